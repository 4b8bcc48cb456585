"""Where readers subscribe, confirm, unsubscribe and read past issues."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from newsletter.views import archive, consent, signing_up

urlpatterns = [
    path(_("newsletters/"), signing_up.sign_up, name="newsletters"),
    path(_("newsletters/subscribe/thanks/"), signing_up.thanks, name="newsletter_thanks"),
    path(_("newsletters/confirm/<str:token>/"), consent.confirm_subscription, name="newsletter_confirm"),
    path(_("newsletters/unsubscribe/<str:token>/"), consent.unsubscribe, name="newsletter_unsubscribe"),
    path(_("newsletters/<slug:slug>/"), archive.archive, name="newsletter_archive"),
    path(_("newsletters/<slug:slug>/<int:number>/"), archive.issue, name="newsletter_issue"),
]
