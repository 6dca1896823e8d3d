"""What a sealed report says of itself, and the sheet of those who signed it: plain values for print."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Seal:
    """Of the snapshot of which a PDF is made. `address` is the page on which anybody checks a file."""

    number: int
    sha256: str
    previous: str
    made_at: datetime
    address: str


@dataclass(frozen=True)
class SignedFile:
    """`language` and `edition` in words; `size` in bytes."""

    language: str
    edition: str
    size: int
    sha256: str


@dataclass(frozen=True)
class SignedBy:
    name: str
    role: str
    at: datetime


@dataclass(frozen=True)
class SignatureSheet:
    """One page beside the files of a signed report: a file cannot hold its own hash. `language` is the sheet's own."""

    title: str
    language: str
    seal: Seal
    files: tuple[SignedFile, ...]
    signatures: tuple[SignedBy, ...]
