"""The programme's numbers look the same in both languages: 1 234 567.89 (design of the annual report)."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = "\N{NO-BREAK SPACE}"
NUMBER_GROUPING = 3
