"""What staff may do with a mail of the outbox."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
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
        mail.send_again(row, by=request.user, at=timezone.now())
    except mail.SendingRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The mail is being sent again."))
    return redirect("outgoing_mail:inspect", row.pk)
