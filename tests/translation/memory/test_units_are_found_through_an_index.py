"""Whatever the memory is asked, no question reads every unit: the database says by which index it finds them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papurbro.translation.memory.concordance import concordance
from papurbro.translation.memory.filters import holding_words
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.suggesting import suggest

UNITS = "translation_memory_unit"

#: What is asked, and by which indexes the texts are found: on SQLite by words, or by trigrams where a word is a slip; on PostgreSQL by trigrams.
QUESTIONS = {
    "like a text": (lambda: suggest("Mae neuadd y dref wedi cau.", source="cy", target="en"), "words_cy"),
    "like an English one": (lambda: suggest("The old hall has closed.", source="en", target="cy"), "words_en"),
    "a slip": (lambda: suggest("Llanberris", source="cy", target="en"), "trigrams_cy"),
    "sentences": (lambda: suggest("Mae neuadd wedi cau. Dewch i'r capel!", source="cy", target="en"), "words_cy"),
    "words looked up": (lambda: concordance("neuadd y dref", language="cy"), "words_cy"),
    "English ones": (lambda: concordance("village halls", language="en"), "words_en"),
    "the list": (lambda: list(holding_words(Unit.objects.all(), "neuadd").order_by()[:50]), "words_cy"),
}


@pytest.fixture
def memory(remember):
    """Few units; so PostgreSQL is told that reading all of them is dear, as it is where there are many."""
    remember("Llanberis", "Llanberis")
    for number in range(100):
        remember(f"Mae neuadd {number} wedi cau.", f"The village hall {number} has closed.")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ANALYZE {UNITS}")
            cursor.execute("SET LOCAL enable_seqscan = off")


def plans(ask):
    """Of each question that was put to the table of units: how the database answers it."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    found = []
    with connection.cursor() as cursor:
        for query in asked:
            if UNITS in query["sql"]:
                cursor.execute(f"{explain} {query['sql'].replace('%', '%%')}", ())
                found.append("\n".join(str(row[-1]) for row in cursor.fetchall()))
    return found


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_reads_every_unit(memory, name):
    """Guards: ``index.condition``, ``Unit.Meta.indexes``."""
    ask, index = QUESTIONS[name]

    found = plans(ask)

    wanted = index if connection.vendor == "sqlite" else index.replace("words", "trigrams")
    assert any(wanted in plan for plan in found)
    for plan in found:
        assert not re.search(rf"(SCAN|Seq Scan on) {UNITS}\b", plan), plan
