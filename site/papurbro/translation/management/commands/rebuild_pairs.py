"""``manage.py rebuild_pairs``: recompute what can be derived of every pair, and report pairs of which one half alone is live."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from papurbro.core.commands import in_english
from papurbro.translation import counting, rebuilding
from papurbro.translation.models import Pair


class Command(BaseCommand):
    help = (
        "Recompute status, words and policy of every pair, and how many wait; decisions and rows stay as they are. "
        "Ends with exit code 2 where a pair that goes together has one half live."
    )

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        # disable=None: no bar where standard error is no terminal.
        for _key in tqdm(rebuilding.rebuild(), total=rebuilding.count(), unit="pair", file=sys.stderr, disable=None):
            done += 1
        counting.install()
        self.stdout.write(f"Pairs looked at: {done}")
        self._report_half_live()

    def _report_half_live(self) -> None:
        half_live = Pair.objects.half_live().select_related("original__locale", "counterpart__locale").order_by("pk")
        count = 0
        for pair in half_live.iterator(chunk_size=rebuilding.CHUNK):
            count += 1
            self.stdout.write(f"Half live: {_describe(pair)}")
        if count:
            raise CommandError(
                f"Pairs with one version live and the other not: {count}. "
                "Publish or unpublish them in the admin, or decide that they go apart.",
                returncode=2,
            )


def _describe(pair: Pair) -> str:
    halves = [half for half in (pair.original, pair.counterpart) if half is not None and half.live]
    return ", ".join(
        f"{half.locale.language_code} only: “{half.title}” {half.get_full_url() or ''} (pair {pair.translation_key})"
        for half in halves
    )
