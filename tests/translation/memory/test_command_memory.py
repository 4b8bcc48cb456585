"""``manage.py memory``: in, out, and what was left."""

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

from papurbro.translation.memory.models import Unit, Use

from tests import factories

pytestmark = pytest.mark.django_db

TMX = (
    '<tmx version="1.4"><header srclang="cy"/><body><tu><tuv xml:lang="cy"><seg>Te</seg></tuv>'
    '<tuv xml:lang="en"><seg>Tea</seg></tuv></tu>\n{more}</body></tmx>'
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "cyngor.tmx"
    path.write_text(TMX.format(more=""))
    return path


def test_a_file_is_taken_in(file, capsys):
    call_command("memory", "import", str(file), "--reviewed")

    assert "Units read: 1, new: 1, known: 0, passed over: 0" in capsys.readouterr().out
    assert Unit.objects.values_list("file_name", "is_reviewed").get() == ("cyngor.tmx", True)


def test_a_dry_run_changes_nothing(file, capsys):
    call_command("memory", "import", str(file), "--dry-run")

    assert "Nothing was changed" in capsys.readouterr().out
    assert not Unit.objects.exists()


def test_a_broken_file_is_refused_by_line_with_exit_code_2(file):
    file.write_text(TMX.format(more="<tu>"))

    with pytest.raises(CommandError, match=r"cyngor\.tmx: .*2.*") as refused:
        call_command("memory", "import", str(file))

    assert refused.value.returncode == 2
    assert not Unit.objects.exists()


@pytest.mark.parametrize("verb", ["import", "export"])
def test_a_file_that_cannot_be_opened_is_named(verb, tmp_path):
    with pytest.raises(CommandError, match=r"absent.*No such file") as refused:
        call_command("memory", verb, str(tmp_path / "absent" / "x.tmx"))

    assert refused.value.returncode == 2


def test_what_may_be_offered_is_written_as_tmx(remember, tmp_path):
    remember("Te", "Tea")
    remember("Dŵr", "Water", is_reviewed=False)
    Unit.objects.filter(pk=remember("Coffi", "Cofee").pk).update(retired_at="2026-01-01T00:00:00Z")
    out = tmp_path / "memory.tmx"

    call_command("memory", "export", str(out))
    everything = [seg.text for seg in etree.parse(out).iter("seg")]
    call_command("memory", "export", str(out), "--reviewed", "--region", "GB")

    assert everything == ["Te", "Tea", "Dŵr", "Water"]
    assert [seg.text for seg in etree.parse(out).iter("seg")] == ["Te", "Tea"]
    assert 'xml:lang="cy-GB"' in out.read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["memory.tmx"]


@pytest.mark.usefixtures("founded")
def test_what_was_published_before_is_taken_in(capsys):
    factories.make_pair()

    call_command("memory", "record")
    first = Use.objects.count()
    call_command("memory", "record", "--all")

    assert "Pairs taken in" in capsys.readouterr().out
    assert Use.objects.count() == first > 0


LAUGHS = (
    '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
    '<tmx version="1.4"><header srclang="cy"/><body><tu><tuv xml:lang="cy"><seg>Te</seg></tuv>'
    '<tuv xml:lang="en"><seg>Tea</seg></tuv></tu></body></tmx>'
)


@pytest.mark.usefixtures("in_english")
def test_a_file_that_hides_another_one_is_refused_with_exit_code_2(file):
    """Guard: the entities asked for in ``reading._require_tmx``; none is even used in this one."""
    file.write_text(LAUGHS)

    with pytest.raises(CommandError, match=r"Entities are not read.* Nothing was taken in") as refused:
        call_command("memory", "import", str(file))

    assert refused.value.returncode == 2
    assert not Unit.objects.exists()


def test_what_goes_out_comes_in_again_as_it_was(remember, tmp_path):
    """Out of one memory and into an empty one: texts, direction, kind, author, date, note and review."""
    remember(
        "Mae ⟦1⟧te⟦/1⟧ & choffi < yma.", "There is ⟦1⟧tea⟦/1⟧ & coffee < here.", author_name="Mair", note="O’r ŵyl"
    )
    remember("Dŵr.", "Water.", written_in="en", kind="sentence", is_reviewed=False)
    names = ("cy", "en", "recorded", "written_in", "kind", "author_name", "written_on", "note")
    before = sorted(Unit.objects.values_list(*names))
    out = tmp_path / "memory.tmx"
    call_command("memory", "export", str(out))
    Unit.objects.all().delete()

    call_command("memory", "import", str(out), "--reviewed")

    assert sorted(Unit.objects.values_list(*names)) == before
