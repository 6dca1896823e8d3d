"""The forms of the question bank: a question in all its languages, a file of questions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from knowledge.actions.asking import Words, words_of
from knowledge.models import Question, QuestionVersion
from knowledge.models.works import language_choices
from knowledge.questions.formats import FORMATS
from knowledge.questions.grading import number_of, weight_of
from knowledge.questions.parsed import option_keys, stored, written

Kind = Question.Kind
MOST_UPLOADED = 1_000_000
SPARE = 3  # empty rows below those that are filled
LEAST = 4
ALWAYS = ("en", "ru")


class QuestionForm(forms.Form):
    """A question of a kind. Rows are options, pairs or answers; a row that is empty in all languages is left out.

    `keys` of the rows travel with the form, so that an option keeps its key whatever else changes meanwhile.
    """

    bank = forms.CharField(
        label=gettext_lazy("Question bank"), max_length=150, help_text=gettext_lazy("One that there is, or a new one.")
    )
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=150, help_text=gettext_lazy("For staff: learners do not see it.")
    )
    objective = forms.CharField(label=gettext_lazy("Learning objective"), max_length=150, required=False)
    keys = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, kind: str, languages: Sequence[str], *, version: QuestionVersion | None = None, data: Any = None
    ) -> None:
        self.kind, self.languages, self.version = kind, list(languages), version
        initial = initial_of(version) if version else {}
        keys = initial.get("keys") or _new_keys(kind, 0, LEAST)
        if data is not None:
            keys = [key for key in data.get("keys", "").split(",") if key.isalnum()][:50]
        super().__init__(data, initial=initial | {"keys": ",".join(keys)})
        if version:
            self.fields["bank"].disabled = self.fields["name"].disabled = True
        self.row_keys = keys if kind in ROWS else []
        for language in self.languages:
            self.fields[f"text_{language}"] = forms.CharField(widget=_area(3), required=False, strip=True)
            self.fields[f"feedback_{language}"] = forms.CharField(widget=_area(2), required=False)
        for key in self.row_keys:
            self.fields |= {f"{name}_{key}": field for name, field in ROWS[kind](self.languages).items()}
        self.fields |= MORE.get(kind, dict)()

    @property
    def rows(self) -> list[list[Any]]:
        names = ROWS[self.kind](self.languages) if self.row_keys else ()
        return [[self[f"{name}_{key}"] for name in names] for key in self.row_keys]

    @property
    def columns(self) -> list[Any]:
        return [field.label for field in ROWS[self.kind](self.languages).values()] if self.row_keys else []

    @property
    def wordings(self) -> list[tuple[str, Any, Any]]:
        names = dict(language_choices())
        return [(names[code], self[f"text_{code}"], self[f"feedback_{code}"]) for code in self.languages]

    @property
    def more(self) -> list[Any]:
        return [self[name] for name in MORE.get(self.kind, dict)()]

    def said(self) -> tuple[dict[str, Any], dict[str, Words]]:
        """The solution and the words. A language without a text and without options is left out."""
        filled = self.cleaned_data
        read = partial(_read_pairs, known=self._right_sides()) if self.kind == Kind.MATCHING else READ[self.kind]
        options, solution = read(filled, self.row_keys, self.languages)
        words = {
            code: Words(_lines(filled[f"text_{code}"]), options.get(code, {}), _lines(filled[f"feedback_{code}"]))
            for code in self.languages
        }
        kept = {code: it for code, it in words.items() if it.text or any(it.options.values())}
        return solution, kept

    def _right_sides(self) -> dict[tuple[str, ...], str]:
        """The keys that the right sides have, by their texts: they keep them."""
        words = words_of(self.version) if self.version else {}
        keys = {key for it in words.values() for key in it.options if key.startswith("r")}
        empty = Words("")
        return {tuple(words.get(code, empty).options.get(key, "") for code in self.languages): key for key in keys}


def _lines(text: str) -> str:
    """As they are stored: browsers end them differently."""
    return text.replace("\r\n", "\n")


class QuestionFileForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"))
    format = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=[(name, name.upper() if name == "gift" else "Aiken") for name in FORMATS]
    )
    bank = forms.CharField(
        label=gettext_lazy("Question bank"), max_length=150, help_text=gettext_lazy("One that there is, or a new one.")
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOADED:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        return file


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _words(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=1000, **options)


PERCENT = gettext_lazy("Worth, in percent")


def _percent() -> forms.DecimalField:
    return forms.DecimalField(label=PERCENT, required=False, min_value=-100, max_value=100, max_digits=9)


def _options(languages: Sequence[str]) -> dict[str, forms.Field]:
    names = dict(language_choices())
    texts: dict[str, forms.Field] = {f"option_{code}": _words(names[code]) for code in languages}
    right = forms.BooleanField(label=pgettext_lazy("option", "Right"), required=False)
    return texts | {"right": right, "percent": _percent()}


def _pairs(languages: Sequence[str]) -> dict[str, forms.Field]:
    names = dict(language_choices())
    return {f"left_{code}": _words(names[code]) for code in languages} | {
        f"right_{code}": _words(f"→ {names[code]}") for code in languages
    }


def _numbers(languages: Sequence[str]) -> dict[str, forms.Field]:
    return {
        "value": _words(gettext_lazy("Right number")),
        "tolerance": _words(gettext_lazy("Give or take")),
        "percent": _percent(),
    }


def _answers(languages: Sequence[str]) -> dict[str, forms.Field]:
    help_text = gettext_lazy("In all languages. A star stands for anything.")
    return {"answer": _words(gettext_lazy("Right answer"), help_text=help_text), "percent": _percent()}


ROWS = {Kind.SINGLE: _options, Kind.MULTIPLE: _options, Kind.MATCHING: _pairs, Kind.NUMERIC: _numbers}
ROWS |= {Kind.SHORT_TEXT: _answers}
MORE = {
    Kind.TRUE_FALSE: lambda: {
        "truth": forms.ChoiceField(
            label=gettext_lazy("Right answer"),
            choices=[("true", gettext_lazy("true")), ("false", gettext_lazy("false"))],
        )
    },
    Kind.SHORT_TEXT: lambda: {
        "case": forms.BooleanField(label=gettext_lazy("Capital letters make a difference"), required=False)
    },
    Kind.SCALE: lambda: {
        "least": forms.IntegerField(label=gettext_lazy("From"), initial=1),
        "most": forms.IntegerField(label=gettext_lazy("to"), initial=5),
    },
}


def _texts(filled: Mapping[str, Any], key: str, prefix: str, languages: Sequence[str]) -> dict[str, str]:
    return {code: filled[f"{prefix}_{code}_{key}"] for code in languages}


def _read_options(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str], *, shared: bool) -> Any:
    rows = {key: _texts(filled, key, "option", languages) for key in keys}
    rows = {key: texts for key, texts in rows.items() if any(texts.values())}
    right = sum(filled[f"right_{key}"] for key in rows)
    share = (Decimal(1) / right).quantize(Decimal("0.0000001")) if shared and right else Decimal(1)
    weights = {key: _weight(filled[f"percent_{key}"], share if filled[f"right_{key}"] else Decimal(0)) for key in rows}
    return _by_language(rows, languages), {"weights": weights}


def _read_single(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    return _read_options(filled, keys, languages, shared=False)


def _read_multiple(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    return _read_options(filled, keys, languages, shared=True)


def _read_pairs(
    filled: Mapping[str, Any],
    keys: Sequence[str],
    languages: Sequence[str],
    *,
    known: Mapping[tuple[str, ...], str],
) -> Any:
    """Two rows with the same right side have one right option; a right side alone belongs to nothing."""
    rows: dict[str, dict[str, str]] = {}
    rights = dict(known)
    free = (key for key in map("r{}".format, range(1, 200)) if key not in known.values())
    pairs = {}
    for key in keys:
        left, right = (_texts(filled, key, side, languages) for side in ("left", "right"))
        if any(right.values()):
            right_key = rights.get(tuple(right.values())) or next(free)
            rights[tuple(right.values())] = right_key
            rows[right_key] = right
            if any(left.values()):
                left_key = f"l{len(pairs) + 1}"
                rows[left_key], pairs[left_key] = left, right_key
    return _by_language(rows, languages), {"pairs": pairs}


def _read_numbers(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    answers = [
        {
            "value": _number(filled[f"value_{key}"]),
            "tolerance": _number(filled[f"tolerance_{key}"] or "0"),
            "weight": _weight(filled[f"percent_{key}"], Decimal(1)),
        }
        for key in keys
        if filled[f"value_{key}"]
    ]
    return {}, {"answers": answers}


def _read_answers(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    answers = [
        {"text": filled[f"answer_{key}"], "weight": _weight(filled[f"percent_{key}"], Decimal(1))}
        for key in keys
        if filled[f"answer_{key}"]
    ]
    return {}, {"answers": answers, "case": filled["case"]}


def _read_truth(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    return {}, {"weights": {key: int(filled["truth"] == key) for key in ("true", "false")}}


def _read_scale(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    return {}, {"least": filled["least"], "most": filled["most"]}


def _read_nothing(filled: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]) -> Any:
    return {}, {}


READ = {
    Kind.SINGLE: _read_single,
    Kind.MULTIPLE: _read_multiple,
    Kind.NUMERIC: _read_numbers,
    Kind.SHORT_TEXT: _read_answers,
    Kind.TRUE_FALSE: _read_truth,
    Kind.SCALE: _read_scale,
    Kind.FREE_TEXT: _read_nothing,
}


def _weight(percent: Decimal | None, otherwise: Decimal) -> int | str:
    return stored(otherwise if percent is None else (percent / 100).quantize(Decimal("0.0000001")))


def _number(typed: str) -> str:
    """As a solution holds it; what is no number stays, and is refused with its sentence."""
    number = number_of(typed)
    return typed if number is None else written(number)


def _by_language(rows: Mapping[str, Mapping[str, str]], languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """A language in which no option is written has none."""
    return {
        code: {key: texts[code] for key, texts in rows.items()}
        for code in languages
        if any(texts[code] for texts in rows.values())
    }


def _new_keys(kind: str, taken: int, number: int) -> list[str]:
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        return option_keys(taken + number)[taken:]
    return [str(place + 1) for place in range(taken, taken + number)]


def initial_of(version: QuestionVersion) -> dict[str, Any]:
    """What the form shows of a version."""
    kind, solution = version.question.kind, version.solution
    initial: dict[str, Any] = {
        "bank": version.question.bank.name,
        "name": version.question.name,
        "objective": version.question.objective,
    }
    words = words_of(version)
    for code, it in words.items():
        initial |= {f"text_{code}": it.text, f"feedback_{code}": it.feedback}
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        keys = _show_options(initial, solution, words)
    elif kind == Kind.MATCHING:
        keys = _show_pairs(initial, solution, words)
    else:
        keys = _show_answers(initial, solution)
    initial["keys"] = keys + _new_keys(kind, len(keys), SPARE)
    return initial


def _show_options(initial: dict[str, Any], solution: Mapping[str, Any], words: Mapping[str, Words]) -> list[str]:
    """The percents are shown only where the ticks do not say them."""
    weights = {key: weight_of(weight) for key, weight in solution["weights"].items()}
    right = {key for key, weight in weights.items() if weight > 0}
    is_plain = set(weights.values()) <= {Decimal(0), max(weights.values())}
    for key, weight in weights.items():
        initial[f"right_{key}"] = key in right
        initial[f"percent_{key}"] = None if is_plain else weight * 100
        initial |= {f"option_{code}_{key}": it.options.get(key, "") for code, it in words.items()}
    return list(weights)


def _show_pairs(initial: dict[str, Any], solution: Mapping[str, Any], words: Mapping[str, Words]) -> list[str]:
    pairs = list(solution["pairs"].items())
    known = {key for it in words.values() for key in it.options if key.startswith("r")}
    pairs += [("", key) for key in sorted(known - set(solution["pairs"].values()))]
    for number, (left, right) in enumerate(pairs, start=1):
        for code, it in words.items():
            initial |= {f"left_{code}_{number}": it.options.get(left, "")}
            initial |= {f"right_{code}_{number}": it.options.get(right, "")}
    return [str(number) for number in range(1, len(pairs) + 1)]


def _show_answers(initial: dict[str, Any], solution: Mapping[str, Any]) -> list[str]:
    if "weights" in solution:
        initial["truth"] = max(solution["weights"], key=lambda key: weight_of(solution["weights"][key]))
    initial |= {key: solution[key] for key in ("case", "least", "most") if key in solution}
    for number, answer in enumerate(solution.get("answers", ()), start=1):
        weight = weight_of(answer.get("weight", 1))
        initial |= {
            f"answer_{number}": answer.get("text", ""),
            f"value_{number}": answer.get("value", ""),
            f"tolerance_{number}": answer.get("tolerance", ""),
            f"percent_{number}": None if weight == 1 else weight * 100,
        }
    return [str(number) for number in range(1, len(solution.get("answers", ())) + 1)]
