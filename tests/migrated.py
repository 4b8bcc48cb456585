"""A migrated SQLite database, kept from run to run: running every migration takes longer than most of the files of tests."""

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.apps import apps
from django.db import connection


def start_from_kept(folder):
    """Let the test database start as a copy of the one in ``folder`` that the same migrations made, if there is one."""
    if connection.vendor != "sqlite":
        return
    kept = _kept_in(folder)
    create = connection.creation._create_test_db

    def copy_in(*args, **kwargs):
        name = create(*args, **kwargs)
        if kept.exists():
            shutil.copyfile(kept, name)
        return name

    connection.creation._create_test_db = copy_in


def keep(folder):
    """Keep the test database as the migrations have left it, for the next run."""
    if connection.vendor != "sqlite" or (kept := _kept_in(folder)).exists():
        return
    for outdated in kept.parent.glob("*.sqlite3"):
        outdated.unlink(missing_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    with sqlite3.connect(connection.settings_dict["NAME"]) as database:
        database.execute("VACUUM INTO ?", [str(unfinished)])
    unfinished.replace(kept)


def _kept_in(folder):
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for migration in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label}/{migration.name}".encode() + migration.read_bytes())
    return Path(folder) / f"{digest.hexdigest()[:20]}.sqlite3"
