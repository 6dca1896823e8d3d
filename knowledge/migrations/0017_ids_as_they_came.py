from django.db import migrations, models
from django.db.models.functions import Cast


def answer_with_the_number_in_the_address(apps, schema_editor):
    """Works that were not imported were answered with their row's number until now."""
    Work, SearchEntry = apps.get_model("knowledge", "Work"), apps.get_model("knowledge", "SearchEntry")
    number = Work.objects.filter(pk=models.OuterRef("object_id")).values("number")
    entries = SearchEntry.objects.filter(type="work", outside_id="", object_id__in=Work.objects.values("pk"))
    entries.update(outside_id=Cast(models.Subquery(number), models.CharField()), outside_is_number=True)


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0016_surveys'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchentry',
            name='outside_is_number',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='work',
            name='source_is_number',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(answer_with_the_number_in_the_address, migrations.RunPython.noop),
    ]
