"""`speakers list | show | rename | merge | split | balance`."""

from argparse import ArgumentParser
from collections.abc import Sequence

from bot.commandline import options, paging, show
from bot.commandline.claims import claim_text
from bot.commandline.command import Call, Command
from bot.commandline.output import Table
from bot.domain.claims import Verdict
from bot.domain.repeats import SaidOften
from bot.domain.speakers import COUNTS_FROM, Speaker
from bot.publish.objects import said_often_object, speaker_object
from bot.publish.summary_objects import balance_object


async def _list(call: Call) -> None:
    async with call.desk() as app:
        listed = app.services.speakers.list
        found = await paging.rows(lambda limit, offset: listed(call.actor, limit, offset), call.args.limit)
    if call.out.as_json:
        for speaker in found:
            call.out.object(speaker_object(speaker))
        return
    rows = [(s.name, f"{s.claims:,}", f"{s.checked:,}", ", ".join(s.aliases)) for s in found]
    call.out.table(Table(("Speaker", "Claims", "Checked", "Also"), rows, "Nobody is named on record."))


def _name(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="any of the speaker's names")
    most = "how many of the repeated claims; 5 if not given"
    parser.add_argument("--limit", metavar="N", type=options.limit, default=5, help=most)


async def _show(call: Call) -> None:
    async with call.desk() as app:
        speaker = await app.services.speakers.show(call.actor, call.args.name)
        often = await app.services.speakers.repeated(call.actor, call.args.name, call.args.limit)
    if call.out.as_json:
        call.out.object({**speaker_object(speaker), **_counts(speaker), "repeated": said_often_object(often)})
        return
    _print(call, speaker)
    if often.most:
        call.out.text("\n".join(_often(often)))


def _often(often: SaidOften) -> list[str]:
    """Which of the speaker's claims were said again most: how often, since when, and where last."""
    again = "was said again" if often.claims == 1 else "were said again"
    lines = [f"  {often.claims:,} of them {again}, {show.plural(often.times, 'time')} in all"]
    if often.unconfirmed:
        lines[0] += f"; {often.unconfirmed:,} of these are not confirmed as theirs"
    lines += (
        f"  #{c.number} {claim_text.standing(c)}, {claim_text.said(c)}; {claim_text.attribution(c)}: {c.text}"
        for c in often.most
    )
    return lines


def _print(call: Call, speaker: Speaker) -> None:
    if call.out.as_json:
        call.out.object({**speaker_object(speaker), **_counts(speaker)})
        return
    also = f" (also {', '.join(speaker.aliases)})" if speaker.aliases else ""
    lines = [f"{speaker.name}{also}", f"  {show.plural(speaker.claims, 'claim')} on record"]
    if speaker.verdicts and speaker.first is not None and speaker.last is not None:
        span = f"{show.moment(speaker.first)[:10]} to {show.moment(speaker.last)[:10]}"
        lines.append(f"  What was checked here, {span}: {told(speaker.verdicts)}.")
        lines.append("  That says what this desk looked at; it is not a rating of the person.")
    else:
        lines.append(f"  {speaker.checked} confirmed and checked; verdicts are counted from {COUNTS_FROM} on.")
    call.out.text("\n".join(lines))


def _counts(speaker: Speaker) -> dict[str, object]:
    from bot.domain.clock import iso

    counted = {verdict.value: given for verdict, given in speaker.verdicts} or None
    return {"verdicts": counted, "first": iso(speaker.first), "last": iso(speaker.last)}


def told(verdicts: Sequence[tuple[Verdict, int]]) -> str:
    return ", ".join(f"{given} {show.readable(verdict)}" for verdict, given in verdicts)


def _rename_options(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the name on record")
    parser.add_argument("new", metavar="NEW", help="the right name")


async def _rename(call: Call) -> None:
    async with call.desk(create=True) as app:
        _print(call, await app.services.speakers.rename(call.actor, call.args.old, call.args.new))


def _merge_options(parser: ArgumentParser) -> None:
    parser.add_argument("gone", metavar="FROM", help="the name that becomes an alias")
    parser.add_argument("into", metavar="INTO", help="the speaker who stays")


async def _merge(call: Call) -> None:
    async with call.desk(create=True) as app:
        _print(call, await app.services.speakers.merge(call.actor, call.args.gone, call.args.into))


def _split_options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="whose these claims are: an alias, a new name, or the speaker")
    parser.add_argument(
        "--claims", metavar="N", type=options.claim, nargs="+", default=[], help="that speaker's claims"
    )


async def _split(call: Call) -> None:
    async with call.desk(create=True) as app:
        _print(call, await app.services.speakers.split(call.actor, call.args.name, call.args.claims))


async def _balance(call: Call) -> None:
    async with call.desk() as app:
        table = await app.services.speakers.balance(call.actor)
    if call.out.as_json:
        for line in table:
            call.out.object(balance_object(line))
        return
    rows = [
        (b.name, f"{b.claims:,}", f"{b.worth:,}", f"{b.checked:,}", f"{b.dismissed:,}", told(b.verdicts)) for b in table
    ]
    heads = ("Speaker", "Claims", "Worth", "Checked", "Dismissed", "Verdicts")
    call.out.table(Table(heads, rows, "Nobody is named on record."))


SPEAKERS = (
    Command("speakers list", "who has claims on record, most first", _list, options.add_limit),
    Command("speakers show", "one speaker: names, claims, what was checked", _show, _name),
    Command("speakers rename", "put a speaker's name right", _rename, _rename_options),
    Command("speakers merge", "two names are one speaker", _merge, _merge_options),
    Command("speakers split", "give some claims to a speaker of their own", _split, _split_options),
    Command("speakers balance", "for moderators: who is checked by the desk, and what came of it", _balance),
)
