"""The list of events stands below the front page from the start."""

from django.db import migrations


def create(apps, schema_editor):
    HomePage = apps.get_model("home", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    home = HomePage.objects.get(path="00010001")
    content_type, _ = ContentType.objects.get_or_create(model="eventindexpage", app_label="events")
    apps.get_model("events", "EventIndexPage").objects.create(
        title="Events",
        title_ru="Мероприятия",
        draft_title="Events",
        slug="events",
        content_type=content_type,
        locale=home.locale,
        path="000100010001",
        depth=3,
        numchild=0,
        url_path="/home/events/",
    )
    home.numchild = 1
    home.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [("events", "0002_initial"), ("home", "0002_front_page")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
