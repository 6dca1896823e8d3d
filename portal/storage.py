from typing import Any
from urllib.parse import parse_qs, urlsplit


def storages_from_url(url: str) -> dict[str, Any]:
    """Django's STORAGES for a STORAGE_URL.

    Empty: files in MEDIA_ROOT. `s3://key:secret@host[:port]/bucket[?region=..]`: an S3-compatible service over HTTPS.
    Raises ValueError for anything else.
    """
    static = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    if not url:
        return {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": static}
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not parts.hostname or not bucket:
        raise ValueError("STORAGE_URL must look like s3://key:secret@host/bucket")
    options = {
        "access_key": parts.username,
        "secret_key": parts.password,
        "endpoint_url": "https://" + parts.netloc.rpartition("@")[2],
        "bucket_name": bucket,
        "region_name": parse_qs(parts.query).get("region", [None])[0],
        "querystring_auth": True,
        "file_overwrite": False,
    }
    return {"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}, "staticfiles": static}
