"""Categories, tags and hashtags of an export as the site's bilingual tags; those who wrote as its authors."""

from collections.abc import Iterator

from django.utils.text import slugify

from papurbro.tags.models import Tag
from papurbro.welsh.fold import fold

from blog.models import Author
from blog.wordpress.bilingual import parts_of
from blog.wordpress.blocks import plain
from blog.wordpress.export import Export, Item, Term
from blog.wordpress.groups import tag_names
from blog.wordpress.plan import hashtags

_NO_TAG = {"uncategorized", "uncategorised", "heb-gategori"}
"""WordPress's name for "no category"."""

_LONGEST = 100


class Tagging:
    """Finds or makes tags and authors, each once. `tags_made` and `authors_made` count the new ones."""

    def __init__(self, export: Export) -> None:
        self.joined = tag_names(export)
        self.people = {author.login: author for author in export.authors}
        self.names = {(term.taxonomy, term.slug): term.name for term in export.terms}
        self.tags_made = self.authors_made = 0

    def tags_of(self, *items: Item) -> list[Tag]:
        """Return the tags of the items of one pair: categories, tags, and hashtags in their titles."""
        found: dict[int, Tag] = {}
        for item in items:
            for names in self._names(item):
                tag = self._tag(names)
                found[tag.pk] = tag
        return list(found.values())

    def authors_of(self, *items: Item) -> list[Author]:
        """Return who wrote the items, by the log-in names that these carry."""
        logins = dict.fromkeys(item.author for item in items if item.author)
        return list({author.pk: author for author in map(self._author, logins)}.values())

    def _names(self, item: Item) -> Iterator[tuple[str, str]]:
        """Yield the Welsh and the English name of each tag, the same one twice where one is known."""
        seen = set()
        for term in item.terms_of("category", "post_tag"):
            if term.slug not in _NO_TAG and not self._is_joined_to_none(term):
                names = self._both(term)
                seen.update(fold(name).lstrip("#") for name in names)
                yield names
        for hashtag in hashtags(plain(item.title)):
            if fold(hashtag).lstrip("#") not in seen:
                yield hashtag, hashtag

    def _is_joined_to_none(self, term: Term) -> bool:
        """ "Non classé" joined to "Uncategorized" is no category either."""
        names = self.joined.get((term.taxonomy, term.slug), {})
        return any(slugify(name) in _NO_TAG for name in names.values())

    def _both(self, term: Term) -> tuple[str, str]:
        name = " ".join(plain(term.name or self.names.get((term.taxonomy, term.slug), "")).split()) or term.slug
        joined = self.joined.get((term.taxonomy, term.slug), {})
        parts = parts_of(name) or {"cy": name, "en": name}
        return (joined.get("cy") or parts["cy"])[:_LONGEST], (joined.get("en") or parts["en"])[:_LONGEST]

    def _tag(self, names: tuple[str, str]) -> Tag:
        for name in names:
            existing = Tag.objects.named(name).first()
            if existing is not None:
                return existing
        self.tags_made += 1
        return Tag.objects.create(name_cy=names[0], name_en=names[1])

    def _author(self, login: str) -> Author:
        person = self.people.get(login)
        name = (person.name if person else login)[:120]
        slug = slugify(login)[:120] or slugify(name)[:120] or "author"
        author, made = Author.objects.get_or_create(slug=slug, defaults={"name": name})
        self.authors_made += made
        return author
