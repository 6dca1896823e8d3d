"""What people look at together before a report is signed: its checklist, its sections, what is said about them."""
