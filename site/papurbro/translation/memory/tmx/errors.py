"""What can be wrong with a TMX file, in one plain sentence that names the line."""

from __future__ import annotations

from django.utils.translation import gettext as _


class TmxError(ValueError):
    """A file cannot be taken in, and nothing of it was. ``line`` is where it goes wrong, 0 where it does so as a whole."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.line = line or 0
        self.sentence = _("Line %(line)s: %(what)s") % {"line": self.line, "what": sentence} if self.line else sentence
        super().__init__(self.sentence)

    @classmethod
    def unknown_element(cls, line: int | None, name: str) -> TmxError:
        """Something stands in a text that TMX does not know there."""
        if name == "&":
            return cls(
                _("The file refers to an entity. Entities are not read, because they can hide a file without end."),
                line,
            )
        return cls(_("There is a <%(name)s> in a text, which TMX does not know there.") % {"name": name}, line)
