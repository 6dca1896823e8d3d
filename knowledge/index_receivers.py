"""What changes what can be found: works, series, pages of the site. The index follows when the change is committed."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, get_page_models
from wagtail.signals import page_slug_changed, post_page_move

from knowledge.actions.refreshing import in_parts, refresh_articles, refresh_pages, refresh_series, refresh_works
from knowledge.models import ExternalArticle, File, HarvestSource, Series, Version, Work
from knowledge.signals import works_changed


def on_commit(refresh: Callable[[Collection[int]], None], *numbers: int) -> None:
    """A fault in the index is logged: what was saved is saved, and `rebuild_search` mends the index."""
    if not numbers:
        return
    transaction.on_commit(partial(refresh, numbers), robust=True)


@receiver(works_changed)
def follow_works(*, works: Collection[int], **kwargs: Any) -> None:
    in_parts(refresh_works, works)


@receiver([post_save, post_delete], sender=Work)
def follow_work(*, instance: Work, **kwargs: Any) -> None:
    on_commit(refresh_works, instance.pk)


@receiver([post_save, post_delete], sender=Version)
def follow_version(*, instance: Version, **kwargs: Any) -> None:
    on_commit(refresh_works, *Work.objects.filter(editions=instance.edition_id).values_list("pk", flat=True))


@receiver([post_save, post_delete], sender=File)
def follow_file(*, instance: File, **kwargs: Any) -> None:
    """Nothing, when it goes with its version: then that is gone already, and the work is refreshed for it."""
    works = Work.objects.filter(editions__versions=instance.version_id)
    on_commit(refresh_works, *works.values_list("pk", flat=True))


@receiver([post_save, post_delete], sender=Series)
def follow_series(*, instance: Series, **kwargs: Any) -> None:
    on_commit(refresh_series, instance.pk)


@receiver([post_save, post_delete], sender=ExternalArticle)
def follow_article(*, instance: ExternalArticle, **kwargs: Any) -> None:
    on_commit(refresh_articles, instance.pk)


@receiver(post_save, sender=HarvestSource)
def follow_journal(*, instance: HarvestSource, created: bool, **kwargs: Any) -> None:
    """Its articles come and go with it."""
    if not created:
        on_commit(refresh_articles, *instance.articles.values_list("pk", flat=True))


def follow_page(*, instance: Page, **kwargs: Any) -> None:
    on_commit(refresh_pages, instance.pk)


# Of whatever kind the page is: the apps above have their own. A receiver for all models would slow each deletion down.
for kind in get_page_models():
    post_save.connect(follow_page, sender=kind)
    post_delete.connect(follow_page, sender=kind)


@receiver([post_page_move, page_slug_changed])
def follow_pages_below(*, instance: Page, **kwargs: Any) -> None:
    """Their addresses have changed with that of the page."""
    on_commit(refresh_pages, *instance.get_descendants(inclusive=True).values_list("pk", flat=True))
