import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django_structlog.celery.receivers import CeleryReceiver
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
# What runs by the clock; what runs every minute stands in the settings, which web workers read without Celery.
app.conf.beat_schedule = {
    **app.conf.beat_schedule,
    "match everyone": {"task": "participants.tasks.match_everyone", "schedule": crontab(hour=4, minute=0)},
}
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()
app.set_default()

# The id of a request goes with the work that it started; Celery keeps only a weak hold of a receiver.
sending = CeleryReceiver()
sending.connect_signals()


@setup_logging.connect
def use_the_portals_logging(**kwargs: object) -> None:
    """Django has configured logging already; Celery would replace it."""
