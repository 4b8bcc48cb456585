"""Whatever changes a term, or a tag, is known at the next look, in this process and in every other. Guards: ``index.refresh``, ``editions.bump``."""

import pytest
from django.db import transaction

from papurbro.tags.models import Tag
from papurbro.translation.checking.checks import known
from papurbro.translation.glossary import editions
from papurbro.translation.glossary.finding import terms_in
from papurbro.translation.glossary.models import Term

pytestmark = pytest.mark.django_db


def forms(text="Yn y tŷ"):
    return [each.form for each in terms_in(text, language="cy")]


@pytest.fixture
def term():
    made = Term.objects.create(en="house", cy="tŷ")
    assert forms() == ["tŷ"]
    return made


def rename(term):
    term.cy = "annedd"
    term.save()


@pytest.mark.parametrize(
    "change",
    [
        rename,
        lambda term: term.delete(),
        lambda term: Term.objects.all().delete(),
        lambda term: Term.objects.update(cy="annedd"),
        lambda term: Term.objects.bulk_update([Term(pk=term.pk, cy="annedd")], ["cy"]),
    ],
)
def test_a_change_is_known_at_once(term, change):
    change(term)
    assert forms() == []


def test_many_new_ones_are_known_at_once(term):
    Term.objects.bulk_create([Term(en="in", cy="yn")])
    assert forms() == ["Yn", "tŷ"]


def test_after_a_transaction_that_was_taken_back_all_is_as_before(term):
    try:
        with transaction.atomic():
            Term.objects.create(en="in", cy="yn")
            assert forms() == ["Yn", "tŷ"]
            raise RuntimeError
    except RuntimeError:
        pass
    Term.objects.create(en="hall", cy="neuadd")

    assert forms("Yn y tŷ a'r neuadd") == ["tŷ", "neuadd"]


def test_a_token_never_comes_twice():
    seen = set()
    for _number in range(3):
        editions.bump(editions.TAGS)
        seen.add(editions.current()[editions.TAGS])
    assert len(seen) == 3


def test_the_names_of_tags_are_known_too(django_assert_num_queries):
    """Guard: ``editions.bump``."""
    tag = Tag.objects.create(name_cy="#cymuned", name_en="#community")
    assert known([], "en").hashtags["en", "community"] == "cymuned"
    tag.name_cy = "#bro"
    tag.save()
    assert known([], "en").hashtags["en", "community"] == "bro"
    with django_assert_num_queries(1):
        known([], "en")
