import pytest

from allocation_demo.division import Choice
from allocation_demo.engine.inputs import Parameters
from allocation_demo.forms import DivisionForm
from allocation_demo.oblast import BUDGET, PARAMETERS, WEIGHTS

TOO_LITTLE = (
    "The limit of fall promises 819\u00a0047\u00a0467 tenge, 319\u00a0047\u00a0467 more than this budget. "
    "Raise the budget or allow a larger fall."
)
TOO_MUCH = (
    "The limit of rise lets only 2\u00a0803\u00a0475\u00a0901 tenge through, 87\u00a0196\u00a0524\u00a0099 less than "
    "this budget. Lower the budget or allow a larger rise."
)


def test_without_an_address_the_published_choice_is_divided():
    form = DivisionForm({})
    assert form.is_valid()
    assert form.choice() == Choice(BUDGET, tuple((name, float(weight)) for name, weight in WEIGHTS.items()), PARAMETERS)
    assert form.query() == (
        "budget=1250&facility=25&reporting=20&debts=20&violations=15&rating=20&base=50&fall=30&rise=50"
    )


def test_the_query_of_a_form_makes_the_same_form():
    chosen = {"budget": "1300.5", "facility": "45.0", "reporting": "0", "base": "20", "fall": "", "rise": "75.50"}
    form = DivisionForm(chosen)
    assert form.is_valid()
    assert form.query() == (
        "budget=1300.5&facility=45&reporting=0&debts=20&violations=15&rating=20&base=20&fall=&rise=75.5"
    )
    again = DivisionForm(dict(pair.split("=") for pair in form.query().split("&")))
    assert again.is_valid()
    assert again.choice() == form.choice()
    assert form.choice().parameters == Parameters(base_score=0.2, largest_fall=None, largest_rise=0.755)
    assert form.choice().budget == 1_300_500_000


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ({"budget": ""}, {"budget": ["This field is required."]}),
        ({"budget": "many"}, {"budget": ["Enter a number."]}),
        ({"budget": "NaN"}, {"budget": ["Enter a number."]}),
        ({"budget": "Infinity"}, {"budget": ["Enter a number."]}),
        ({"budget": "-5"}, {"budget": ["Ensure this value is greater than or equal to 0."]}),
        ({"fall": "101"}, {"fall": ["Ensure this value is less than or equal to 100."]}),
        ({"district": "99"}, {"district": ["Select a valid choice. 99 is not one of the available choices."]}),
        ({"facility": "-5"}, {"facility": ["Ensure this value is greater than or equal to 0."]}),
        ({"facility": "30"}, {"rating": ["With this one the weights add up to 105; together they must be 100."]}),
        ({"facility": "24.5"}, {"rating": ["With this one the weights add up to 99.5; together they must be 100."]}),
        (
            {"budget": "500"},
            {"budget": [TOO_LITTLE]},
        ),
        (
            {"budget": "90000"},
            {"budget": [TOO_MUCH]},
        ),
    ],
)
def test_a_wrong_field_says_so_in_words(query, errors):
    assert DivisionForm(query).errors == errors


def test_what_was_typed_is_kept():
    form = DivisionForm({"budget": "many", "facility": "30"})
    assert (form["budget"].value(), form["facility"].value(), form["rating"].value()) == ("many", "30", "20")
