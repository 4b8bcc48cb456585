"""The house as docs/decisions.md draws it: what must not be there, and how big a room may get."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("site/papurbro", "blog", "newsletter", "demo")
#: Beyond this a file is two files.
LONGEST_MODULE = 400


def tracked_files():
    """What git holds or would hold; outside a clone, nothing can be said."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git clone")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def modules():
    """Every module of ours that a person wrote."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


@pytest.mark.parametrize("folder", ["site", "locale", "tests"])
def test_folders_that_would_shadow_the_standard_library_or_each_other_are_no_packages(folder):
    assert not list((ROOT / folder).glob("__init__.py"))


def test_compiled_catalogues_are_not_committed():
    assert [path for path in tracked_files() if path.suffix == ".mo"] == []


def test_no_registry_address_and_no_path_of_a_machine_stands_in_the_tree():
    # Written in halves, so that this file does not find itself.
    forbidden = re.compile(
        "|".join(
            [
                "index" + "-url",
                '"resolved": "' + "https",
                "files.python" + "hosted",
                r"/packages/[0-9a-f]{2}/" + "[0-9a-f]{2}/",
                r"(?<![\w.])/(?:" + r"home|work|Users)/\w",
            ]
        )
    )
    binary = {".woff2", ".png", ".jpg", ".avif", ".webp", ".ico", ".mo"}
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        if path.suffix not in binary
        for match in forbidden.finditer(path.read_text(errors="ignore"))
    }
    assert found == set()


def test_no_module_is_a_drawer_for_everything():
    assert [path.name for path in modules() if path.stem in {"utils", "helpers", "misc", "common"}] == []


def test_no_module_outgrows_its_name():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_half_of_all_functions_are_under_ten_lines_and_nine_in_ten_under_thirty():
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert sum(length < 10 for length in lengths) >= len(lengths) / 2
    assert sum(length < 30 for length in lengths) >= len(lengths) * 0.9


def test_nothing_in_the_code_reads_as_unfinished():
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b")
    looks_for_them = ROOT / "site/papurbro/translation/checking/families/leftovers.py"
    found = [path for path in modules() if path != looks_for_them and unfinished.search(path.read_text())]
    assert [str(path.relative_to(ROOT)) for path in found] == []


def test_requirements_hold_a_hash_for_everything():
    for path in (ROOT / "requirements").glob("*.txt"):
        pinned = re.findall(r"^[a-z0-9_.-]+==\S+.*\\\n\s+--hash=sha256:", path.read_text(), re.M | re.I)
        named = re.findall(r"^[a-z0-9_.-]+==", path.read_text(), re.M | re.I)
        assert len(pinned) == len(named) > 0


def test_the_site_is_served_with_what_was_tested():
    def versions(name):
        text = (ROOT / "requirements" / name).read_text()
        return set(re.findall(r"^([a-z0-9_.-]+==\S+)", text, re.M | re.I))

    assert versions("base.txt") <= versions("dev.txt")
