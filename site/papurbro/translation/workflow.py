"""The end of a Wagtail workflow: it publishes the pair, not one half. Imports no model at its top (Wagtail loads it while its own are loading)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from papurbro.users.models import User


def finish_workflow(workflow_state: WorkflowState, user: User | None = None) -> None:
    """``WAGTAIL_FINISH_WORKFLOW_ACTION``: publish what the workflow approved; the page's own ``publish`` sees to its pair.

    Where the other half is not ready the wish is kept: both go out when that one is approved. Where the last reviewer may not publish the
    page stays as it is, approved: somebody publishes it who may.
    """
    from wagtail.actions.publish_page_revision import PublishPagePermissionError
    from wagtail.workflows import publish_workflow_state

    from papurbro.translation.errors import PairError
    from papurbro.translation.publishing import hold_for_later

    try:
        publish_workflow_state(workflow_state, user=user)
    except PublishPagePermissionError:
        return
    except PairError:
        hold_for_later(workflow_state.content_object, user)
