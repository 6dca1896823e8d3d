"""A report: composed of texts with figures, tables and charts; printed; sealed. One document feeds them all."""
