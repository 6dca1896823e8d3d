import re
from collections.abc import MutableMapping
from typing import Any

import structlog

# What portal.core.signing makes: a value, a time and a signature. Whoever reads the log must not hold the permission.
_SIGNED = re.compile(r"[\w.-]+(?::|%3A)[\w-]+(?::|%3A)[\w-]{43}\b", re.ASCII)


def hide_links(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put a word in the place of every signed link, wherever it stands."""
    for name, value in entry.items():
        if isinstance(value, str):
            entry[name] = _SIGNED.sub("[link]", value)
    return entry


_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.format_exc_info,
]

structlog.configure(
    processors=[
        *_SHARED,
        structlog.stdlib.filter_by_level,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


def logging_config(level: str, *, as_json: bool) -> dict[str, Any]:
    """Everything to standard output, one line each, with the request id of django-structlog; JSON for machines."""
    # The default would print every local variable of every frame: people's data in the log, and minutes of work.
    for_people = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    renderer = structlog.processors.JSONRenderer() if as_json else for_people
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, hide_links, renderer],
                "foreign_pre_chain": _SHARED,
            }
        },
        "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stdout"}},
        "root": {"handlers": ["stdout"], "level": level},
        "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
    }
