"""Those who are sent files and have no account: found by their address, and named wherever somebody has to be named."""

from __future__ import annotations

import uuid

from django.db import transaction

from papurbro.translation.exchange.models import Recipient, Sender
from papurbro.users.models import User


@transaction.atomic
def recipient_for(name: str, email: str, language: str) -> Recipient:
    """The recipient of this address, as they are called now and written to from now on; made where there is none."""
    email = email.strip().lower()
    found = Recipient.objects.select_related("user").filter(email=email).first()
    if found is None:
        user = User(username=f"file-{uuid.uuid4().hex[:16]}", first_name=name, is_active=False)
        user.set_unusable_password()
        user.save()
        return Recipient.objects.create(name=name, email=email, language=language, user=user)
    if (found.name, found.language) != (name, language):
        found.name, found.language = name, language
        found.save(update_fields=["name", "language"])
        found.user.first_name = name
        found.user.save(update_fields=["first_name"])
    return found


def sender_for(recipient: Recipient) -> Sender:
    """Who hands in what the recipient sends back: may work on what they were given, and nothing else."""
    sender = Sender.objects.get(pk=recipient.user_id)
    # In memory and for this one thing. The row stays inactive: nobody logs in as it.
    sender.is_active = True
    return sender
