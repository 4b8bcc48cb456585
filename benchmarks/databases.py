"""Databases of a benchmark's own, made for it and dropped afterwards."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import psycopg


@contextlib.contextmanager
def postgresql(name: str) -> Iterator[str]:
    """The address of a new database on the server of DATABASE_URL."""
    server, own = os.environ.get("DATABASE_URL", "postgres://127.0.0.1:5432/postgres"), f"{name}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{own}"')
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{own}"))
        finally:
            connection.execute(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')


@contextlib.contextmanager
def sqlite(name: str) -> Iterator[str]:
    """The address of a new file."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/{name}.sqlite3"


DATABASES = {"SQLite": sqlite, "PostgreSQL": postgresql}
