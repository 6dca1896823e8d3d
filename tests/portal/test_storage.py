import pytest

from portal.storage import file_origins, storages_from_url

URL = "s3://KEY:a%2Fb%2Bc@s3.example.org:9000/portal?region=kz-1"


def test_without_an_address_files_lie_on_this_machine():
    assert storages_from_url("")["default"] == {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    assert file_origins("") == []


def test_address_of_a_bucket_is_read_with_its_secret_unquoted():
    assert storages_from_url(URL)["default"] == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": "KEY",
            "secret_key": "a/b+c",
            "endpoint_url": "https://s3.example.org:9000",
            "bucket_name": "portal",
            "region_name": "kz-1",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }


def test_browser_may_fetch_pictures_from_the_bucket_and_learns_no_key():
    assert file_origins(URL) == ["https://s3.example.org:9000"]


@pytest.mark.parametrize("url", ["ftp://h/b", "s3://h", "s3:///b", "s3://KEY:a/b@s3.example.org/portal"])
def test_anything_else_is_refused_by_its_name(url):
    with pytest.raises(ValueError, match="STORAGE_URL must look like"):
        storages_from_url(url)
