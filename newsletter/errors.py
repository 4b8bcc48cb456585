"""What can go wrong with a newsletter, in a sentence that is shown as it is."""


class NewsletterError(Exception):
    """Something was asked for that cannot be done; its text says what and why."""


class NothingNew(NewsletterError):
    """There is nothing to make an issue of. No fault of anybody's."""


class MailServerSilent(NewsletterError):
    """The mail server cannot be reached, or takes nothing from us. Nothing is lost: what was not sent waits."""
