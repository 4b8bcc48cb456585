"""A Welsh post in blocks, its English translation, and edits of it: what the tests of parts share."""

import uuid

from wagtail_localize.models import StringTranslation

from papurbro.translation import counterparts, work
from papurbro.translation.segments import segments
from papurbro.translation.sync import units

from tests import factories


def block(kind, value, key=None):
    """A block as StreamField keeps it; a paragraph's value is the text of its paragraphs, apart by ``|``."""
    made = {
        "paragraph": lambda text: "".join(f"<p>{one}</p>" for one in text.split("|")),
        "heading": lambda text: {"text": text, "level": "2"},
        "quote": lambda text: {"text": text, "attribution": ""},
    }
    whole = made.get(kind, str)(value) if isinstance(value, str) else value
    return {"type": kind, "value": whole, "id": key or str(uuid.uuid4())}


def paragraph(text, key=None):
    return block("paragraph", text, key)


def body_of(raw):
    from blog.models import PostPage

    return PostPage._meta.get_field("body").stream_block.to_python(raw)


def start(raw, **kwargs):
    """A post of these blocks with its counterpart."""
    page = factories.make_post("cy", title="Y neuadd", body=[])
    page.body = body_of(raw)
    for name, value in kwargs.items():
        setattr(page, name, value)
    page.save_revision()
    return work.make_ready_for_work(factories.with_counterpart(page))


def say(pair, said):
    """Translate: ``said`` is ``{source: translation}`` or a function from the one to the other."""
    translation = counterparts.enabled_translation(pair.translation_key)
    for unit in units(translation):
        text = said(unit.source) if callable(said) else said.get(unit.source)
        if text:
            StringTranslation.objects.update_or_create(
                translation_of_id=unit.string_id,
                context_id=unit.context_id,
                locale=translation.target_locale,
                defaults={"data": text, "translation_type": "manual"},
            )
    counterparts.write_counterpart(translation)
    return work.record_work(pair, factories.superuser())


def edit(pair, raw=None, **fields):
    """An editor saves another draft, and the parts follow."""
    draft = factories.PostPage.objects.get(pk=pair.original_id).get_latest_revision_as_object()
    if raw is not None:
        draft.body = body_of(raw)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return work.make_ready_for_work(factories.pair_of(draft))


def parts(pair):
    """``{source: segment}`` of the whole page, in marks."""
    translation = counterparts.enabled_translation(pair.translation_key)
    return {segment.source: segment for segment in segments(pair, translation)}


def part(pair, beginning):
    return next(segment for source, segment in parts(pair).items() if source.startswith(beginning))
