"""What the fragment about a pair's pictures, files, links and homeless texts shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papurbro.translation import counterparts
from papurbro.translation.kept import kept
from papurbro.translation.languages import name_of_language
from papurbro.translation.links import Link, chosen_slug, links
from papurbro.translation.permissions import may_work_on
from papurbro.translation.versions.finding import shown_in
from papurbro.translation.versions.forms import VersionForm
from papurbro.translation.versions.models import PictureVersions, Versions
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.users.models import User


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture or file of the page, and what is known of the words in it. ``language`` is "" where none are."""

    kind: str
    file: Any
    language: str = ""
    version: Any = None
    missing: str = ""
    reason: str = ""
    form: VersionForm | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at here."""
        return self.kind == PictureVersions.kind

    @property
    def language_name(self) -> str:
        """Of the words in it."""
        return name_of_language(self.language)

    @property
    def other_name(self) -> str:
        """Of the language that it needs another version in, or has it."""
        return name_of_language(other(self.language)) if self.language else ""


@dataclass(frozen=True, kw_only=True)
class PartsOfPair:
    """Everything besides the texts that a translator looks at."""

    pair: Pair
    may_work: bool
    files: list[Shown]
    links: list[Link] = field(default_factory=list)
    kept: list[Any] = field(default_factory=list)
    slug: str = ""
    slug_is_open: bool = False

    @property
    def needs_something(self) -> bool:
        """Whether a picture or file keeps the page back."""
        return any(one.missing for one in self.files)


def parts_of(pair: Pair, user: User) -> PartsOfPair:
    """What there is of ``pair``, and what ``user`` may do about it."""
    may_work = may_work_on(user, pair)
    translation = counterparts.enabled_translation(pair.translation_key)
    halves = counterparts.halves(pair.translation_key)
    # As their newest drafts say: to compose the counterpart once more would show the same files.
    files = list(_files([counterparts.text_of(page) for page in halves.values()], user if may_work else None))
    if translation is None or pair.behind != pair.counterpart_language:
        return PartsOfPair(pair=pair, may_work=may_work, files=files)
    page = halves[pair.counterpart_language]
    draft = counterparts.text_of(page)
    return PartsOfPair(
        pair=pair,
        may_work=may_work,
        files=files,
        links=links(translation),
        kept=kept(pair, translation),
        slug=chosen_slug(translation) or draft.slug,
        slug_is_open=page.first_published_at is None,
    )


def _files(pages: Iterable[PairedPageMixin], user: User | None) -> Iterable[Shown]:
    """Each once: of two that stand in for each other the one that was shown first."""
    seen: set[tuple[type[Versions], int]] = set()
    for page in pages:
        for kind, numbers in shown_in(page).items():
            rows = {file.pk: row for row in kind.objects.holding(numbers) for file in row.files().values()}
            found = kind.model_of_files().objects.in_bulk(numbers)
            for number in numbers:
                if number in found and (kind, number) not in seen:
                    row = rows.get(number)
                    seen |= {(kind, file.pk) for file in row.files().values()} if row else {(kind, number)}
                    yield _shown(kind, found[number], row, user)


def _shown(kind: type[Versions], file: Any, row: Versions | None, user: User | None) -> Shown:
    if row is None:
        return Shown(kind=kind.kind, file=file)
    language = row.language_of(file)
    form = VersionForm(like=file, user=user, prefix=f"{kind.kind}-{file.pk}") if user is not None else None
    return Shown(
        kind=kind.kind,
        file=file,
        language=language,
        version=row.in_language(other(language)),
        missing=row.missing_language,
        reason=row.no_other_reason,
        form=form,
    )
