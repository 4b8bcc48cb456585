"""Reading XML that came from outside: no entities, no document type, nothing fetched, no giants."""

from __future__ import annotations

from django.utils.translation import gettext as _
from lxml import etree

from papurbro.translation.exchange.returned import FileError


def parse(data: bytes) -> etree._Element:
    """The root of ``data``. Raises ``FileError`` with the line where it is no XML, or brings a document type of its own."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FileError(
            _("This file is damaged: it cannot be read from line %(line)s on.") % {"line": error.lineno or 1},
            line=error.lineno or 1,
        ) from error
    except ValueError as error:  # an encoding that lxml does not know
        raise FileError(_("This file is damaged: it cannot be read.")) from error
    docinfo = root.getroottree().docinfo
    if docinfo.doctype or docinfo.internalDTD is not None:
        raise FileError(_("This file declares a document type of its own (DTD), and such files are not taken in."))
    return root
