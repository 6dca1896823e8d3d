"""What stands in a PDF, as poppler reads it, and which signs have no glyph in it."""

import re
import subprocess
import zlib


def text_of(pdf: bytes) -> str:
    """All pages, each line as it stands on the paper; runs of spaces are one space."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"[^\S\n\f]+", " ", done.stdout.decode().replace("\u00a0", " "))


def words_of(pdf: bytes) -> str:
    """The text in the order in which it was written, as one line."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in text_of(pdf).split("\f")[:-1]]


def missing_glyphs(pdf: bytes) -> int:
    """How often the sign for "no such glyph" (number 0 of each font) is drawn."""
    found = 0
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            drawn = zlib.decompress(stream)
        except zlib.error:
            continue
        for line in re.findall(rb"\[([^\]]*)\]\s*TJ", drawn):
            glyphs = b"".join(re.findall(rb"<([0-9a-fA-F]+)>", line))
            found += [glyphs[at : at + 4] for at in range(0, len(glyphs), 4)].count(b"0000")
    return found


def embedded_fonts(pdf: bytes) -> set[str]:
    """Their names; a font that is not embedded has an asterisk."""
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True)
    rows = [line.split() for line in done.stdout.decode().splitlines()[2:]]
    return {row[0].partition("+")[2] + ("" if row[-5] == "yes" else "*") for row in rows}
