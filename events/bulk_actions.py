"""Decisions on many registrations at once, from the list in the admin."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from events.actions.deciding import keep_waiting
from events.actions.registration import RegistrationRefused, confirm, decline
from events.actions.rehearsing import rehearse
from events.forms import DeclineForm
from events.models import Registration
from events.viewsets import RegistrationFilterSet

REHEARSED = 30  # each takes some milliseconds under the lock of its event


class ChosenBulkAction(BulkAction):
    """What those who decide may do with the registrations that they ticked in the list."""

    models: ClassVar = [Registration]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("events.decide_registration"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_execution_context(self) -> dict[str, Any]:
        return {"view": self}

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet[Registration]:
        """What the list shows under its filters and its search; Wagtail's own answer is every row of the table."""
        asked = self.request.GET
        listed = RegistrationFilterSet(asked, queryset=Registration.objects.standing(), request=self.request)
        found = listed.qs if listed.is_valid() else listed.queryset.none()
        return found.named(asked.get("q", "")).values_list("pk", flat=True)

    @classmethod
    def get_queryset(cls, model: type[Registration], object_ids: list[str]) -> list[Registration]:
        numbers = [number for number in object_ids if str(number).isdecimal()]
        return list(model.objects.with_people().filter(pk__in=numbers))


class DecideBulkAction(ChosenBulkAction):
    """Each registration is decided by itself: one that is refused is named, the others go through."""

    decide: Callable[..., Registration]  # each decision's own verb

    template_name = "events/bulk_decision.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what would become of each, for as many as can be tried without holding an event up."""
        context = super().get_context_data(**kwargs)
        chosen = [row["item"] for row in context["items"]]
        foretold = rehearse(chosen[:REHEARSED], self.decide)
        return context | {"foretold": foretold, "untold": len(chosen) - len(foretold)}

    @classmethod
    def execute_action(cls, objects: list[Registration], *, view: "DecideBulkAction") -> tuple[int, int]:
        done = 0
        for registration in objects:
            former = registration.state
            try:
                done += view.decide(registration).state != former
            except RegistrationRefused as refusal:
                messages.error(view.request, f"{registration.person}: {refusal}")
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        return None


class ConfirmBulkAction(DecideBulkAction):
    display_name = _("Confirm")
    action_type = "confirm"
    aria_label = _("Confirm the chosen registrations")
    action_priority = 10

    def decide(self, registration: Registration) -> Registration:
        return confirm(registration, by=self.request.user, at=timezone.now())

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)s registration is confirmed.", "%(count)s registrations are confirmed.", num_parent_objects
        ) % {"count": num_parent_objects}


class DeclineBulkAction(DecideBulkAction):
    display_name = _("Decline")
    action_type = "decline"
    aria_label = _("Decline the chosen registrations")
    action_priority = 20
    classes: ClassVar = {"serious"}
    form_class = DeclineForm

    def decide(self, registration: Registration) -> Registration:
        reason = self.cleaned_form.cleaned_data["reason"] if self.cleaned_form else ""
        return decline(registration, reason=reason, by=self.request.user, at=timezone.now())

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)s registration is declined.", "%(count)s registrations are declined.", num_parent_objects
        ) % {"count": num_parent_objects}


class KeepWaitingBulkAction(DecideBulkAction):
    display_name = _("Keep waiting")
    action_type = "keep_waiting"
    aria_label = _("Put the chosen people on the waiting list")
    action_priority = 15

    def decide(self, registration: Registration) -> Registration:
        return keep_waiting(registration, by=self.request.user, at=timezone.now())

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)s person is on the waiting list.", "%(count)s people are on the waiting list.", num_parent_objects
        ) % {"count": num_parent_objects}
