"""Subscribers for the demo and the tests: in all languages and states, each by the way that a real one would come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from papurbro.welsh.fold import fold
from papurbro.welsh.languages import Language

from newsletter.consenting import Wish, ask, confirm, withdraw, words_of_consent
from newsletter.models import ConsentEvent, Newsletter, ReadingLanguage, Subscriber

FIRST_NAMES = "Alun Bethan Carys Dafydd Eleri Ffion Gareth Heledd Iwan Lowri Mair Nia Owain Rhys Siân Tomos".split()
SURNAMES = "Beynon Cadwaladr Ellis Gwynne Hopcyn Llwyd Meredudd Nefydd Parri Prydderch Rhisiart Tudur".split()

#: Language and state are dealt out in turn, so that every sort is there however few there are.
LANGUAGES = [
    ReadingLanguage.WELSH,
    ReadingLanguage.ENGLISH,
    ReadingLanguage.BOTH,
    ReadingLanguage.WELSH,
    ReadingLanguage.ENGLISH,
    ReadingLanguage.UNKNOWN,
    ReadingLanguage.BOTH,
]


@dataclass(frozen=True)
class Fate:
    """How far somebody came: the last state, and whether they left one newsletter on the way."""

    state: Subscriber.State
    left_one: bool = False


FATES = [
    *[Fate(Subscriber.State.CONFIRMED)] * 14,
    Fate(Subscriber.State.CONFIRMED, left_one=True),
    Fate(Subscriber.State.PENDING),
    Fate(Subscriber.State.UNSUBSCRIBED),
    Fate(Subscriber.State.BOUNCED),
    Fate(Subscriber.State.COMPLAINED),
]


def make_audience(newsletters: Sequence[Newsletter], count: int = 200, *, seed: int = 1) -> list[Subscriber]:
    """``count`` subscribers of one or more of ``newsletters``, the same for the same ``seed``.

    Their addresses end in ``example.org``, where nobody is. Who is there already stays as they are.
    """
    dice = random.Random(seed)  # noqa: S311 - a demo, not a secret
    people = [_person(number, newsletters, dice) for number in range(count)]
    for wish, fate in people:
        if not Subscriber.objects.with_address(wish.email).exists():
            _bring(wish, fate, {newsletter.slug: newsletter for newsletter in newsletters})
    found = {subscriber.email: subscriber for subscriber in Subscriber.objects.all()}
    return [found[wish.email] for wish, _fate in people]


def _person(number: int, newsletters: Sequence[Newsletter], dice: random.Random) -> tuple[Wish, Fate]:
    name = f"{dice.choice(FIRST_NAMES)}.{dice.choice(SURNAMES)}.{number:03}"
    wanted = dice.sample(list(newsletters), dice.randint(1, len(newsletters)))
    wish = Wish(
        email=f"{fold(name)}@example.org",
        language=LANGUAGES[number % len(LANGUAGES)],
        newsletters={newsletter.slug: _topics(newsletter, dice) for newsletter in wanted},
        wants_labelled=dice.random() > 0.2,
    )
    return wish, FATES[number % len(FATES)]


def _topics(newsletter: Newsletter, dice: random.Random) -> list[int]:
    tags = sorted(newsletter.tags.values_list("pk", flat=True))
    if len(tags) < 2 or dice.random() < 0.6:
        return []
    return sorted(dice.sample(tags, dice.randint(1, (len(tags) + 1) // 2)))


def _bring(wish: Wish, fate: Fate, newsletters: dict[str, Newsletter]) -> None:
    language: Language = "en" if wish.language == ReadingLanguage.ENGLISH else "cy"
    wanted = [newsletters[slug] for slug in wish.newsletters]
    words = words_of_consent(wanted, language)
    asked = ask(wish, form=ConsentEvent.Form.PAGE, language=language, words=words)
    if fate.state == Subscriber.State.PENDING:
        return
    confirm(asked, words=words)
    subscriber = asked.subscriber
    if fate.state == Subscriber.State.UNSUBSCRIBED or fate.left_one:
        left = wanted[0] if fate.left_one else None
        withdraw(subscriber, left, form=ConsentEvent.Form.UNSUBSCRIBE, language=language, words=words)
    elif fate.state != Subscriber.State.CONFIRMED:
        Subscriber.objects.filter(pk=subscriber.pk).update(state=fate.state)
