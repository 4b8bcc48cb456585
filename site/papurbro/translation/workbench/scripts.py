"""The workbench's scripts, in the order in which they are loaded: the first is what the others stand on.

Each adds one thing to a page that works without any of them.
"""

_NAMES = (
    "bench",
    "keeping",
    "saving",
    "conflicts",
    "mark_text",
    "marks",
    "letters",
    "suggestions",
    "checking",
    "presence",
    "preview",
    "search",
    "shortcuts",
    "shortcuts_form",
    "restoring",
)

SCRIPTS = [f"translation/work/{name}.js" for name in _NAMES]
