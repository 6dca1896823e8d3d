from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IndicatorsConfig(AppConfig):
    name = "indicators"

    def ready(self) -> None:
        from indicators import long_work, receivers  # noqa: F401  they register themselves
        from indicators.report_workflow import make_report_workflow

        post_migrate.connect(make_report_workflow, sender=self, dispatch_uid="indicators.report_workflow")
