"""A text asks the glossary for the terms that may stand in it, and finds what it would find if it were shown all of them."""

import random

import pytest
from django.db.models import F

from papurbro.translation.glossary.finding import Glossary, terms_in
from papurbro.translation.glossary.importing import import_terms
from papurbro.translation.glossary.models import Term, TermWord
from papurbro.translation.memory.concordance import concordance
from papurbro.welsh.mutations import mutate

from demo.words import CONTENT

from tests.translation.checking.conftest import good_pairs

pytestmark = pytest.mark.django_db

MUTATIONS = ("none", "soft", "nasal", "aspirate")

#: Terms whose words are found in other forms than they are written in: mutated within, with brackets, with small words, with what hangs on them.
HARD = [
    ("the Senedd", "y Senedd"),
    ("In (a place)", "mewn"),
    ("community councils", "cynghorau cymuned"),
    ("children's play area", "man chwarae i blant"),
    ("e-mail", "e-bost"),
    ("the House of Commons", "Tŷ'r Cyffredin"),
    ("what is it", "beth yw o"),
    ("to go", "mynd"),
    ("sea", "môr"),
    ("song", "cân"),
]


@pytest.fixture
def glossary():
    import_terms((CONTENT / "glossary.csv").read_bytes())
    import_terms("\n".join(["en,cy", *(f"{en},{cy}" for en, cy in HARD)]).encode())
    return list(Term.objects.all())


def texts(glossary, language):
    """Real sentences, and each term in its mutations within one."""
    yield from (pair[language == "cy"] for pair in good_pairs())
    yield from ("Y neuaddau pentref", "Y cyngor gymuned a'r cŵn defaid", "The villages hall")
    chance = random.Random(1)  # noqa: S311 - texts, not secrets
    for term in glossary:
        words = term.words(language).split()
        mutated = [mutate(word, chance.choice(MUTATIONS)) if language == "cy" else word for word in words]
        yield f"A {' '.join(mutated)} i {term.words(language)}'s"


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_index_leaves_nothing_out(glossary, language):
    """Guard: the forms in ``index._keys``."""
    everything = Glossary(glossary)

    for text in texts(glossary, language):
        narrowed = Glossary.of([text], language).find(text, language)
        assert [(each.term.pk, each.start) for each in narrowed] == [
            (each.term.pk, each.start) for each in everything.find(text, language)
        ], text


@pytest.fixture
def rows_read(monkeypatch):
    """``rows_read(ask)``: how many terms the database gave while ``ask`` ran."""
    read = []
    of_database = Term.from_db.__func__

    def from_db(cls, *args):
        read.append(args)
        return of_database(cls, *args)

    monkeypatch.setattr(Term, "from_db", classmethod(from_db))

    def count(ask):
        read.clear()
        ask()
        return len(read)

    return count


def fill(number):
    """A glossary of so many terms more: none of a word that another has, but the small ones that all share."""
    Term.objects.bulk_create(
        (Term(en=f"the term{place}x", cy=f"y term{place}x") for place in range(number)), batch_size=1_000
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda: terms_in("Yr oedd y neuadd bentref yn llawn, a'r môr yn y pellter.", language="cy"),
        lambda: terms_in("The village hall and the term7x were full.", language="en"),
        lambda: concordance("neuadd", language="cy"),
        lambda: concordance("y neuadd bentref", language="cy"),
        lambda: concordance("the village hall", language="en"),
    ],
)
def test_the_rest_of_the_glossary_is_not_read(glossary, rows_read, ask):
    """Guards: ``TermQuerySet.led_by`` (by the word that leads, not by "y"), ``TermQuerySet.holding``."""
    few = rows_read(ask)
    fill(2_000)

    assert rows_read(ask) <= few + 1
    assert few < 20


def test_what_stands_in_many_terms_is_read_in_part(rows_read):
    """Every term has the word: a text is shown those of which it has the rest, and who looks the word up is shown the shortest.

    Guards: ``index._in_how_many``, the slice in ``concordance._terms``.
    """
    Term.objects.bulk_create(Term(en=f"service {number}", cy=f"gwasanaeth {number}") for number in range(1_000))

    assert rows_read(lambda: terms_in("Mae'r gwasanaeth 7 yn wasanaeth da.", language="cy")) == 1
    assert rows_read(lambda: concordance("wasanaeth", language="cy", limit=10)) <= 50
    assert [one.source for one in concordance("wasanaeth", language="cy", limit=2)] == ["gwasanaeth 0", "gwasanaeth 1"]


def test_a_term_has_its_words_once(glossary):
    """Saved again, and again in a mass, a term is found by the words that it has, and by no others."""
    before = sorted(TermWord.objects.values_list("term", "language", "key"))
    for term in glossary[:3]:
        term.save()
    Term.objects.filter(pk__in=[term.pk for term in glossary[:3]]).update(cy=F("cy"))

    assert sorted(TermWord.objects.values_list("term", "language", "key")) == before
