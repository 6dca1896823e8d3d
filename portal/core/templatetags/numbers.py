from django import template

from portal.core.numbers import format_number

register = template.Library()

register.filter("number", format_number)
