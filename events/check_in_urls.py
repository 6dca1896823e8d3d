"""The pages at the door, in a folder of their own: the service worker answers for it alone."""

from django.urls import path

from events.views.check_in import by_oneself, scanning, today

urlpatterns = [
    path("", scanning.door, name="door"),
    path("worker.js", scanning.worker, name="door_worker"),
    path("manifest.json", scanning.manifest, name="door_manifest"),
    path("<number:event_id>/", scanning.scanner, name="scanner"),
    path("<number:event_id>/today/", today.today, name="day_figures"),
    path("<number:event_id>/projector/", by_oneself.projector, name="projector"),
    path("self/<number:event_id>/", by_oneself.self_check_in, name="self_check_in"),
    path("<number:event_id>/people/", scanning.people, name="door_people"),
    path("<number:event_id>/scans/", scanning.scans, name="door_scans"),
]
