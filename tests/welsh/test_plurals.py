"""Six plural forms."""

import gettext

from hypothesis import given
from hypothesis import strategies as st

from papurbro.welsh.plurals import WELSH_PLURAL_FORMS, plural_index


def test_each_form_has_its_number():
    assert [plural_index(n) for n in (0, 1, 2, 3, 6, 4, 5, 7, 100)] == [
        0,
        1,
        2,
        3,
        4,
        5,
        5,
        5,
        5,
    ]


@given(st.integers(min_value=0, max_value=10_000))
def test_the_header_says_the_same(n):
    expression = WELSH_PLURAL_FORMS.partition("plural=")[2].removesuffix(";")
    assert gettext.c2py(expression)(n) == plural_index(n)
