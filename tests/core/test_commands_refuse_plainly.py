"""What a command cannot use it names, and where; it ends with exit code 2, and the database is as it was.

It is said in English, as help is, whichever language the site or the shell is in. Guard: ``commands.in_english``.
"""

import re
import shlex

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from tests import factories

pytestmark = pytest.mark.django_db

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b")

REFUSED = {
    "pairs --status nonsense": "--status nonsense: not known. It can be missing,",
    "pairs --language de": "--language de: not known. It can be cy, en.",
    "pairs --format yaml": "--format yaml: not known. It can be table, json, csv.",
    "newsletter compile nonsense": "There is no newsletter 'nonsense'. There are: none yet.",
    "newsletter send 99999": "There is no issue 99999.",
    "newsletter send 99999999999999999999999": "There is no issue 99999999999999999999999.",
    "newsletter preview 99999 --out somewhere": "There is no issue 99999.",
    "import_wordpress missing.xml": "missing.xml: No such file or directory. Nothing was imported.",
    "import_wordpress .": ".: Is a directory. Nothing was imported.",
    "import_wordpress empty": "empty: the file is empty or holds no XML. Nothing was imported.",
    "import_wordpress binary": "binary: line 1: the file is no XML: perhaps it is packed, or another file. Nothing was imported.",
    "import_wordpress torn.xml": "torn.xml: line 4: the file is cut off or a tag is not closed",
    "import_wordpress page.xml": "page.xml: line 1: this is not a WordPress export: it begins with <html>, not <rss>.",
    "import_wordpress page.xml --media nowhere": "nowhere is not a folder. Nothing was imported.",
    "exchange export --out taken.zip --status nonsense": "--status nonsense: not known. It can be missing,",
    "exchange export --out taken.zip --language de": "--language de: not known. It can be cy, en.",
    "exchange export --out taken.zip --format word": "--format word: not known. It can be xliff,",
    "exchange export --out taken.zip": "taken.zip: File exists.",
    "exchange import missing.xlf": "missing.xlf: No such file or directory.",
    "exchange import page.xml --user nobody": "--user nobody: there is nobody of that name.",
    "exchange import page.xml --format yaml": "--format yaml: not known. It can be table, json.",
    "parity nonsense": "what to do nonsense: not known. It can be report, rebuild.",
    "parity --from 2026-13": "--from 2026-13: not a month. Write it as 2026-03.",
    "parity --from 2026-05 --to 2026-03": "--from 2026-05 is after --to 2026-03.",
    "parity --tag nonsense": "--tag nonsense: no tag has this slug, in Welsh or in English.",
    "glossary import missing.csv": "missing.csv: No such file or directory",
    "glossary import binary": "Nothing was changed. Faults in binary: 1.",
    "glossary export nowhere/terms.csv": "nowhere/terms.csv: No such file or directory",
    "memory import missing.tmx": "missing.tmx: No such file or directory.",
    "memory import page.xml": "page.xml: Line 1: This is no TMX file: it does not begin with <tmx>. Nothing was taken in.",
    "memory export nowhere/memory.tmx": "nowhere/memory.tmx: No such file or directory.",
}

#: What the parser itself refuses, with exit code 2 on a command line.
MISREAD = {
    "newsletter send nonsense": "argument ISSUE: invalid int value: 'nonsense'",
    "newsletter preview 1 --language de --out x": "argument --language: invalid choice: 'de'",
    "newsletter": "the following arguments are required: action",
    "import_wordpress": "the following arguments are required: file",
    "import_wordpress page.xml --format yaml": "argument --format: invalid choice: 'yaml'",
    "rebuild_pairs nonsense": "unrecognized arguments: nonsense",
    "tick nonsense": "unrecognized arguments: nonsense",
    "exchange export": "the following arguments are required: --out",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the commands are given: among files that none of them can use."""
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "binary").write_bytes(bytes(range(128, 256)) * 9)
    (tmp_path / "torn.xml").write_text(
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\n<item>\n'
        "<content:encoded><![CDATA[Roedd pawb\nyno"
    )
    (tmp_path / "page.xml").write_text("<html><body>Papur</body></html>")
    (tmp_path / "taken.zip").write_bytes(b"mine")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(line):
    """What a command says when it refuses ``line``, and what it wrote to the database before that."""
    written = []

    def watch(execute, sql, params, many, context):
        if WRITES.match(sql):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch), pytest.raises(CommandError) as caught:
        call_command(*shlex.split(line))
    return caught.value, written


@pytest.mark.parametrize("language", ["cy", "en"])
def test_bad_input_is_named_and_changes_nothing(folder, language):
    factories.superuser()
    factories.with_counterpart(factories.make_post("cy"))  # something to write into a file
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with translation.override(language):
        for line, said in REFUSED.items():
            error, written = refusal(line)
            assert said in str(error), line
            assert (error.returncode, written) == (2, []), line
        for line, said in MISREAD.items():
            error, written = refusal(line)
            assert said in str(error), line
            assert written == [], line
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("glossary import binary", "Line 1: "),
        ("exchange import empty", "This file is empty."),
        ("exchange import page.xml", "This is not an XLIFF 1.2 file."),
    ],
)
def test_what_is_wrong_in_a_file_is_told_line_by_line(folder, capsys, language, line, said):
    factories.superuser()
    with translation.override(language):
        error, _written = refusal(line)
    told = capsys.readouterr()
    assert said in told.out + told.err
    assert error.returncode == 2
