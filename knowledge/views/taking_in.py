"""Files of the library in the admin: many at once, or one to an edition; its text; withdrawing."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from knowledge.actions import files, taking_in, texts, withdrawing
from knowledge.models import Edition, File, Work
from knowledge.work_forms import BulkUploadForm, FactsForm, FileForm, WithdrawForm


@permission_required("knowledge.add_work", raise_exception=True)
def bulk_upload(request: HttpRequest) -> HttpResponse:
    form = BulkUploadForm(request.POST or None, request.FILES or None)
    taken, refused = [], []
    if request.method == "POST" and form.is_valid():
        for content in form.cleaned_data["files"]:
            try:
                work = taking_in.take_in(content, name=content.name, by=request.user, at=timezone.now())
                taken.append((content.name, work, taking_in.to_complete(work)))
            except files.FileRefused as refusal:
                refused.append((content.name, str(refusal)))
    context = {"form": form, "taken": taken, "refused": refused}
    return TemplateResponse(request, "knowledge/desk/bulk_upload.html", context)


@permission_required("knowledge.change_work", raise_exception=True)
def work_files(request: HttpRequest, work_id: int) -> HttpResponse:
    work = get_object_or_404(Work.objects.with_files(), pk=work_id)
    return TemplateResponse(request, "knowledge/desk/files.html", {"work": work, "withdraw_form": WithdrawForm()})


@permission_required("knowledge.change_work", raise_exception=True)
def add_file(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("work"), pk=edition_id)
    form = FileForm(request.POST or None, request.FILES or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        file = files.bring_file(edition, **form.asked, by=request.user, at=timezone.now())
        messages.success(request, _("“%(name)s” is kept; its text is read in a moment.") % {"name": file.name})
        return redirect("work_files", edition.work_id)
    return TemplateResponse(request, "knowledge/desk/add_file.html", {"form": form, "edition": edition})


@permission_required("knowledge.change_work", raise_exception=True)
def change_file(request: HttpRequest, file_id: int) -> HttpResponse:
    file = get_object_or_404(File.objects.select_related("version__edition"), pk=file_id)
    form = FactsForm(request.POST or None, instance=file)
    if request.method == "POST" and form.is_valid():
        files.change_file(file, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("“%(name)s” was changed.") % {"name": file.name})
        return redirect("work_files", file.version.edition.work_id)
    return TemplateResponse(request, "knowledge/desk/change_file.html", {"form": form, "file": file})


@require_POST
@permission_required("knowledge.change_work", raise_exception=True)
def read_again(request: HttpRequest, file_id: int) -> HttpResponse:
    file = get_object_or_404(File.objects.select_related("version__edition__work"), pk=file_id)
    texts.ask_for_text(file, by=request.user, at=timezone.now())
    messages.success(request, _("The text of “%(name)s” is read again in a moment.") % {"name": file.name})
    return redirect("work_files", file.version.edition.work_id)


@require_POST
@permission_required("knowledge.change_work", raise_exception=True)
def withdraw(request: HttpRequest, work_id: int) -> HttpResponse:
    work = get_object_or_404(Work, pk=work_id)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        withdrawing.withdraw(work, **form.cleaned_data, by=request.user, at=timezone.now())
    else:
        messages.error(request, _("Say why it is withdrawn: readers will see it."))
    return redirect("work_files", work_id)


@require_POST
@permission_required("knowledge.change_work", raise_exception=True)
def restore(request: HttpRequest, work_id: int) -> HttpResponse:
    withdrawing.restore(get_object_or_404(Work, pk=work_id), by=request.user, at=timezone.now())
    return redirect("work_files", work_id)
