from participants.views.institutions import institution_suggestions
from participants.views.my_portal import about_me, my_portal

__all__ = [
    "about_me",
    "institution_suggestions",
    "my_portal",
]
