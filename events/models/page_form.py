from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from events.models.checks import session_problems


class EventPageForm(WagtailAdminPageForm):
    """The editor's form of an event: its sessions are held against its days."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        sessions = self.formsets.get("sessions")
        if sessions and cleaned.get("starts_on") and cleaned.get("ends_on") and cleaned.get("time_zone"):
            for form in sessions.forms:
                self._check_session(form, cleaned)
        return cleaned

    def _check_session(self, form: Any, event: dict[str, Any]) -> None:
        if not form.is_valid() or form.cleaned_data.get("DELETE") or not form.cleaned_data.get("day"):
            return
        clocks = {name: form.cleaned_data.get(name) for name in ("starts", "ends")}
        days = (event["starts_on"], event["ends_on"])
        for name, problem in session_problems(form.cleaned_data["day"], clocks, days, event["time_zone"]).items():
            form.add_error(name, problem)
