"""Every component on one page, with the values that strain it: for those who write templates, in DEBUG only."""

from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.charts import Series, StackedBars

COUNTRIES = ("Armenia", "Azerbaijan", "Georgia", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")

CHART = StackedBars(
    title="Unique people in a year, by country and sex (example)",
    categories=COUNTRIES,
    series=(
        Series("Female", (12, 3, 14, 41, 0, None, 9)),
        Series("Male", (10, 8, 1, 36, 12, None, 7)),
        Series("Not stated", (0, 1, 0, 2, 0, None, 0)),
    ),
    category_label="Country",
    value_label="People",
)


class ExampleForm(forms.Form):
    name = forms.CharField(help_text="As it should stand on the certificate: Նարե, ნინო, Әсем, Гүлнара.")
    sex = forms.ChoiceField(choices=[("f", "Female"), ("m", "Male"), ("n", "Not stated")], widget=forms.RadioSelect)
    country = forms.ChoiceField(choices=[("", "Choose a country"), *((name, name) for name in COUNTRIES)])
    email = forms.EmailField(label="E-mail", help_text="We write only about this event.")
    topics = forms.MultipleChoiceField(
        choices=[("i", "Innovation"), ("d", "Digital services")], widget=forms.CheckboxSelectMultiple, required=False
    )
    question = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    consent = forms.BooleanField(label="I agree that the programme keeps these data until two years after its end.")


def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    context = {
        "chart": CHART,
        "form": ExampleForm(request.GET if "name" in request.GET else None),
        "page": Paginator(range(60), 20).page(2),
        "starts": date(2022, 4, 14),
        "facts": [("When", "14 April 2022"), ("Where", "Astana, Kazakhstan"), ("Places", "60, of which 12 are left")],
        "steps": [("Register", "No account is needed."), ("Wait", "The programme confirms by e-mail."), ("Come", "")],
        "trail": [("Home", "/"), ("Events", "/events/")],
        "figure": 216,
    }
    return render(request, "styleguide.html", context)
