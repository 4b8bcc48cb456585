"""What need not keep anybody waiting. A task is a wake-up; what is to be done stands in our rows."""

from django_tasks import task


@task()
def mail_parcel(parcel: int) -> None:
    """Send the letter of a parcel."""
    from papurbro.translation.exchange import letters
    from papurbro.translation.exchange.models import Parcel

    found = Parcel.objects.select_related("recipient", "made_by").filter(pk=parcel).first()
    if found is not None:
        letters.send(found)
