"""Plots: bars where something is, gaps where nothing is."""

from musnad.archive.view import Month
from musnad.web.plots import HEIGHT, WIDTH, plot_days, plot_months


def test_months_without_any_are_gaps() -> None:
    plot = plot_months([Month("2020-11", 2), Month("2021-02", 4), Month(None, 9)])
    assert plot is not None
    assert [bar.label for bar in plot.bars] == ["2020-11: 2", "2021-02: 4"]
    assert plot.bars[1].x == 3 * WIDTH / 4
    assert (plot.bars[0].height, plot.bars[1].height) == (HEIGHT / 2, HEIGHT)


def test_days_run_over_the_month() -> None:
    plot = plot_days([Month("2021-02-27", 1), Month("2021-03-02", 1)])
    assert plot is not None
    assert plot.bars[1].x == 3 * WIDTH / 4


def test_one_day_is_no_plot() -> None:
    assert plot_days([Month("2021-02-27", 5), Month(None, 1)]) is None
