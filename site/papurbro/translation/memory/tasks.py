"""A wake-up, and no more: which pairs have to be taken in stands in rows, and the periodic job finds what no task was told of."""

from django_tasks import task

from papurbro.translation.memory.recording import record
from papurbro.translation.models import Pair


@task()
def take_in(pair_id: int) -> None:
    """Take one pair into the memory; one that has gone meanwhile asks for nothing."""
    pair = Pair.objects.filter(pk=pair_id).first()
    if pair is not None:
        record(pair)
