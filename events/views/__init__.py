from events.views.my_country import my_country
from events.views.registering import register, registered
from events.views.showing import event
from events.views.withdrawing import withdraw

__all__ = ["event", "my_country", "register", "registered", "withdraw"]
