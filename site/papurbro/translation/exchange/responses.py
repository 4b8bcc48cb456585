"""Files as answers: handed over to be kept, never shown in the browser's own window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from papurbro.translation.exchange.outgoing import Outgoing


def download(file: Outgoing) -> HttpResponse:
    """``file`` to be saved under its name."""
    response = HttpResponse(file.data, content_type=file.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
