"""The index that finds folded texts by what they hold, on either database.

PostgreSQL has trigrams: a GIN index of ``pg_trgm`` for each language. SQLite has two tables of FTS5 for each, which keep no texts of their own and follow
``Unit`` by triggers: one of words, in which a rare word costs the same however much is remembered, and one of trigrams for what stands within words.
PostgreSQL may answer with rows in which a probe only looks as if it stood ("atalant " holds "lant "); ``folding.finder`` tells them apart.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any, Final

from django.db import connection, connections, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.expressions import RawSQL

from papurbro.translation.memory.folding import BEGINNINGS, is_piece
from papurbro.welsh.languages import LANGUAGES

TABLE: Final = "translation_memory_unit"

#: How SQLite takes a folded text apart, by the name of the table that has it so.
_TOKENIZERS: Final = {"trigrams": "trigram case_sensitive 1", "words": "unicode61 remove_diacritics 0"}


def _name(language: str, kind: str = "trigrams") -> str:
    return f"translation_memory_{kind}_{language}"


def _sqlite(language: str) -> list[str]:
    return [statement for kind in _TOKENIZERS for statement in _sqlite_table(language, kind)]


def _sqlite_table(language: str, kind: str) -> list[str]:
    name, column = _name(language, kind), f"folded_{language}"
    put = f"INSERT INTO {name}(rowid, {column}) VALUES (new.id, new.{column});"  # noqa: S608 - names of our own
    take = f"INSERT INTO {name}({name}, rowid, {column}) VALUES ('delete', old.id, old.{column});"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5("
        f"{column}, content='{TABLE}', content_rowid='id', tokenize='{_TOKENIZERS[kind]}')",
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
#: By which a table of SQLite follows ``Unit``.
_TRIGGERS: Final = ("put", "take", "change")


def create(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of a migration: make the index. ``pg_trgm`` is there already (its own operation)."""
    for language in LANGUAGES:
        for statement in _MAKE[schema_editor.connection.vendor](language):
            schema_editor.execute(statement, params=None)


def drop(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of a migration taken back."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name in _tables() if is_sqlite else map(_name, LANGUAGES):
        for trigger in _TRIGGERS if is_sqlite else ():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}_{trigger}", params=None)
        schema_editor.execute(f"DROP {'TABLE' if is_sqlite else 'INDEX'} IF EXISTS {name}", params=None)


def restore(using: str, **_kwargs: Any) -> None:
    """After migrations: Django makes an SQLite table anew to change it, and the triggers of the old one are gone with it."""
    database = connections[using]
    if database.vendor != "sqlite" or TABLE not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        if cursor.fetchone()[0] == len(_TRIGGERS) * len(_tables()):
            return
        for language in LANGUAGES:
            for statement in _sqlite(language):
                cursor.execute(statement)
        for name in _tables():
            _tell(cursor, name, "rebuild")


def settle() -> None:
    """After many rows came at once: the index in one piece, and its size known to whoever plans a query."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _tables():
                _tell(cursor, name, "optimize")
            return
        for language in LANGUAGES:
            cursor.execute("SELECT gin_clean_pending_list(%s)", [_name(language)])
        cursor.execute(f"ANALYZE {TABLE}")


def _tables() -> list[str]:
    return [_name(language, kind) for language in LANGUAGES for kind in _TOKENIZERS]


def _tell(cursor: Any, name: str, command: str) -> None:
    cursor.execute(f"INSERT INTO {name}({name}) VALUES (%s)", [command])  # noqa: S608 - names of our own


def condition(language: str, groups: list[list[str]]) -> models.Q:
    """Units whose folded text in ``language`` holds at least one probe of each of ``groups``; none where there is nothing to hold."""
    if not all(groups) or not groups:
        return models.Q(pk__in=[])
    if connection.vendor != "sqlite":
        return reduce(and_, (_contains(language, group) for group in groups))
    if any(is_piece(probe) for group in groups for probe in group):
        return reduce(and_, (_in_either_table(language, group) for group in groups))
    every = " AND ".join(f"({_of_words(group, language)})" for group in groups)
    return _match(_name(language, "words"), every)


def _contains(language: str, group: list[str]) -> models.Q:
    return reduce(or_, (models.Q(**{f"folded_{language}__contains": probe.removesuffix("*")}) for probe in group))


def _in_either_table(language: str, group: list[str]) -> models.Q:
    pieces = " OR ".join(f'"{probe}"' for probe in group if is_piece(probe))
    words = _of_words([probe for probe in group if not is_piece(probe)], language)
    tables = ((_name(language), pieces), (_name(language, "words"), words))
    return reduce(or_, (_match(name, wanted) for name, wanted in tables if wanted))


def _of_words(group: list[str], language: str) -> str:
    """What FTS5 is asked: a word in each of its mutations, one with whatever ending, or words side by side."""
    return " OR ".join(
        f'"{beginning}{probe.strip(" *")}"{"" if probe.endswith(" ") else "*"}'
        for probe in group
        for beginning in ((*BEGINNINGS, "") if language == "cy" and probe[0] != " " else ("",))
    )


def _match(name: str, wanted: str) -> models.Q:
    return models.Q(pk__in=RawSQL(f"SELECT rowid FROM {name} WHERE {name} MATCH %s", [wanted]))  # noqa: S608, S611
