"""The two languages."""

from papurbro.welsh.languages import ENDONYMS, LANGUAGES, other


def test_each_has_its_other_and_calls_itself_by_its_own_name():
    assert [other(language) for language in LANGUAGES] == ["en", "cy"]
    assert [ENDONYMS[language] for language in LANGUAGES] == ["Cymraeg", "English"]
