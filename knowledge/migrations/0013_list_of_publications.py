"""The list of publications stands below the front page from the start."""

from django.db import migrations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def create(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    home = apps.get_model("home", "HomePage").objects.first()
    if home is None or Page.objects.filter(url_path=f"{home.url_path}library/").exists():
        return
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        model="librarypage", app_label="knowledge"
    )
    last = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1).order_by("path").last()
    place = int(last.path[-4:], 36) + 1 if last else 1
    apps.get_model("knowledge", "LibraryPage").objects.create(
        title="Library",
        title_ru="Библиотека",
        draft_title="Library",
        slug="library",
        content_type=content_type,
        locale=home.locale,
        path=home.path + "".join(DIGITS[place // 36**power % 36] for power in (3, 2, 1, 0)),
        depth=home.depth + 1,
        numchild=0,
        url_path=f"{home.url_path}library/",
    )
    home.numchild += 1
    home.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0012_exchange"),
        ("home", "0002_front_page"),
        ("events", "0003_list_of_events"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
