"""Which items are one text in two languages, as Polylang or WPML wrote it down."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from blog.wordpress.export import Export, Item
from blog.wordpress.serialised import NotSerialised, unserialise


@dataclass(frozen=True)
class Declared:
    """What the export itself says about languages.

    `languages` gives the language code of an item by its number, such as "cy", "en" or "fr";
    `groups` lists items that are one text, by language.
    """

    languages: Mapping[int, str] = field(default_factory=dict)
    groups: tuple[Mapping[str, int], ...] = ()


def declared(export: Export) -> Declared:
    """Return the languages and groups that the export declares. Only an export of all content has the groups."""
    languages = {item.post_id: code for item in export.items if (code := _polylang(item) or _wpml(item))}
    members: dict[str, dict[str, int]] = defaultdict(dict)
    for item in export.items:
        group = _group(item)
        if group and item.post_id in languages:
            # Two items of one language in one group: the first keeps its place, the other stands alone.
            members[group].setdefault(languages[item.post_id], item.post_id)
    known = {item.post_id for item in export.items}
    for group, found in _polylang_maps(export).items():
        for code, post_id in found.items():
            if post_id in known:
                languages.setdefault(post_id, code)
                if languages[post_id] == code:
                    members[group].setdefault(code, post_id)
    return Declared(languages, tuple(group for group in members.values() if len(group) > 1))


def _polylang(item: Item) -> str:
    return next((_code(term.slug) for term in item.terms_of("language")), "")


def _wpml(item: Item) -> str:
    return _code(item.meta.get("_wpml_import_language_code") or item.meta.get("_icl_lang_code") or "")


def _code(text: str) -> str:
    """ "en_GB", "en-gb" and "en" are one language."""
    return text.strip().casefold().replace("_", "-").partition("-")[0]


def _group(item: Item) -> str:
    """The name of the item's group. WPML's `_icl_translation_id` is the number of a translation, not of a group."""
    for term in item.terms_of("post_translations"):
        return f"polylang {term.slug}"
    number = item.meta.get("_wpml_import_translation_group") or item.meta.get("trid") or ""
    # WPML counts the groups of each kind of item apart.
    return f"wpml {item.kind} {number}" if number else ""


def tag_names(export: Export) -> dict[tuple[str, str], dict[str, str]]:
    """Return, by taxonomy and slug, the names by language of the categories and tags that Polylang joined."""
    by_number = {term.number: term for term in export.terms if term.number}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for group in (term for term in export.terms if term.taxonomy == "term_translations"):
        terms = {code: by_number[number] for code, number in _map(group.description).items() if number in by_number}
        names = {code: term.name for code, term in terms.items()}
        found.update({(term.taxonomy, term.slug): names for term in terms.values()})
    return found


def _polylang_maps(export: Export) -> dict[str, dict[str, int]]:
    """The maps of language to item that an export of all content has among its terms."""
    return {
        f"polylang {term.slug}": _map(term.description) for term in export.terms if term.taxonomy == "post_translations"
    }


def _map(text: str) -> dict[str, int]:
    try:
        value = unserialise(text)
    except NotSerialised:
        return {}
    if not isinstance(value, dict):
        return {}
    return {
        _code(key): int(post_id)
        for key, post_id in value.items()
        if isinstance(key, str) and isinstance(post_id, int | str) and str(post_id).isdigit()
    }
