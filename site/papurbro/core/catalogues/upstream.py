"""What Django, Wagtail and the other installed packages ask gettext for, read from the catalogues they ship."""

from pathlib import Path

import django.conf
from babel.messages import Catalog
from babel.messages.pofile import read_po
from django.apps import apps

from papurbro.core.catalogues.layout import Domain


def upstream_messages(root: Path, domain: Domain) -> Catalog:
    """Every message of ``domain`` that Django and the installed apps from outside the repository at ``root`` can say."""
    merged = Catalog()
    for folder in _locale_folders(root):
        # The English catalogue is the list of what can be said: its messages are all there, and empty.
        path = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            with path.open("rb") as file:
                for message in read_po(file, locale="en", ignore_obsolete=True):
                    if message.id:
                        merged.add(message.id, context=message.context)
    return merged


def _locale_folders(root: Path) -> list[Path]:
    installed = [Path(config.path) for config in apps.get_app_configs()]
    ours = [root / "site", root / "blog", root / "newsletter", root / "demo"]
    foreign = [path for path in installed if not any(path.is_relative_to(home) for home in ours)]
    return [Path(django.conf.__file__).parent / "locale", *(path / "locale" for path in foreign)]
