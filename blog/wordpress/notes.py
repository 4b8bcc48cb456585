"""What an import has to tell an editor: plain sentences, marked for translation, kept in the database as they stand here."""

from typing import Final

from django.utils.translation import gettext_noop as _

from papurbro.welsh.languages import Language

# Of a post that was not told apart.
NEITHER: Final = _("It seems to be neither in Welsh nor in English.")
TOO_LITTLE: Final = _("There is too little text to tell the language.")
MIXED: Final = _("A paragraph holds both languages.")
SUMMARY: Final = _("Only a part of it is in the other language: perhaps a summary.")
UNCLEAR: Final = _("It holds both languages, but where one ends and the other begins is not plain.")
INSEPARABLE: Final = _("The two languages cannot be parted without losing or doubling a word.")

# Of a pair or a post that was brought over.
NO_TITLE: Final[dict[Language, str]] = {
    "cy": _("The post gives no title for its Welsh version."),
    "en": _("The post gives no title for its English version."),
}
WRONG_LANGUAGE: Final = _("A version is not in the language that the export says.")
LABEL_DIFFERS: Final = _("The text reads as another language than the export says.")
TITLE_IN_BOTH: Final = _("Its title is in both languages, its text in one.")
HAD_PASSWORD: Final = _("It had a password: it is a draft here.")
NOT_PUBLIC: Final = _("It was private, pending or scheduled: it is a draft here.")
HALF_KNOWN: Final = _("One version was brought over before, the other was not.")
