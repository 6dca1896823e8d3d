import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0004_carry_over")]

    operations = [
        migrations.RemoveField(
            model_name='indicator',
            name='evidence',
        ),
        migrations.RemoveField(
            model_name='ledgerline',
            name='source',
        ),
        migrations.AlterField(
            model_name='indicator',
            name='counting',
            field=models.CharField(choices=[('attendances', 'attendances of the linked events'), ('people', 'people who attended the linked events, each counted once'), ('publications', 'publications of the linked types'), ('events', 'linked events that were held'), ('manual', 'stated by hand, with a file as evidence')], max_length=12, verbose_name='what is counted'),
        ),
        migrations.AlterField(
            model_name='budgetline',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='indicators.budgetversion'),
        ),
        migrations.AlterField(
            model_name='ledgerline',
            name='extract',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='indicators.ledgerextract'),
        ),
        migrations.AddConstraint(
            model_name='budgetline',
            constraint=models.UniqueConstraint(fields=('version', 'activity', 'year', 'account', 'funding'), name='budget_line_once_per_version'),
        ),
        migrations.AddConstraint(
            model_name='ledgerline',
            constraint=models.UniqueConstraint(fields=('extract', 'output', 'account'), name='ledger_line_once_per_extract'),
        ),
        migrations.DeleteModel(
            name='IndicatorPublication',
        ),
    ]
