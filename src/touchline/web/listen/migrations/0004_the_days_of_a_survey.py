from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.models import Max, Min
from django.utils.timezone import localdate


def days_of_answers(apps, _schema_editor):
    """Give surveys brought in files the days of their answers, where these have times."""
    survey_model = apps.get_model("listen", "Survey")
    from_files = survey_model.objects.filter(page=None).select_related("workspace")
    timed = from_files.annotate(first=Min("answers__answered_at"), last=Max("answers__answered_at"))
    for survey in timed.exclude(last=None).iterator():
        zone = ZoneInfo(survey.workspace.time_zone)
        survey.from_date, survey.to_date = localdate(survey.first, zone), localdate(survey.last, zone)
        survey.save(update_fields=["from_date", "to_date"])


class Migration(migrations.Migration):
    dependencies = [("listen", "0003_surveys_of_one_question")]

    operations = [
        migrations.AddField("survey", "from_date", models.DateField(null=True)),
        migrations.AddField("survey", "to_date", models.DateField(null=True)),
        migrations.RunPython(days_of_answers, migrations.RunPython.noop),
    ]
