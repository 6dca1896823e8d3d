"""The text formats of Moodle, brought to plain text: what is stored and shown has no markup."""

import html
import re
from html.parser import HTMLParser

FORMATS = frozenset({"html", "moodle", "plain", "markdown"})
BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr"}
)
SILENT = frozenset({"script", "style", "head", "title", "object", "iframe"})
TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|pre|blockquote|hr|b|i|u|em|strong|span|a|img|code|tt|"
    r"sub|sup|font|small|script|style|iframe|object)\b[^<>]*>",
    re.IGNORECASE,
)


class Reader(HTMLParser):
    """Gathers the words of a piece of HTML, one line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag in BLOCKS:
            self.words.append("\n- " if tag == "li" else "\n")
        elif tag == "img":
            self.words.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        elif tag in BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(re.sub(r"\s+", " ", data))


def plain(text: str, form: str) -> str:
    """Markup of [html] becomes lines of text; so does that in the automatic format of Moodle, if there is any.

    Text of [plain] and [markdown] stays as it is written.
    """
    if form == "html" or (form == "moodle" and TAG.search(text)):
        reader = Reader()
        reader.feed(text)
        reader.close()
        text = "".join(reader.words)
    elif form == "moodle":
        text = html.unescape(text)
    lines = [re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
