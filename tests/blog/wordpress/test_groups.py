"""Which items are one text in two languages."""

from blog.wordpress.export import Export, Item, Term
from blog.wordpress.groups import declared


def item(number, *, language="", group="", meta=None, kind="post"):
    terms = []
    if language:
        terms.append(Term("language", language, language))
    if group:
        terms.append(Term("post_translations", group, group))
    return Item(number, kind, f"item {number}", line=1, terms=tuple(terms), meta=meta or {})


def test_polylang_items_of_one_group_are_one_text():
    found = declared(Export(items=(item(1, language="en", group="pll_a"), item(2, language="cy", group="pll_a"))))
    assert found.languages == {1: "en", 2: "cy"}
    assert list(found.groups) == [{"en": 1, "cy": 2}]


def test_polylang_maps_among_the_terms_fill_what_items_leave_out():
    term = Term("post_translations", "pll_a", "pll_a", 'a:2:{s:2:"en";i:1;s:2:"cy";i:2;}')
    found = declared(Export(terms=(term,), items=(item(1, language="en"), item(2))))
    assert found.languages == {1: "en", 2: "cy"}
    assert list(found.groups) == [{"en": 1, "cy": 2}]


def test_a_map_that_speaks_of_other_items_or_is_broken_says_nothing():
    terms = (
        Term("post_translations", "pll_a", "pll_a", 'a:2:{s:2:"en";i:1;s:2:"cy";i:99;}'),
        Term("post_translations", "pll_b", "pll_b", "a:2:{"),
    )
    assert declared(Export(terms=terms, items=(item(1),))).groups == ()


def test_wpml_groups_by_its_import_fields():
    meta = {"_wpml_import_translation_group": "7"}
    english = item(1, meta={**meta, "_wpml_import_language_code": "en"})
    welsh = item(2, meta={**meta, "_wpml_import_language_code": "cy"})
    assert list(declared(Export(items=(english, welsh))).groups) == [{"en": 1, "cy": 2}]


def test_wpml_groups_by_its_older_fields_and_never_by_the_translation_number():
    english = item(1, meta={"_icl_lang_code": "en", "trid": "5", "_icl_translation_id": "9"})
    welsh = item(2, meta={"_icl_lang_code": "cy", "trid": "5", "_icl_translation_id": "10"})
    stranger = item(3, meta={"_icl_lang_code": "cy", "_icl_translation_id": "9"})
    assert list(declared(Export(items=(english, welsh, stranger))).groups) == [{"en": 1, "cy": 2}]


def test_wpml_numbers_posts_and_pages_apart():
    post = item(1, meta={"_icl_lang_code": "en", "trid": "5"})
    page = item(2, kind="page", meta={"_icl_lang_code": "cy", "trid": "5"})
    assert declared(Export(items=(post, page))).groups == ()


def test_codes_of_countries_are_left_off():
    assert declared(Export(items=(item(1, language="cy_GB"), item(2, language="en-gb")))).languages == {
        1: "cy",
        2: "en",
    }


def test_a_third_language_keeps_its_own_code():
    found = declared(Export(items=(item(1, language="en", group="g"), item(2, language="fr", group="g"))))
    assert list(found.groups) == [{"en": 1, "fr": 2}]


def test_the_first_of_two_in_one_language_keeps_the_place():
    items = (item(1, language="en", group="g"), item(2, language="en", group="g"), item(3, language="cy", group="g"))
    assert list(declared(Export(items=items)).groups) == [{"en": 1, "cy": 3}]
