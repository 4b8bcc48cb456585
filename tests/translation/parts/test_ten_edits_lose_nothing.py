"""A text edited ten times in ten ways while it is being translated loses no word of translation.

After every edit, each sentence that somebody translated is still saved, or is in what a translator starts from, or is among what no longer
has a place. What a translator replaced in a field before them is theirs to replace (and in the history of the part).

Guards: ``sync._carry`` and ``sync._keep_what_is_gone``, ``legacy.Legacy.starts``, ``kept.kept``.
"""

import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from papurbro.translation import counterparts
from papurbro.translation.fragments import words_of
from papurbro.translation.kept import kept
from papurbro.translation.segments import segments
from papurbro.welsh.sentences import sentences

from tests.translation.parts.writing import block, edit, say, start

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

WORDS = (
    "neuadd pentref capel ysgol côr canu te teisen dydd Sadwrn Sul afon pont mynydd haf gaeaf cinio plant pawb croeso "
    "diolch gardd blodau cerdded bws trên siop llyfr darlith noson bore hwyr cynnar hen newydd mawr bach coch gwyn"
).split()


def dice(seed):
    return random.Random(seed)  # noqa: S311 - the same throws in every run


def sentence(rng):
    return f"{' '.join(rng.sample(WORDS, rng.randint(5, 9)))}.".capitalize()


def in_english(source):
    """A translation sentence by sentence; of every third text one that cannot be told apart."""
    said = [f"In English {text[0].lower()}{text[1:]}" for text in sentences(source)]
    return "; ".join(text.strip(".") for text in said) + "." if len(source) % 3 == 0 else " ".join(said)


class Text:
    """The blocks of a page, as ``(kind, paragraphs of sentences, id)``."""

    def __init__(self, rng):
        self.rng = rng
        self.blocks = [self._new() for _ in range(4)]
        self.bin = []

    def _new(self, kind="paragraph"):
        return [kind, [[sentence(self.rng) for _ in range(self.rng.randint(1, 3))]], f"id{self.rng.getrandbits(40)}"]

    def raw(self):
        return [
            block(kind, "|".join(" ".join(one) for one in paragraphs) if kind == "paragraph" else paragraphs[0][0], key)
            for kind, paragraphs, key in self.blocks
        ]

    def _some(self):
        return self.rng.choice(self.blocks)

    def _some_paragraph(self):
        return self.rng.choice(self._some()[1])

    def change_a_word(self):
        found = self._some_paragraph()
        place = self.rng.randrange(len(found))
        found[place] = found[place].replace(" ", f" {self.rng.choice(WORDS)} ", 1)

    def insert_a_sentence(self):
        found = self._some_paragraph()
        found.insert(self.rng.randint(0, len(found)), sentence(self.rng))

    def remove_a_sentence(self):
        found = self._some_paragraph()
        if len(found) > 1:
            found.pop(self.rng.randrange(len(found)))

    def split_a_paragraph(self):
        found = self._some()
        paragraph = self.rng.choice(found[1])
        if len(paragraph) > 1:
            at = self.rng.randint(1, len(paragraph) - 1)
            place = found[1].index(paragraph)
            found[1][place : place + 1] = [paragraph[:at], paragraph[at:]]

    def merge_two_blocks(self):
        if len(self.blocks) > 1:
            taken = self.blocks.pop(1)
            self.blocks[0][1][-1] = self.blocks[0][1][-1] + taken[1][0]
            self.blocks[0][1] += taken[1][1:]

    def move_a_block(self):
        taken = self.blocks.pop(self.rng.randrange(len(self.blocks)))
        taken[2] = f"id{self.rng.getrandbits(40)}"
        self.blocks.insert(self.rng.randint(0, len(self.blocks)), taken)

    def swap_two_texts(self):
        one, two = self._some(), self._some()
        one[1], two[1] = two[1], one[1]

    def duplicate_a_block(self):
        kind, paragraphs, _key = self._some()
        self.blocks.append([kind, [list(one) for one in paragraphs], f"id{self.rng.getrandbits(40)}"])

    def delete_a_block(self):
        if len(self.blocks) > 1:
            self.bin.append(self.blocks.pop(self.rng.randrange(len(self.blocks))))

    def put_a_block_back(self):
        if self.bin:
            self.blocks.insert(0, self.bin.pop())

    def make_a_heading_a_paragraph_or_the_other_way_round(self):
        found = self._some()
        if len(found[1]) == 1 and len(found[1][0]) == 1:
            found[0] = "heading" if found[0] == "paragraph" else "paragraph"
            found[2] = f"id{self.rng.getrandbits(40)}"

    def write_a_block_anew(self):
        found = self._some()
        found[1] = self._new()[1]


WAYS = [name for name in vars(Text) if "_a" in name or "_two" in name]


class Work:
    """A page while it is written and translated at once, and every sentence of translation that must not be lost."""

    def __init__(self, seed):
        self.text = Text(dice(seed))
        self.pair = start(self.text.raw())
        self.said = set()

    def edit(self, way):
        getattr(self.text, way)()
        self.pair = edit(self.pair, self.text.raw())

    def translate(self, *, only_every=1):
        for number, part in enumerate(self.parts()):
            if number % only_every == 0 and not part.is_done:
                # The translator has the start before them, and writes over it.
                self.said -= set(sentences(words_of(part.carried)))
                self.pair = say(self.pair, {part.unit.source: in_english(part.source)})
        # Another part may have had the same start, or the same text: what stands somewhere is not replaced.
        self.said |= {one for part in self.parts() for one in sentences(words_of(part.saved))}

    def parts(self):
        return segments(self.pair, counterparts.enabled_translation(self.pair.translation_key))

    def where_to_find(self):
        texts = [text for part in self.parts() for text in (part.saved or part.carried,)]
        texts += [
            one.translation for one in kept(self.pair, counterparts.enabled_translation(self.pair.translation_key))
        ]
        return [words_of(text) for text in texts if text]

    def lost(self):
        texts = self.where_to_find()
        return {one for one in self.said if not any(one in text for text in texts)}


@pytest.mark.parametrize("way", WAYS)
def test_one_edit_of_each_kind_loses_nothing(way):
    work = Work(seed=way)
    work.translate()

    work.edit(way)

    assert work.said
    assert work.lost() == set()


@pytest.mark.parametrize("seed", range(3))
def test_ten_edits_in_ten_ways_lose_nothing(seed):
    work = Work(seed)
    work.translate()
    for way in dice(seed).sample(WAYS, 10):
        work.edit(way)
        assert work.lost() == set(), way


class Both(RuleBasedStateMachine):
    """An editor and a translator at one text, in whatever order."""

    @initialize(seed=st.integers(0, 1000))
    def begin(self, seed):
        self.around = transaction.atomic()
        self.around.__enter__()
        self.work = Work(seed)
        self.work.translate()

    @rule(way=st.sampled_from(WAYS))
    def edits(self, way):
        self.work.edit(way)

    @rule(only_every=st.integers(1, 3))
    def translates(self, only_every):
        self.work.translate(only_every=only_every)

    @invariant()
    def no_word_is_lost(self):
        if hasattr(self, "work"):
            assert self.work.lost() == set()

    def teardown(self):
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)


def test_whatever_editor_and_translator_do_loses_nothing():
    run_state_machine_as_test(
        Both,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            database=None,
            phases=[Phase.generate],  # a failure is as long as it is: making it smaller takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
