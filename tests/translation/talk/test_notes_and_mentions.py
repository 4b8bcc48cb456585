"""Notes on parts: kept with their part whatever becomes of it, settled and taken up again, and told to whom they concern."""

import pytest
from django.core import mail
from wagtail.users.models import UserProfile

from papurbro.translation.errors import PairError
from papurbro.translation.talk import mentions, notes
from papurbro.translation.talk.models import Note, Thread

from tests import factories
from tests.translation.talk.conftest import BODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def say(desk, user, text, beginning="", **more):
    key = desk.part(beginning).key if beginning else ""
    return notes.say(desk.pair, user, text, key=key, **more)


def test_one_part_has_one_thread_and_the_piece_another(desk, mair, gwen):
    say(desk, mair, "Te, or a meal?", "Bydd")
    say(desk, gwen, "A meal.", "Bydd")
    say(desk, gwen, "Due on Friday.")

    found = notes.threads_by_part(desk.pair)

    assert [note.text for note in found[desk.part("Bydd").key][0].notes.all()] == ["Te, or a meal?", "A meal."]
    assert [note.text for note in found[""][0].notes.all()] == ["Due on Friday."]


def test_what_was_settled_is_open_again_when_somebody_says_more(desk, mair, gwen):
    thread = say(desk, mair, "Te, or a meal?", "Bydd").note.thread
    notes.resolve(thread, gwen)
    assert Thread.objects.get().resolved_by == gwen

    say(desk, mair, "And the time?", "Bydd")

    assert not Thread.objects.get().is_resolved


def test_an_empty_note_and_one_too_long_are_refused_with_nothing_kept(desk, mair):
    for text in ("  \n", "x" * (notes.LONGEST + 1)):
        with pytest.raises(PairError):
            say(desk, mair, text)

    assert not Thread.objects.exists()


def test_whoever_may_not_see_the_pair_may_not_speak_there(desk):
    stranger = factories.User.objects.create_user("stranger", "stranger@example.org", "pw")

    with pytest.raises(PairError):
        say(desk, stranger, "Hello.")
    with pytest.raises(PairError):
        notes.resolve(Thread.objects.create(pair=desk.pair), stranger)


# Following the part.


def test_it_follows_its_part_when_the_sentence_changes(desk, mair):
    say(desk, mair, "Who is everybody?", "Mae")

    desk.change_the_original(BODY[0], "Mae croeso cynnes iawn i bawb.")

    found = notes.threads_by_part(desk.pair)
    assert found[desk.part("Mae").key][0].source == "Mae croeso cynnes iawn i bawb."


def test_it_follows_a_paragraph_that_is_moved(desk, mair):
    say(desk, mair, "Who is everybody?", "Mae")

    desk.change_the_original(BODY[1], BODY[0])

    assert desk.part("Mae").key in notes.threads_by_part(desk.pair)


def test_it_goes_to_the_half_of_a_split_paragraph_that_is_most_like_it(desk, mair):
    desk.change_the_original("Bydd te a chacennau cri yn y neuadd nos Iau. Dewch.", BODY[1])
    say(desk, mair, "Cacennau cri?", "Bydd")

    desk.change_the_original("Bydd te a chacennau cri yn y neuadd nos Iau.", "Dewch.", BODY[1])

    assert desk.part("Bydd").key in notes.threads_by_part(desk.pair)


def test_it_stays_with_what_it_was_about_when_the_part_is_gone_and_is_back_when_that_is_back(desk, mair):
    key = say(desk, mair, "Who is everybody?", "Mae").note.thread.key

    desk.change_the_original(BODY[0])
    thread = Thread.objects.get()
    assert thread.source == "Mae croeso i bawb."
    assert thread.key not in {segment.key for segment in desk.parts()}

    desk.change_the_original(*BODY)
    assert {desk.part("Mae").key, key} >= set(notes.threads_by_part(desk.pair))


def test_two_parts_that_become_one_keep_what_was_said_of_both(desk, mair):
    say(desk, mair, "First.", "Bydd")
    say(desk, mair, "Second.", "Mae")

    desk.change_the_original("Bydd <b>te</b> yn y neuadd am 19:00. Mae croeso i bawb.")

    assert len(notes.threads_by_part(desk.pair)[desk.part("Bydd").key]) == 2


def test_it_survives_the_deletion_of_a_half(desk, mair):
    say(desk, mair, "Who is everybody?", "Mae")
    desk.pair.counterpart.specific.delete()

    assert Note.objects.get().thread.pair == factories.pair_of(desk.pair.original)


# Mentions.


def test_those_are_meant_who_may_see_the_pair_and_nobody_else(desk, mair, gwen):
    factories.User.objects.create_user("stranger", "stranger@example.org", "pw")
    text = "@Mair and @gwen. Ask @stranger, @nobody, or post@mair.org."

    found = mentions.mentions(text, desk.pair)

    assert found.people == [mair, gwen]
    assert found.unknown == ["stranger", "nobody"]


def test_a_name_with_dots_is_read_whole_before_it_is_read_without_them(desk):
    short, long = factories.translator("mair.j"), factories.translator("mair.j.")

    assert mentions.mentions("@mair.j. is away", desk.pair).people == [long]
    assert mentions.mentions("Ask @mair.j, please", desk.pair).people == [short]


def test_names_are_offered_by_their_beginning_never_one_s_own(desk, mair, gwen):
    gwen.first_name, gwen.last_name = "Gwenllian", "Rees"
    gwen.save()
    factories.User.objects.create_user("gwstranger", "stranger@example.org", "pw")

    assert mentions.offered(desk.pair, "gw", but=mair) == [{"username": "gwen", "name": "Gwenllian Rees"}]
    assert mentions.offered(desk.pair, "ree", but=mair) == [{"username": "gwen", "name": "Gwenllian Rees"}]
    assert mentions.offered(desk.pair, "mair", but=mair) == []


def test_so_many_and_no_more_are_called_by_one_note(desk, mair):
    names = [factories.translator(f"t{number}").username for number in range(notes.MENTIONED_AT_MOST + 1)]

    with pytest.raises(PairError):
        say(desk, mair, " ".join(f"@{name}" for name in names))
    assert not Note.objects.exists()


# Letters.


@pytest.fixture
def posted(django_capture_on_commit_callbacks):
    """Say something, commit, and see who was written to: ``{address: message}``."""

    def post(*args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            say(*args, **kwargs)
            assert mail.outbox == []
        return {message.to[0]: message for message in mail.outbox}

    return post


def test_those_who_are_mentioned_and_those_in_the_thread_get_a_letter_and_the_author_none(desk, mair, gwen, posted):
    ifan = factories.translator("ifan")

    assert set(posted(desk, mair, "Te, or a meal? @gwen", "Bydd")) == {"gwen@example.org"}
    assert set(posted(desk, gwen, "A meal. @ifan", "Bydd")) == {"mair@example.org", "ifan@example.org"}
    assert set(posted(desk, ifan, "Good.", "Bydd")) == {"mair@example.org", "gwen@example.org"}
    assert set(posted(desk, gwen, "Another part.", "Mae")) == set()


def test_the_letter_is_in_the_reader_s_own_language_whatever_the_writer_s_is(desk, mair, gwen, posted):
    UserProfile.objects.update_or_create(user=gwen, defaults={"preferred_language": "en"})
    factories.translator("ifan")

    found = posted(desk, mair, "Te, or a meal? @gwen @ifan", "Bydd")

    assert found["gwen@example.org"].extra_headers["Content-Language"] == "en"
    assert "mair mentioned you" in found["gwen@example.org"].subject
    assert found["ifan@example.org"].extra_headers["Content-Language"] == "cy"


def test_what_people_write_is_text_in_the_letter_and_no_mark_up(desk, mair, gwen, posted):
    message = posted(desk, mair, "@gwen <script>alert(1)</script>\nBcc: x@y.org", "Bydd")["gwen@example.org"]

    html = message.alternatives[0][0]
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    assert "\n" not in message.subject


def test_whoever_may_not_see_it_any_more_gets_no_letter(desk, mair, gwen, posted):
    say(desk, gwen, "A meal.", "Bydd")
    gwen.groups.clear()

    assert posted(desk, mair, "Thank you.", "Bydd") == {}


def test_nothing_personal_is_logged(desk, mair, gwen, posted, caplog):
    with caplog.at_level("DEBUG"):
        posted(desk, mair, "A secret for @gwen", "Bydd")

    assert "gwen@" not in caplog.text
    assert "secret" not in caplog.text
