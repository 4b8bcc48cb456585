"""wagtail-localize's own screens are closed: its engine is used, and its editor, buttons, reports and aliases are not (docs/decisions.md).

Its views pass by pairs, claims and page permissions. Wagtail has no way to decline another app's hooks, so they are taken off the list
once they are on it; without its URLs every address of its answers 404. Its list of locales goes too: the languages are Welsh and English.
"""

from __future__ import annotations

from importlib import import_module

from wagtail import hooks

#: Kept: pictures, and how old log entries read.
KEPT = {"register_icons", "register_log_actions"}
MODULES = ("wagtail_localize.wagtail_hooks", "wagtail_localize.locales.wagtail_hooks")


def close_localize() -> None:
    """Take localize's hooks off Wagtail's list. Doing it twice does nothing more."""
    for module in MODULES:
        import_module(module)
    for name, registered in hooks._hooks.items():
        if name not in KEPT:
            registered[:] = [(fn, order) for fn, order in registered if fn.__module__ not in MODULES]
