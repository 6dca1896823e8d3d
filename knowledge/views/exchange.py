"""What other machines read of the library."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from knowledge import oai
from knowledge.models import ExternalArticle
from knowledge.oai_requests import Refused, read

PER_PAGE = 20


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """What journals elsewhere published: a title and a link to them."""
    shown = ExternalArticle.objects.shown().select_related("source").latest_first()
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "knowledge/articles.html", {"page": page})


@csrf_exempt  # a harvester may ask by POST, and changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def oai_pmh(request: HttpRequest) -> HttpResponse:
    given = dict((request.POST if request.method == "POST" else request.GET).lists())
    arguments = {name: values[0] for name, values in given.items()}
    at = timezone.now()
    try:
        root = oai.answer(read(given, oai.unsealed), at, arguments)
    except Refused as refused:
        root = oai.refusal(refused, at, arguments)
    return HttpResponse(oai.as_bytes(root), content_type="text/xml; charset=utf-8")
