"""Those who log in to the demo, those who write for it, and what each of them may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.users.models import UserProfile

from papurbro.core.models import HomePage
from papurbro.users.models import User

from blog.models import Author

#: Of the three log-ins. Only the demo has them, and only a development server can load it.
PASSWORD = "papurbro"  # noqa: S105

#: Wagtail makes this group; Papur Bro's own is for translators.
EDITORS, TRANSLATORS = "Moderators", "Translators"

#: ``(application, models)`` whose rows an editor adds, changes and deletes; None is all of them.
EDITED = (("tags", ["tag"]), ("blog", ["author"]), ("newsletter", None), ("translation_glossary", ["term"]))


@dataclass(frozen=True)
class People:
    """The three log-ins."""

    editor: User
    translator: User
    admin: User


def make_people() -> People:
    """The three log-ins; whoever is there already stays as they are.

    The editor's and the administrator's screens are in English, the translator's in Welsh, so that a newcomer meets both.
    """
    editor = _user("editor", "Mair", "Prydderch", interface="en", group=_editors())
    translator = _user("translator", "Elin", "Gwynne", interface="cy", group=_translators())
    admin = _user("admin", "Huw", "Beynon", interface="en", is_staff=True, is_superuser=True)
    return People(editor, translator, admin)


def make_authors(rows: list[dict[str, Any]], *, editor: User) -> dict[str, Author]:
    """Those who write, by key; the editor is one of them."""
    made = {}
    for row in rows:
        author, _created = Author.objects.get_or_create(
            slug=row["key"], defaults={"name": row["name"], "bio_cy": row["bio"]["cy"], "bio_en": row["bio"]["en"]}
        )
        if author.name == editor.get_full_name() and author.user is None:
            author.user = editor
            author.save()
        made[row["key"]] = author
    return made


def _user(username: str, first: str, last: str, *, interface: str, group: Group | None = None, **rights: bool) -> User:
    existing = User.objects.filter(username=username).first()
    if existing is not None:
        return existing
    user = User(username=username, first_name=first, last_name=last, email=f"{username}@example.org", **rights)
    user.set_password(PASSWORD)
    user.save()
    if group is not None:
        user.groups.add(group)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = interface
    profile.save()
    return user


def _translators() -> Group:
    group, _created = Group.objects.get_or_create(name=TRANSLATORS)
    group.permissions.add(*_permissions(Q(codename__in=["access_admin", "translate_pair"])))
    return group


def _editors() -> Group:
    group, _created = Group.objects.get_or_create(name=EDITORS)
    wanted = Q(codename__in=["access_admin", "translate_pair"])
    for app_label, models in EDITED:
        wanted |= Q(content_type__app_label=app_label, **({"content_type__model__in": models} if models else {}))
    group.permissions.add(*_permissions(wanted))
    for codename in ("add_page", "change_page", "publish_page"):
        for home in HomePage.objects.all():
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=_permission(codename))
    for codename in ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=_permission(codename)
        )
    return group


def _permissions(wanted: Q) -> list[Permission]:
    return list(Permission.objects.filter(wanted))


def _permission(codename: str) -> Permission:
    return Permission.objects.get(
        codename=codename, content_type__app_label__in=["wagtailcore", "wagtailimages", "wagtaildocs"]
    )
