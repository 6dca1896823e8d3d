"""One's own certificates: to keep, to show, and to say how one's name is written."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from knowledge.models import Award

signed_in = login_required(login_url="participants:login")


@never_cache
@require_safe
@signed_in
def my_certificates(request: HttpRequest) -> HttpResponse:
    person = request.user.person
    awards = Award.objects.with_successor().filter(person=person) if person else Award.objects.none()
    return TemplateResponse(request, "knowledge/awards/mine.html", {"awards": awards})
