"""What the loader makes, and that a second run leaves it alone."""

import datetime as dt
import email
from collections import Counter

import pytest
from django.core import mail
from django.utils import timezone

from papurbro.core.models import SiteIdentity, StandardPage
from papurbro.tags.models import Tag
from papurbro.translation.models import Pair
from papurbro.translation.parity.models import Gap, Why
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
            for model in (Gap, User, Author, Tag, Newsletter, Subscriber, Issue, Delivery)
        ],
    ]


def test_the_demo_stands_as_its_words_say_and_a_second_load_changes_nothing(some_words: Words):
    assert load(words=some_words)

    _check_stories(some_words)
    _check_ledger(some_words)
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


def _check_ledger(words: Words) -> None:
    """The report of parity tells of the days that the stories bear, and nothing of the day on which they were loaded."""
    for story in words.stories:
        pair = Pair.objects.get(translation_key=key_of(story.name))
        waits = {gap.why: gap for gap in pair.gaps.all()}
        assert not any(gap.brought for gap in waits.values()), story.name
        if story.status in ("current", "stale"):
            assert waits[Why.PUBLICATION].delay == dt.timedelta(days=story.followed_after), story.name
        if story.policy == "independent":
            assert waits[Why.PUBLICATION].opened_at == PostPage.objects.get(pk=pair.original_id).date, story.name
            assert waits[Why.PUBLICATION].is_open == (story.status == "missing"), story.name
        if story.change_class == "correction":
            lasted = timezone.now() - waits[Why.CORRECTION].opened_at
            assert story.days_ago - story.changed_after - 1 <= lasted.days <= story.days_ago - story.changed_after
        if story.status == "exempt":
            assert waits == {}
    pages = Pair.objects.filter(original__content_type__model="standardpage")
    assert {gap.delay for pair in pages for gap in pair.gaps.all()} == {dt.timedelta()}


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
