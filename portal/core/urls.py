from django.conf import settings
from django.urls import path
from django.views.static import serve

from portal.core.health import healthz

app_name = "core"
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # Pictures alone, where no object store has them; documents and job results go through views that ask.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]
