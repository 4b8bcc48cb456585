"""A group for those who translate; and whoever moderates may take a translation on too."""

from django.db import migrations

TRANSLATORS = "Translators"


def make_groups(apps, schema_editor):
    """Permissions are made after all migrations; these groups need two of them now."""
    translate = _permission(apps, "translation", "pair", "translate_pair", "Can translate what is in the queue")
    access = _permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
    groups = apps.get_model("auth", "Group").objects
    translators, _created = groups.get_or_create(name=TRANSLATORS)
    translators.permissions.add(translate, access)
    for moderators in groups.filter(name="Moderators"):
        moderators.permissions.add(translate)


def _permission(apps, app_label, model, codename, name):
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("translation", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0002_initial_data"),
    ]
    # Taken back, the group stays: people may be in it.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
