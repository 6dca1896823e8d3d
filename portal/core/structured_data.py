"""What search engines read in a page beside its words: https://schema.org/ as JSON."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}  # none of them ends the script


def as_script(data: dict[str, Any]) -> SafeString:
    """The data as text that may stand inside a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(IN_A_SCRIPT))
