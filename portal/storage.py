from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit


def storages_from_url(url: str) -> dict[str, Any]:
    """Django's STORAGES for a STORAGE_URL.

    Empty: files in MEDIA_ROOT. `s3://key:secret@host[:port]/bucket[?region=..]`: an S3-compatible service over HTTPS;
    a slash or a plus sign in the secret is written %2F and %2B. Raises ValueError for anything else.
    """
    static = {"BACKEND": "portal.static_files.StaticFiles"}
    if not url:
        return {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": static}
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not parts.hostname or not bucket or "@" in bucket:
        raise ValueError("STORAGE_URL must look like s3://key:secret@host/bucket")
    options = {
        "access_key": unquote(parts.username) if parts.username else None,
        "secret_key": unquote(parts.password) if parts.password else None,
        "endpoint_url": _endpoint(parts),
        "bucket_name": bucket,
        "region_name": parse_qs(parts.query).get("region", [None])[0],
        "querystring_auth": True,
        "file_overwrite": False,
    }
    return {"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}, "staticfiles": static}


def file_origins(url: str) -> list[str]:
    """Where, beside the portal itself, a browser fetches uploaded pictures from: for its Content-Security-Policy."""
    return [_endpoint(urlsplit(url))] if url else []


def _endpoint(parts: SplitResult) -> str:
    return "https://" + parts.netloc.rpartition("@")[2]
