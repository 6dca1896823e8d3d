"""Pages on which everybody checks a certificate, and what programmes read that check digital badges."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from knowledge.awarding.checking import LARGEST, CheckRefused, award_of, award_of_file, too_large
from knowledge.awarding.facts import side
from knowledge.awarding.forms import FileForm, NumberForm
from knowledge.awarding.numbers import plain
from knowledge.awarding.standing import standing
from knowledge.badges import bits, credentials, keys
from knowledge.models import Award, CertificateDesign
from knowledge.views.limits import limited, unlisted

OVERHEAD = 64 * 1024  # bytes of a form around its file


@never_cache
@unlisted
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Asks for a number or a file. What is too large is refused before it is read; the form itself is protected."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > LARGEST + OVERHEAD:
        return _asked(request, refusal=too_large(), status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return _verify_file(request) if request.method == "POST" else _verify_number(request)


@never_cache
@unlisted
@require_safe
@limited
def verify_award(request: HttpRequest, number: str) -> HttpResponse:
    award = award_of(number)
    return _told(request, award) if award else _unknown(request)


def _verify_number(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("number", "")
    if not typed:
        return _asked(request)
    return redirect("knowledge:verify_award", plain(typed) or "unknown")


@csrf_protect
@limited
def _verify_file(request: HttpRequest) -> HttpResponse:
    try:
        award = award_of_file(request.FILES.get("file"))
    except CheckRefused as refused:
        return _asked(request, refusal=str(refused), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _told(request, award, is_file=True) if award else _asked(request, is_other=True)


def _asked(request: HttpRequest, *, refusal: str = "", is_other: bool = False, status: int = 200) -> HttpResponse:
    context = {"refusal": refusal, "is_other": is_other, "number_form": NumberForm(), "file_form": FileForm()}
    return TemplateResponse(request, "knowledge/awards/verify.html", context, status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    context = {"is_unknown": True, "number_form": NumberForm(), "file_form": FileForm()}
    return TemplateResponse(request, "knowledge/awards/verify.html", context, status=HTTPStatus.NOT_FOUND)


def _told(request: HttpRequest, award: Award, *, is_file: bool = False) -> HttpResponse:
    context = {
        "award": award,
        "side": side(award.facts, get_language() or "en"),
        "standing": standing(award, on=timezone.localdate()),
        "is_file": is_file,
        "file_form": FileForm(),
    }
    return TemplateResponse(request, "knowledge/awards/award.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def badge_keys(request: HttpRequest) -> HttpResponse:
    return JsonResponse(keys.published())


@require_safe
@cache_control(public=True, max_age=3600)
def badge_issuer(request: HttpRequest) -> HttpResponse:
    return JsonResponse(credentials.issuer_profile(_issuer()))


@require_safe
@cache_control(public=True, max_age=int(credentials.KEPT_FOR.total_seconds()))
def badge_status(request: HttpRequest, number: int) -> HttpResponse:
    """A signed list of the badges that are no longer valid: one at least, and each that a badge names."""
    last = Award.objects.order_by("-status_index").values_list("status_index", flat=True).first() or 0
    if number > last // bits.LENGTH:
        raise Http404
    content = credentials.status_list(number, issuer=_issuer(), at=timezone.now())
    return HttpResponse(content, content_type="application/vc+jwt")


def _issuer() -> str:
    return CertificateDesign.objects.order_by("pk").values_list("issuer", flat=True).first() or ""
