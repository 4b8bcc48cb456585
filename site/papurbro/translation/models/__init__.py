"""The models of the app, one file for each concept."""

from papurbro.translation.models.asking import WAITS, PairQuerySet, silent_since
from papurbro.translation.models.carried import Carried
from papurbro.translation.models.choices import AT_WORK, LANGUAGE_CHOICES, PENDING, Policy, Review, ReviewRule, Status
from papurbro.translation.models.pair import Pair
from papurbro.translation.models.queue_count import QueueCount
from papurbro.translation.models.settings import CLAIM_LASTS, PairSettings

__all__ = [
    "AT_WORK",
    "CLAIM_LASTS",
    "LANGUAGE_CHOICES",
    "PENDING",
    "WAITS",
    "Carried",
    "Pair",
    "PairQuerySet",
    "PairSettings",
    "Policy",
    "QueueCount",
    "Review",
    "ReviewRule",
    "Status",
    "silent_since",
]

# More models of this app, here so that Django finds them with the others.
from papurbro.translation import workflow_task  # noqa: F401
from papurbro.translation.talk import models as talk_models  # noqa: F401
