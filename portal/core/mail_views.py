"""What staff may do with a mail of the outbox."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.forms import EmailField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.core import mail
from portal.core.models import OutgoingMail


@require_POST
@permission_required("core.resend_outgoingmail", raise_exception=True)
def send_again(request: HttpRequest, mail_id: int) -> HttpResponse:
    row = get_object_or_404(OutgoingMail, pk=mail_id)
    try:
        to = EmailField(required=False).clean(request.POST.get("to", ""))
        mail.send_again(row, by=request.user, at=timezone.now(), to=to)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    except mail.SendingRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The mail is being sent again."))
    return redirect("outgoing_mail:inspect", row.pk)
