"""One memory and its questions, with the answers in their order: this very list holds on SQLite and on PostgreSQL.

Guards: ``Matcher._closest`` (no order but that of likeness), ``folding.finder`` (on PostgreSQL, whose trigrams take "atalant" for a "plant").
"""

import datetime

import pytest

from papurbro.translation.memory.suggesting import suggest

pytestmark = pytest.mark.usefixtures("in_english")

UNITS = [
    ("Mae neuadd y pentref wedi ailagor ar ôl y llifogydd.", "The village hall has reopened after the floods."),
    ("Mae neuadd y dref wedi ailagor ar ôl y llifogydd.", "The town hall has reopened after the floods."),
    ("Mae neuadd y dref wedi cau ar ôl y llifogydd mawr.", "The town hall has closed after the great floods."),
    ("Mae capel y pentref wedi cau ar ôl y stormydd.", "The village chapel has closed after the storms."),
    ("Y plant", "The children"),
    ("Phlant a phobl ifanc", "Children and young people"),
    ("Atalant", "They prevent"),
    ("Cyfarfod blynyddol y cyngor cymuned", "The annual meeting of the community council"),
    ("Cyfarfod blynyddol y cyngor tref", "The annual meeting of the town council"),
    ("Llanberis", "Llanberis"),
    ("Dewch â ffrind gyda chi!", "Bring a friend with you!"),
    ("Bydd te a chacennau ar gael.", "There will be tea and cakes."),
    ("Bydd te a bisgedi ar gael.", "There will be tea and biscuits."),
]

ANSWERS = {
    ("Mae neuadd y pentref wedi ailagor ar ôl y llifogydd.", "cy"): [
        (94, "The town hall has reopened after the floods."),
        (92, "The village hall has reopened after the floods."),
        (77, "The town hall has closed after the great floods."),
        (69, "The village chapel has closed after the storms."),
        (65, "Hall 9 has closed after the winter."),
        (65, "Hall 8 has closed after the winter."),
    ],
    ("Mae neuadd y pentre wedi cau ar ôl y llifogydd.", "cy"): [
        (85, "The town hall has reopened after the floods."),
        (83, "The town hall has closed after the great floods."),
        (82, "The village hall has reopened after the floods."),
        (76, "The village chapel has closed after the storms."),
        (74, "Hall 9 has closed after the winter."),
        (74, "Hall 8 has closed after the winter."),
    ],
    ("Plant", "cy"): [
        (78, "The children"),
    ],
    ("Gyfarfod blynyddol y gyngor plwyf", "cy"): [
        (79, "The annual meeting of the community council"),
        (78, "The annual meeting of the town council"),
    ],
    ("Llanberris", "cy"): [
        (91, "Llanberis"),
    ],
    ("The annual meetings of the county council", "en"): [
        (91, "Cyfarfod blynyddol y cyngor tref"),
        (90, "Cyfarfod blynyddol y cyngor cymuned"),
    ],
    ("The village chapel has reopened after the storm.", "en"): [
        (83, "Mae neuadd y pentref wedi ailagor ar ôl y llifogydd."),
        (82, "Mae capel y pentref wedi cau ar ôl y stormydd."),
        (68, "Mae neuadd y dref wedi ailagor ar ôl y llifogydd."),
    ],
    ("Bydd coffi a chacennau ar gael. Dewch â ffrind gyda chi.", "cy"): [
        (90, "There will be tea and cakes. Bring a friend with you!"),
        (94, "Bring a friend with you!"),
        (87, "There will be tea and cakes."),
    ],
}


@pytest.fixture
def memory(remember):
    """Half of the units were written in English, some by nobody who answers for them; others say next to the same."""
    for number in range(60):
        remember(f"Mae neuadd {number} wedi cau ar ôl y gaeaf.", f"Hall {number} has closed after the winter.")
    for number, (cy, en) in enumerate(UNITS):
        known = {"written_in": "cy" if number % 2 else "en", "is_reviewed": number % 3 > 0}
        remember(cy, en, written_on=datetime.date(2026, 1, 1 + number), **known)


@pytest.mark.parametrize("question", ANSWERS, ids=lambda question: question[0][:30])
def test_the_answers_come_in_this_order(memory, question):
    text, language = question

    found = suggest(text, source=language, target="en" if language == "cy" else "cy", limit=6)

    assert [(one.percent, one.target) for one in found] == ANSWERS[question]
