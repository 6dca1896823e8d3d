"""Content in English and Russian on one row: `title` and `title_ru`."""

from typing import Any

from django.utils.translation import get_language


class Localised:
    """Reads `<field>_ru` when the active language is Russian and that field is filled, else `<field>`.

    class EventPage(Page):
        summary = models.TextField()
        summary_ru = models.TextField(blank=True)
        local_summary = Localised("summary")
    """

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        translated = getattr(row, f"{self.field}_ru") if (get_language() or "en").startswith("ru") else None
        return translated or getattr(row, self.field)
