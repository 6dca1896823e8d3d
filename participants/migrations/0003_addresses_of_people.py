from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    """Those who were there before: their address among their addresses, their last activity as far as it is known."""
    Person = apps.get_model("participants", "Person")
    PersonEmail = apps.get_model("participants", "PersonEmail")
    Person.objects.update(last_active_at=F("created_at"))
    people = Person.objects.exclude(email="").values_list("pk", "email").iterator()
    PersonEmail.objects.bulk_create((PersonEmail(person_id=pk, address=email) for pk, email in people), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_one_person")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
