"""How people write lists of people: the words above the columns and in the cells, names, dates, countries. Pure."""
