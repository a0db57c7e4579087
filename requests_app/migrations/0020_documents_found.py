"""Documents in the search index. Columns that may be empty: SQLite adds them without making the table anew."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('requests_app', '0019_own_institutions'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchentry',
            name='document',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='requests_app.document'),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='begins',
            field=models.PositiveIntegerField(null=True),
        ),
    ]
