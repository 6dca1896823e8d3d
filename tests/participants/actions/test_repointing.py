"""Every model that points at a person, found by introspection: merged, its row is found on the kept person."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from taggit.models import Tag, TaggedItem

from knowledge.models import Accommodation, PrintedName
from participants.actions.repointing import OWN, InTheWay, pointers
from participants.models import Consent, DataRequest, Merge, Person
from tests.factories.awards import an_award
from tests.factories.events import RegistrationFactory
from tests.factories.learning import AttemptFactory, EnrolmentFactory
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.surveys import SurveyInvitationFactory

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)


def a_consent(person):
    return Consent.objects.create(
        person=person, purpose="registration", is_given=True, text="I agree.", language="en", source="self", at=AT
    )


def a_tag(person):
    tag = Tag.objects.create(name=f"tag {person.pk}")
    return TaggedItem.objects.create(
        tag=tag, content_type=ContentType.objects.get_for_model(Person), object_id=person.pk
    )


# How to make a row that points at a person. A new model that points at people gets its line here.
MAKERS = {
    "knowledge.Award.person": lambda person: an_award(person=person),
    "knowledge.PrintedName.person": lambda person: PrintedName.objects.create(
        person=person, step="asked", name="A name", registered="A name", at=AT
    ),
    "knowledge.Accommodation.person": lambda person: Accommodation.objects.create(person=person, more_attempts=1),
    "knowledge.Attempt.person": lambda person: AttemptFactory(person=person),
    "knowledge.SurveyInvitation.person": lambda person: SurveyInvitationFactory(person=person),
    "knowledge.Enrolment.person": lambda person: EnrolmentFactory(person=person),
    "events.Registration.person": lambda person: RegistrationFactory(person=person),
    "participants.Consent.person": a_consent,
    "participants.DataRequest.person": lambda person: DataRequest.objects.create(
        person=person, kind="erasure", asked_at=AT
    ),
    "participants.Person.merged_into": lambda person: merged(person, PersonFactory()).dropped,
    "participants.User.person": lambda person: UserFactory(person=person),
    "taggit.TaggedItem.content_object": a_tag,
}


def a_row_at(name: str, person: Person) -> models.Model:
    if name not in MAKERS:
        pytest.fail(f"{name} points at a person, and this test has no way to make a row of it")
    return MAKERS[name](person)


def owner(name: str, row: models.Model) -> int:
    """The number of the person at whom the row points."""
    model, _dot, field = name.rpartition(".")
    fresh = apps.get_model(model)._base_manager.get(pk=row.pk)
    return getattr(fresh, field).pk


@pytest.mark.django_db
@pytest.mark.parametrize("name", [pointer.name for pointer in pointers()])
def test_row_is_found_on_the_kept_person_and_goes_back(name):
    keep, drop = PersonFactory(), PersonFactory()
    theirs, stays = a_row_at(name, drop), a_row_at(name, PersonFactory())
    before = owner(name, stays)
    done = merged(keep, drop)
    assert (owner(name, theirs), owner(name, stays)) == (keep.pk, before)
    assert done.moved["moved"][name] == [theirs.pk]
    undone(done)
    assert (owner(name, theirs), owner(name, stays)) == (drop.pk, before)


@pytest.mark.django_db
def test_what_one_person_has_only_once_is_named_in_words():
    keep, drop = PersonFactory(), PersonFactory()
    for person in (keep, drop):
        a_row_at("participants.DataRequest.person", person)
    with pytest.raises(InTheWay, match=r"^“data requests” of the two cannot stand side by side"):
        merged(keep, drop)


def test_every_relation_is_a_pointer_or_settled_by_the_merge_itself():
    relations = {f"{it.field.model._meta.label}.{it.field.name}" for it in Person._meta.related_objects}
    hidden = {
        f"{it.field.model._meta.label}.{it.field.name}"
        for it in Person._meta.get_fields(include_hidden=True)
        if it.auto_created and not it.concrete
    }
    own = {name for name in hidden if apps.get_model(name.rpartition(".")[0]) in OWN}
    assert relations <= hidden
    assert {pointer.name for pointer in pointers()} == (hidden - own) | {"taggit.TaggedItem.content_object"}
    assert own == {
        "participants.MatchCandidate.first",
        "participants.MatchCandidate.second",
        "participants.MatchKey.person",
        "participants.Merge.dropped",
        "participants.Merge.kept",
        "participants.PersonEmail.person",
    }


class Future(models.Model):
    """A model of the future."""

    class Meta:
        abstract = True
        app_label = "participants"

    def __str__(self) -> str:
        return str(self.pk)


@contextmanager
def tables_of(*tables):
    """These models have tables, and are known for as long as that."""
    with connection.schema_editor() as editor:
        for model in tables:
            editor.create_model(model)
    try:
        yield {model.__name__: model for model in tables}
    finally:
        with connection.schema_editor() as editor:
            for model in reversed(tables):
                editor.delete_model(model)
        through = [field.remote_field.through for model in tables for field in model._meta.local_many_to_many]
        for model in (*tables, *through):
            del apps.all_models["participants"][model._meta.model_name]
        apps.clear_cache()


@pytest.fixture
def future(transactional_db):
    """An app of the future: certificates of a person, one badge for each, one place in each club, members of a team."""

    class Certificate(Future):
        person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Badge(Future):
        person = models.OneToOneField(Person, on_delete=models.CASCADE)

    class ClubPlace(Future):
        person = models.ForeignKey(Person, on_delete=models.CASCADE)
        club = models.CharField(max_length=20)

        class Meta(Future.Meta):
            verbose_name_plural = "places in clubs"
            unique_together = [("person", "club")]

    class Team(Future):
        members = models.ManyToManyField(Person)

    class Speaker(Person):
        class Meta:
            app_label = "participants"
            verbose_name_plural = "speakers"

    with tables_of(Certificate, Badge, ClubPlace, Team, Speaker) as models_by_name:
        yield models_by_name


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestModelsOfTheFuture:
    def test_rows_go_to_the_kept_person_and_back(self, future):
        keep, drop = PersonFactory(), PersonFactory()
        rows = [
            future["Certificate"].objects.create(person=drop),
            future["Badge"].objects.create(person=drop),
            future["ClubPlace"].objects.create(person=drop, club="Chess"),
        ]
        done = merged(keep, drop)
        assert [type(row).objects.get().person_id for row in rows] == [keep.pk] * 3
        undone(done)
        assert [type(row).objects.get().person_id for row in rows] == [drop.pk] * 3

    @pytest.mark.parametrize(
        ("model", "fields", "what"),
        [("Badge", {}, "badges"), ("ClubPlace", {"club": "Chess"}, "places in clubs")],
    )
    def test_what_nobody_settles_refuses_and_nothing_changes(self, future, model, fields, what):
        keep, drop = PersonFactory(phone=""), PersonFactory(phone="+77011234567")
        registration = RegistrationFactory(person=drop)
        for person in (keep, drop):
            future[model].objects.create(person=person, **fields)
        with pytest.raises(InTheWay) as refusal:
            merged(keep, drop)
        assert str(refusal.value) == (
            f"“{what}” of the two cannot stand side by side with one person. Settle that first."
        )
        for person in (keep, drop, registration):
            person.refresh_from_db()
        assert (keep.phone, drop.merged_into, registration.person, Merge.objects.count()) == ("", None, drop, 0)
        assert set(future[model].objects.values_list("person", flat=True)) == {keep.pk, drop.pk}

    def test_members_of_a_list_are_members_once(self, future):
        keep, drop = PersonFactory(), PersonFactory()
        both, one = future["Team"].objects.create(), future["Team"].objects.create()
        both.members.add(keep, drop)
        one.members.add(drop)
        done = merged(keep, drop)
        assert [list(team.members.all()) for team in (both, one)] == [[keep], [keep]]
        undone(done)
        assert [set(team.members.all()) for team in (both, one)] == [{keep, drop}, {drop}]

    def test_row_that_is_a_person_itself_refuses(self, future):
        keep, drop = PersonFactory(), PersonFactory()
        future["Speaker"](person_ptr=drop).save_base(raw=True)
        with pytest.raises(InTheWay, match=r"^“speakers” of the two cannot"):
            merged(keep, drop)
