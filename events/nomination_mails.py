"""What a nominee is told beside the mails of every registration."""

from datetime import datetime

from events.mails import write
from events.models import Registration


def tell_taken_back(registration: Registration, *, at: datetime) -> None:
    """To be called in the transaction that takes the nomination back."""
    more = {"reason": registration.reason}
    write("nomination_taken_back", registration, key=f"taken back {at.isoformat()}", more=more, at=at)
