"""The chart of a week: claims found, checked and waiting by day, and its verdicts. On a ground of its own, so that it
reads the same in a dark and in a light client; large letters, for phones."""

import asyncio
import logging
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from bot.domain.claims import Verdict
from bot.domain.errors import OnRecordError
from bot.domain.statistics import BY_DAY, DAYS, Week, title
from bot.services.desk.ports import Workers

MISSING = "The chart needs the extra: pip install '.[chart]'."

_INK, _GROUND, _GRID = "#1F2430", "#F7F8FA", "#D5D9E0"
_FOUND, _CHECKED, _WAITING = "#9DB4D6", "#1F6FB5", "#B4472E"
_VERDICTS: dict[Verdict, str] = {
    Verdict.TRUE: "#2E8B57",
    Verdict.MOSTLY_TRUE: "#7FB241",
    Verdict.HALF_TRUE: "#D9A514",
    Verdict.MOSTLY_FALSE: "#E07B2A",
    Verdict.FALSE: "#C5352F",
    Verdict.UNVERIFIABLE: "#7A808A",
}
_WIDTH, _HEIGHT, _DPI = 4.8, 5.0, 200
_LEAST_ROWS = 3
"""So that the bar of one verdict alone is no thicker than one of many."""
_PATIENCE_S = 20.0
"""A message doesn't wait longer for its picture, whatever else the workers do."""
_log = logging.getLogger(__name__)


def can_draw() -> bool:
    """Whether the plotting library is here."""
    return find_spec("matplotlib") is not None


async def drawn(workers: Workers, week: Week) -> bytes | None:
    """The chart as a PNG, drawn away from the event loop; None where it can't be: the words say the same."""
    if not can_draw():
        return None
    try:
        async with asyncio.timeout(_PATIENCE_S):
            return await workers.run(png, week)
    except (OnRecordError, TimeoutError) as error:
        _log.warning("the chart was not drawn", exc_info=error)
        return None


def png(week: Week) -> bytes:
    """Raises ImportError where the plotting library is not here."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.12)
    figure = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DPI, facecolor=_GROUND, layout=layout)
    FigureCanvasAgg(figure)
    rows = max(_LEAST_ROWS, len(week.verdicts))
    above, below = figure.subplots(2, 1, height_ratios=(6, 1.2 + 0.55 * rows))
    _days(above, week)
    figure.legend(
        *above.get_legend_handles_labels(), loc="outside upper left", ncols=3, frameon=False, fontsize=12,
        handlelength=1.2, columnspacing=1.2, labelcolor=_INK, alignment="left", title=f"Claims, {title(week, '%b')}",
        title_fontproperties={"size": 14, "weight": "bold"},
    )  # fmt: skip
    _verdicts(below, week)
    out = BytesIO()
    figure.savefig(out, format="png", facecolor=_GROUND, metadata={"Software": None})
    return out.getvalue()


def _days(axes: Any, week: Week) -> None:
    from matplotlib.patheffects import withStroke
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    spots = range(len(week.bars))
    few = len(week.bars) <= 10
    for side, values, colour, label in (
        (-0.2, [bar.found for bar in week.bars], _FOUND, "found"),
        (0.2, [bar.checked for bar in week.bars], _CHECKED, "checked"),
    ):
        bars = axes.bar([spot + side for spot in spots], values, 0.4, color=colour, label=label)
        if few:
            named = axes.bar_label(bars, [f"{value:,}" if value else "" for value in values], fontsize=10, color=_INK)
            for name in named:  # the line runs behind them
                name.set(zorder=3, path_effects=[withStroke(linewidth=3, foreground=_GROUND)])
    waiting = [bar.waiting for bar in week.bars]
    axes.plot(spots, waiting, color=_WAITING, marker="o", linewidth=2.5, markersize=6, label="waiting")
    axes.annotate(
        f"{waiting[-1]:,}", (len(waiting) - 1, waiting[-1]), (0, 9), textcoords="offset points", ha="center",
        fontsize=13, fontweight="bold", color=_WAITING,
    )  # fmt: skip
    every = 1 if len(week.bars) <= DAYS else -(-len(week.bars) // 4)
    shown = [spot for spot in spots if (len(week.bars) - 1 - spot) % every == 0]
    axes.set_xticks(shown, [_tick(week, spot) for spot in shown])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.set_ylim(0, max(1.0, 1.18 * max(max(bar.found, bar.checked, bar.waiting) for bar in week.bars)))
    axes.grid(axis="y", color=_GRID)
    _plain(axes)


def _tick(week: Week, spot: int) -> str:
    first = week.bars[spot].first
    weekly = (week.last - week.first).days >= BY_DAY
    return f"{first.day} {first:%b}" if weekly or len(week.bars) > DAYS else f"{first:%a}\n{first.day}"


def _verdicts(axes: Any, week: Week) -> None:
    axes.set_title("Verdicts", fontsize=14, fontweight="bold", color=_INK, loc="left")
    if not week.verdicts:
        axes.text(0, 0.5, "none in these days", fontsize=14, color=_INK, transform=axes.transAxes)
        axes.set_axis_off()
        return
    names = [verdict.value.replace("_", " ") for verdict, _count in week.verdicts]
    counts = [count for _verdict, count in week.verdicts]
    bars = axes.barh(names, counts, 0.65, color=[_VERDICTS[verdict] for verdict, _count in week.verdicts])
    axes.bar_label(bars, [f" {count:,}" for count in counts], fontsize=14, fontweight="bold", color=_INK)
    axes.set_ylim(max(_LEAST_ROWS, len(names)) - 0.5, -0.5)
    axes.set_xlim(0, 1.12 * max(counts))
    axes.set_xticks([])
    _plain(axes)
    axes.spines["bottom"].set_visible(False)


def _plain(axes: Any) -> None:
    axes.set_facecolor(_GROUND)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=12, colors=_INK, length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_INK)
