"""The index of trigrams that finds folded texts by what they hold, on either database.

PostgreSQL has it as a GIN index of ``pg_trgm`` for each language; SQLite as a table of FTS5 for each, which keeps no texts of its own and follows
``Unit`` by triggers. Both answer the same question with the same rows: which texts hold one of these strings of three characters or more.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, Final

from django.db import connection, connections, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.expressions import RawSQL

from papurbro.welsh.languages import LANGUAGES

TABLE: Final = "translation_memory_unit"


def _name(language: str) -> str:
    return f"translation_memory_trigrams_{language}"


def _sqlite(language: str) -> list[str]:
    name, column = _name(language), f"folded_{language}"
    put = f"INSERT INTO {name}(rowid, {column}) VALUES (new.id, new.{column});"  # noqa: S608 - names of our own
    take = f"INSERT INTO {name}({name}, rowid, {column}) VALUES ('delete', old.id, old.{column});"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5("
        f"{column}, content='{TABLE}', content_rowid='id', tokenize='trigram case_sensitive 1')",
        f"CREATE TRIGGER IF NOT EXISTS {name}_put AFTER INSERT ON {TABLE} BEGIN {put} END",
        f"CREATE TRIGGER IF NOT EXISTS {name}_take AFTER DELETE ON {TABLE} BEGIN {take} END",
        f"CREATE TRIGGER IF NOT EXISTS {name}_change AFTER UPDATE OF {column} ON {TABLE} BEGIN {take} {put} END",
    ]


def _postgresql(language: str) -> list[str]:
    # Every reader goes through what is pending: let that be little.
    return [
        f"CREATE INDEX IF NOT EXISTS {_name(language)} ON {TABLE} "
        f"USING gin (folded_{language} gin_trgm_ops) WITH (gin_pending_list_limit = 256)"
    ]


_MAKE: Final = {"sqlite": _sqlite, "postgresql": _postgresql}
_TRIGGERS: Final = 3


def create(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of a migration: make the index. ``pg_trgm`` is there already (its own operation)."""
    for language in LANGUAGES:
        for statement in _MAKE[schema_editor.connection.vendor](language):
            schema_editor.execute(statement, params=None)


def drop(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of a migration taken back."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name in map(_name, LANGUAGES):
        for trigger in ("put", "take", "change") if is_sqlite else ():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}_{trigger}", params=None)
        schema_editor.execute(f"DROP {'TABLE' if is_sqlite else 'INDEX'} IF EXISTS {name}", params=None)


def restore(using: str, **_kwargs: Any) -> None:
    """After migrations: Django makes an SQLite table anew to change it, and the triggers of the old one are gone with it."""
    database = connections[using]
    if database.vendor != "sqlite" or TABLE not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        if cursor.fetchone()[0] == _TRIGGERS * len(LANGUAGES):
            return
        for language in LANGUAGES:
            for statement in _sqlite(language):
                cursor.execute(statement)
            _tell(cursor, language, "rebuild")


def settle() -> None:
    """After many rows came at once: the index in one piece, and its size known to whoever plans a query."""
    with connection.cursor() as cursor:
        for language in LANGUAGES:
            if connection.vendor == "sqlite":
                _tell(cursor, language, "optimize")
            else:
                cursor.execute("SELECT gin_clean_pending_list(%s)", [_name(language)])
        if connection.vendor == "postgresql":
            cursor.execute(f"ANALYZE {TABLE}")


def _tell(cursor: Any, language: str, command: str) -> None:
    name = _name(language)
    cursor.execute(f"INSERT INTO {name}({name}) VALUES (%s)", [command])  # noqa: S608 - names of our own


def condition(language: str, groups: list[list[str]]) -> models.Q:
    """Units whose folded text in ``language`` holds at least one probe of each of ``groups``; none where there is nothing to hold."""
    if not all(groups) or not groups:
        return models.Q(pk__in=[])
    if connection.vendor == "sqlite":
        name = _name(language)
        wanted = " AND ".join("(" + " OR ".join(f'"{probe}"' for probe in group) + ")" for group in groups)
        return models.Q(pk__in=RawSQL(f"SELECT rowid FROM {name} WHERE {name} MATCH %s", [wanted]))  # noqa: S608, S611
    every = models.Q()
    for group in groups:
        every &= reduce(or_, (models.Q(**{f"folded_{language}__contains": probe}) for probe in group))
    return every
