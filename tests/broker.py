"""Reading what lies in the file broker of the tests."""

import base64
import json
from pathlib import Path


def queued_tasks(folder: Path) -> list[tuple[str, list]]:
    """The tasks that wait in the folder, in the order in which they were sent: (name, arguments)."""
    found = []
    for file in sorted(folder.glob("*.msg"), key=lambda file: file.stat().st_mtime_ns):
        message = json.loads(file.read_bytes())
        arguments, _keywords, _embed = json.loads(base64.b64decode(message["body"]))
        found.append((message["headers"]["task"], arguments))
    return found
