"""What the tests of checks share: a way to look at one pair of texts without a database."""

from pathlib import Path

import pytest

from papurbro.translation.checking.checks import Known, check_part
from papurbro.translation.glossary.finding import Glossary
from papurbro.translation.glossary.models import Term

GOOD_PAIRS = Path(__file__).parent / "good_pairs.txt"


def good_pairs():
    """``(English, Welsh)`` of every pair that says the same."""
    lines = (line.rstrip("\n") for line in GOOD_PAIRS.read_text(encoding="utf-8").splitlines())
    return [tuple(line.split(" || ")) for line in lines if line and not line.startswith("#")]


#: Terms of a glossary, as a paper like this one would have them.
TERMS = [
    {"pk": 1, "en": "Wales", "cy": "Cymru", "part_of_speech": "name"},
    {"pk": 2, "en": "newsletter", "cy": "cylchlythyr", "forbidden_cy": "newyddlen\nllythyr newyddion"},
    {"pk": 3, "en": "community council", "cy": "cyngor cymuned", "forbidden_cy": "cyngor y gymuned"},
    {"pk": 4, "en": "village hall", "cy": "neuadd bentref", "forbidden_en": "hamlet hall"},
    {"pk": 5, "en": "volunteer", "cy": "gwirfoddolwr"},
    {"pk": 6, "en": "subscribe", "cy": "tanysgrifio", "part_of_speech": "verb"},
    {"pk": 7, "en": "hall", "cy": "neuadd"},
    {"pk": 8, "en": "council", "cy": "cyngor"},
    {"pk": 9, "en": "trustee", "cy": "ymddiriedolwr"},
    {"pk": 10, "en": "consultation", "cy": "ymgynghoriad"},
    {"pk": 11, "en": "choir", "cy": "côr"},
    {"pk": 12, "en": "meeting", "cy": "cyfarfod", "part_of_speech": "noun_m"},
    {"pk": 13, "en": "tower", "cy": "tŵr", "part_of_speech": "noun_m"},
    {"pk": 14, "en": "sea", "cy": "môr", "part_of_speech": "noun_m"},
    {"pk": 15, "en": "grant", "cy": "grant"},
    {"pk": 16, "en": "vlog", "cy": "fideoflog", "status": "proposed"},
    {"pk": 17, "en": "wireless", "cy": "diwifr", "status": "obsolete"},
    {"pk": 18, "en": "wireless", "cy": "di-wifr"},
    {"pk": 19, "en": "Issue (of a newsletter)", "cy": "rhifyn"},
]


def known(terms=TERMS):
    """A glossary and two hashtags, without a database."""
    return Known(
        glossary=Glossary(Term(**term) for term in terms),
        hashtags={
            ("en", "community"): "cymuned",
            ("cy", "cymuned"): "community",
            ("en", "socialcare"): "GofalCymdeithasol",
            ("cy", "gofalcymdeithasol"): "SocialCare",
        },
    )


@pytest.fixture
def look(in_english):
    """Everything that is found in ``target``, in Welsh unless it is said otherwise."""
    knowing = known()

    def at(source, target, into="cy", **kwargs):
        return check_part(
            source,
            target,
            source_language="en" if into == "cy" else "cy",
            target_language=into,
            knowing=kwargs.pop("knowing", knowing),
            **kwargs,
        )

    return at
