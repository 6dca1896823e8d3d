"""Nothing is kept about people that no model has declared: fields, relations, and the models of libraries."""

import re
from itertools import chain

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from participants.models import Country, Person
from portal.core.declarations import declaration_of, declarations
from portal.core.library_data import IMPERSONAL, LIBRARY_DATA
from portal.core.privacy import EVERY_OTHER_FIELD, Erasure, PersonalData, WhenDue

OURS = {"portal", "participants", "events", "knowledge", "indicators", "allocation_demo"}
TELLING_TYPES = (models.EmailField, models.JSONField, models.FileField, models.GenericIPAddressField)
# Of a model that leads to no person: what such a field is called when it holds one all the same.
TELLING_NAMES = re.compile(
    r"(^|_)(name|surname|patronymic|person|people|user|account|email|mail|phone|address|recipient|owner|author|speaker"
    r"|contact|birth|position|needs|diet|passport|visa|signature|ip|by)(_|$)"
)
MODELS = apps.get_models()


def is_ours(model: type[models.Model]) -> bool:
    return apps.get_app_config(model._meta.app_label).name.partition(".")[0] in OURS


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """What this model adds itself, without its key and the link to a parent."""
    fields = [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]
    return [f for f in fields if not f.primary_key and not getattr(f.remote_field, "parent_link", False)]


def points_at_people(field: models.Field) -> bool:
    return field.is_relation and field.related_model in people_models()


def people_models() -> set[type[models.Model]]:
    """Person, the account, and what is about one of them: a key to such a row is a key to somebody."""
    return {Person, get_user_model()} | {model for model, data in declarations() if data.people or data.accounts}


def is_telling(field: models.Field) -> bool:
    return isinstance(field, TELLING_TYPES) or points_at_people(field)


def fields_to_declare(model: type[models.Model]) -> set[str]:
    """All of a model that leads to a person; of others those whose type or name tells."""
    fields = own_fields(model)
    if any(points_at_people(field) for field in fields) or model is Person:
        return {field.name for field in fields}
    return {field.name for field in fields if is_telling(field) or TELLING_NAMES.search(field.name)}


def declared_fields(model: type[models.Model]) -> set[str]:
    data = declaration_of(model) or PersonalData(held=())
    lookups = chain(data.people, data.accounts, data.numbers, data.addresses)
    named = {*data.fields, *chain(*data.other.values()), *(lookup.partition("__")[0] for lookup in lookups)}
    if EVERY_OTHER_FIELD in named:
        named |= {field.name for field in own_fields(model) if not is_telling(field)}
    return named


@pytest.mark.parametrize("model", [m for m in MODELS if is_ours(m)], ids=lambda model: model._meta.label)
def test_every_field_about_people_is_declared(model):
    assert fields_to_declare(model) - declared_fields(model) == set()


@pytest.mark.parametrize("model", [m for m in MODELS if not is_ours(m)], ids=lambda model: model._meta.label)
def test_every_model_of_a_library_is_declared(model):
    """So that nobody installs an app without having looked at what it keeps."""
    assert (model._meta.label in LIBRARY_DATA) != (model._meta.label in IMPERSONAL)
    if model._meta.label in LIBRARY_DATA:
        assert {field.name for field in own_fields(model)} - declared_fields(model) == set()
    else:
        assert [field.name for field in own_fields(model) if points_at_people(field)] == []


def test_a_field_is_declared_once_and_is_there():
    for model, data in declarations():
        names = [*chain(*(held.fields for held in data.held)), *chain(*data.other.values())]
        assert len(names) == len(set(names)), model
        there = {field.name for field in model._meta.get_fields()}
        assert set(names) - {EVERY_OTHER_FIELD} - there == set(), model


def test_only_models_of_libraries_are_declared_by_and_so_on():
    ours = [
        model for model, data in declarations() if is_ours(model) and EVERY_OTHER_FIELD in chain(*data.other.values())
    ]
    assert ours == []


def test_what_is_kept_after_erasure_holds_no_words():
    """Words that somebody typed may name a person; a choice, a number, a date and a key to a table do not."""
    wordy = [
        f"{model._meta.label}.{name}"
        for model, data in declarations()
        if is_ours(model) and data.is_about_people
        for name, kind in data.fields.items()
        if kind.on_erasure == Erasure.KEEP and holds_words(model._meta.get_field(name))
    ]
    assert wordy == []


def holds_words(field: models.Field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField | models.JSONField | models.FileField)
    return is_text and not field.choices and (field.max_length or 1000) > 5


def test_rules_with_days_say_from_when():
    for model, data in declarations():
        for held in data.held:
            until = held.kind.until
            assert (until.days is None) == (until.since == ""), (model, held.fields)
            if until.when_due == WhenDue.DELETE:
                assert until.days is not None


def test_a_model_does_not_inherit_the_declaration_of_its_parent():
    page = apps.get_model("events", "EventIndexPage")
    assert declaration_of(apps.get_model("wagtailcore", "Page")) is LIBRARY_DATA["wagtailcore.Page"]
    assert declaration_of(page) is None


class TestTheTestItself:
    """What it must catch, made up here: these models are in no app, so no table is made for them."""

    @pytest.fixture(autouse=True)
    def registry(self, monkeypatch):
        monkeypatch.setattr(apps, "register_model", lambda *_names: None)

    @pytest.mark.parametrize(
        ("fields", "caught"),
        [
            ({"note": models.TextField(), "who": models.ForeignKey(Person, models.PROTECT)}, {"note", "who"}),
            ({"passport_number": models.CharField(max_length=9)}, {"passport_number"}),
            ({"scan": models.FileField()}, {"scan"}),
            ({"row": models.JSONField()}, {"row"}),
            ({"reply_to": models.EmailField()}, {"reply_to"}),
            ({"title": models.CharField(max_length=9), "country": models.ForeignKey(Country, models.PROTECT)}, set()),
        ],
        ids=["a path to a person", "a telling name", "a file", "json", "an address", "nothing about people"],
    )
    def test_undeclared_field_is_caught(self, fields, caught):
        meta = type("Meta", (), {"app_label": "events"})
        for name, field in fields.items():
            if field.is_relation:
                fields[name] = models.ForeignKey(field.remote_field.model, models.PROTECT, related_name="+")
        model = type("Passport", (models.Model,), {"__module__": "events.models", "Meta": meta, **fields})
        assert fields_to_declare(model) - declared_fields(model) == caught
