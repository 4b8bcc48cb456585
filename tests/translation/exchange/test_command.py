"""``manage.py exchange``: out and in without a browser, with exit code 2 and a clear word where it cannot be."""

import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from papurbro.translation.exchange import archives
from papurbro.translation.models import Status

from tests import factories
from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import ENGLISH, parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def admin():
    return factories.superuser()


def translated(path):
    held = archives.open_archive(path.read_bytes())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(
                name, data if name == archives.MANIFEST else at_the_other_end.translate("po", data, ENGLISH)
            )


def test_a_zip_that_nobody_touched_is_told(pair, admin, tmp_path, capsys):
    path = tmp_path / "out.zip"
    call_command("exchange", "export", "--out", str(path))

    call_command("exchange", "import", str(path))

    assert "untouched since it left" in capsys.readouterr().out


def test_out_and_in_again(pair, admin, tmp_path, capsys):
    path = tmp_path / "out.zip"
    call_command("exchange", "export", "--format", "po", "--status", "missing", "--language", "en", "--out", str(path))
    assert "Pieces: 1." in capsys.readouterr().out
    translated(path)

    call_command("exchange", "import", str(path), "--dry-run")
    assert "Parts filled: 3." in capsys.readouterr().out
    assert not any(segment.saved for segment in parts(pair))

    call_command("exchange", "import", str(path), "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert (told["done"], told["files"][0]["finished"], told["files"][0]["status"]) == (True, 3, Status.IN_REVIEW)
    assert all(segment.saved for segment in parts(pair))


def test_in_somebody_s_name_and_by_their_rights(pair, mair, tmp_path):
    path = tmp_path / "out.zip"
    call_command("exchange", "export", "--format", "po", "--out", str(path))
    translated(path)
    factories.translator("ifan")

    with pytest.raises(CommandError):
        call_command("exchange", "import", str(path), "--user", "ifan")
    call_command("exchange", "import", str(path), "--user", "mair")

    assert {segment.saved_by for segment in parts(pair)} == {mair}


def test_what_does_not_fit_is_told_with_exit_code_2_and_nothing_changes(pair, admin, tmp_path, capsys):
    path = tmp_path / "out.zip"
    call_command("exchange", "export", "--format", "po", "--out", str(path))
    translated(path)
    factories.edit(pair.original.specific, body=["Rhywbeth arall yn llwyr, heb de."])
    capsys.readouterr()

    with pytest.raises(CommandError) as refused:
        call_command("exchange", "import", str(path))

    assert refused.value.returncode == 2
    assert "was changed or taken out" in capsys.readouterr().out
    assert not any(segment.saved for segment in parts(pair))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "--format", "doc", "--out", "x.zip"], "--format doc"),
        (["export", "--status", "lost", "--out", "x.zip"], "--status lost"),
        (["export", "--language", "fr", "--out", "x.zip"], "--language fr"),
        (["export", "--status", "ready", "--out", "x.zip"], "no such piece"),
        (["export", "--out", "/nowhere/x.zip"], "/nowhere/x.zip"),
        (["import", "/nowhere/x.zip"], "/nowhere/x.zip"),
        (["import", __file__, "--user", "nobody"], "nobody"),
        (["import", __file__, "--format", "csv"], "--format csv"),
    ],
)
def test_what_cannot_be_done_is_told(pair, admin, arguments, words):
    with pytest.raises(CommandError, match=words) as refused:
        call_command("exchange", *arguments)
    assert refused.value.returncode == 2


def test_a_file_that_is_there_is_not_written_over(pair, tmp_path):
    path = tmp_path / "out.zip"
    path.write_text("precious")

    with pytest.raises(CommandError) as refused:
        call_command("exchange", "export", "--out", str(path))

    assert refused.value.returncode == 2
    assert path.read_text() == "precious"
