"""Parts of addresses."""

from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """The number of a row: a longer one than the database can hold is no address."""

    regex = "[0-9]{1,18}"
