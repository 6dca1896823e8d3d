from wagtail.admin.panels import FieldPanel, FieldRowPanel


def pair(field: str) -> FieldRowPanel:
    """A text and its Russian."""
    return FieldRowPanel([FieldPanel(field), FieldPanel(f"{field}_ru")])
