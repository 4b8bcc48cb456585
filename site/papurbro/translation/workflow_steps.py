"""What surrounds the workflow's step "Welsh and English versions are ready": its forms, and approval that happens elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page, TaskState

from papurbro.translation import happenings, readiness, reviewing
from papurbro.translation.desk.begun import require_finished
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.refusals import not_ready
from papurbro.translation.workflow_task import PairReadyTask, is_good

if TYPE_CHECKING:
    from django.http import HttpRequest

    from papurbro.users.models import User


class ApproveStepForm(TaskStateCommentForm):
    """A comment, and the name of the text that the window showed (``reviewing.seen_digest``), checked before anything is done."""

    step = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Say in the window why it cannot be approved."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        state = TaskState.objects.filter(pk=cleaned.get("step"), status=TaskState.STATUS_IN_PROGRESS).first()
        page = state.workflow_state.content_object if state is not None else None
        pair = Pair.objects.for_page(page).first() if isinstance(page, Page) else None
        if pair is None:
            raise forms.ValidationError(_("This page is no longer there."))
        if not is_good(pair):
            _require_approvable(pair, cleaned.get("seen", ""))
        return cleaned


def _require_approvable(pair: Pair, seen: str) -> None:
    try:
        reviewing.require_seen(pair, seen)
        if pair.status in (Status.STALE, Status.MISSING):
            raise not_ready(pair)
        readiness.require_complete(pair)
        require_finished(pair)
    except PairError as error:
        raise forms.ValidationError(error.sentence) from error


class SendBackStepForm(TaskStateCommentForm):
    """What is still to do, for the translator."""

    comment = forms.CharField(
        label=gettext_lazy("What is still to do"), widget=forms.Textarea({"rows": 3}), max_length=4000
    )


@receiver(happenings.approved, dispatch_uid="workflow_step_is_done")
def approved_elsewhere(pair: Pair, user: User, **_kwargs: object) -> None:
    """Approved where it is worked on: a workflow that waits for just this goes on."""
    pages = [str(pk) for pk in (pair.original_id, pair.counterpart_id) if pk]
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__pairreadytask__isnull=False,
        workflow_state__object_id__in=pages,
        workflow_state__base_content_type__app_label="wagtailcore",
    )
    for state in states.select_related("workflow_state"):
        task: PairReadyTask = state.task.specific
        if task.reviewers is None or reviewing.is_of_group(user, task.reviewers):
            state.specific.approve(user=user)


def tell_what_was_refused(request: HttpRequest, page: Any) -> None:
    """The editor approved in the page editor, and the step is not done: say why."""
    asked = request.POST.get("action-workflow-action") and request.POST.get("workflow-action-name") == "approve"
    if not asked or not isinstance(page, PairedPageMixin) or not isinstance(page.current_workflow_task, PairReadyTask):
        return
    pair = page.pair
    if pair is not None and not is_good(pair):
        messages.error(request, reviewing.not_seen().sentence)
