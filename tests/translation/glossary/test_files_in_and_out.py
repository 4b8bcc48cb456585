"""A CSV comes in whole or not at all, every row that is refused with its line and why; what goes out comes back the same."""

import io

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from papurbro.translation.glossary.importing import import_terms
from papurbro.translation.glossary.models import PartOfSpeech, Status, Term
from papurbro.translation.glossary.table import COLUMNS, read_table, write_table

pytestmark = [pytest.mark.usefixtures("in_english"), pytest.mark.django_db]

FULL = (
    "en,cy,part_of_speech,status,note,source,forbidden_en,forbidden_cy\r\n"
    'newsletter,cylchlythyr,noun_m,preferred,"By post\r\nor mail",GOV.UK,bulletin,newyddlen | llythyr newyddion\r\n'
    "Wales,Cymru,name,admitted,,,,\r\n"
)


def run(tmp_path, text, *args):
    path = tmp_path / "terms.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("glossary", "import", str(path), *args, stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, err.getvalue()
    return 0, out.getvalue()


def test_every_column_is_taken_in(tmp_path):
    assert run(tmp_path, FULL) == (0, "New: 2. Changed: 0. As they were: 0.\n")

    term = Term.objects.get(en="newsletter")
    assert term.forbidden("cy") == ["newyddlen", "llythyr newyddion"]
    assert (term.note, term.source, term.part_of_speech) == ("By post\r\nor mail", "GOV.UK", "noun_m")


def test_a_list_of_three_columns_is_enough(tmp_path):
    text = "en,cy,source\nWelcome,Croeso,WordPress\nClaim (take on),Cymryd,composed\n(opens in a new tab),(yn agor tab newydd),GOV.UK\n"

    assert run(tmp_path, text)[0] == 0
    assert Term.objects.get(en="Claim (take on)").words("en") == "Claim"
    assert Term.objects.get(cy="Croeso").status == Status.PREFERRED


def test_the_same_file_again_changes_nothing_and_a_newer_one_what_it_says(tmp_path):
    run(tmp_path, FULL)

    assert run(tmp_path, FULL)[1] == "New: 0. Changed: 0. As they were: 2.\n"
    assert run(tmp_path, "en,cy,status\nWALES,cymru,obsolete\n")[1] == "New: 0. Changed: 1. As they were: 0.\n"
    assert Term.objects.get(cy="cymru").status == Status.OBSOLETE
    assert Term.objects.get(en="newsletter").note == "By post\r\nor mail"


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    code, told = run(tmp_path, FULL, "--dry-run")

    assert (code, "New: 2." in told) == (0, True)
    assert not Term.objects.exists()


def test_every_refused_row_is_named_and_nothing_is_changed(tmp_path):
    text = (
        "en,cy,status,part_of_speech\n"
        "good,da,preferred,adjective\n"
        ",dim,preferred,\n"
        "bad,drwg,splendid,thing\n"
        f"{'long ' * 60},hir,,\n"
        "too,few\n"
        "Good,DA,,\n"
    )

    code, told = run(tmp_path, text)

    assert code == 2
    assert not Term.objects.exists()
    assert told.splitlines() == [
        "Line 3: “en” is empty.",
        "Line 4: “status” cannot be “splendid”. It can be: preferred, admitted, proposed, obsolete.",
        f"Line 4: “part_of_speech” cannot be “thing”. It can be: {', '.join(PartOfSpeech.values)}.",
        "Line 5: “en” is 299 characters long, and there is room for 250.",
        "Line 6: There are 2 cells, and the first line names 4.",
        "Line 7: The same term stands in line 2.",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Line 1: The column “en” is missing."),
        (b"en\n", "Line 1: The column “cy” is missing."),
        (b"en,cy,colour\n", "Line 1: There is no column “colour”"),
        (b"en,cy,en\n", "or it is there twice"),
        (b"en,cy\nhouse,t\xff\n", "Line 2: There are characters here that are not UTF-8"),
        (b'en,cy\n"house,ty\n', "Line 2: This is no CSV"),
        (b"en,cy\nhouse,t\x00y\n", "Line 2: “cy” holds a character that cannot be kept."),
        (b"en,cy\n" + b"x" * (10 * 1024 * 1024), "The file is larger than 10 MB."),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(tmp_path, data, told):
    code, said = run(tmp_path, data)

    assert code == 2
    assert told in said


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="No such file") as refusal:
        call_command("glossary", "import", str(tmp_path / "none.csv"))
    assert refusal.value.returncode == 2


@pytest.mark.parametrize("text", ["\ufeffen;cy\nhouse;tŷ\n", "EN\tCY\nhouse\ttŷ\n"])
def test_what_spreadsheets_write_is_read(tmp_path, text):
    assert run(tmp_path, text)[0] == 0
    assert Term.objects.get().cy == "tŷ"


def test_a_cell_that_would_run_in_a_spreadsheet_does_not():
    Term.objects.create(en="=1+1", cy="@sum", note="-2")

    [_names, line] = list(write_table(Term.objects.all()))

    assert line == "'=1+1,'@sum,,preferred,'-2,,,\r\n"


CELL = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00|", exclude_categories=["Cs", "Cc"]), max_size=40
)
ROW = st.fixed_dictionaries(
    dict.fromkeys(("en", "cy", "note", "source", "forbidden_cy"), CELL)
    | {"status": st.sampled_from(Status.values), "part_of_speech": st.sampled_from(["", *PartOfSpeech.values])}
)


@given(ROW)
def test_what_goes_out_comes_back(row):
    term = Term(**{**row, "en": f"x{row['en']}", "cy": f"x{row['cy']}"})
    data = "".join(write_table([term])).encode()

    table = read_table(data)

    assert table.refusals == []
    again = Term(**table.rows[0].values)
    assert "".join(write_table([again])).encode() == "".join(write_table([Term(**table.rows[0].values)])).encode()
    for name in COLUMNS:
        assert getattr(again, name).split() == getattr(term, name).split()


def test_out_and_in_again_changes_nothing(tmp_path):
    run(tmp_path, FULL)
    path = tmp_path / "out.csv"
    call_command("glossary", "export", str(path), stdout=io.StringIO())

    done = import_terms(path.read_bytes())

    assert (done.added, done.changed, done.same, done.refusals) == (0, 0, 2, [])
