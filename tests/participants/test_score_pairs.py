import csv
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from participants.matching.pairs import COLUMNS

TIGRAN = {
    "pair": "1",
    "left_given": "Tigran",
    "left_family": "Sahakyan",
    "left_sex": "M",
    "left_country": "Armenia",
    "left_phone": "091 12 34 56",
    "left_birth_year": "1985.0",
    "right_given": "Տիգրան",
    "right_family": "Սահակյան",
    "right_sex": "муж",
    "right_country": "ARM",
    "right_phone": "+374 (91) 123-456",
    "right_birth_year": "12.03.1985",
}
NAMESAKE = {**TIGRAN, "pair": "2", "right_birth_year": "1970", "right_phone": ""}


def written(folder, rows, *, columns=COLUMNS, encoding="utf-8", delimiter=","):
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    file = folder / "pairs.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def scored(file) -> list[list[str]]:
    out = StringIO()
    call_command("score_pairs", file, stdout=out)
    return list(csv.reader(StringIO(out.getvalue())))


SAME_NAME = "The names are the same, in whatever letters"
EXPECTED = [
    ["pair", "score", "propose", "reasons"],
    ["1", "1.0000", "1", f"{SAME_NAME}; The same telephone number; The years of birth agree; The same sex"],
    ["2", "0.0001", "0", f"Different years of birth; {SAME_NAME}; The same sex"],
]


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"encoding": "utf-8-sig"},
        {"delimiter": ";"},
        {"columns": [*reversed(COLUMNS), "remark"]},
        {"columns": [column.upper() for column in COLUMNS]},
    ],
)
def test_pairs_are_scored_however_the_file_is_written(tmp_path, how):
    rows = [TIGRAN, NAMESAKE]
    if how.get("columns", [""])[0].isupper():
        rows = [{column.upper(): value for column, value in row.items()} for row in rows]
    assert scored(written(tmp_path, rows, **how)) == EXPECTED


def test_missing_columns_are_named(tmp_path):
    columns = [column for column in COLUMNS if column not in {"left_sex", "right_phone"}]
    with pytest.raises(CommandError, match=r"has no column left_sex, right_phone\.$"):
        scored(written(tmp_path, [], columns=columns))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match=r"missing\.csv cannot be read: No such file or directory\.$"):
        scored(tmp_path / "missing.csv")


def test_an_empty_file_is_told(tmp_path):
    (tmp_path / "empty.csv").touch()
    with pytest.raises(CommandError, match="has no column pair, left_given"):
        scored(tmp_path / "empty.csv")


def test_another_encoding_is_told(tmp_path):
    with pytest.raises(CommandError, match="is not in UTF-8"):
        scored(
            written(
                tmp_path, [{**TIGRAN, "left_given": "Тигран", "right_given": "", "right_family": ""}], encoding="cp1251"
            )
        )


def test_thousands_of_rows_take_seconds(tmp_path):
    file = written(tmp_path, [{**TIGRAN, "pair": str(number)} for number in range(5000)])
    start = time.perf_counter()
    assert len(scored(file)) == 5001
    assert time.perf_counter() - start < 20
