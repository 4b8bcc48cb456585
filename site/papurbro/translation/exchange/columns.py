"""The columns of the lists of pieces, uploads and parcels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn

from papurbro.translation.columns import QueueColumn, QueueTitleColumn, title_of
from papurbro.translation.exchange.models import Parcel, Upload
from papurbro.translation.languages import day, direction_of
from papurbro.translation.people import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.models import Pair


class TickColumn(BaseColumn):
    """A box to tick, for the form below the table."""

    cell_template_name = "translation/exchange/tick.html"
    header_template_name = "translation/queue/select_header.html"

    def get_cell_context_data(self, instance: Pair, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The pair and what it is called."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"pair": instance, "title": title_of(instance)}


def piece_columns() -> list[BaseColumn]:
    """What is told of each piece that can leave."""
    return [
        TickColumn("select", label=_("Select")),
        QueueTitleColumn(
            "title",
            label=_("Title"),
            accessor=title_of,
            get_url=lambda pair: reverse("translation:work", args=[pair.pk]),
        ),
        Column("direction", label=_("Direction"), accessor=direction_of, classname="pair-queue__direction"),
        QueueColumn("status", label=_("Status")),
        QueueColumn("words", label=_("Words")),
        QueueColumn("progress", label=_("Progress")),
    ]


def upload_columns() -> list[BaseColumn]:
    """What is told of each file that came back."""
    return [
        TitleColumn("name", label=_("File"), get_url=lambda row: reverse("translation_exchange:upload", args=[row.pk])),
        Column("sender", label=_("From"), accessor=sender_name),
        Column("at", label=_("When"), accessor=lambda row: day(timezone.localdate(row.at))),
        Column("outcome", label=_("What became of it"), accessor=lambda row: row.get_outcome_display()),
    ]


def sender_name(upload: Upload) -> str:
    """Who sent it."""
    return upload.parcel.recipient.name if upload.parcel is not None else name_of(upload.user)


def parcel_columns() -> list[BaseColumn]:
    """What is told of each parcel."""
    return [
        TitleColumn(
            "recipient",
            label=_("To"),
            accessor=lambda row: row.recipient.name,
            get_url=lambda row: reverse("translation_exchange:parcel", args=[row.pk]),
        ),
        Column("made", label=_("When"), accessor=lambda row: day(timezone.localdate(row.made_at))),
        Column("until", label=_("To be back by"), accessor=lambda row: day(timezone.localdate(row.expires_at))),
        Column("state", label=_("How it stands"), accessor=state_of),
    ]


def state_of(parcel: Parcel) -> str:
    """Whether its link works and its letter went."""
    if parcel.revoked_at is not None:
        return _("Taken back")
    if not parcel.is_open:
        return _("Its time is up")
    if parcel.undeliverable_at is not None:
        return _("The letter cannot be delivered")
    return _("Open") if parcel.mailed_at is not None else _("Open; the letter has not gone yet")
