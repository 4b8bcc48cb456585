"""In which words the state of a pair is kept: status, policy, review."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGE_CHOICES = [("cy", _("Welsh")), ("en", _("English"))]


class Status(models.TextChoices):
    """Of the half that is behind, in order (DESIGN, "Status")."""

    MISSING = "missing", _("No translation yet")
    IN_PROGRESS = "in_progress", _("In progress")
    IN_REVIEW = "in_review", _("In review")
    READY = "ready", _("Ready to publish")
    CURRENT = "current", _("Up to date")
    STALE = "stale", _("Needs updating")
    EXEMPT = "exempt", _("No translation needed")


#: What waits for a translator or a reviewer; the queue.
PENDING = (Status.MISSING, Status.IN_PROGRESS, Status.IN_REVIEW, Status.STALE)


class Policy(models.TextChoices):
    """How the two halves of a pair go out."""

    TOGETHER = "together", _("Both versions together")
    INDEPENDENT = "independent", _("Each version when it is ready")
    SINGLE = "single", _("One language only")


class Review(models.TextChoices):
    """How far the work on the half that is behind has been taken by people."""

    NONE = "", _("Not sent")
    SENT = "sent", _("Sent for review")
    APPROVED = "approved", _("Approved")


class ReviewRule(models.TextChoices):
    """Who finds good what a translator has finished."""

    NONE = "none", _("Nobody: it is ready when the translator sends it")
    EDITOR = "editor", _("An editor")
    OTHER = "other", _("An editor who did not write it")
    GROUP = "group", _("Somebody of a group")


#: Of a pair on which it is the translator's turn.
AT_WORK = (Status.MISSING, Status.IN_PROGRESS, Status.STALE)
