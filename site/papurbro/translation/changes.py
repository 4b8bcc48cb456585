"""What an edit changed, and which change class that suggests; the person who edits has the last word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.translation import gettext as _

from papurbro.translation.digest import content_digest, links, located_texts, texts
from papurbro.translation.models import Pair, Policy, Review, Status
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.places import Places
from papurbro.translation.wording import Piece
from papurbro.translation.wording import changes as word_by_word
from papurbro.welsh.difference import classify

#: So many revisions are looked at for the text that the other half was made from.
LOOK_BACK = 20


@dataclass(frozen=True)
class Line:
    """One text that changed: what it is ("Title", "Quotation"), and its old and new wording in pieces."""

    label: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


@dataclass(frozen=True)
class Change:
    """An edit of a half that the other half had been finished from."""

    page: PairedPageMixin
    before: PairedPageMixin
    after: PairedPageMixin

    @property
    def proposed(self) -> ChangeClass:
        """The class that the difference suggests."""
        if self.facts:
            return ChangeClass.SUBSTANTIVE
        return ChangeClass(classify(texts(self.before), texts(self.after)).change_class)

    @property
    def facts(self) -> tuple[str, ...]:
        """The numbers, dates, times, names and addresses that changed, ready to be shown: ``("19:00 → 19:30",)``."""
        worded = classify(texts(self.before), texts(self.after)).changed_facts
        gone, come = links(self.before), links(self.after)
        pairs = zip_longest([x for x in gone if x not in come], [x for x in come if x not in gone], fillvalue="–")
        return (*(_in_words(fact) for fact in worded), *(f"{old} → {new}" for old, new in pairs))

    @property
    def choices(self) -> list[ChangeClass]:
        """What may be said of it, the suggestion first; a page that nobody has read yet needs no correction."""
        possible = [ChangeClass.TYPO, ChangeClass.SUBSTANTIVE]
        if self.page.live:
            possible.append(ChangeClass.CORRECTION)
        return sorted(possible, key=lambda choice: choice != self.proposed)

    def lines(self) -> list[Line]:
        """The texts that changed, in order."""
        old, new = located_texts(self.before), located_texts(self.after)
        was, is_now = Places(self.before), Places(self.after)
        matcher = SequenceMatcher(a=[text for _path, text in old], b=[text for _path, text in new], autojunk=False)
        found = []
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag == "equal":
                continue
            for before, after in zip_longest(old[old_from:old_to], new[new_from:new_to]):
                label = (is_now.of(after[0]) if after else was.of(before[0])).label
                found.append(Line(label, *word_by_word(before[1] if before else "", after[1] if after else "")))
        return found


def change_to_ask_about(pair: Pair, page: PairedPageMixin) -> Change | None:
    """The edit in ``page``'s newest draft, where publishing it makes a difference to a finished other half; else None."""
    if page.language == pair.behind or not _matters(pair, page):
        return None
    after = page.get_latest_revision_as_object()
    if page.live:
        row = type(page)._default_manager.get(pk=page.pk)
        return Change(row, row, after) if content_digest(row) != content_digest(after) else None
    if not _was_finished(pair):
        return None
    before = page_made_from(page, pair)
    return Change(page, before, after) if before is not None else None


def _matters(pair: Pair, page: PairedPageMixin) -> bool:
    """Whether there is another half that an edit can leave behind, or that keeps a live page's edit waiting."""
    if pair.policy_in_force == Policy.SINGLE or pair.status in (Status.READY, Status.CURRENT, Status.EXEMPT):
        return False
    return pair.status != Status.MISSING or (page.live and pair.goes_together)


def _was_finished(pair: Pair) -> bool:
    return pair.status == Status.STALE and pair.review == Review.APPROVED


def page_made_from(page: PairedPageMixin, pair: Pair) -> PairedPageMixin | None:
    """``page`` as it was when the other half was made from it, or None where no revision holds that text any more."""
    for revision in page.revisions.order_by("-created_at", "-pk")[:LOOK_BACK]:
        version: PairedPageMixin = revision.as_object()
        if content_digest(version) == pair.made_from:
            return version
    return None


def _in_words(fact: str) -> str:
    """What ``welsh.difference`` marks with a sign, as somebody would say it."""
    sign, _space, shown = fact.partition(" ")
    if sign == "+":
        return _("%(fact)s was added") % {"fact": shown}
    if sign == "−":
        return _("%(fact)s was taken out") % {"fact": shown}
    return fact
