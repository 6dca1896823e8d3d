"""Put the portal's front page where Wagtail's welcome page stands, and let the roles of portal.core be the only groups."""

from django.db import migrations


def create(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")

    Site.objects.all().delete()
    Page.objects.filter(slug="home", depth=2).delete()
    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    home = HomePage.objects.create(
        title="Governance Capacity Portal",
        title_ru="Портал развития государственного управления",
        draft_title="Governance Capacity Portal",
        slug="home",
        content_type=content_type,
        locale=Locale.objects.get(),
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(hostname="localhost", root_page_id=home.pk, is_default_site=True, site_name="Governance Capacity Portal")
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtaildocs", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
