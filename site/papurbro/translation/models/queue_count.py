"""How many pairs wait, kept as they come and go."""

from __future__ import annotations

from django.db import models


class QueueCount(models.Model):
    """A line of the ledger of how many pairs wait; ``counting`` keeps and adds it up.

    Every change adds a line and none is written over, so that two people at work never wait for each other.
    """

    behind = models.CharField(max_length=2)
    status = models.CharField(max_length=12)
    is_claimed = models.BooleanField()
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.behind} {self.status}: {self.number:+}"
