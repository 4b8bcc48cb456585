"""Terms are found by their words; those that are there already get theirs."""

from collections import Counter

import django.db.models.deletion
from django.db import migrations, models

from papurbro.translation.glossary.index import keys_of
from papurbro.welsh.languages import LANGUAGES


def index_terms(apps, _schema_editor):
    word = apps.get_model("translation_glossary", "TermWord")
    for term in apps.get_model("translation_glossary", "Term").objects.iterator():
        word.objects.bulk_create(
            word(term=term, language=language, key=key, leads=leads)
            for language in LANGUAGES
            for key, leads in keys_of(getattr(term, language), language, Counter()).items()
        )


class Migration(migrations.Migration):

    dependencies = [
        ('translation_glossary', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TermWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('key', models.CharField(max_length=60)),
                ('leads', models.BooleanField(default=False)),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='found_by', to='translation_glossary.term')),
            ],
            options={
                'indexes': [models.Index(fields=['language', 'key'], name='term_word'), models.Index(condition=models.Q(('leads', True)), fields=['language', 'key'], name='term_word_leads')],
            },
        ),
        migrations.RunPython(index_terms, migrations.RunPython.noop),
    ]
