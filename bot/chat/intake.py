"""Accepting a source from Discord: acknowledged at once, on record before the answer says so, read by a job later."""

import discord

from bot.chat import answers, listing
from bot.chat.actor import actor_of
from bot.chat.context import Interaction, desk_of
from bot.chat.render.article import queued_card
from bot.chat.render.limits import checked
from bot.domain.actor import Actor, Capability
from bot.domain.articles import MAX_BYTES, MAX_TEXT, Answer, Stage, Submission
from bot.domain.claims import Provenance, clean_text, web_url
from bot.domain.clock import MINUTE
from bot.domain.errors import BadInput, Incomplete, TooMuch

TOKEN_GOOD_FOR = 14 * MINUTE
"""Discord lets an answer be edited by its token for 15 minutes; the last one is left for the edit itself."""

_ONE = "Give one of the three: a link, a file or a text."


async def accept_given(
    interaction: Interaction, url: str | None, file: discord.Attachment | None, text: str | None
) -> None:
    """Exactly one of the three. What can be refused by its looks is refused before the channel sees anything."""
    actor = await actor_of(interaction)
    actor.require(Capability.ADD)
    if sum(bool(given) for given in (url, file, text)) != 1:
        raise BadInput(_ONE)
    if file is not None:
        if file.size > MAX_BYTES:
            raise TooMuch(f"The file has {file.size:,} bytes; {MAX_BYTES:,} are the most.")
        message = await answers.defer(interaction, public=True)
        body = await file.read()
        submission = Submission(Provenance.FILE, body=body, filename=file.filename)
        await _accept(interaction, actor, submission, file.filename, message)
    elif url:
        submission = Submission(Provenance.FETCHED, url=web_url(url))
        message = await answers.defer(interaction, public=True)
        await _accept(interaction, actor, submission, submission.url or "", message)
    else:
        await accept_text(interaction, actor, text or "", Provenance.PASTED)


async def accept_text(interaction: Interaction, actor: Actor, text: str, provenance: Provenance) -> None:
    words = clean_text(text).strip()
    if not words:
        raise Incomplete("There is no text in it.")
    if len(text) > MAX_TEXT:
        raise TooMuch(f"A text may have {MAX_TEXT:,} characters; this one has {len(text):,}.")
    message = await answers.defer(interaction, public=True)
    await _accept(interaction, actor, Submission(provenance, text=text), " ".join(words.split()[:8]) + "…", message)


async def _accept(
    interaction: Interaction, actor: Actor, submission: Submission, what: str, message: int | None
) -> None:
    """Put it on record with the message that waits for it, so that the result finds its place whatever happens next.
    A short source can be read before its 'queued' has reached Discord, which would then stand over the result: the
    state is asked once more after it."""
    desk = desk_of(interaction)
    articles = desk.services.articles
    answer = Answer(
        channel=interaction.channel_id or 0,
        message=message,
        token=interaction.token,
        token_until=desk.clock.now() + TOKEN_GOOD_FOR,
    )
    intake = await articles.accept(actor, submission, answer)
    shown = await answers.show(interaction, queued_card(intake, what), public=True)
    if message is None and shown is not None:
        await articles.note_message(intake, shown)
    accepted = await articles.intake(intake)
    if accepted.stage in {Stage.DONE, Stage.FAILED}:
        view = checked(await listing.intake(desk.services, accepted))
        await interaction.edit_original_response(view=view, allowed_mentions=answers.NO_PINGS)
