from dataclasses import replace

from allocation_demo import sheets
from allocation_demo.division import Line
from allocation_demo.forms import DivisionForm
from portal.core.exports import csv_bytes


def the_division():
    form = DivisionForm({})
    assert form.is_valid()
    return form.division


def test_the_row_of_a_provider():
    division = the_division()
    assert dict(zip(sheets.header(), sheets.row(division.line("P001"), "abc"), strict=True)) == {
        "Number": "P001",
        "Provider": "Football section “Badger”",
        "District": "Aldar",
        "Children": 295,
        "State of the facility": 61.0,
        "Reporting": 85.0,
        "Debts": 9.9,
        "Violations": 2.0,
        "Citizens' rating": 3.0,
        "Standing": "Paid",
        "Score": 0.772333,
        "Last year, tenge": 3_202_322,
        "Equal share, tenge": 3_606_040,
        "Effect: State of the facility": -3_183,
        "Effect: Reporting": 12_427,
        "Effect: Debts": -199_392,
        "Effect: Violations": -12_130,
        "Effect: Citizens' rating": -69_948,
        "Limits, tenge": 36_479,
        "Rounding, tenge": 0,
        "Amount, tenge": 3_370_293,
        "SHA-256 of the inputs": "abc",
    }


def test_an_excluded_provider_has_a_row_of_zeros():
    division = the_division()
    row = dict(zip(sheets.header(), sheets.row(division.line("P011"), "abc"), strict=True))
    assert (row["Standing"], row["Score"], row["Equal share, tenge"], row["Amount, tenge"]) == ("Excluded", None, 0, 0)


def test_a_name_that_a_spreadsheet_would_run_is_kept_from_running():
    line = the_division().line("P001")
    named = Line(replace(line.entry, name='=HYPERLINK("http://example.org";"free")'), line.allocation)
    content = csv_bytes(sheets.header(), [sheets.row(named, "abc")]).decode("utf-8-sig")
    assert content.splitlines()[1].startswith('P001,"\'=HYPERLINK(""http://example.org"";""free"")",Aldar,295,61.0,')
    assert ",-3183,12427," in content
