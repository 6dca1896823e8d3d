"""What learners are told by mail, in their language."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from knowledge.models import SurveyInvitation
from portal.core.mail import queue_mail
from portal.core.models import OutgoingMail


def ask_for_answers(invitation: SurveyInvitation, *, is_reminder: bool, at: datetime) -> OutgoingMail:
    """The same invitation is one mail, and its reminder another one."""
    person, survey = invitation.person, invitation.survey
    with translation.override(person.language):
        context = {
            "survey": survey,
            "of": survey.series or survey.event.local_title,
            "url": settings.BASE_URL + invitation.get_absolute_url(),
            "is_reminder": is_reminder,
        }
    return queue_mail(
        "survey",
        key=f"survey {invitation.key} {'reminder' if is_reminder else 'invitation'}",
        to=person.email,
        language=person.language,
        context=context,
        at=at,
        addressee=person.pk,
        is_one_of_many=True,
    )
