"""The table for Word bears what people and word processors do to it."""

import copy
import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from papurbro.translation.exchange.formats import kinds
from papurbro.translation.models import Status

from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import ENGLISH, a_file, export, part, parts, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def document(pair):
    """The table with every part in English."""
    return docx.Document(io.BytesIO(at_the_other_end.translate("docx", export(pair, "docx"), ENGLISH)))


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def assert_all_is_there(pair, mair, document):
    result = take(a_file(saved(document), "te.docx"), mair)
    assert result.is_done, result.outcomes[0].problems
    assert [segment.saved for segment in parts(pair)] == list(ENGLISH.values())
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW


def test_rows_may_be_sorted(pair, mair, document):
    """Guard: the key in the first column."""
    table = document.tables[0]
    rows = [row._tr for row in table.rows][1:]
    for row in reversed(rows):
        table._tbl.remove(row)
        table._tbl.append(row)

    assert_all_is_there(pair, mair, document)


def test_autocorrection_of_the_source_breaks_nothing(pair, mair, document):
    """Guard: the reference, which the words of the source have no part in."""
    for row in document.tables[0].rows[1:]:
        row.cells[2].text = row.cells[2].text.replace("'", "’").replace("...", "…").capitalize() + " (C)"

    assert_all_is_there(pair, mair, document)


def test_a_bookmark_is_enough(pair, mair, document):
    """Google Docs and some others drop hidden text."""
    for row in document.tables[0].rows[1:]:
        paragraph = row.cells[0].paragraphs[0]
        for run in list(paragraph.runs):
            if run.font.hidden:
                paragraph._p.remove(run._r)

    assert_all_is_there(pair, mair, document)


def test_a_document_that_lost_its_properties_still_says_which_piece_it_is(pair, mair, document):
    document.core_properties.identifier = ""

    assert_all_is_there(pair, mair, document)


def test_a_document_that_lost_its_small_print_still_says_which_piece_it_is(pair, mair, document):
    for paragraph in document.paragraphs:
        paragraph.clear()

    assert_all_is_there(pair, mair, document)


def test_changes_that_were_followed_count_as_made(pair, mair, document):
    """What was put in is there; what was taken out, or moved away, is not. Guard: ``_GONE`` in ``docx_text``, for what was moved away."""
    row = next(row for row in document.tables[0].rows if row.cells[3].text == ENGLISH["Te yn"])
    paragraph = row.cells[3].paragraphs[0]
    run = paragraph.runs[0]._r
    inserted, deleted, moved = (OxmlElement(f"w:{name}") for name in ("ins", "del", "moveFrom"))
    for gone in (deleted, moved):
        gone.append(copy.deepcopy(run))
        gone[0].find(qn("w:t")).text = "Old words "
    deleted[0].find(qn("w:t")).tag = qn("w:delText")
    paragraph._p.replace(run, inserted)
    inserted.append(run)
    inserted.addprevious(deleted)
    inserted.addprevious(moved)

    assert_all_is_there(pair, mair, document)


def test_a_second_table_and_a_row_of_somebodys_own_do_no_harm(pair, mair, document):
    document.add_table(rows=2, cols=5)
    extra = document.tables[0].add_row()
    extra.cells[3].text = "A note of my own"

    assert_all_is_there(pair, mair, document)


def test_a_row_that_says_draft_is_a_draft_in_either_language(pair, mair, document):
    rows = document.tables[0].rows
    rows[1].cells[4].text, rows[2].cells[4].text = "Drafft", "draft?"

    take(a_file(saved(document)), mair)

    assert [segment.is_done for segment in parts(pair)] == [False, False, True]


def test_the_start_from_before_a_change_is_no_translation_until_somebody_touches_it(pair, mair):
    from papurbro.translation import work

    from tests import factories

    take(a_file(at_the_other_end.translate("docx", export(pair, "docx"), ENGLISH)), mair)
    factories.edit(
        pair.original.specific, body=["Bydd te yn y neuadd am 20:00.", "Mae croeso mawr i bawb.<br/>Dewch yn llu."]
    )
    work.make_ready_for_work(pair)
    assert not part(pair, "Mae croeso").is_done

    untouched = take(a_file(export(pair, "docx")), mair)
    checked = docx.Document(io.BytesIO(export(pair, "docx")))
    row = next(row for row in checked.tables[0].rows if row.cells[2].text.startswith("Mae croeso"))
    row.cells[4].text = "OK"
    touched = take(a_file(saved(checked)), mair)

    assert untouched.outcomes[0].finished == 0
    assert touched.outcomes[0].finished == 1
    assert part(pair, "Mae croeso").saved == ENGLISH["Mae croeso"]


def test_marks_are_shown_in_a_style_of_their_own(pair):
    document = docx.Document(io.BytesIO(export(pair, "docx")))
    row = next(row for row in document.tables[0].rows if row.cells[2].text.startswith("Bydd"))

    marks = [run for run in row.cells[2].paragraphs[0].runs if run.style.name == "Papur Bro mark"]

    assert [run.text for run in marks] == ["⟦1⟧", "⟦/1⟧", "⟦2⟧", "⟦/2⟧"]


def test_a_document_without_our_table_is_told(pair, mair):
    result = take(a_file(saved(docx.Document())), mair, pair=pair)

    assert "no table" in result.outcomes[0].problems[0].sentence


def test_a_document_with_a_document_type_is_refused(pair):
    import zipfile

    from papurbro.translation.exchange.returned import FileError

    data = io.BytesIO(export(pair, "docx"))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:document", b"<!DOCTYPE w:document><w:document", 1)
            new.writestr(name, content)

    with pytest.raises(FileError, match=r"DTD"):
        kinds.read(out.getvalue())
