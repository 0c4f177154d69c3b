"""The README's pictures: `python -m tests.chat.pictures [FOLDER]` runs the bot in the simulated Discord and renders
what people see. Needs the extra `pictures` and a chromium (CHROMIUM names it, /usr/bin/chromium by default)."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import simcord
from playwright import async_api

from bot.app import open_app
from bot.chat.interaction import ids
from bot.config import Config
from bot.domain.actor import Role
from bot.domain.articles import Submission
from bot.domain.claims import Provenance, Ruling, Source, Stance, Verdict
from bot.domain.clock import DAY
from bot.domain.disputes import DisputeKind, Objection
from bot.domain.follows import Target
from tests.chat.world import World, client_over
from tests.databases import new_file
from tests.fakes import NoWeb, SetClock

WIDE, PHONE = 900, 390
NOW = 1_767_225_600_000
"""When the simulation begins: 1 January 2026, midnight UTC."""

ARTICLE = """Council splits over the price of the harbour bridge

HOLMVIK, 14 March 2025. The harbour bridge cost the town 41 million crowns, twice the price agreed in 2019, \
councillor Ada Vey said on Thursday. "We were told nineteen million, and we have paid forty-one," Vey told reporters.

Mayor Tomas Lindqvist rejected the figure. "The bridge itself was built for 19.4 million crowns," he said. According \
to Lindqvist, the rest paid for the new quay, which opened in 2023.

The ferry that the bridge replaced carried 12,000 people in May 2018, the harbour office reported. Vey said that \
traffic over the bridge had fallen by 30 percent since the toll was introduced in January 2024.

"I think it is the ugliest bridge on the coast," said Lena Brandt, who runs the café beside it.
"""

SAID_AGAIN = """HOLMVIK, 2 May 2025. The harbour bridge cost the town 41 million crowns, twice the price agreed in \
2019, councillor Ada Vey said on Friday.
"""
AUDIT = "https://audit.holmvik.example/bridge-2024.pdf"
WHY = "The audit of 2024 lists 19.4 million for the bridge and 21.7 million for the quay: two projects, one loan."


async def scene(world: World) -> dict[str, tuple[Any, Any]]:
    """Each picture's name with who looks and at what."""
    reader = world.member
    world.clock.at = NOW
    await world.services.settings.greet(world.guild.id, world.channel.id, NOW)
    await world.send()
    first = world.channel.last_message
    fresh = await world.admin.slash(world.channel, "desk setup")
    moderator = world.actor()
    await world.services.claims.add(
        moderator, "The bridge itself was built for 19.4 million crowns", "Tomas Lindqvist", AUDIT
    )
    ruling = Ruling(Verdict.TRUE, (Source(AUDIT, Stance.SUPPORTS),), "The audit of 2024 gives the same sum, on page 3.")
    await world.services.review.check(moderator, 1, ruling)
    added = await reader.slash(world.channel, "article add", file=("harbour-bridge.txt", ARTICLE.encode()))
    await world.work()
    price = await find(world, "41 million")
    fell = await find(world, "30 percent")
    take = await world.moderator.slash(world.channel, "review take", claim=str(price))
    form = await world.moderator.click(take.response, label="Check")
    await world.services.review.check(
        moderator,
        price,
        Ruling(
            Verdict.MOSTLY_FALSE,
            (Source(AUDIT, Stance.REFUTES), Source("https://holmvik.example/minutes/2019-06-04", Stance.CONTEXT)),
            WHY,
        ),
    )
    card = await world.moderator.slash(world.channel, "claims show", claim=str(price))
    review = world.guild.create_text_channel("desk")
    await world.services.settings.set(
        world.actor(Role.ADMIN),
        {"review_channel": str(review.id), "digest_channel": str(world.channel.id), "timezone": "Europe/Oslo"},
    )
    objection = Objection(
        DisputeKind.MISSING_CONTEXT,
        "The toll only applies to lorries; traffic of cars went up in the same months.",
        "https://roads.example/holmvik/2024",
    )
    await world.services.disputes.open(world.actor(Role.MEMBER, reader.id), fell, objection)
    await world.send()
    dispute = review.history()[0]
    wrong = Objection(DisputeKind.WRONG_SPEAKER, "The recording has the mayor say it: minute 41.", None, "Lena Brandt")
    await world.services.disputes.open(world.actor(Role.MEMBER, reader.id), price, wrong, world.channel.id)
    await world.services.dispute_questions.ask(moderator, 2, "Which recording is that?")
    await world.services.follows.want(world.actor(Role.MEMBER, reader.id), fell)
    await world.services.follows.follow(world.actor(Role.MEMBER, reader.id), Target(speaker="Tomas Lindqvist"))
    await world.send()
    who = [message for message in review.history() if message.components][1]
    listed = await reader.slash(world.channel, "claims list")
    taken = await world.moderator.slash(world.channel, "claims show", claim=str(fell))
    await world.services.similar.care()
    words = "Did you know that the harbour bridge cost the town 41 million crowns?"
    heard = await world.second.send(world.channel, words)
    about = await reader.context_menu(world.channel, "Find claims about this", heard)
    await reader.click(about.response, custom_id=ids.reply(price, heard.id))
    await world.send()
    reply = world.channel.last_message
    await world.services.settings.set(world.actor(Role.ADMIN), {"announce_repeats": "on"})
    again = Submission(Provenance.PASTED, text=f"A year later\n\n{SAID_AGAIN}")
    await world.services.articles.ingest(moderator, again)
    await world.send()
    repeats = review.last_message
    world.clock.at += 3_600_000
    await world.services.summaries.post(world.actor())
    await world.send()
    shown = {
        "repeats": (world.moderator, repeats),
        "about": (reader, about),
        "reply": (reader, reply),
        "article": (reader, added),
        "card": (world.moderator, card),
        "dispute": (world.moderator, dispute),
        "who": (world.moderator, who),
        "disputes": (world.moderator, await world.moderator.slash(world.channel, "review disputes")),
        "mine": (reader, await reader.slash(world.channel, "claims mine")),
        "speaker": (reader, await reader.slash(world.channel, "speaker show", speaker="Ada Vey")),
        "speakers": (world.moderator, await world.moderator.slash(world.channel, "speaker list")),
        "summary": (reader, world.channel.last_message),
        "list": (reader, listed),
        "unchecked": (world.moderator, taken),
        "form": (world.moderator, form),
        "triage": (world.moderator, await world.moderator.slash(world.channel, "review queue")),
        "first": (world.admin, first),
        "fresh": (world.admin, fresh),
        "stats": (reader, await reader.slash(world.channel, "claims stats", since="14")),
        "settings": (world.admin, await world.admin.slash(world.channel, "desk setup")),
        "help": (world.moderator, await world.moderator.slash(world.channel, "help")),
        "history": (reader, await reader.slash(world.channel, "claims history", claim=str(price))),
    }
    world.clock.at += 5 * DAY
    await world.services.summaries.post(world.actor())
    await world.send()
    return {**shown, "week": (reader, world.channel.last_message)}


async def find(world: World, words: str) -> int:
    return (await world.services.claims.search(world.actor(), words)).claims[0].number


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[World]:
    clock = SetClock()
    async with (
        open_app(Config(), new_file(folder / "desk.db"), workers="inline", clock=clock, fetcher=NoWeb()) as app,
        simcord.run(client_over(app), check_errors=False) as env,
    ):
        yield World(env, app, clock)


def use_system_chromium() -> None:
    """Playwright brings no browser; the preview offers no option for one."""
    launch = async_api.BrowserType.launch

    async def launched(self: async_api.BrowserType, **given: Any) -> async_api.Browser:
        given["executable_path"] = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        given["args"] = ["--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb"]
        return await launch(self, **given)

    async_api.BrowserType.launch = launched


async def main(folder: Path, names: list[str], widths: tuple[int, ...]) -> None:
    use_system_chromium()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as database:
        async with opened(Path(database)) as world:
            shown = await scene(world)
            for name in names or list(shown):
                viewer, target = shown[name]
                channel = next(c for c in world.guild.channels.values() if c.id == channel_of(target))
                for width in widths:
                    path = folder / f"{name}{'' if width == WIDE else f'-{width}'}.png"
                    async with world.env.preview(channel, viewers=[viewer], width=width, height=2400) as preview:
                        shot = await preview.screenshot(path, target=target)
                    sys.stdout.write(f"{path} {path.stat().st_size:,} bytes, complete {shot.complete}\n")


def channel_of(target: Any) -> int:
    if isinstance(target, simcord.InteractionResult):
        return int(target._interaction.channel_id)
    return int(target.channel.id)


PHONE_TOO = ["triage"]
PHONE_ALONE = ["about"]
STRIP = ["article", "card", "dispute", "summary", "first", "settings", "week", "reply"]

if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(main(Path(sys.argv[1]), [], (WIDE, PHONE)))
    else:
        pictures = Path(__file__).parents[2] / "docs" / "pictures"
        asyncio.run(main(pictures, STRIP, (WIDE,)))
        asyncio.run(main(pictures, PHONE_TOO, (WIDE, PHONE)))
        asyncio.run(main(pictures, PHONE_ALONE, (PHONE,)))
