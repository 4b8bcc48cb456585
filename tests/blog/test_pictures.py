"""Every size that the templates ask for is made when the post goes live. Guard: ``pictures.SIZES``."""

import gc

import pytest
from django.core.cache import cache
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from blog.pictures import SIZES, make_sizes

from tests.factories import make_pair

# Wagtail leaves it to the garbage collector to close the files of the sizes it makes.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # sizes are remembered by the picture's number, which the next test's picture has too
    yield Image.objects.create(title="Y neuadd", file=get_test_image_file(size=(1600, 1000)))
    cache.clear()
    gc.collect()


def specs(picture):
    return set(picture.renditions.values_list("filter_spec", flat=True))


def test_going_live_makes_every_size(picture, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_pair(image=picture)
    assert specs(picture) == set(SIZES)


def test_readers_find_every_size_made(client, picture):
    cy, _en = make_pair(image=picture, image_alt="Y neuadd")
    make_sizes.func(picture.pk)
    for path in ("/cy/", cy.url, cy.get_parent().url, "/en/feed/"):
        assert client.get(path).status_code == 200
    assert specs(picture) == set(SIZES)


def test_a_picture_that_has_gone_is_no_error(db):
    make_sizes.func(0)
