"""A message to chosen registrations, from the list in the admin: written, looked at, sent."""

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.actions.messaging import preview, send_message, why_none
from events.bulk_actions import ChosenBulkAction
from events.message_forms import MessageForm
from events.models import Registration


class MessageBulkAction(ChosenBulkAction):
    """The first button shows what will be read, the second sends it."""

    display_name = _("Write a message")
    action_type = "message"
    aria_label = _("Write a message to the chosen people")
    action_priority = 30
    template_name = "events/bulk_message.html"
    form_class = MessageForm

    @classmethod
    def get_queryset(cls, model: type[Registration], object_ids: list[str]) -> list[Registration]:
        numbers = [number for number in object_ids if str(number).isdecimal()]
        return list(model.objects.with_people().select_related("event__country").filter(pk__in=numbers))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With who gets it and who does not, and, once it is written, what the first reader of each language reads."""
        context = super().get_context_data(**kwargs)
        chosen = [row["item"] for row in context["items"]]
        told = [registration for registration in chosen if not why_none(registration)]
        untold = [(registration, why) for registration in chosen if (why := why_none(registration))]
        return context | {"told": told, "untold": untold, "letters": self._letters(context["form"], told)}

    def _letters(self, form: MessageForm, told: list[Registration]) -> list[dict[str, Any]]:
        if not (form.is_bound and form.is_valid()):
            return []
        first = {registration.language: registration for registration in reversed(told)}
        return [
            {"to": registration.person.full_name, "letter": preview(registration, form.message)}
            for _language, registration in sorted(first.items())
        ]

    def prepare_action(self, objects: list[Registration], objects_without_access: Any) -> HttpResponse | None:
        if "send" in self.request.POST:
            return None
        return TemplateResponse(self.request, self.template_name, self.get_context_data(form=self.cleaned_form))

    @classmethod
    def execute_action(cls, objects: list[Registration], *, view: "MessageBulkAction") -> tuple[int, int]:
        form, now = view.cleaned_form, timezone.now()
        number = form.cleaned_data["number"]
        return send_message(objects, form.message, number=number, by=view.request.user, at=now), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "The message goes to %(count)s person.", "The message goes to %(count)s people.", num_parent_objects
        ) % {"count": num_parent_objects}
