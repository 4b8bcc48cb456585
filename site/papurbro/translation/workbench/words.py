"""What the workbench's scripts say, and what inline tags are called."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_TAGS = {
    "a": gettext_lazy("link"),
    "b": gettext_lazy("bold"),
    "strong": gettext_lazy("bold"),
    "i": gettext_lazy("italic"),
    "em": gettext_lazy("italic"),
    "code": gettext_lazy("code"),
    "sup": gettext_lazy("superscript"),
    "sub": gettext_lazy("subscript"),
    "s": gettext_lazy("struck out"),
    "del": gettext_lazy("struck out"),
}


def name_of_tag(name: str) -> str:
    """What a translator calls an inline tag: "link", "bold" …"""
    return str(_TAGS.get(name) or _("mark"))


def for_scripts() -> dict[str, str]:
    """The sentences by the names that the scripts call them; ``{}`` stands for what a script puts in."""
    return {**_of_saving(), **_of_writing(), **_of_keys()}


def _of_saving() -> dict[str, str]:
    return {
        "saving": _("Saving …"),
        "offline": _(
            "There is no connection. What you write is kept on this computer, and saved as soon as there is one."
        ),
        "online": _("The connection is back, and everything is saved."),
        "failed": _("That could not be saved just now. It is kept on this computer, and tried again."),
        "signedOut": _(
            "You have been logged out. Log in again in another tab: what you wrote is kept on this computer."
        ),
        "restored": _("What could not be saved the last time stands in its fields again. Parts: {}"),
        "homeless": _("What you wrote for a part that is gone was kept: load the page again to see it."),
        "conflict": _("Part {}: another text was saved while you were writing. Both are shown above the field."),
        "changed": _("The original was changed. Load the page again to see what is new."),
        "load": _("Load again"),
        "allDone": _("Every part is finished."),
    }


def _of_writing() -> dict[str, str]:
    return {
        "insert": _("Insert"),
        "capitals": _("Capitals"),
        "around": _("Put {} around the words that are selected"),
        "once": _("Press once more to take out {}, both of it."),
        "removed": _("{} is taken out, both of it. The button puts it back."),
        "whole": _("A mark can only be taken out whole."),
        "taken": _("Inserted: {}"),
        "failedTerm": _("The term could not be added just now."),
    }


def _of_keys() -> dict[str, str]:
    return {
        "bare": _("A letter, digit or sign alone would get in the way of typing: hold Ctrl or Alt with it."),
        "altgr": _("Ctrl and Alt together type letters such as ŵ on many keyboards: choose another combination."),
        "digit": _("A digit has to be among these keys: 1 takes the first suggestion, 2 the second."),
        "double": _("{} has these keys already."),
        "kept": _("The shortcuts are kept in this browser."),
    }
