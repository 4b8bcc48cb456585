"""What the loader makes, and that a second run leaves it alone."""

import email
from collections import Counter

import pytest
from django.core import mail

from papurbro.core.models import SiteIdentity, StandardPage
from papurbro.tags.models import Tag
from papurbro.translation.models import Pair
from papurbro.users.models import User

from blog.models import Author, PostPage

from newsletter.models import Delivery, Issue, Newsletter, Subscriber

from demo import loader
from demo.loader import load
from demo.stories import key_of
from demo.words import Words

pytestmark = pytest.mark.django_db(transaction=True)


def _everything() -> list[object]:
    """Every row that a second load could have changed or added."""
    return [
        list(Pair.objects.order_by("pk").values()),
        list(PostPage.objects.order_by("pk").values()),
        list(StandardPage.objects.order_by("pk").values()),
        list(SiteIdentity.objects.values()),
        *[
            list(model.objects.order_by("pk").values())
            for model in (User, Author, Tag, Newsletter, Subscriber, Issue, Delivery)
        ],
    ]


def test_the_demo_stands_as_its_words_say_and_a_second_load_changes_nothing(some_words: Words):
    assert load(words=some_words)

    _check_stories(some_words)
    _check_log_ins()
    _check_digest()
    before, sent = _everything(), len(mail.outbox)

    assert not load(words=some_words)

    assert _everything() == before
    assert len(mail.outbox) == sent


def _check_stories(words: Words) -> None:
    assert Pair.objects.filter(original__content_type__model="postpage").count() == len(words.stories)
    for story in words.stories:
        pair = Pair.objects.get(translation_key=key_of(story.name))
        assert (pair.status, pair.policy_in_force) == (story.status, story.policy), story.name
        assert pair.change_class == story.change_class, story.name
        assert bool(pair.due) == (story.due_in_days is not None), story.name
        published = story.status in ("current", "stale")
        alone = story.status == "exempt" or story.policy == "independent"
        assert pair.original.live == (published or alone), story.name
        assert bool(pair.counterpart and pair.counterpart.live) == published, story.name
        original = PostPage.objects.get(pk=pair.original_id)
        assert original.title == story.written.title
        assert {author.slug for author in original.authors.all()} == {story.author}
        assert original.tags.count() == len(story.tags)
        if pair.original.live:
            assert original.first_published_at == original.date, story.name
        if published:
            assert PostPage.objects.get(pk=pair.counterpart_id).body.raw_data
            assert pair.counterpart.title == story.translated.title


def _check_log_ins() -> None:
    for username in ("editor", "translator", "admin"):
        assert User.objects.get(username=username).check_password("papurbro")
    editor, translator = User.objects.get(username="editor"), User.objects.get(username="translator")
    for half in PostPage.objects.all():
        assert half.permissions_for_user(editor).can_publish()
        assert not half.permissions_for_user(translator).can_publish()
    assert editor.has_perm("tags.change_tag")
    assert editor.has_perm("newsletter.send_issue")
    assert translator.has_perm("translation.translate_pair")
    assert not translator.has_perm("tags.change_tag")


def _check_digest() -> None:
    assert Subscriber.objects.count() == 200
    assert set(Subscriber.objects.values_list("state", flat=True)) == set(Subscriber.State.values)
    assert sorted(Issue.objects.values_list("status", flat=True)) == ["compiled", "sent"]
    languages = Counter(
        email.message_from_bytes(message.message().as_bytes())["Content-Language"] for message in mail.outbox
    )
    assert set(languages) == {"cy", "en", "cy, en"}
    assert sum(languages.values()) == Delivery.objects.filter(state=Delivery.State.ACCEPTED).count()


def test_a_load_that_was_broken_off_goes_on_where_it_stopped(some_words: Words, monkeypatch):
    for path in (some_words.folder / "posts").glob("*.toml"):
        if path.name[:2] not in ("01", "03", "30"):
            path.unlink()
    with monkeypatch.context() as broken:
        broken.setattr(loader, "load_story", _breaks_off_after_one(loader.load_story))
        with pytest.raises(KeyboardInterrupt):
            load(words=some_words)
    kept = set(PostPage.objects.values_list("pk", flat=True))
    assert kept

    assert load(words=some_words)

    assert kept < set(PostPage.objects.values_list("pk", flat=True))
    assert {loader.is_loaded(story.name) for story in some_words.stories} == {True}
    assert Issue.objects.filter(status=Issue.Status.SENT).count() == 1


def _breaks_off_after_one(load_story):
    calls = iter([True, False])

    def breaking(story, cast):
        if not next(calls):
            raise KeyboardInterrupt
        return load_story(story, cast)

    return breaking
