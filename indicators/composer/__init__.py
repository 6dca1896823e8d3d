"""The desk in the admin on which a report is written: its list, its editor with figures to choose, its preview."""
