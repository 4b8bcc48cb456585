"""What people do with a pair: take it, work on it, send it, approve it, send it back, decide about it.

Each verb takes the pair and the person, knows no request, raises ``PairError`` with nothing changed, and returns the pair as it is afterwards.
"""

from papurbro.translation.work.deciding import exempt, lift_exemption, set_policy, set_policy_below, swap_original
from papurbro.translation.work.doing import approve, note_work, record_work, send_back, send_for_review
from papurbro.translation.work.taking import assign, claim, make_ready_for_work, release

__all__ = [
    "approve",
    "assign",
    "claim",
    "exempt",
    "lift_exemption",
    "make_ready_for_work",
    "note_work",
    "record_work",
    "release",
    "send_back",
    "send_for_review",
    "set_policy",
    "set_policy_below",
    "swap_original",
]
