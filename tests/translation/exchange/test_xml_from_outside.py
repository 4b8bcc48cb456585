"""A file from outside opens nothing, fetches nothing and fills nothing."""

import pytest

from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.returned import FileError

pytestmark = pytest.mark.usefixtures("in_english")

XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="cy" target-language="en"'
    ' datatype="html"><body><trans-unit id="1"><source>%s</source><target/></trans-unit></body></file></xliff>'
)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE xliff SYSTEM "http://169.254.169.254/evil.dtd">',
        '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "xliff.dtd">',
        '<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(doctype, encoding):
    """Guard: the look at ``docinfo`` in ``safe_xml.parse``."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}' + XLIFF % "&a;"

    with pytest.raises(FileError, match=r"DTD"):
        kinds.read(text.encode(encoding))


def test_an_entity_that_nobody_declared_is_damage_with_its_line():
    with pytest.raises(FileError, match=r"line 1") as refused:
        kinds.read((XLIFF % "&nothing;").encode())
    assert refused.value.line == 1


def test_a_giant_is_refused():
    """Guard: ``huge_tree`` in ``safe_xml.parse``."""
    deep = "<g id='1'>" * 400 + "</g>" * 400

    with pytest.raises(FileError, match=r"damaged"):
        kinds.read((XLIFF % deep).encode())


def test_an_encoding_that_nobody_knows_is_told():
    with pytest.raises(FileError):
        kinds.read(b'<?xml version="1.0" encoding="klingon-8"?><xliff/>')


def test_a_po_file_that_reads_like_a_path_is_no_path(tmp_path):
    """polib opens a text that is the name of a file; ours is never given a text. Guard: the folder in ``po._parsed``."""
    secret = tmp_path / "msgid.po"
    secret.write_text('msgid "a"\nmsgstr "of somebody else"\n')

    with pytest.raises(FileError):
        kinds.read(str(secret).encode())


def test_a_po_file_in_an_encoding_that_it_does_not_keep_is_told():
    data = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "\xff\xfe"\n'

    with pytest.raises(FileError, match=r"encoding"):
        kinds.read(data)
