"""The history of a part begins with the text that it has when this site learns to keep histories."""

import hashlib

from django.db import migrations


def write_down(apps, schema_editor):
    rows = apps.get_model("wagtail_localize", "StringTranslation").objects
    Pair, Written = apps.get_model("translation", "Pair"), apps.get_model("translation", "Written")
    pairs = dict(Pair.objects.values_list("translation_key", "pk"))
    found = rows.exclude(context=None).select_related("context", "translation_of", "locale")
    Written.objects.bulk_create(
        (_written(Written, row, pairs[row.context.object_id]) for row in found.iterator() if row.context.object_id in pairs),
        batch_size=500,
    )


def _written(Written, row, pair):
    return Written(
        pair_id=pair,
        language=row.locale.language_code,
        key=hashlib.sha256(f"{row.translation_of_id}:{row.context_id}".encode()).hexdigest()[:32],
        path=row.context.path,
        source=row.translation_of.data,
        text=row.data,
        by_id=row.last_translated_by_id,
        at=row.updated_at,
        origin="machine" if row.translation_type == "machine" else "person",
        tool=row.tool_name,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("translation", "0005_talk"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
