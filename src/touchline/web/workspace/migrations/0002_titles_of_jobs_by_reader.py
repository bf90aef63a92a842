from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('workspace', '0001_initial'),
    ]

    operations = [
        migrations.RenameField(
            model_name='job',
            old_name='title',
            new_name='title_text',
        ),
        migrations.AddField(
            model_name='job',
            name='title_names',
            field=models.JSONField(default=dict),
        ),
    ]
