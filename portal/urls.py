from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

# Wagtail has sign-in pages of its own, which know neither mailed codes nor second factors nor a lock against guessing.
sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("admin/login/", sign_in),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("portal.core.urls")),
    # English has no prefix, Russian lives under /ru/: each language of a page has an address of its own.
    *i18n_patterns(
        path("", include("portal.home.urls")),
        path("accounts/", include("participants.account_urls")),
        path("", include("participants.urls")),
        path("", include("events.urls")),
        path("", include("knowledge.urls")),
        path("results/", include("indicators.urls")),
        path("allocation/", include("allocation_demo.urls")),
        path("_util/login/", sign_in),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

if settings.DEBUG:
    from django.conf.urls.static import static

    urlpatterns = [*static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT), *urlpatterns]
