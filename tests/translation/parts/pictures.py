"""Pictures and files with words in them, for the tests."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from papurbro.translation.versions.deciding import say_words
from papurbro.translation.versions.models import FileVersions, PictureVersions


def picture(title, words=""):
    made = Image.objects.create(title=title, file=get_test_image_file(filename=f"{title}.png"))
    if words:
        say_words(made, PictureVersions, words)
    return made


def leaflet(title, words=""):
    made = Document.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name=f"{title}.pdf"))
    if words:
        say_words(made, FileVersions, words)
    return made


def upload(name="poster.png"):
    return SimpleUploadedFile(name, get_test_image_file().file.getvalue(), content_type="image/png")


def stands_in(one, other):
    """``other`` shows the words of ``one`` in the other language."""
    kind = PictureVersions if isinstance(one, Image) else FileVersions
    row = kind.objects.of(one)
    setattr(row, "en" if row.cy_id else "cy", other)
    row.save()
