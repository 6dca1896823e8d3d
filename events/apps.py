from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from events import long_work, receivers  # noqa: F401  they register themselves
        from events.handouts import jobs  # noqa: F401  the same
