"""What an event says about its mails: texts of its own, where answers go, who is written to."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from events.placeholders import faults, known


class MailKind(models.TextChoices):
    """The mails about an event, by their templates."""

    APPLIED = "registration_applied", _("registration received")
    CONFIRMED = "registration_confirmed", _("confirmed")
    WAITING = "registration_waiting", _("on the waiting list")
    OFFERED = "registration_offered", _("a place is offered")
    NOMINATED = "registration_nominated", _("nominated")
    DECLINED = "registration_declined", _("declined")
    WITHDRAWN = "registration_withdrawn", _("withdrawn")
    CANCELLED = "registration_cancelled", _("event cancelled")
    CHANGED = "event_changed", _("event changed")
    REMINDER_WEEK = "event_reminder_week", _("reminder, 7 days before")
    REMINDER_DAY = "event_reminder_day", _("reminder, 1 day before")
    THANKS = "event_thanks", _("thanks after the event")


class MailTextBlock(blocks.StructBlock):
    """The event's own words in one kind of mail. The facts of the event and the person's link are always below them."""

    kind = blocks.ChoiceBlock(choices=MailKind.choices, label=_("Mail"))
    use = blocks.ChoiceBlock(
        choices=[("instead", _("instead of the usual text")), ("after", _("after the usual text"))],
        default="instead",
        label=_("Where"),
    )
    subject = blocks.CharBlock(required=False, max_length=150, label=_("Subject"), help_text=_("Empty: as usual."))
    subject_ru = blocks.CharBlock(required=False, max_length=150, label=_("Subject in Russian"))
    text = blocks.TextBlock(
        required=False,
        max_length=5000,
        label=_("Text"),
        help_text=_("You may write {name}, {event}, {dates}, {time}, {place}, {link}. Empty: the usual text."),
    )
    text_ru = blocks.TextBlock(required=False, max_length=5000, label=_("Text in Russian"))

    class Meta:
        icon = "mail"
        label = _("Text of a mail")

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        errors = {
            name: ValidationError(sentence)
            for name in ("subject", "subject_ru", "text", "text_ru")
            if (sentence := why_not(value[name] or "", value["kind"]))
        }
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class MailTextsBlock(blocks.StreamBlock):
    text = MailTextBlock()

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        kinds = [child.value["kind"] for child in value]
        twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
        if twice:
            sentence = say("There are two texts of one mail: %(kind)s.") % {"kind": MailKind(twice).label}
            raise blocks.StreamBlockValidationError(non_block_errors=[ValidationError(sentence)])
        return value


def why_not(text: str, kind: str) -> str:
    """Why a text with these curly brackets is refused; empty when it can be sent."""
    wrong = faults(text, known(kind))
    if not wrong:
        return ""
    names = ", ".join(f"{{{name}}}" for name in known(kind))
    return say("Unknown here: %(wrong)s. You may write %(names)s.") % {"wrong": ", ".join(wrong), "names": names}


class Correspondence(models.Model):
    """The part of an event that its mails are made with."""

    contact_email = models.EmailField(
        _("address for answers"), blank=True, help_text=_("Where answers to the mails of this event go.")
    )
    survey_url = models.URLField(
        _("survey"), max_length=500, blank=True, help_text=_("A link that the thanks after the event ask to follow.")
    )
    tells_imported = models.BooleanField(
        _("write to people of imported lists"),
        default=False,
        help_text=_("Otherwise nobody whom you brought in by a list gets a mail about this event."),
    )
    mail_texts = StreamField(MailTextsBlock(), verbose_name=_("texts of mails"), blank=True)

    correspondence_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("survey_url")]),
                FieldPanel("tells_imported"),
                FieldPanel("mail_texts"),
            ],
            heading=_("Mails"),
            classname="collapsed",
        )
    ]

    class Meta:
        abstract = True

    def own_text(self, kind: str) -> Any:
        """The event's own words for this kind of mail, if it has any."""
        return next((child.value for child in self.mail_texts if child.value["kind"] == kind), None)
