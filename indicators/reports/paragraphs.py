"""The HTML of a text as paragraphs of runs, for files that are no HTML."""

from dataclasses import dataclass
from html.parser import HTMLParser

HEADING, PLAIN, BULLET, NUMBERED = "heading", "plain", "bullet", "numbered"
_KINDS = {"p": PLAIN, "h2": HEADING, "h3": HEADING, "h4": HEADING}
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em"}


@dataclass(frozen=True)
class Run:
    """Words that look alike; `href` is where a link leads."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True)
class Paragraph:
    """`is_first` of a numbered one: its list begins at 1 with it."""

    kind: str
    runs: tuple[Run, ...]
    is_first: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraphs_of(html: str) -> list[Paragraph]:
    """In the order of the text, without the empty ones."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Paragraph] = []
        self.kind, self.runs, self.open = PLAIN, list[Run](), list[tuple[str, str]]()
        self.begins = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
            return
        if tag in ("ul", "ol") or tag in _KINDS:
            self.end()
        self.begins = self.begins or tag == "ol"
        self.kind = _KINDS.get(tag, self.kind)
        if tag == "li":
            self.end()
            self.kind = NUMBERED if self._list() == "ol" else BULLET
        self.open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _KINDS or tag in ("li", "ul", "ol"):
            self.end()
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not data.strip() and not self.runs:
            return
        tags = {tag for tag, _href in self.open}
        href = next((href for _tag, href in reversed(self.open) if href), "")
        self.runs.append(Run(data, bool(tags & _BOLD), bool(tags & _ITALIC), href))

    def end(self) -> None:
        """Of a paragraph: what was read since the last one is it."""
        if any(run.text.strip() for run in self.runs):
            is_first = self.kind == NUMBERED and self.begins
            self.begins = self.begins and not is_first
            self.found.append(Paragraph(self.kind, tuple(self.runs), is_first))
        self.kind, self.runs = PLAIN, []

    def _list(self) -> str:
        return next((tag for tag, _href in reversed(self.open) if tag in ("ul", "ol")), "ul")
