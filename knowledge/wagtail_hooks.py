from wagtail.snippets.models import register_snippet

from knowledge import (  # noqa: F401  they register themselves
    award_hooks,
    bank_hooks,
    counting_hooks,
    exchange_hooks,
    library_hooks,
    quiz_hooks,
    series_hooks,
)
from knowledge.viewsets import WorkViewSet

register_snippet(WorkViewSet)
