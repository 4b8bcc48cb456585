"""Which policy a pair is under: its own, else that of the nearest section above it, else the site's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page

from papurbro.translation.models import Pair, PairSettings, Policy

if TYPE_CHECKING:
    from wagtail.models import Page as PageType


def policy_in_force(pair: Pair) -> Policy:
    """The policy that holds for ``pair`` now."""
    page = pair.original or pair.counterpart
    if pair.policy:
        return Policy(pair.policy)
    inherited = _of_the_sections_above(page) if page is not None else ""
    return Policy(inherited or PairSettings.load().policy)


def _of_the_sections_above(page: PageType) -> str:
    ancestors = page.get_ancestors().values_list("translation_key", "depth")
    depth_of = dict(ancestors)
    rows = Pair.objects.filter(translation_key__in=depth_of).exclude(policy_below="")
    decided = {depth_of[key]: policy for key, policy in rows.values_list("translation_key", "policy_below")}
    return str(decided[max(decided)]) if decided else ""


def pairs_below(pair: Pair) -> list[object]:
    """The keys of all pairs under the halves of ``pair``, whose policy its ``policy_below`` may settle."""
    keys: set[object] = set()
    for page in (pair.original, pair.counterpart):
        if page is not None:
            keys.update(Page.objects.descendant_of(page).values_list("translation_key", flat=True))
    return sorted(keys, key=str)
