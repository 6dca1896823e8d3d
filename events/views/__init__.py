from events.views.registering import register, registered
from events.views.withdrawing import withdraw

__all__ = ["register", "registered", "withdraw"]
