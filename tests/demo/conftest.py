"""A demo of eleven stories, one at least for each status: all thirty take too long for every test."""

import shutil
from pathlib import Path

import pytest

from demo.words import CONTENT, Words

SOME = ("01", "03", "06", "07", "13", "15", "17", "19", "22", "27", "30")


@pytest.fixture
def some_words(tmp_path: Path) -> Words:
    """The demo's words with eleven of its stories."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    for path in (folder / "posts").glob("*.toml"):
        if path.name[:2] not in SOME:
            path.unlink()
    return Words(folder)


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    """Pictures and mail go where the test looks and nobody else does."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_FILE_PATH = tmp_path / "mailbox"
    # What is left for the worker of the demo, such as the sizes of pictures, is tested where it belongs.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
