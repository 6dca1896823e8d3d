"""Where staff bring in a list of people; the portal's own pages of uploaded lists take over from there."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.forms.spreadsheets import PeopleListForm
from participants.long_work import PEOPLE
from portal.core.uploads import take_in


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("participants.import_person", raise_exception=True)
def import_people(request: HttpRequest) -> HttpResponse:
    form = PeopleListForm(request.POST, request.FILES) if request.method == "POST" else PeopleListForm()
    if form.is_valid():
        file, country = form.cleaned_data["file"], form.cleaned_data["country"]
        parameters = {"country": country.pk} if country else {}
        upload = take_in(
            PEOPLE, name=file.name, content=file.read(), parameters=parameters, by=request.user, at=timezone.now()
        )
        return redirect("uploaded_list", upload.pk)
    context = {"form": form, "kind": PEOPLE, "page_title": _("Import people")}
    return TemplateResponse(request, "core/list_upload.html", context, status=422 if form.errors else 200)
