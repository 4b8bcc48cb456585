"""The step of a Wagtail workflow at which the Welsh and the English version are reviewed. A model of the app ``translation``.

It is done when the half that is behind was approved: at this step, or on the page where it is worked on (``workflow_steps``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Task, TaskState

if TYPE_CHECKING:
    from wagtail.models import Page

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


class PairReadyTask(Task):
    """Reviewed by whoever reviews by the site's setting and, where one is named, is of this step's own group."""

    reviewers = models.ForeignKey(
        Group,
        verbose_name=gettext_lazy("group that reviews"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=gettext_lazy("Leave empty for whoever may review by the site’s own setting."),
    )

    admin_form_fields = [*Task.admin_form_fields, "reviewers"]

    class Meta:
        verbose_name = gettext_lazy("Welsh and English versions are ready")
        verbose_name_plural = gettext_lazy("Welsh and English versions are ready")

    @classmethod
    def get_description(cls) -> str:
        """What an administrator reads who chooses a step."""
        return _("The version that has to catch up is reviewed, here or in the translation queue.")

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        """Both ask for more in a window: the words for the translator, and the text that is approved."""
        pair = _pair_of(obj)
        if pair is None or not self.is_for(user, pair):
            return []
        return [("reject", _("Send back"), True), ("approve", _("Approve"), True)]

    def is_for(self, user: User, pair: Pair) -> bool:
        """Whether ``user`` reviews ``pair`` at this step."""
        from papurbro.translation import reviewing
        from papurbro.translation.permissions import may_publish_pair

        if self.reviewers is not None and not reviewing.is_of_group(user, self.reviewers):
            return False
        return reviewing.may_review(user, pair) or (is_good(pair) and may_publish_pair(user, pair))

    def get_form_for_action(self, action: str) -> type[Any]:
        """Wagtail's form for a comment; to approve, with the name of the text that was shown."""
        from papurbro.translation.workflow_steps import ApproveStepForm, SendBackStepForm

        return ApproveStepForm if action == "approve" else SendBackStepForm

    def get_template_for_action(self, action: str) -> str:
        """The window shows what is approved."""
        return "translation/talk/workflow_approve.html" if action == "approve" else ""

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> str | None:
        """Approve or send back the pair, and this step with it; where that is refused nothing changes, and the text is shown instead."""
        from papurbro.translation.errors import PairError

        pair = _pair_of(task_state.workflow_state.content_object)
        if pair is None:
            return None
        try:
            with transaction.atomic():
                self._review(pair, user, action_name, kwargs)
                comment = {"comment": kwargs.get("comment", "")}
                # What was approved has been told by now, and with it this step may be done.
                state = TaskState.objects.get(pk=task_state.pk).specific
                if state.status == TaskState.STATUS_IN_PROGRESS:
                    super().on_action(state, user, action_name, **comment)
        except PairError:
            return reverse("translation:work", args=[pair.pk])
        return None

    @staticmethod
    def _review(pair: Pair, user: User, action_name: str, said: dict[str, Any]) -> None:
        from papurbro.translation import work

        if action_name == "approve" and not is_good(pair):
            work.approve(pair, user, seen=said.get("seen", ""))
        elif action_name == "reject" and pair.is_pending:
            work.send_back(pair, user, said.get("comment", ""))

    def get_task_states_user_can_moderate(self, user: User, **_kwargs: Any) -> models.QuerySet[TaskState]:
        """What waits for ``user`` on Wagtail's front page; of each the right is asked again when it is opened."""
        from papurbro.translation import reviewing

        if self.reviewers is not None and not reviewing.is_of_group(user, self.reviewers):
            return TaskState.objects.none()
        if not reviewing.reviews_at_all(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)


def is_good(pair: Pair) -> bool:
    """Whether nobody has to find it good any more."""
    from papurbro.translation.publication import GOOD

    return pair.status in GOOD


def _pair_of(page: Any) -> Pair | None:
    from papurbro.translation.models import Pair

    return Pair.objects.for_page(page).first()
