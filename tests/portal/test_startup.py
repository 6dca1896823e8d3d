"""What a web worker loads before its first request: memory that is paid once for every worker."""

import subprocess
import sys

from django.conf import settings

SLOW = [
    "celery",
    "kombu",
    "redis",
    "weasyprint",
    "pandas",
    "plotly",
    "openpyxl",
    "numpy",
    "boto3",
    "fido2",
    "cryptography",
    "allauth.account.views",
    "import_export",
    "tablib",
    "phonenumbers",
    "icalendar",
]
START = """
import sys
from portal.wsgi import application
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted(name for name in {names!r} if name in sys.modules))
"""


def test_a_web_worker_starts_without_the_slow_libraries():
    command = [sys.executable, "-c", START.format(names=SLOW)]
    loaded = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
