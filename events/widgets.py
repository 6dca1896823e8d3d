"""Widgets that are written in one template: Django's own take two more for each of their options."""

from django import forms


class Choice(forms.Select):
    template_name = "events/select.html"


class Radios(forms.RadioSelect):
    template_name = "events/radios.html"


class Boxes(forms.CheckboxSelectMultiple):
    template_name = "events/radios.html"
