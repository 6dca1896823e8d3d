from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from events.models.checks import session_problems
from events.signals import AttendanceLocked, attendance_changing

DECIDING = ("starts_on", "ends_on", "attendance_rule")  # who attended follows from them


class EventPageForm(WagtailAdminPageForm):
    """The editor's form of an event: its sessions are held against its days, its quotas against its places."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        sessions = self.formsets.get("sessions")
        if sessions and cleaned.get("starts_on") and cleaned.get("ends_on") and cleaned.get("time_zone"):
            for form in sessions.forms:
                self._check_session(form, cleaned)
        if self.instance.pk and not self.errors:
            self._check_attendance(cleaned)
        if self.formsets.get("quotas"):
            self._check_quotas(self.formsets["quotas"], cleaned.get("capacity"))
        return cleaned

    def _check_attendance(self, cleaned: dict[str, Any]) -> None:
        """Other days or another rule would change who attended, or of which time they are a figure."""
        event = type(self.instance).objects.get(pk=self.instance.pk)
        wanted = {name: cleaned[name] for name in DECIDING if name in cleaned}
        is_same = all(getattr(event, name) == value for name, value in wanted.items())
        if is_same or not event.registrations.filter(check_ins__isnull=False).exists():
            return
        try:
            attendance_changing.send(type(event), event=event)
            for name, value in wanted.items():
                setattr(event, name, value)
            attendance_changing.send(type(event), event=event)
        except AttendanceLocked as locked:
            self.add_error(None, str(locked))

    def _check_quotas(self, quotas: Any, capacity: int | None) -> None:
        """More than there is cannot be promised; quotas are counted in person where the event is hybrid."""
        kept = [form.cleaned_data for form in quotas.forms if form.is_valid() and form.cleaned_data.get("seats")]
        promised = sum(quota["seats"] for quota in kept if not quota.get("DELETE"))
        if promised and capacity is None:
            self.add_error("capacity", _("Say how many places there are before you set some aside."))
        elif promised and promised > (capacity or 0):
            self.add_error("capacity", _("%(promised)s places are set aside for countries.") % {"promised": promised})

    def _check_session(self, form: Any, event: dict[str, Any]) -> None:
        if not form.is_valid() or form.cleaned_data.get("DELETE") or not form.cleaned_data.get("day"):
            return
        clocks = {name: form.cleaned_data.get(name) for name in ("starts", "ends")}
        days = (event["starts_on"], event["ends_on"])
        for name, problem in session_problems(form.cleaned_data["day"], clocks, days, event["time_zone"]).items():
            form.add_error(name, problem)
