from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0035_index_limits_by_kind")]

    operations = [
        migrations.RemoveIndex("accessrequest", "pending_by_due"),
        migrations.RemoveIndex("accessrequest", "pending_by_journalist"),
        migrations.RemoveIndex("accessrequest", "request_with_complaint"),
        migrations.RemoveIndex("limit", "limit_asked_of_us"),
    ]
