"""`claims stats`: a stretch of days in figures, and its chart as a picture."""

from argparse import ArgumentParser
from pathlib import Path

from bot.commandline.command import Call, Command
from bot.commandline.files import replacing
from bot.domain.errors import Incomplete
from bot.domain.statistics import sentences, title
from bot.publish.summary_objects import week_object


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--since", metavar="DAY", help="YYYY-MM-DD or a number of days; the last seven if not given")
    parser.add_argument("--chart", metavar="PATH", type=Path, help="draw the chart too, as a PNG")


async def _stats(call: Call) -> None:
    from bot.publish import chart

    picture: Path | None = call.args.chart
    if picture is not None and not chart.can_draw():
        raise Incomplete(chart.MISSING)
    async with call.desk() as app:
        week = await app.services.weeks.since(call.actor, call.args.since)
        if picture is not None:
            drawn = await app.workers.run(chart.png, week)
            with replacing(picture) as file:
                file.buffer.write(drawn)
    if call.out.as_json:
        call.out.object(week_object(week))
        return
    call.out.text("\n".join([f"{title(week)}", *sentences(week)]))


STATS = Command("claims stats", "found, checked, waiting, disputes and corrections in figures", _stats, _options)
