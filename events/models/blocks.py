"""Lists of small things on an event's page: speakers, files, photographs, each in both languages."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class SpeakerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=120)
    name_ru = blocks.CharBlock(label=_("name in Russian"), max_length=120, required=False)
    role = blocks.CharBlock(label=_("role and institution"), max_length=200, required=False)
    role_ru = blocks.CharBlock(label=_("role and institution in Russian"), max_length=200, required=False)

    class Meta:
        label = _("speaker")


class FileBlock(blocks.StructBlock):
    """A file that everybody may have."""

    title = blocks.CharBlock(label=_("title"), max_length=150)
    title_ru = blocks.CharBlock(label=_("title in Russian"), max_length=150, required=False)
    document = DocumentChooserBlock(label=_("document"))

    class Meta:
        label = _("file")


class MaterialBlock(FileBlock):
    """A file to read before the event or handed out at it, perhaps for participants alone."""

    BEFORE, AFTER = "before", "after"
    TIMES: ClassVar = [(BEFORE, _("to read before the event")), (AFTER, _("from the event"))]

    time = blocks.ChoiceBlock(label=_("when"), choices=TIMES, default=BEFORE)
    is_for_participants = blocks.BooleanBlock(
        label=_("for participants only"),
        required=False,
        help_text=_("Then nobody gets the document but staff and people who are confirmed."),
    )

    class Meta:
        label = _("material")


class PhotographBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(label=_("what it shows"), max_length=200, help_text=_("For people who do not see it."))
    alt_ru = blocks.CharBlock(label=_("what it shows, in Russian"), max_length=200, required=False)

    class Meta:
        label = _("photograph")
