"""What other machines read of the library."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knowledge import oai
from knowledge.oai_requests import Refused, read


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
