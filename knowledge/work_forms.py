from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from knowledge.actions.files import FACTS, FileRefused, check_file
from knowledge.models import Edition, File, Version

MOST_FILES = 50


class WorkForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        editions = self.formsets["editions"]
        gone = [form.instance for form in editions.deleted_forms] if editions.is_valid() else []
        for edition in Edition.objects.filter(
            pk__in=[it.pk for it in gone if it.pk], versions__isnull=False
        ).distinct():
            sentence = _now(
                "The edition “%(title)s” has files and cannot be taken out. Withdraw the publication instead."
            )
            self.add_error(None, sentence % {"title": edition.title})
        return cleaned


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Each of the files that were chosen at once."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(it, initial) for it in given]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_now("At most %(most)s files at once.") % {"most": MOST_FILES})
        return files


class BulkUploadForm(forms.Form):
    files = ManyFilesField(
        label=_("PDF files"),
        help_text=_("Each becomes the draft of a publication, with what the file says of itself."),
        widget=ManyFiles(attrs={"accept": "application/pdf,.pdf", "multiple": True}),
    )


class FileForm(forms.ModelForm):
    """A file of an edition: of the version that is offered, or of a new one that takes its place."""

    content = forms.FileField(label=_("File"), max_length=150)
    label = forms.CharField(
        label=_("Number of a new version"),
        max_length=30,
        required=False,
        help_text=_("For example 2.0. Empty: the file joins the version that is offered."),
    )
    change_note = forms.CharField(label=_("What changed"), max_length=300, required=False)

    class Meta:
        model = File
        fields = FACTS
        widgets = {"embargo_until": forms.DateInput(attrs={"type": "date"})}

    field_order = ["content", "role", "label", "change_note"]

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition

    @property
    def asked(self) -> dict[str, Any]:
        return self.cleaned_data | {"name": self.cleaned_data["content"].name}

    def clean_content(self) -> UploadedFile:
        content: UploadedFile = self.cleaned_data["content"]
        try:
            check_file(content, content.name or "")
        except FileRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return content

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"]
        if label and Version.objects.filter(edition=self.edition, label=label).exists():
            raise forms.ValidationError(_now("There is a version %(label)s already.") % {"label": label})
        return label


class FactsForm(forms.ModelForm):
    """What a file is, who may read it, and from when."""

    class Meta:
        model = File
        fields = FACTS
        widgets = {"embargo_until": forms.DateInput(attrs={"type": "date"})}


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=300)
    reason_ru = forms.CharField(label=_("Why it is withdrawn, in Russian"), max_length=300, required=False)
