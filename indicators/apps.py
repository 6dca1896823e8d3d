from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "indicators"

    def ready(self) -> None:
        from indicators import tasks  # noqa: F401  registers the work of the annual report with the jobs
