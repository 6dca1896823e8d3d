"""How words are found in the languages of the seven countries. Pure; why so: docs/decisions/0018-search-recipe.md."""
