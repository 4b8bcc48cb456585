"""Without script the page does the same by its form's buttons: each saves, and then shows what was asked for."""

import pytest
from django.urls import reverse

from papurbro.translation.checking.models import Dismissal
from papurbro.translation.glossary.models import Term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def terms():
    Term.objects.create(cy="neuadd", en="hall")


def shown(bench, **query):
    return bench.client.get(bench.door("work"), query).text


def test_the_help_with_the_first_unfinished_part_is_on_the_page(bench, terms):
    page = shown(bench)

    assert f'name="add-{bench.part("Te yn").key}" value="hall"' in page
    assert '<abbr class="pair-term" title="hall">neuadd</abbr>' in page


def test_the_help_with_another_part_is_one_button_away_and_nothing_typed_is_lost(bench, terms):
    key = bench.part("Bydd").key

    answer = bench.client.post(bench.door("work"), {**bench.form(title="Tea in the hall"), "open": key})

    assert answer.url == f"{bench.door('work')}?part={key}#part-2"
    assert bench.part("Te yn").saved == "Tea in the hall"
    assert f'name="add-{key}" value="hall"' in shown(bench, part=key)


def test_saving_leads_to_the_next_unfinished_part(bench):
    key = bench.part("Te yn").key

    answer = bench.client.post(bench.door("work"), {**bench.form(title="Tea in the hall"), "next": key})

    assert answer.url.endswith(f"?part={bench.part('Bydd').key}#part-2")


def test_a_suggestion_goes_into_the_field_for_somebody_to_look_at(bench):
    """Guard: ``leave_out`` in ``WorkView.save``; a suggestion nobody has looked at is no translation."""
    key = bench.part("Mae").key

    answer = bench.client.post(
        bench.door("work"),
        {**bench.form(title="Tea in the hall"), f"text-{key}": "All are", f"use-{key}": "Everybody is welcome."},
    )

    assert "Everybody is welcome.</textarea>" in answer.text
    assert bench.part("Mae").start == ""
    assert bench.part("Te yn").saved == "Tea in the hall"


def test_a_term_goes_behind_what_stands_there(bench):
    key = bench.part("Te yn").key

    answer = bench.client.post(bench.door("work"), {**bench.form(title="Tea in the"), f"add-{key}": "hall"})

    assert "Tea in the hall</textarea>" in answer.text


def test_what_a_check_found_is_put_right_by_a_button(bench):
    part = bench.part("Bydd")
    bench.send(part, "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30.", finished=1)
    page = shown(bench, part=part.key)
    fix = page.split('name="fix" value="', 1)[1].split('"', 1)[0]

    answer = bench.client.post(bench.door("work"), {**bench.form(), "fix": fix})

    assert "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.</textarea>" in answer.text
    assert bench.part("Bydd").saved.endswith("19:30.")


def test_a_warning_is_dismissed_with_its_reason_and_stays_away(bench):
    part = bench.part("Bydd")
    bench.send(part, "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30.", finished=1)
    finding = shown(bench, part=part.key).split('name="finding" value="', 1)[1].split('"', 1)[0]
    digest = finding.partition(":")[2]

    answer = bench.client.post(
        bench.door("part_dismiss", part.key), {**bench.form(), "finding": finding, f"reason-{digest}": "It was moved."}
    )

    assert answer.url == f"{bench.door('work')}?part={part.key}"
    assert Dismissal.objects.get().reason == "It was moved."
    page = shown(bench, part=part.key)
    assert 'name="finding"' not in page
    assert reverse("translation_checking:dismissed", args=[bench.pair.pk]) in page


def test_only_what_is_not_finished_is_shown_where_that_is_asked_for(bench):
    bench.client.post(bench.door("work"), bench.form(title="Tea in the hall"))

    page = shown(bench, show="unfinished")

    assert "Te yn y neuadd</h2>" in page
    assert f'name="text-{bench.part("Te yn").key}"' not in page
    assert f'name="text-{bench.part("Mae").key}"' in page


def test_saving_a_form_of_what_is_not_finished_leaves_the_rest_alone(bench):
    bench.client.post(bench.door("work"), bench.form(title="Tea in the hall"))
    part = bench.part("Mae")
    form = {f"text-{part.key}": "Everybody is welcome.", f"token-{part.key}": part.token, "show": "unfinished"}

    answer = bench.client.post(bench.door("work"), form)

    assert answer.url == f"{bench.door('work')}?show=unfinished"
    assert (bench.part("Te yn").saved, bench.part("Mae").saved) == ("Tea in the hall", "Everybody is welcome.")
