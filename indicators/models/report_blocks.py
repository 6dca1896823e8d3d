"""What the sections of a report are composed of: texts in both languages, parts that fill themselves, pictures."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from indicators.reports.outline import parts_by_kind

FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "figure"]


def tables() -> Sequence[tuple[str, str | Promise]]:
    return parts_by_kind("table")


def charts() -> Sequence[tuple[str, str | Promise]]:
    return parts_by_kind("chart")


class TextBlock(blocks.StructBlock):
    """A passage in English and Russian. `carried` is the digest of both as they were in the report of the year before:
    as long as it fits, nobody has touched them; `still_true` says that somebody read them and left them so.
    """

    en = blocks.RichTextBlock(label=_("Text"), features=FEATURES)
    ru = blocks.RichTextBlock(label=_("Text in Russian"), features=FEATURES, required=False)
    still_true = blocks.BooleanBlock(label=_("Carried over, read, and still true"), required=False)
    carried = blocks.CharBlock(required=False, max_length=64, form_classname="report-carried")

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class TableBlock(blocks.StructBlock):
    part = blocks.ChoiceBlock(label=_("Table"), choices=tables)

    class Meta:
        icon = "table"
        label = _("Table")


class ChartBlock(blocks.StructBlock):
    part = blocks.ChoiceBlock(label=_("Chart"), choices=charts)

    class Meta:
        icon = "chart-column"
        label = _("Chart")


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("What it shows, for those who cannot see it"), max_length=250)
    alt_ru = blocks.CharBlock(label=_("The same in Russian"), max_length=250, required=False)
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)
    caption_ru = blocks.CharBlock(label=_("Caption in Russian"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


BODY = [("text", TextBlock()), ("table", TableBlock()), ("chart", ChartBlock()), ("picture", PictureBlock())]
