"""Zips are read with limits, and what leaves together comes back together."""

import hashlib
import io
import json
import random
import zipfile

import pytest

from papurbro.translation import work
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import archives
from papurbro.translation.exchange.outgoing import Shape, export
from papurbro.translation.exchange.returned import FileError
from papurbro.translation.exchange.unpacking import unpack
from papurbro.translation.models import Status

from tests import factories
from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import BODY, ENGLISH, TITLE, take

pytestmark = pytest.mark.usefixtures("in_english")


def zipped(entries, **about):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in about.items():
                setattr(info, key, value)
            archive.writestr(info, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name"), ["../x.po", "a/../../x.po", "/etc/x.po", "\\x.po", "..\\x.po", "C:\\x.po", "C:x.po", "a/..\\..\\x.po"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name):
    with pytest.raises(FileError, match="leads out"):
        unpack("x.zip", zipped([(name, b"x")]))


def test_a_link_is_refused():
    with pytest.raises(FileError, match="leads out"):
        unpack("x.zip", zipped([("x.po", b"/etc/passwd")], external_attr=0o120777 << 16))


def test_a_locked_zip_is_refused():
    data = bytearray(zipped([("x.po", b"x")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(FileError, match="password"):
        unpack("x.zip", bytes(data))


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)

    with pytest.raises(FileError, match=r"too many files in this zip: 4\. The limit is 3"):
        unpack("x.zip", zipped([(f"{n}.po", b"x") for n in range(4)]))


def test_a_bomb_is_refused_by_what_it_says_of_itself():
    with pytest.raises(FileError, match="packed too tightly"):
        unpack("x.zip", zipped([("x.po", b"0" * archives.MEGABYTE * 9)]))


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_is_read(monkeypatch):
    """``zipfile`` itself reads no more of a file than the zip says there is, and finds that its sum is wrong."""
    monkeypatch.setattr(archives, "_check_ratio", lambda entry: None)
    honest = zipped([("x.po", b"0" * 5000)])
    sizes = (5000).to_bytes(4, "little")

    with pytest.raises(FileError, match="damaged"):
        unpack("x.zip", honest.replace(sizes, (10).to_bytes(4, "little")))


def test_a_file_in_a_zip_may_be_as_large_as_one_without(monkeypatch):
    """Guard: ``check_size`` in ``archives._read``."""
    monkeypatch.setattr(archives, "LARGEST_FILE", 2000)
    data = zipped([("x.po", b"0" * 5000)])
    assert len(data) < 2000

    with pytest.raises(FileError, match="too large"):
        unpack("x.zip", data)


def test_all_of_it_together_has_a_limit(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 2 * archives.MEGABYTE)
    data = random.Random(1).randbytes(archives.MEGABYTE)  # noqa: S311 - it only must not shrink

    with pytest.raises(FileError, match=r"too large together\. The limit is 2 MB"):
        unpack("x.zip", zipped([(f"{n}.po", data) for n in range(3)]))


def test_a_file_over_the_limit_is_refused_with_the_limit_named(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_FILE", archives.MEGABYTE)

    with pytest.raises(FileError, match=r"2 MB\. The limit is 1 MB"):
        unpack("x.po", b"x" * (archives.MEGABYTE + 1))


@pytest.mark.parametrize(
    "entries",
    [[("a/x.po", b"1"), ("b/x.po", b"2")], [("manifest.json", b"{}")], [("__MACOSX/x.po", b"x"), (".DS_Store", b"x")]],
)
def test_what_cannot_be_told_apart_or_is_nothing_is_told(entries):
    with pytest.raises(FileError):
        unpack("x.zip", zipped(entries))


@pytest.fixture
def two(db):
    mair = factories.translator("mair")
    made = [factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY)) for _n in range(2)]
    return mair, [work.claim(pair, mair) for pair in made]


@pytest.mark.parametrize("kind", ["xliff", "po", "docx"])
def test_a_selection_leaves_as_one_zip_with_a_list_and_comes_back_as_one(two, kind):
    mair, pairs = two
    left = export(pairs, mair, Shape(kind))
    assert left.content_type == "application/zip"
    held = archives.open_archive(left.data)
    listed = json.loads(held["manifest.json"])["files"]
    assert [file["piece"] for file in listed] == [str(pair.translation_key) for pair in pairs]
    assert [file["sha256"] for file in listed] == [hashlib.sha256(held[file["name"]]).hexdigest() for file in listed]

    back = {name: _translated(kind, data) if name != "manifest.json" else data for name, data in held.items()}
    result = take(unpack("back.zip", zipped(list(back.items()))).files, mair)

    assert result.is_done, [outcome.problems for outcome in result.outcomes]
    for pair in pairs:
        pair.refresh_from_db()
        assert pair.status == Status.IN_REVIEW


def _translated(kind, data):
    """As a tool would: by its own library."""
    return at_the_other_end.translate(kind, data, ENGLISH)


def test_a_file_that_nobody_touched_is_left_alone_and_one_that_is_missing_is_named(two):
    mair, pairs = two
    held = archives.open_archive(export(pairs, mair, Shape("po")).data)
    names = [name for name in held if name != "manifest.json"]
    touched = _translated("po", held[names[0]])

    all_there = unpack(
        "x.zip", zipped([("manifest.json", held["manifest.json"]), (names[0], touched), (names[1], held[names[1]])])
    )
    one_there = unpack("x.zip", zipped([("manifest.json", held["manifest.json"]), (names[0], touched)]))

    assert [file.name for file in all_there.files] == [names[0]]
    assert all_there.untouched == (names[1],)
    assert one_there.missing == (names[1],)


def test_nobody_exports_what_is_not_theirs(two):
    """Guard: ``may_work_on`` in ``outgoing.export``."""
    _mair, pairs = two

    with pytest.raises(PairError, match="not yours"):
        export(pairs, factories.translator("ifan"), Shape())
    with pytest.raises(PairError, match="not yours"):
        export(pairs, factories.editor("welsh_only", languages=("cy",)), Shape())
    assert export(pairs[:1], factories.editor(), Shape()).data
