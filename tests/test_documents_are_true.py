"""What the documents name is there: each guard and each test of ``docs/invariants.md``."""

import re
from pathlib import Path
from pydoc import locate

TESTS = Path(__file__).parent
NAME = re.compile(r"`([^`]+)`")


def rows():
    """The last two cells of each row: names of guards, names of tests."""
    for line in (TESTS.parent / "docs" / "invariants.md").read_text(encoding="utf-8").splitlines():
        _invariant, *cells = line.strip("|").split(" | ")
        if len(cells) == 2 and "`" in line:
            yield NAME.findall(cells[0]), NAME.findall(cells[1])


def is_there(test):
    """Whether there is such a file below this folder, with such a test in it where one is named."""
    file, _separator, name = test.partition("::")
    path = TESTS / file
    return path.is_file() and f"def {name}" + ("(" if name else "test_") in path.read_text(encoding="utf-8")


def test_every_invariant_names_a_guard_and_a_test_that_are_there():
    found = list(rows())
    assert len(found) > 50
    assert all(guards and tests for guards, tests in found)
    assert [
        guard for guards, _tests in found for guard in guards if not (locate(guard) or locate(f"papurbro.{guard}"))
    ] == []
    assert [test for _guards, tests in found for test in tests if not is_there(test)] == []
