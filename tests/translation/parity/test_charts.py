"""Charts say what their tables say: every bar has the length of its figure and stays within the drawing."""

import datetime

import pytest

from papurbro.translation.parity.charts import MONTHS, WIDTH, charts_of
from papurbro.translation.parity.models import Gap, Why
from papurbro.translation.parity.report import make_report
from papurbro.translation.parity.scope import Scope

from tests import factories
from tests.translation.parity.rows import DAY, NOW, gap, piece

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(autouse=True)
def _front_pages_count_for_nothing():
    factories.site()
    Gap.objects.all().delete()


def drawn():
    return charts_of(make_report(Scope(), NOW))


def bars(chart, fill):
    """Without the key, whose boxes come first."""
    return [bar for bar in chart.bars[len(chart.fills) :] if bar.fill == fill]


def test_shares_are_drawn_to_scale():
    factories.site()
    for _number in range(2):
        piece("cy", "en")
    piece("cy")

    report = make_report(Scope(), NOW)
    chart = charts_of(report)["pieces"]

    for bar, language in zip(bars(chart, "both"), ("cy", "en"), strict=True):
        pieces = report.summary.in_language[language]
        assert bar.width == pytest.approx(WIDTH * pieces.both / pieces.live)


def test_ages_are_drawn_to_scale_with_their_figures():
    for _number in range(3):
        gap(piece("cy"), "en", since=NOW - DAY)
    gap(piece("cy", "en"), "cy", why=Why.CORRECTION, since=NOW - 40 * DAY)

    chart = drawn()["ages"]

    english, welsh = bars(chart, "en"), bars(chart, "cy")
    assert english[0].width == 3 * welsh[2].width > 0
    assert [word.text for word in chart.words if word.text.isdigit()] == [
        "0",
        "3",
        "0",
        "0",
        "1",
        "0",
        "0",
        "0",
        "0",
        "0",
    ]


def test_medians_are_drawn_to_scale_for_the_latest_months():
    pair = piece("cy", "en")
    for number in range(MONTHS + 3):
        year, month = divmod(2024 * 12 + number, 12)
        since = datetime.datetime(year, month + 1, 5, tzinfo=datetime.UTC)
        gap(pair, "en", number + 1, since=since)

    chart = drawn()["by-month"]

    columns = bars(chart, "en")
    assert len(columns) == MONTHS
    assert columns[-1].height == pytest.approx(columns[0].height * (MONTHS + 3) / 4)


def test_nothing_leaves_the_drawing():
    pair = piece("cy", "en")
    gap(pair, "en", 123456, since=NOW - 123457 * DAY)
    gap(pair, "cy", 0.01)
    gap(piece("cy"), "en")

    for chart in drawn().values():
        assert chart.height > 0
        for bar in chart.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 0.01
            assert 0 <= bar.y <= bar.y + bar.height <= chart.height


def test_nothing_is_drawn_of_nothing():
    assert "ages" not in drawn()
    assert "by-month" not in drawn()
