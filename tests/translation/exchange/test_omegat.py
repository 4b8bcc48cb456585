"""OmegaT 3.6 (Debian's), on its command line: it reads our file, fills it from a memory, and writes it; we take in what it wrote.

Its licence (GPL) bears on tests alone: nothing of it is shipped. Its own XLIFF filter translates what stands in ``<target>`` and sets no
states, which is what the file for such tools is for.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from papurbro.translation.exchange.unpacking import File
from papurbro.translation.models import Status

from tests.translation.exchange.making import ENGLISH, export, part, parts, take

pytestmark = [pytest.mark.django_db, pytest.mark.omegat, pytest.mark.usefixtures("in_english")]

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>cy-GB</source_lang><target_lang>en-GB</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>"""


class Project:
    """A project of OmegaT's in a folder, with everything of its own beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "omegat.project").write_text(PROJECT, encoding="utf-8")
        self.home = folder / "home"
        self.home.mkdir()

    def run(self, mode: str, *more: str) -> None:
        """Run it without a window; it must end well."""
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(  # noqa: S603 - the program is named above
            [shutil.which("omegat"), str(self.folder), f"--mode={mode}", f"--config-dir={self.home}", *more],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def translate(self, name: str, data: bytes, said) -> bytes:
        """``data`` with every segment that OmegaT finds in it translated by ``said``."""
        (self.folder / "source" / name).write_bytes(data)
        memory = self.home / "segments.tmx"
        self.run("console-createpseudotranslatetmx", f"--pseudotranslatetmx={memory}", "--pseudotranslatetype=equal")
        (self.folder / "omegat" / "project_save.tmx").write_text(
            _filled(memory.read_text(encoding="utf-8"), said), encoding="utf-8"
        )
        self.run("console-translate")
        return (self.folder / "target" / name).read_bytes()


def _filled(memory, said):
    """The memory of every segment with its English in it; what has none is taken out."""
    units = re.findall(r"<tu>.*?</tu>", memory, flags=re.DOTALL)
    kept = []
    for unit in units:
        source, _same = re.findall(r"<seg>(.*?)</seg>", unit, flags=re.DOTALL)
        english = said(source)
        if english:
            kept.append(unit[: unit.rindex("<seg>")] + f"<seg>{escape(english)}</seg></tuv></tu>")
    head, tail = memory[: memory.index("<body>")], "</body></tmx>"
    return f"{head}<body>{''.join(kept)}{tail}"


def in_sentences(source):
    """What OmegaT shows of the XLIFF: sentences, with tags of its own."""
    return {
        "Te yn y neuadd": "Tea in the hall",
        "Bydd &lt;g0&gt;te&lt;/g0&gt; yn y &lt;g1&gt;neuadd&lt;/g1&gt; am 19:00.": (
            "There is <g0>tea</g0> in the <g1>hall</g1> at 19:00."
        ),
        "Dewch â phaned &amp; chacen!": "Bring a cuppa & a cake!",
        "Mae croeso i bawb.": "Everybody is welcome.",
        "Dewch yn llu.": "Come along in numbers.",
    }.get(source)


def in_parts(source):
    """What OmegaT shows of the PO: parts, marks and all."""
    plain = source.replace("&amp;", "&")
    return next((text for beginning, text in ENGLISH.items() if plain.startswith(beginning)), None)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("kind", "name", "said"), [("xliff-filled", "te.xlf", in_sentences), ("po", "te.po", in_parts)]
)
def test_what_it_fills_in_enters_review_tags_and_line_breaks_included(pair, mair, project, kind, name, said):
    back = project.translate(name, export(pair, kind), said)

    result = take([File(name=name, data=back)], mair)

    assert result.is_done, result.outcomes[0].problems
    assert [segment.saved for segment in parts(pair)] == list(ENGLISH.values())
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW


@pytest.mark.parametrize(
    ("kind", "name", "said"), [("xliff-filled", "te.xlf", in_sentences), ("po", "te.po", in_parts)]
)
def test_what_it_leaves_untranslated_is_not_taken_for_a_translation(pair, mair, project, kind, name, said):
    """It writes the original where it has nothing."""
    back = project.translate(name, export(pair, kind), lambda source: said(source) if source.startswith("Te") else None)

    result = take([File(name=name, data=back)], mair)

    assert result.is_done, result.outcomes[0].problems
    assert result.outcomes[0].left == 2
    assert [bool(segment.standing) for segment in parts(pair)] == [True, False, False]


def test_a_fuzzy_entry_that_it_leaves_alone_is_still_a_draft(pair, mair, project):
    from papurbro.translation.editor import Entry, keep_draft

    segment = part(pair, "Mae")
    keep_draft(pair, mair, segment.key, Entry(text="Everybody\nCome", token=segment.token))
    back = project.translate(
        "te.po", export(pair, "po"), lambda source: in_parts(source) if source.startswith("Te") else None
    )

    result = take([File(name="te.po", data=back)], mair)

    assert result.is_done, result.outcomes[0].problems
    assert part(pair, "Te yn").is_done
    assert not part(pair, "Mae").is_done
    assert part(pair, "Mae").standing == "Everybody\nCome"
