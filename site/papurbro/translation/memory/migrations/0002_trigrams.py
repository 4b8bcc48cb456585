"""The index of trigrams, one for each language, on either database; pg_trgm may be created by the owner of a database."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from papurbro.translation.memory import index


class Migration(migrations.Migration):

    dependencies = [("translation_memory", "0001_initial")]

    operations = [TrigramExtension(), migrations.RunPython(index.create, index.drop)]
