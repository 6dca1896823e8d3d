"""The questions that an event asks beside the form's own: blocks which staff put together in the page's editor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ListBlock,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from events.questioning import NO, YES, Condition, Kind, Option, Question

TELLING = (Kind.ONE, Kind.SEVERAL, Kind.YES_NO)  # on whose answers another question may depend


class QuestionBlock(StructBlock):
    label = CharBlock(label=_("question"), max_length=200)
    label_ru = CharBlock(label=_("question in Russian"), max_length=200, required=False)
    help = CharBlock(label=_("explanation"), max_length=300, required=False)
    help_ru = CharBlock(label=_("explanation in Russian"), max_length=300, required=False)
    is_required = BooleanBlock(label=_("must be answered"), required=False)
    only_if = CharBlock(
        label=_("only if"),
        max_length=200,
        required=False,
        help_text=_("An earlier question, as it is written in English. Empty: everybody is asked."),
    )
    only_if_answer = CharBlock(
        label=_("was answered"),
        max_length=200,
        required=False,
        help_text=_("One of its options, as it is written in English; of a question to be answered by yes or no: yes."),
    )

    class Meta:
        icon = "help"
        label_format = "{label}"


class OptionBlock(StructBlock):
    label = CharBlock(label=_("option"), max_length=200)
    label_ru = CharBlock(label=_("option in Russian"), max_length=200, required=False)


class ChoiceQuestionBlock(QuestionBlock):
    options = ListBlock(OptionBlock(), label=_("options"), min_num=2)


def _block(kind: Kind, label: Promise, icon: str) -> tuple[str, QuestionBlock]:
    block = ChoiceQuestionBlock if kind in (Kind.ONE, Kind.SEVERAL) else QuestionBlock
    return kind.value, block(label=label, icon=icon)


class QuestionsBlock(StreamBlock):
    """In their order; a condition may name only a question that stands before it."""

    def __init__(self, local_blocks: Any = None, **options: Any) -> None:
        own = [
            _block(Kind.SHORT_TEXT, _("short text"), "pilcrow"),
            _block(Kind.LONG_TEXT, _("long text"), "doc-full"),
            _block(Kind.ONE, _("choice of one"), "radio-empty"),
            _block(Kind.SEVERAL, _("choice of several"), "tick-inverse"),
            _block(Kind.YES_NO, _("yes or no"), "check"),
            _block(Kind.NUMBER, _("number"), "order"),
            _block(Kind.DATE, _("date"), "date"),
        ]
        super().__init__(local_blocks or own, **options)

    def clean(self, value: StreamValue) -> StreamValue:
        cleaned = super().clean(value)
        earlier: dict[str, list[str]] = {}
        faults = {}
        for place, child in enumerate(cleaned):
            if fault := _fault_of(child.value, earlier):
                name, sentence = fault
                faults[place] = StructBlockValidationError({name: ValidationError(sentence)})
            earlier[_plain(child.value["label"])] = [_plain(words) for words in _english_options(child)]
        if faults:
            raise StreamBlockValidationError(block_errors=faults)
        return cleaned


def _fault_of(block: StructValue, earlier: dict[str, list[str]]) -> tuple[str, str] | None:
    """The field that is wrong, and why, given the questions before it with their options."""
    question, answer = _plain(block["only_if"]), _plain(block["only_if_answer"])
    if _plain(block["label"]) in earlier:
        return "label", gettext("The same question stands above.")
    if not question and not answer:
        return None
    if not earlier.get(question):
        return "only_if", gettext("Write an earlier question that is answered by choosing, as it is written above.")
    if answer not in earlier[question]:
        return "only_if_answer", gettext("Write one of the options of that question.")
    return None


def questions_of(stream: StreamValue) -> list[Question]:
    """What the event asks, in the language of the reader."""
    found: list[Question] = []
    by_label: dict[str, tuple[str, dict[str, str]]] = {}  # the id, and the ids of the options by their English words
    for child in stream:
        block, kind = child.value, Kind(child.block_type)
        options = _options(child)
        question_id, ids = by_label.get(_plain(block["only_if"]), ("", {}))
        option = ids.get(_plain(block["only_if_answer"]))
        found.append(
            Question(
                id=str(child.id),
                kind=kind,
                label=_local(block, "label"),
                help=_local(block, "help"),
                is_required=bool(block["is_required"]),
                options=options,
                only_if=Condition(question_id, option) if option else None,
            )
        )
        english = map(_plain, _english_options(child))
        by_label[_plain(block["label"])] = (str(child.id), dict(zip(english, (it.id for it in options), strict=True)))
    return found


def _options(child: Any) -> tuple[Option, ...]:
    if child.block_type == Kind.YES_NO:
        return Option(YES, gettext("Yes")), Option(NO, gettext("No"))
    if child.block_type not in TELLING:
        return ()
    return tuple(Option(str(item.id), _local(item.value, "label")) for item in child.value["options"].bound_blocks)


def _english_options(child: Any) -> list[str]:
    if child.block_type == Kind.YES_NO:
        return [YES, NO]
    return [item["label"] for item in child.value["options"]] if child.block_type in TELLING else []


def _local(block: StructValue, name: str) -> str:
    translated = block[f"{name}_ru"] if (get_language() or "en").startswith("ru") else ""
    return str(translated or block[name] or "")


def _plain(text: str | None) -> str:
    """Compared without regard to capitals and spaces."""
    return " ".join((text or "").split()).casefold()
