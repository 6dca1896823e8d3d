"""The lists of possible matches and of merges."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from participants.models import Country, MatchCandidate, Merge, Person
from participants.side_by_side import likeness_word
from participants.what_moved import moved_in_words
from portal.core.reading import ReadOnlyViewSet


class MatchMenuItem(MenuItem):
    """Says how many pairs wait for a decision."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("participants.merge_person")

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        waiting = MatchCandidate.objects.to_decide().count()
        label = f"{self.label} ({waiting})" if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class MatchFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=MatchCandidate.State.choices, empty_label=_("to be decided")
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country"), queryset=Country.objects.participating(), method="of_country"
    )

    class Meta:
        model = MatchCandidate
        fields = ["state", "country"]

    def of_country(self, pairs: QuerySet[MatchCandidate], _name: str, country: Country) -> QuerySet[MatchCandidate]:
        return pairs.filter(Q(first__country=country) | Q(second__country=country))


class MatchListView(generic.IndexView):
    FORMATS = ()  # two names beside each other are for deciding, not for handing out

    def get_base_queryset(self) -> QuerySet[MatchCandidate]:
        decided = self.request.GET.get("state")
        pairs = MatchCandidate.objects.all() if decided else MatchCandidate.objects.to_decide()
        return pairs.with_people()

    def search_queryset(self, queryset: Any) -> QuerySet[MatchCandidate]:
        return queryset.named(self.search_query) if self.is_searching else queryset


def _names(pair: MatchCandidate) -> str:
    return f"{pair.first.full_name} · {pair.second.full_name}"


def _countries(pair: MatchCandidate) -> str:
    return " · ".join(dict.fromkeys(str(person.country) for person in (pair.first, pair.second)))


def _institutions(pair: MatchCandidate) -> str:
    known = (str(person.institution) for person in (pair.first, pair.second) if person.institution)
    return " · ".join(dict.fromkeys(known))


class MatchCandidateViewSet(ReadOnlyViewSet):
    """Pairs who may be one person, the likeliest first, those put off at the end."""

    model = MatchCandidate
    name = "match_candidate"
    url_prefix = "possible-matches"
    menu_label = _("Possible matches")
    menu_order = 225
    menu_item_class = MatchMenuItem
    icon = "group"
    add_to_admin_menu = True
    index_view_class = MatchListView
    filterset_class = MatchFilterSet
    search_fields = ("first__search_key", "second__search_key")
    list_per_page = 50
    list_display = (
        TitleColumn(
            "names",
            label=_("Are these one person?"),
            accessor=_names,
            get_url=lambda pair: reverse("pair", args=[pair.first_id, pair.second_id]),
        ),
        Column("score", label=_("Likeness"), accessor=lambda pair: likeness_word(pair.score), sort_key="score"),
        Column("countries", label=_("Country"), accessor=_countries),
        Column("institution", label=_("Institution"), accessor=_institutions),
        StatusTagColumn("get_state_display", label=_("State")),
        DateColumn("found_at", label=_("Found"), sort_key="found_at"),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """The lists alone: the page of a pair is that of its two people."""
        return [route for route in super().get_urlpatterns() if route.name != "inspect"]


class MergeListView(generic.IndexView):
    FORMATS = ()

    def get_base_queryset(self) -> QuerySet[Merge]:
        return Merge.objects.select_related("kept", "dropped", "by", "undone_by")

    def search_queryset(self, queryset: Any) -> QuerySet[Merge]:
        people = Person.with_merged.named(self.search_query)
        return queryset.filter(Q(kept__in=people) | Q(dropped__in=people)) if self.is_searching else queryset


class MergeView(generic.InspectView):
    """What was merged, why, and what moved, with the way back."""

    page_title = _("Merge")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"merge": self.object, "moved": moved_in_words(self.object)}


class MergeViewSet(ReadOnlyViewSet):
    model = Merge
    name = "merge"
    url_prefix = "merges"
    menu_label = _("Merges")
    menu_order = 226
    icon = "resubmit"
    add_to_admin_menu = True
    index_view_class = MergeListView
    inspect_view_class = MergeView
    inspect_template_name = "participants/merge.html"
    search_fields = ("kept__search_key",)
    list_per_page = 50
    list_display = (
        TitleColumn("dropped", label=_("Entry that was merged"), url_name="merge:inspect"),
        Column("kept", label=_("Into")),
        DateColumn("at", label=_("Merged"), sort_key="at"),
        Column("by", label=_("By"), accessor=lambda merge: merge.by or _("the same verified e-mail address")),
        StatusTagColumn(
            "undone_at", label=_("State"), accessor=lambda merge: _("undone") if merge.undone_at else _("in force")
        ),
    )
