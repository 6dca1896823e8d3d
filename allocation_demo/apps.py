from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AllocationDemoConfig(AppConfig):
    name = "allocation_demo"
    verbose_name = _("Allocation demo")
