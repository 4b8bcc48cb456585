"""One word in its mutated forms."""

import pytest

from papurbro.welsh.mutations import same_but_mutated


@pytest.mark.parametrize(
    "forms",
    [
        "Cymru Gymru Nghymru Chymru",
        "pentref bentref mhentref phentref",
        "tref dref nhref thref",
        "bro fro mro",
        "Derwen Dderwen Nerwen",
        "gardd ardd ngardd",
        "gwlad wlad",
        "mam fam",
        "llais lais",
        "rhaglen raglen",
        "ysgol hysgol",
        "glan lan",
    ],
)
def test_every_mutation_of_a_word_is_that_word(forms):
    radical, *mutated = forms.split()
    assert all(same_but_mutated(radical, form) for form in mutated)


@pytest.mark.parametrize("pair", ["cath coeden", "llan rhan", "can gan-t", "neuadd pentref"])
def test_other_words_are_other_words(pair):
    assert not same_but_mutated(*pair.split())
