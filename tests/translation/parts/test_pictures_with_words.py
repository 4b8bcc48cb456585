"""A picture or file that holds words has one version per language: each half shows its own, and with one alone the page is not ready.

Guards: ``readiness.require_versions`` and ``Publication.require_ready`` (every door), ``showing.show_own`` and ``sharing.copy_shared_fields``
(what is shown), ``deciding.of_pair`` (who may say so, and of what). What people wrote as a whole: ``test_pictures_in_what_is_written_freely``.
"""

import datetime
import gc
import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.registry import action_registry
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from papurbro.translation import counterparts, reviewing, work
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.newest import newest_drafts
from papurbro.translation.publication import Outcome
from papurbro.translation.versions import deciding
from papurbro.translation.versions.models import FileVersions, PictureVersions
from papurbro.translation.versions.needs import what_is_missing
from papurbro.translation.workflow_task import PairReadyTask

from tests import factories
from tests.translation.parts.pictures import leaflet, picture, stands_in
from tests.translation.parts.writing import block, edit, paragraph, say, start

pytestmark = [
    pytest.mark.usefixtures("founded", "in_english"),
    pytest.mark.django_db,
    # Wagtail leaves it to the garbage collector to close the files of the sizes it makes.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ENGLISH = "More than two hundred people came to see the new roof and the new kitchen."


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def poster():
    return picture("Poster Eisteddfod", "cy")


@pytest.fixture
def english_poster():
    return picture("Eisteddfod poster")


def blocks(image):
    return [
        block("picture", {"image": image.pk, "alt": "Y poster", "caption": "", "credit": ""}, "0001"),
        block("paragraph", {}, "0002")
        | {"value": f'<p>Dyma ni.</p><embed alt="Poster" embedtype="image" format="left" id="{image.pk}"/>'},
    ]


def translated(raw, **kwargs):
    return say(start(raw, **kwargs), lambda source: ENGLISH)


def english(pair):
    return counterparts.compose(counterparts.enabled_translation(pair.translation_key))


def in_text(page):
    return [number for model, number, *_rest in page.body.stream_block.extract_references(page.body)]


def test_each_half_shows_the_version_in_its_own_language(poster, english_poster):
    stands_in(poster, english_poster)
    pair = translated(blocks(poster), image=poster)

    made = english(pair)
    assert made.body[0].value["image"] == english_poster
    assert in_text(made) == [str(english_poster.pk)] * 2
    assert made.image == english_poster
    welsh = pair.original.specific.get_latest_revision_as_object()
    assert welsh.body[0].value["image"] == poster
    assert [child.id for child in made.body] == ["0001", "0002"]


def test_a_picture_without_words_is_the_same_in_both(english_poster):
    pair = translated(blocks(english_poster))

    assert in_text(english(pair)) == [str(english_poster.pk)] * 2
    assert what_is_missing(newest_drafts(pair)) == ""


def test_a_file_linked_in_a_text_has_its_own_version_too():
    welsh, other = leaflet("Taflen", "cy"), leaflet("Leaflet")
    pair = translated([paragraph(f'Darllenwch y <a linktype="document" id="{welsh.pk}">daflen</a>.')])
    assert (
        what_is_missing(newest_drafts(pair))
        == "The file “Taflen” is in Welsh: add the English one, or say why none is needed."
    )

    stands_in(welsh, other)

    pair = say(pair, lambda source: 'Read the <a id="a1">leaflet</a>.' if "a1" in source else ENGLISH)
    assert f'<a id="{other.pk}" linktype="document">leaflet</a>' in english(pair).body[0].value.source
    assert what_is_missing(newest_drafts(pair)) == ""


def test_a_lead_picture_goes_out_in_the_language_of_each_half(poster, english_poster):
    stands_in(poster, english_poster)
    welsh, made = factories.make_pair(image=poster)
    factories.edit(welsh, intro="Cyflwyniad newydd i'r dudalen hon.")
    factories.publish(welsh, "typo")

    assert factories.PostPage.objects.get(pk=welsh.pk).image == poster
    assert factories.PostPage.objects.get(pk=made.pk).image == english_poster


def test_sending_is_refused_in_one_sentence_that_names_the_picture(poster):
    pair = translated(blocks(poster))

    with pytest.raises(NotReady) as refused:
        work.send_for_review(pair, factories.superuser())

    assert refused.value.sentence == (
        "The picture “Poster Eisteddfod” has Welsh words in it: add the English one, or say why none is needed."
    )
    assert f"/pairs/{pair.pk}/pictures/" in refused.value.where


def ready(poster, raw=None, **kwargs):
    """Approved while nobody had said that words are in it."""
    row = PictureVersions.objects.of(poster)
    row.delete()
    pair = translated(raw or blocks(poster), **kwargs)
    pair = work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    assert pair.status == Status.READY
    deciding.say_words(poster, PictureVersions, "cy")
    return pair


def approve(pair):
    Pair.objects.filter(pk=pair.pk).update(review="sent")
    work.approve(pair, factories.superuser())


def publish(pair):
    factories.publish(pair.original)


def publish_the_other(pair):
    factories.publish(pair.counterpart)


def by_revision(pair):
    pair.original.specific.get_latest_revision().publish()


def schedule(pair):
    page = factories.PostPage.objects.get(pk=pair.original_id)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
    draft.save_revision().publish()


def in_workflow(page, task):
    """A workflow of this one step, begun for ``page``: the state of its step."""
    flow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=flow, task=task, sort_order=0)
    return flow.start(page.specific, factories.superuser()).current_task_state.specific


def by_the_api(pair):
    publish = action_registry.get_action_class(Page, "publish")
    publish(pair.original.specific.get_latest_revision(), user=factories.superuser()).execute()


def by_the_apis_edit(pair):
    draft = pair.original.specific.get_latest_revision_as_object()
    EditPageAction(draft, user=factories.superuser(), publish=True).execute()


def by_wagtails_own_action(pair):
    PublishPageRevisionAction(pair.original.specific.get_latest_revision(), user=factories.superuser()).execute()


def by_the_base_page(pair):
    Page.objects.get(pk=pair.original_id).publish(pair.original.specific.get_latest_revision())


DOORS = [
    approve,
    publish,
    publish_the_other,
    by_revision,
    schedule,
    by_the_api,
    by_the_apis_edit,
    by_wagtails_own_action,
    by_the_base_page,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_lets_it_through(poster, door):
    pair = ready(poster)

    with pytest.raises(PairError, match="Poster Eisteddfod"):
        door(pair)

    assert nothing_is_out(pair)


def nothing_is_out(pair):
    pages = factories.PostPage.objects.filter(translation_key=pair.translation_key)
    return not any(page.live or page.scheduled_revision for page in pages)


@pytest.fixture
def editor(client):
    user = factories.superuser()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    client.force_login(user)
    yield client
    gc.collect()


def publish_many(pair):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return f"{address}?id={pair.original_id}&id={pair.counterpart_id}", {"next": "/admin/"}


def publish_what_is_below(pair):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return f"{address}?id={pair.original.get_parent().pk}", {"next": "/admin/", "include_descendants": "on"}


def publish_on_the_page_that_asks(pair):
    return reverse("translation:publish_as", args=[pair.pk]), {}


@pytest.mark.parametrize(
    "door", [publish_many, publish_what_is_below, publish_on_the_page_that_asks], ids=lambda door: door.__name__
)
def test_no_door_of_the_admin_lets_it_through_and_each_names_the_picture(editor, poster, door):
    pair = ready(poster)

    shown = editor.post(*door(pair), follow=True).content.decode()

    assert nothing_is_out(pair)
    assert "The picture “Poster Eisteddfod” has Welsh words in it" in html.unescape(shown)
    assert f"/pairs/{pair.pk}/pictures/" in shown


@pytest.mark.parametrize("half", ["original", "counterpart"])
def test_the_end_of_a_workflow_keeps_the_wish_and_lets_nothing_out(poster, half):
    pair = ready(poster)
    state = in_workflow(getattr(pair, half), GroupApprovalTask.objects.create(name="Approve"))

    state.approve(user=factories.superuser())

    assert nothing_is_out(pair)
    assert Pair.objects.get(pk=pair.pk).is_held


def test_who_ends_a_workflow_is_told_which_picture_keeps_the_page_back(editor, poster):
    pair = ready(poster, [paragraph("Dyma ni.", "0001")], image=poster)
    page = pair.original.specific
    in_workflow(page, GroupApprovalTask.objects.create(name="Approve"))
    approves = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    form = factories.edit_form(page, image=poster.pk, **approves)
    shown = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, follow=True).content.decode()

    assert "The picture “Poster Eisteddfod” has Welsh words in it" in html.unescape(shown)
    assert "once that is ready" not in shown
    assert nothing_is_out(pair)


def test_what_waited_for_a_version_alone_goes_out_with_it(poster, english_poster):
    pair = ready(poster)
    in_workflow(pair.original, GroupApprovalTask.objects.create(name="Approve")).approve(user=factories.superuser())
    mair = factories.translator("mair")
    Pair.objects.filter(pk=pair.pk).update(assignee=mair)
    pair = factories.pair_of(pair.original)
    deciding.none_needed(pair, mair, "picture", poster.pk, "Both languages are on it.")
    assert nothing_is_out(pair), "who may not publish sends nothing out"

    pair = deciding.add(factories.pair_of(pair.original), factories.superuser(), "picture", poster.pk, english_poster)

    assert (pair.status, pair.is_held) == (Status.CURRENT, False)
    assert factories.PostPage.objects.filter(translation_key=pair.translation_key, live=True).count() == 2


def test_the_workflows_own_step_lets_it_not_through(poster):
    pair = ready(poster)
    Pair.objects.filter(pk=pair.pk).update(review="sent")
    task = PairReadyTask.objects.create(name="Both are ready")
    state = in_workflow(pair.original, task)

    seen = reviewing.seen_digest(factories.pair_of(pair.original))
    task.on_action(state, factories.superuser(), "approve", seen=seen)

    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert factories.pair_of(pair.original).status == Status.IN_REVIEW
    assert nothing_is_out(pair)


def test_a_live_page_takes_no_such_picture_in_without_its_version(poster, english_poster):
    pair = factories.make_live(factories.make_post("cy"))
    pair = edit(pair, image=poster)
    assert pair.status == Status.CURRENT  # no text was changed

    with pytest.raises(PairError, match="Poster Eisteddfod"):
        factories.publish(pair.original)

    stands_in(poster, english_poster)
    assert factories.publish(pair.original) == Outcome.BOTH
    assert factories.PostPage.objects.get(pk=pair.counterpart_id).image == english_poster


def test_with_a_reason_one_version_is_enough(poster):
    pair = translated(blocks(poster))

    pair = deciding.none_needed(pair, factories.superuser(), "picture", poster.pk, "Both languages are on it.")

    assert work.send_for_review(pair, factories.superuser()).status == Status.IN_REVIEW


def test_a_version_that_is_deleted_is_missing_again(poster, english_poster):
    stands_in(poster, english_poster)
    pair = translated(blocks(poster))

    english_poster.delete()

    assert "Poster Eisteddfod" in what_is_missing(newest_drafts(pair))


def test_words_in_the_other_language_ask_for_the_own_one():
    pair = translated(blocks(picture("Sign", "en")))

    assert what_is_missing(newest_drafts(pair)) == (
        "The picture “Sign” has English words in it: add the Welsh one, or say why none is needed."
    )


def test_a_half_written_by_hand_may_not_stand_with_one_version_either(poster):
    welsh, _made = factories.make_pair(
        cy={"body": [("paragraph", f'<embed alt="" embedtype="image" format="left" id="{poster.pk}"/>')]}
    )

    assert "Poster Eisteddfod" in what_is_missing(newest_drafts(factories.pair_of(welsh)))


def test_adding_the_version_leaves_a_review_as_it_is(poster, english_poster):
    pair = ready(poster)
    assert pair.status == Status.READY

    pair = deciding.add(factories.pair_of(pair.original), factories.superuser(), "picture", poster.pk, english_poster)

    assert pair.status == Status.READY
    assert (
        in_text(counterparts.halves(pair.translation_key)["en"].get_latest_revision_as_object())
        == [str(english_poster.pk)] * 2
    )


def test_saying_that_the_words_are_in_the_other_language_turns_the_two_round(poster, english_poster):
    stands_in(poster, english_poster)

    deciding.say_words(poster, PictureVersions, "en")

    row = PictureVersions.objects.get()
    assert (row.cy, row.en) == (english_poster, poster)


def test_a_picture_stands_in_for_one_alone(poster, english_poster):
    stands_in(poster, english_poster)
    other = picture("Poster arall", "cy")
    pair = translated(blocks(other))

    with pytest.raises(PairError, match="stands in for another one"):
        deciding.add(pair, factories.superuser(), "picture", other.pk, english_poster)
    with pytest.raises(PairError, match="stands in for another one"):
        deciding.add(pair, factories.superuser(), "picture", other.pk, other)


@pytest.mark.parametrize("verb", ["mark", "add", "none"])
def test_who_has_not_taken_it_on_decides_nothing(poster, english_poster, verb):
    pair = translated(blocks(poster))
    stranger = factories.translator()

    with pytest.raises(PairError):
        _do(verb, pair, stranger, poster, english_poster)

    assert "Poster Eisteddfod" in what_is_missing(newest_drafts(pair))


@pytest.mark.parametrize("verb", ["mark", "add", "none"])
def test_nothing_is_decided_of_a_picture_that_the_pair_does_not_show(poster, english_poster, verb):
    pair = translated([paragraph("Dim llun.")])

    with pytest.raises(PairError, match="not on the page"):
        _do(verb, pair, factories.superuser(), poster, english_poster)

    assert PictureVersions.objects.of(poster).missing_language == "en"


def _do(verb, pair, user, poster, english_poster):
    if verb == "mark":
        deciding.mark(pair, user, "picture", poster.pk, "")
    elif verb == "add":
        deciding.add(pair, user, "picture", poster.pk, english_poster)
    else:
        deciding.none_needed(pair, user, "picture", poster.pk, "Because.")


def test_composing_asks_the_same_however_many_pictures_there_are(poster):
    def asked(number):
        pair = translated(
            [
                block("picture", {"image": poster.pk, "alt": f"Llun {one}", "caption": "", "credit": ""})
                for one in range(number)
            ]
        )
        english(pair)
        with CaptureQueriesContext(connection) as queries:
            english(pair)
        return len(queries)

    assert asked(20) == asked(1)


def test_files_are_no_pictures():
    assert FileVersions.objects.of(leaflet("Taflen", "cy")).missing_language == "en"
    assert not PictureVersions.objects.exists()
