"""Which button of the work page's form was pressed: without script, each of them is a way to save and to be shown something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from papurbro.translation.editor import Entry

_USE, _ADD = "use-", "add-"


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """What the form is asked for besides saving. Keys are those of parts; all are "" for the plain button.

    ``opened``: show the help with this part; ``finished``: go from this part to the next unfinished one; ``used``: put ``text`` into this
    part's field, after what is there with ``adds``; ``fixed``: put right in this part's field what the finding ``finding`` (its digest) names.
    """

    opened: str = ""
    finished: str = ""
    used: str = ""
    text: str = ""
    adds: bool = False
    fixed: str = ""
    finding: str = ""

    @classmethod
    def of(cls, data: QueryDict) -> Pressed:
        """Read it from what a browser sent."""
        used = next((name for name in data if name.startswith((_USE, _ADD))), "")
        fixed, _colon, finding = data.get("fix", "").partition(":")
        return cls(
            opened=data.get("open", ""),
            finished=data.get("next", ""),
            used=used.removeprefix(_USE).removeprefix(_ADD),
            text=data.get(used, "") if used else "",
            adds=used.startswith(_ADD),
            fixed=fixed,
            finding=finding,
        )

    @property
    def rewrites(self) -> str:
        """The key of the part whose field is to be shown with another text, not saved yet; or ""."""
        return self.used or self.fixed

    def rewritten(self, entries: Mapping[str, Entry], fixed_text: str = "") -> dict[str, Entry]:
        """The entry of the one field that is shown again, with its new text."""
        entry = entries.get(self.rewrites)
        if entry is None:
            return {}
        text = fixed_text if self.fixed else f"{entry.text.rstrip()} {self.text}".lstrip() if self.adds else self.text
        return {self.rewrites: replace(entry, text=text)}
