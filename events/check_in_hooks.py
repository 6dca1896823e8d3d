"""What the check-in adds to the Wagtail admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def forget_lists_on_signing_out() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("portal/js/check-in/forget.js"))
