"""Every kind of event, its columns and what the database refuses of each.

SQLite changes a constraint by copying the table: forty of them at once are one copy instead of forty.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class ConstraintsAtOnce(Operation):
    """Take constraints off a table, or put them on it, in one step."""

    def __init__(self, model_name: str, *, remove: Any = (), add: Any = ()) -> None:
        self.model_name, self.remove, self.add = model_name, remove, add

    def state_forwards(self, app_label: str, state: Any) -> None:
        for name in self.remove:
            state.remove_constraint(app_label, self.model_name, name)
        for constraint in self.add:
            state.add_constraint(app_label, self.model_name, constraint)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        before, after = (state.apps.get_model(app_label, self.model_name) for state in (from_state, to_state))
        if schema_editor.connection.vendor == "sqlite":
            schema_editor._remake_table(after)  # noqa: SLF001  # as Django's own operations do, once for each
            return
        kept = {constraint.name for constraint in after._meta.constraints}  # noqa: SLF001
        known = {constraint.name for constraint in before._meta.constraints}  # noqa: SLF001
        for constraint in before._meta.constraints:  # noqa: SLF001
            if constraint.name not in kept:
                schema_editor.remove_constraint(before, constraint)
        for constraint in after._meta.constraints:  # noqa: SLF001
            if constraint.name not in known:
                schema_editor.add_constraint(after, constraint)

    database_backwards = database_forwards  # from and to are the other way round

    def describe(self) -> str:
        return f"Change {len(self.remove) + len(self.add)} constraints on model {self.model_name}"


class Migration(migrations.Migration):

    dependencies = [
        ('newsrooms', '0002_audit_is_append_only'),
        ('requests_app', '0009_quiet_times_and_reminders'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        ConstraintsAtOnce(
            'event',
            remove=[
                'event_kind_known',
                'event_note_says',
                'event_acknowledgement_columns',
                'event_extension_columns',
                'event_interim_release_columns',
                'event_response_columns',
                'event_follow_up_columns',
                'event_note_columns',
            ],
        ),
        migrations.AddField(
            model_name='event',
            name='about',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.event'),
        ),
        migrations.AddField(
            model_name='event',
            name='accepted',
            field=models.BooleanField(blank=True, null=True, verbose_name='we agree that the clock stops'),
        ),
        migrations.AddField(
            model_name='event',
            name='amount',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='amount'),
        ),
        migrations.AddField(
            model_name='event',
            name='by',
            field=models.DateField(blank=True, null=True, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='event',
            name='finding',
            field=models.CharField(blank=True, choices=[('well_founded', 'Well founded'), ('not_well_founded', 'Not well founded')], max_length=20, verbose_name='finding'),
        ),
        migrations.AddField(
            model_name='event',
            name='from_institution',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.institution'),
        ),
        migrations.AddField(
            model_name='event',
            name='ground',
            field=models.CharField(blank=True, max_length=12, verbose_name='ground'),
        ),
        migrations.AddField(
            model_name='event',
            name='institution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.institution'),
        ),
        migrations.AddField(
            model_name='event',
            name='number',
            field=models.CharField(blank=True, max_length=60, verbose_name='number'),
        ),
        migrations.AddField(
            model_name='event',
            name='order_counted_from',
            field=models.CharField(blank=True, choices=[('report', 'from the day of the report'), ('receipt', 'from the day the institution receives it')], max_length=10),
        ),
        migrations.AddField(
            model_name='event',
            name='order_days',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='business days of the order'),
        ),
        migrations.AddField(
            model_name='event',
            name='order_due',
            field=models.DateField(blank=True, null=True, verbose_name='day of the order'),
        ),
        migrations.AddField(
            model_name='event',
            name='third_party',
            field=models.BooleanField(blank=True, null=True, verbose_name='to a third party as well'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('acknowledgement', 'Acknowledgement of receipt'), ('fee_notice', 'Fee notice'), ('fee_paid', 'Fee paid'), ('clarification_asked', 'Clarification asked'), ('clarification_answered', 'Clarification answered'), ('extension', 'Extension notice'), ('extension_withdrawn', 'Extension withdrawn'), ('extension_struck', 'Extension found not to hold'), ('third_party_notice', 'Notice to third parties'), ('transfer', 'Transfer to another institution'), ('suspension', 'Suspension (s. 6.1)'), ('resumption', 'End of the suspension'), ('interim_release', 'Interim release'), ('response', 'Final response'), ('abandoned', 'Request abandoned'), ('reopened', 'File reopened'), ('reply_demanded', 'Reply demanded'), ('reply', 'Our reply'), ('promise', 'Promise of a day'), ('follow_up', 'Follow-up sent'), ('call', 'Telephone call'), ('note', 'Note'), ('complaint', 'Complaint made'), ('registered', 'Complaint registered'), ('representations_asked', 'Representations asked for'), ('initial_report', 'Commissioner’s initial report'), ('final_report', 'Commissioner’s final report'), ('resolved', 'Complaint resolved'), ('discontinued', 'Complaint discontinued'), ('inadmissible', 'Complaint inadmissible'), ('court_application', 'Application to the Court')], max_length=30),
        ),
        migrations.AddIndex(
            model_name='limit',
            index=models.Index(condition=models.Q(('kind', 'reply'), ('settled_on', None)), fields=['newsroom', 'last_day', 'access_request'], name='limit_reply_demanded'),
        ),
        ConstraintsAtOnce(
            'event',
            add=[
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'acknowledgement'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_acknowledgement_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'fee_notice'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_fee_notice_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'fee_paid'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_fee_paid_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'clarification_asked'), _negated=True), models.Q(models.Q(('accepted__isnull', True), _negated=True), ('about__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_clarification_asked_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'clarification_answered'), _negated=True), models.Q(models.Q(('accepted__isnull', True), _negated=True), ('about__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_clarification_answered_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'extension'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('third_party__isnull', True)), _connector='OR'), name='event_extension_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'extension_withdrawn'), _negated=True), models.Q(models.Q(('about__isnull', True), _negated=True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_extension_withdrawn_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'extension_struck'), _negated=True), models.Q(models.Q(('about__isnull', True), _negated=True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_extension_struck_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'third_party_notice'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_third_party_notice_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'transfer'), _negated=True), models.Q(models.Q(('from_institution__isnull', True), _negated=True), models.Q(('institution__isnull', True), _negated=True), ('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('finding', ''), ('ground', ''), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_transfer_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'suspension'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_suspension_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'resumption'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_resumption_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'interim_release'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_interim_release_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'response'), _negated=True), models.Q(models.Q(('disposition', ''), _negated=True), ('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_response_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'abandoned'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_abandoned_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reopened'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_reopened_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reply_demanded'), _negated=True), models.Q(models.Q(('by__isnull', True), _negated=True), ('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_reply_demanded_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reply'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_reply_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'promise'), _negated=True), models.Q(models.Q(('by__isnull', True), _negated=True), ('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_promise_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'follow_up'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_follow_up_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'call'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_call_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'note'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_note_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'complaint'), _negated=True), models.Q(models.Q(('ground', ''), _negated=True), ('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_complaint_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'registered'), _negated=True), models.Q(('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_registered_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'representations_asked'), _negated=True), models.Q(models.Q(('by__isnull', True), _negated=True), ('accepted__isnull', True), ('amount__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_representations_asked_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'initial_report'), _negated=True), models.Q(('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_initial_report_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'final_report'), _negated=True), models.Q(('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_final_report_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'resolved'), _negated=True), models.Q(('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_resolved_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'discontinued'), _negated=True), models.Q(('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_discontinued_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'inadmissible'), _negated=True), models.Q(('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('number', ''), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_inadmissible_columns'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind', 'court_application'), _negated=True), models.Q(('about__isnull', True), ('accepted__isnull', True), ('amount__isnull', True), ('by__isnull', True), ('commissioner_told__isnull', True), ('dated_on__isnull', True), ('days__isnull', True), ('disposition', ''), ('file_number', ''), ('finding', ''), ('from_institution__isnull', True), ('ground', ''), ('institution__isnull', True), ('order_counted_from', ''), ('order_days__isnull', True), ('order_due__isnull', True), ('pages__isnull', True), ('received_on__isnull', True), ('right_to_complain_stated__isnull', True), ('sent_on__isnull', True), ('third_party__isnull', True), ('until__isnull', True)), _connector='OR'), name='event_court_application_columns'),
                models.CheckConstraint(condition=models.Q(('kind__in', ['acknowledgement', 'fee_notice', 'fee_paid', 'clarification_asked', 'clarification_answered', 'extension', 'extension_withdrawn', 'extension_struck', 'third_party_notice', 'transfer', 'suspension', 'resumption', 'interim_release', 'response', 'abandoned', 'reopened', 'reply_demanded', 'reply', 'promise', 'follow_up', 'call', 'note', 'complaint', 'registered', 'representations_asked', 'initial_report', 'final_report', 'resolved', 'discontinued', 'inadmissible', 'court_application'])), name='event_kind_known'),
                models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['note', 'follow_up', 'call']), _negated=True), models.Q(('details', ''), _negated=True), _connector='OR'), name='event_note_says'),
                models.CheckConstraint(condition=models.Q(('by', None), ('by__gte', models.F('happened_on')), _connector='OR'), name='event_by_after_arrival'),
                models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='event_amount_not_negative'),
                models.CheckConstraint(condition=models.Q(('finding', ''), ('finding__in', ['well_founded', 'not_well_founded']), _connector='OR'), name='event_finding_known'),
                models.CheckConstraint(condition=models.Q(('order_due', None), ('order_days', None), _connector='OR'), name='event_one_order_day'),
                models.CheckConstraint(condition=models.Q(models.Q(('order_counted_from', ''), ('order_days', None)), models.Q(('order_counted_from__in', ['report', 'receipt']), ('order_days__gt', 0), ('order_days__isnull', False)), _connector='OR'), name='event_order_counted_from_somewhere'),
                models.CheckConstraint(condition=models.Q(('institution', None), models.Q(('institution', models.F('from_institution')), _negated=True), _connector='OR'), name='event_transfer_goes_elsewhere'),
            ],
        ),
    ]
