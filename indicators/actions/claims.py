"""To bring in the figures that a published document states."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from indicators.models import Claim
from portal.core.delimited import rows_of_text

COLUMNS = ("figure", "published_value", "where")
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
NUMBER = re.compile(r"-?\d+([.,]\d{1,2})?")


class ClaimsRefused(Exception):
    """The figures cannot be taken in; the sentence says why and names the row. Nothing was written."""


def import_claims(content: bytes, *, year: int, by: Any) -> int:
    """Take in a CSV file with the columns figure, published_value, where; all or nothing. Returns how many were new.

    The same file again writes nothing. Raises ClaimsRefused, also where a document would state another value than the
    one on record: that is changed by hand. Raises Unreadable for what is no such file.
    """
    read = list(_claims(rows_of_text(content), year))
    with transaction.atomic():
        known = {(it.figure, it.where): it.value for it in Claim.objects.select_for_update().filter(year=year)}
        new = []
        for number, claim in read:
            stated = known.setdefault((claim.figure, claim.where), claim.value)
            if stated != claim.value:
                raise ClaimsRefused(
                    _("Row %(row)s: “%(figure)s” is %(stated)s there already.")
                    % {"row": number, "figure": claim.figure, "stated": stated}
                )
            new.append(claim)
        count = Claim.objects.filter(year=year).count()
        Claim.objects.bulk_create(new, ignore_conflicts=True)
        added = Claim.objects.filter(year=year).count() - count
        if added:
            log(Claim.objects.filter(year=year).last(), "wagtail.create", user=by, data={"rows": added})
    return added


def _claims(rows: Iterator[list[str]], year: int) -> Iterator[tuple[int, Claim]]:
    header = [cell.strip().lower() for cell in next(rows, [])]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise ClaimsRefused(_("The file lacks the column “%(column)s”.") % {"column": missing[0]})
    for number, row in enumerate(rows, 2):
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        if any(cells.values()):
            yield number, _claim(number, year, *(cells.get(column, "") for column in COLUMNS))


def _claim(number: int, year: int, figure: str, value: str, where: str) -> Claim:
    claim = Claim(year=year, figure=figure, value=_plain(value), where=where)
    lengths = ((figure, 60), (claim.value, 40), (where, 150))
    if not all(0 < len(text) <= most for text, most in lengths):
        raise ClaimsRefused(_("Row %(row)s: a cell is empty or too long.") % {"row": number})
    return claim


def _plain(value: str) -> str:
    """A number without what divides its thousands and with a point; anything else as it stands."""
    bare = value.replace("\u00a0", "").replace(" ", "")
    if THOUSANDS.fullmatch(bare):
        return bare.replace(",", "")
    return bare.replace(",", ".") if NUMBER.fullmatch(bare) else value
