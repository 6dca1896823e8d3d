"""What an uploaded file is, by its first bytes: a list (XLSX or text), or a scan (PDF, JPEG, PNG)."""

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _


class Unreadable(Exception):
    """The file cannot be taken; says in one sentence why, and what to do."""


_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"PK\x05\x06")
_SCANS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
_PAGES = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<style")


def is_zip(content: bytes) -> bool:
    return content.startswith(_ZIP)


def scan_kind(content: bytes) -> str:
    """pdf, jpeg or png by the first bytes; empty for everything else."""
    return next((kind for start, kind in _SCANS.items() if content.startswith(start)), "")


def check_kind(content: bytes) -> None:
    """Passes an XLSX workbook and whatever may be text; raises Unreadable for everything else."""
    if is_zip(content):
        _check_archive(content)
    elif content.startswith(_OLE):
        raise Unreadable(_old_office(content))
    else:
        _check_text(content)


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
            encrypted = any(part.flag_bits & 1 for part in parts.infolist())
            mimetype = parts.read("mimetype")[:80] if "mimetype" in names and not encrypted else b""
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise Unreadable(
            _("The file is damaged. Open it in a spreadsheet program and save it anew as XLSX.")
        ) from error
    if encrypted:
        raise Unreadable(_("The file is protected by a password. Save it without one."))
    if "xl/workbook.xml" in names:
        return
    raise Unreadable(_name_of_archive(names, mimetype))


def _name_of_archive(names: set[str], mimetype: bytes) -> str:
    if any(name.startswith("word/") for name in names):
        return _("This is a Word document. Copy its table into a spreadsheet and save it as XLSX.")
    if "xl/workbook.bin" in names:
        return _("This is a binary workbook (XLSB). Open it and save it as XLSX.")
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return _("This is an OpenDocument spreadsheet (ODS). Open it and save it as XLSX.")
    if any(name.startswith("xl/") for name in names):
        return _("The file is damaged. Open it in a spreadsheet program and save it anew as XLSX.")
    return _("This is an archive or another kind of file, and no spreadsheet. Upload an XLSX or a CSV file.")


def _old_office(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _("The file is protected by a password. Save it without one.")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return _("This is a workbook of an old kind (XLS). Open it and save it as XLSX.")
    return _("This is a document of an old kind, and no spreadsheet. Upload an XLSX or a CSV file.")


def _check_text(content: bytes) -> None:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"%PDF"):
        raise Unreadable(_("This is a PDF, and no spreadsheet. Upload an XLSX or a CSV file."))
    if content.startswith(_PICTURES):
        raise Unreadable(_("This is a picture, and no spreadsheet. Upload an XLSX or a CSV file."))
    if content.startswith(_ARCHIVES):
        raise Unreadable(
            _("This is an archive or another kind of file, and no spreadsheet. Upload an XLSX or a CSV file.")
        )
    if start.startswith(_PAGES) or start.startswith(b"{\\rtf"):
        raise Unreadable(
            _("This is a page of text, and no spreadsheet. Open it in a spreadsheet program and save it as XLSX.")
        )
