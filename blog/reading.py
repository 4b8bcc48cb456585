"""How long a post takes to read."""

from math import ceil

from blog.models import PostPage

WORDS_A_MINUTE = 200
"""Of somebody who reads on a screen, at leisure."""


def reading_minutes(post: PostPage) -> int:
    """Whole minutes, one at least."""
    texts = [post.intro, *post.body.stream_block.get_searchable_content(post.body)]
    return max(1, ceil(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE))
