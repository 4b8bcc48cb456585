"""A long text has many parts; saving all of them at once is no reason to refuse the translator."""

from urllib.parse import urlencode

from django.test import RequestFactory


def test_a_form_of_two_thousand_parts_is_read():
    fields = {f"{kind}-{number}": "x" for kind in ("text", "token") for number in range(2000)}

    request = RequestFactory().post("/", urlencode(fields), content_type="application/x-www-form-urlencoded")

    assert len(request.POST) == len(fields)
