"""One person in the admin: what is on record, with what became of them. Who was merged is led to who they are now."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from participants.models import Merge, Person


class MergeButton:
    """The way to merge from any page of a person."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if not self.request.user.has_perm("participants.merge_person"):
            return buttons
        url = reverse("person_merge", args=[self.object.pk])
        return [*buttons, Button(_("Merge with another entry"), url=url, icon_name="group", priority=30)]


class PersonView(MergeButton, generic.InspectView):
    page_title = gettext_lazy("Person")

    def get_object(self, queryset: Any = None) -> Person:
        people = Person.with_merged.select_related("country", "institution", "merged_into", "account")
        return get_object_or_404(people, pk=self.pk)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _to_who_they_are(request, self.object, "person:inspect") or super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        merges = Merge.objects.select_related("kept", "dropped", "by", "undone_by")
        theirs = merges.filter(Q(kept=self.object) | Q(dropped=self.object) | Q(kept__merged_into=self.object))
        return super().get_context_data(**kwargs) | {"person": self.object, "merges": theirs}


class PersonEditView(MergeButton, generic.EditView):
    def get_object(self, queryset: Any = None) -> Person:
        return get_object_or_404(Person.with_merged, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _to_who_they_are(request, self.get_object(), "person:edit") or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _to_who_they_are(request, self.get_object(), "person:edit") or super().post(request, *args, **kwargs)


def _to_who_they_are(request: HttpRequest, person: Person, page: str) -> HttpResponse | None:
    if person.merged_into is None:
        return None
    messages.info(request, _("This entry was merged into another one, which you see here."))
    return redirect(page, person.merged_into.pk)
