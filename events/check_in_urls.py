"""The pages at the door, in a folder of their own: the service worker answers for it alone."""

from django.urls import path

from events.views.check_in import scanning

urlpatterns = [
    path("", scanning.door, name="door"),
    path("worker.js", scanning.worker, name="door_worker"),
    path("manifest.json", scanning.manifest, name="door_manifest"),
    path("<int:event_id>/", scanning.scanner, name="scanner"),
    path("<int:event_id>/people/", scanning.people, name="door_people"),
    path("<int:event_id>/scans/", scanning.scans, name="door_scans"),
]
