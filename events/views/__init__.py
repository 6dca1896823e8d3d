from events.views.registering import register, registered
from events.views.showing import event
from events.views.withdrawing import withdraw

__all__ = ["event", "register", "registered", "withdraw"]
