"""What was there already, in the words of the new fields. Nothing of it can be carried back without loss."""

from datetime import UTC, date, datetime

from django.db import migrations


def carry_over(apps, schema_editor):
    Indicator = apps.get_model("indicators", "Indicator")
    Indicator.objects.filter(evidence="publication").update(counting="publications")
    Link = apps.get_model("indicators", "IndicatorPublication")
    Kind = apps.get_model("indicators", "IndicatorPublicationKind")
    for indicator, kind in set(Link.objects.values_list("indicator_id", "work__kind")):
        Kind.objects.create(indicator_id=indicator, kind=kind)
    project = apps.get_model("indicators", "Project").objects.first()
    if project:
        carry_money(apps, project)


def carry_money(apps, project):
    version = apps.get_model("indicators", "BudgetVersion").objects.create(
        title="Project document", title_ru="Проектный документ", adopted_on=project.starts_on, source="Project document"
    )
    apps.get_model("indicators", "BudgetLine").objects.update(version=version)
    Line = apps.get_model("indicators", "LedgerLine")
    for year, source in set(Line.objects.order_by().values_list("year", "source")):
        extract = apps.get_model("indicators", "LedgerExtract").objects.create(
            source=source,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            imported_at=datetime(year + 1, 1, 1, tzinfo=UTC),
        )
        Line.objects.filter(year=year, source=source).update(extract=extract)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_results_money_periods"), ("knowledge", "0002_edition_in_russian")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
