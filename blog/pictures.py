"""The sizes in which pictures are shown, made when a post goes live: the first reader does not wait for them.

The templates ask for the same sizes by name (``blog/components/entry.html``, ``blog/post_page.html``); what is missing is made when asked for.
"""

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.signals import page_published

from blog.models import PostPage

LIST = ["format-webp|fill-320x200", "format-webp|fill-640x400"]
LEAD = ["format-webp|fill-640x400", "format-webp|fill-1280x800"]
READING = [f"format-{kind}|width-{width}" for kind in ("webp", "jpeg") for width in (480, 960, 1440)]
SHARING = ["fill-1200x630|format-jpeg"]
SIZES = [*dict.fromkeys([*LIST, *LEAD, *READING, *SHARING])]


@task()
def make_sizes(image_id: int) -> None:
    """Make every size of one picture that is not there yet; a picture that has gone meanwhile asks for nothing."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        image.get_renditions(*SIZES)


@receiver(page_published, sender=PostPage, dispatch_uid="blog_make_sizes")
def post_published(instance: PostPage, **_kwargs: Any) -> None:
    """Its picture will be wanted soon."""
    if instance.image_id is not None:
        image_id = instance.image_id
        transaction.on_commit(lambda: make_sizes.enqueue(image_id))
