"""The English catalogue never holds the other language's words."""

from papurbro.core.catalogues import layout, updating


def test_a_word_taken_over_from_the_welsh_overrides_stays_out_of_the_english_catalogue(tmp_path):
    (tmp_path / "code" / "blog").mkdir(parents=True)
    (tmp_path / "code" / "blog" / "one.py").write_text(
        'from django.utils.translation import gettext as _\n\n_("Language")\n'
    )
    overrides = layout.upstream(tmp_path / "locale", "cy", layout.DOMAINS[0])
    overrides.parent.mkdir(parents=True)
    catalog = layout.read(overrides, "cy")
    catalog.add("Language", "Iaith")
    layout.write(catalog, overrides)

    updating.update_all(tmp_path / "code", tmp_path / "locale")

    english = layout.read(layout.ours(tmp_path / "locale", "en", layout.DOMAINS[0]), "en")
    assert english.get("Language") is None
    welsh = layout.read(layout.ours(tmp_path / "locale", "cy", layout.DOMAINS[0]), "cy")
    assert welsh.get("Language").string == "Iaith"
