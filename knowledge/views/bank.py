"""Where staff write questions, bring files of them in and hand a bank over, and correct a solution that was wrong."""

import base64
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from knowledge.actions import asking
from knowledge.actions.asking import QuestionRefused
from knowledge.actions.importing_questions import import_questions
from knowledge.actions.regrading import RegradeRefused, changes_by, regrade
from knowledge.models import Question, QuestionBank, Regrading
from knowledge.models.works import language_choices
from knowledge.question_export import as_moodle_xml, languages_in
from knowledge.question_forms import ALWAYS, QuestionFileForm, QuestionForm
from knowledge.questions.formats import FORMATS
from knowledge.questions.parsed import BadQuestion

SALT = "knowledge.bank"
A_DAY = 24 * 60 * 60

may_view = permission_required("knowledge.view_question", raise_exception=True)
may_add = permission_required("knowledge.add_question", raise_exception=True)
may_change = permission_required("knowledge.change_question", raise_exception=True)
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@reads_and_writes
@may_add
def new_question(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in Question.Kind.values:
        raise Http404
    form = QuestionForm(kind, _languages(request), data=request.POST or None)
    if form.is_valid() and _wrote(request, form):
        return redirect("question_admin:index")
    return _form_page(request, form, None, _("New question: %(kind)s") % {"kind": Question.Kind(kind).label})


@never_cache
@reads_and_writes
@may_change
def question(request: HttpRequest, question_id: int) -> HttpResponse:
    """The latest version, to be written anew; and what was corrected."""
    found = _question(question_id)
    form = QuestionForm(found.kind, _languages(request, found), version=found.latest_version, data=request.POST or None)
    if form.is_valid():
        if "correct" in request.POST:
            return _preview_of_correction(request, found, form)
        if _wrote(request, form):
            return redirect("question", found.pk)
    return _form_page(request, form, found, str(found))


@require_POST
@may_change
def correct_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """What was shown is done."""
    found, held = _question(question_id), _unseal(request)
    if held["version"] != found.latest_version.pk:
        messages.error(request, _("Only the latest version of a question can be corrected."))
        return redirect("question", found.pk)
    try:
        regrading = regrade(found.latest_version, held["solution"], by=request.user, at=timezone.now())
    except RegradeRefused as refused:
        messages.error(request, str(refused))
        return redirect("question", found.pk)
    return redirect("regrading", regrading.pk)


@require_safe
@may_change
def regrading(request: HttpRequest, regrading_id: int) -> HttpResponse:
    found = get_object_or_404(Regrading.objects.select_related("version__question"), pk=regrading_id)
    rows = found.attempts.select_related("attempt__person", "attempt__quiz")
    title = _("Graded again: %(question)s") % {"question": found.version.question}
    return TemplateResponse(
        request, "knowledge/bank/regrading.html", {"regrading": found, "rows": rows, "page_title": title}
    )


@require_POST
@may_change
def retire_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """Draw it no longer; or again."""
    found = _question(question_id)
    act = asking.bring_back if "again" in request.POST else asking.retire
    act(found, by=request.user)
    return redirect("question", found.pk)


@never_cache
@reads_and_writes
@may_add
def question_file(request: HttpRequest) -> HttpResponse:
    """The file is read, and what would come of it shown; it is written by a second step."""
    form = QuestionFileForm(request.POST, request.FILES) if request.method == "POST" else QuestionFileForm()
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        held = {name: form.cleaned_data[name] for name in ("format", "bank", "language")}
        try:
            rows = _import(request, held, content, dry_run=True)
        except BadQuestion as bad:
            form.add_error("file", _("Line %(line)s: %(fault)s") % {"line": bad.line, "fault": bad.sentence})
        else:
            held["content"] = base64.b64encode(content).decode()
            return _file_page(
                request, "knowledge/bank/file_preview.html", rows=rows, token=_seal(request, held), **held
            )
    return _file_page(request, "knowledge/bank/file.html", form=form, status=422 if form.errors else 200)


@require_POST
@may_add
def write_question_file(request: HttpRequest) -> HttpResponse:
    held = _unseal(request)
    try:
        rows = _import(request, held, base64.b64decode(held["content"]), dry_run=False)
    except BadQuestion as bad:
        messages.error(request, _("Line %(line)s: %(fault)s") % {"line": bad.line, "fault": bad.sentence})
        return redirect("question_file")
    messages.success(request, _("All %(count)s questions are written.") % {"count": len(rows)})
    return redirect("question_admin:index")


@require_safe
@may_view
def hand_over_bank(request: HttpRequest) -> HttpResponse:
    """A choice of bank and language; with both, the file."""
    bank, language = request.GET.get("bank", ""), request.GET.get("language", "")
    if not (bank and language):
        context = {"banks": languages_in(QuestionBank.objects.all()), "page_title": _("Hand over as Moodle XML")}
        return TemplateResponse(request, "knowledge/bank/hand_over.html", context)
    if not bank.isdecimal() or len(bank) > 9 or language not in dict(language_choices()):
        raise Http404
    found = get_object_or_404(QuestionBank, pk=bank)
    response = HttpResponse(as_moodle_xml(found, language), content_type="application/xml")
    name = f"{slugify(found.name) or 'questions'}-{language}.xml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _question(question_id: int) -> Question:
    rows = Question.objects.select_related("bank").prefetch_related("versions__wordings", "versions__regrading")
    return get_object_or_404(rows, pk=question_id)


def _languages(request: HttpRequest, found: Question | None = None) -> list[str]:
    """English, Russian, those that there are, and one that is asked for."""
    there = [it.language for it in found.latest_version.wordings.all()] if found else []
    known = dict(language_choices())
    asked = [code for code in request.GET.getlist("language") if code in known]
    return list(dict.fromkeys([*ALWAYS, *there, *asked]))


def _wrote(request: HttpRequest, form: QuestionForm) -> bool:
    solution, words = form.said()
    bank = form.cleaned_data["bank"]
    try:
        asking.write_in_bank(
            bank,
            form.cleaned_data["name"],
            kind=form.kind,
            solution=solution,
            words=words,
            objective=form.cleaned_data["objective"],
            is_new=form.version is None,
            by=request.user,
        )
    except QuestionRefused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The question is written."))
    return True


def _preview_of_correction(request: HttpRequest, found: Question, form: QuestionForm) -> HttpResponse:
    solution, words = form.said()
    version = found.latest_version
    try:
        changes = changes_by(version, solution, words=words)
    except RegradeRefused as refused:
        form.add_error(None, str(refused))
        return _form_page(request, form, found, str(found))
    context = {
        "question": found,
        "changes": changes,
        "token": _seal(request, {"version": version.pk, "solution": solution}),
        "page_title": _("Correct and grade again"),
    }
    return TemplateResponse(request, "knowledge/bank/correction.html", context)


def _form_page(request: HttpRequest, form: QuestionForm, found: Question | None, title: str) -> HttpResponse:
    context = {
        "form": form,
        "question": found,
        "version": found.latest_version if found else None,
        "other_languages": [(code, name) for code, name in language_choices() if code not in form.languages],
        "page_title": title,
    }
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, "knowledge/bank/question.html", context, status=status)


def _file_page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    return TemplateResponse(request, template, context | {"page_title": _("Questions from a file")}, status=status)


def _import(request: HttpRequest, held: dict[str, Any], content: bytes, *, dry_run: bool) -> list[Any]:
    parsed = FORMATS[held["format"]](content)
    return import_questions(held["bank"], parsed, language=held["language"], by=request.user, dry_run=dry_run)


def _seal(request: HttpRequest, held: dict[str, Any]) -> str:
    """To be handed back by the one to whom it was shown, unaltered."""
    return signing.dumps(held | {"by": request.user.pk}, salt=SALT, compress=True)


def _unseal(request: HttpRequest) -> dict[str, Any]:
    try:
        held = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=A_DAY)
    except signing.BadSignature as error:
        raise BadRequest from error
    if held["by"] != request.user.pk:
        raise BadRequest
    return dict(held)
