"""Accepting sources from Discord: acknowledged at once, on record before the answer says so, read by a job later."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import discord

from bot.chat.articles import pages
from bot.chat.articles.render.article import queued_card
from bot.chat.interaction import answers, message_words
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, context_of
from bot.chat.view.limits import checked
from bot.chat.view.notice import notice
from bot.domain.actor import Actor, Capability
from bot.domain.articles import MAX_TEXT, NO_TEXT, AwaitedAnswer, ReadingStep, Stage, Submission, size_refusal
from bot.domain.claims import Provenance
from bot.domain.errors import BadInput, Incomplete, OnRecordError, TooMuch
from bot.domain.user_input import clean_text, links_in, web_url, without_links

log = logging.getLogger(__name__)

MOST_AT_ONCE = 5
"""Sources taken from one message."""

_ONE = "Give exactly one: a link, a file or a text."
_FEWEST_WORDS = 4
_READ = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
_DOCUMENTS = frozenset({".pdf", ".docx"})


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read, with what it is called meanwhile. A file is downloaded only when its turn comes."""

    label: str
    submission: Callable[[], Awaitable[Submission]]


async def accept_given(
    interaction: Interaction, url: str | None, file: discord.Attachment | None, text: str | None
) -> None:
    """Exactly one of the three. What can be refused by its looks is refused before the channel sees anything."""
    (await actor_of(interaction)).require(Capability.ADD)
    if sum(bool(given) for given in (url, file, text)) != 1:
        raise BadInput(_ONE)
    if file is not None:
        source = _of_file(file)
    elif url:
        source = _of_address(web_url(url))
    else:
        source = _of_text(text or "", Provenance.PASTED)
    await _accept_all(interaction, [source])


async def accept_message(interaction: Interaction, message: discord.Message) -> None:
    """Whatever a message brings: its words, the links in them, its files. Its author is handed to nobody: they are
    never the speaker of what it says."""
    text, files = message_words.words_of(message, previews=False), message_words.files_of(message)
    links, words = links_in(text), without_links(text)
    sources: list[Source] = []
    if len(words.split()) >= _FEWEST_WORDS or (words.strip() and not links and not files):
        sources.append(_of_text(text, Provenance.MESSAGE))
    sources += [_of_link(link) for link in links]
    refused: list[str] = []
    for file in files:
        try:
            sources.append(_of_file(file))
        except TooMuch as refusal:
            refused.append(f"{file.filename}: {refusal.sentence}")
        except Incomplete:
            continue  # a picture beside the words
    if not sources:
        raise Incomplete(" ".join(refused) or "That message has no text, link or file to track.")
    if len(sources) > MOST_AT_ONCE:
        refused.append(f"{len(sources) - MOST_AT_ONCE} were left out: one message may bring {MOST_AT_ONCE} sources.")
    await _accept_all(interaction, sources[:MOST_AT_ONCE], refused)


def _of_text(text: str, provenance: Provenance) -> Source:
    words = clean_text(text).strip()
    if not words:
        raise Incomplete(NO_TEXT)
    if len(text) > MAX_TEXT:
        raise TooMuch(f"A text may have {MAX_TEXT:,} characters; this one has {len(text):,}.")

    async def submission() -> Submission:
        return Submission(provenance, text=text)

    return Source(" ".join(words.split()[:8]) + "…", submission)


def _of_address(address: str) -> Source:
    """Of an address that can be one of a page (see web_url)."""

    async def submission() -> Submission:
        return Submission(Provenance.FETCHED, url=address)

    return Source(address, submission)


def _of_link(found: str) -> Source:
    """Of what looks like an address in a message; whether it is one is asked when its turn comes."""

    async def submission() -> Submission:
        return await _of_address(web_url(found)).submission()

    return Source(found, submission)


def _of_file(file: discord.Attachment) -> Source:
    """Raises TooMuch and Incomplete before anything is downloaded."""
    suffix = PurePath(file.filename).suffix.lower()
    refusal = size_refusal(file.size, document=suffix in _DOCUMENTS)
    if refusal is not None:
        raise TooMuch(refusal)
    kind = (file.content_type or "").partition("/")[0]
    if kind in {"image", "video", "audio"} and suffix not in _READ:
        raise Incomplete("Pictures and recordings can't be read; hand in text instead.")

    async def submission() -> Submission:
        return Submission(Provenance.FILE, body=await file.read(), filename=file.filename)

    return Source(file.filename, submission)


async def _accept_all(interaction: Interaction, sources: Sequence[Source], refused: Sequence[str] = ()) -> None:
    """One public message a source, the first of them the answer. What is refused is told to the person alone; where
    that is everything, nothing public stays."""
    actor = await actor_of(interaction)
    message = await answers.defer(interaction, public=True)
    told = list(refused)
    accepted = 0
    for source in sources:
        try:
            await _accept(interaction, actor, source, message, first=not accepted)
            accepted += 1
        except OnRecordError as error:
            if len(sources) == 1:
                raise
            told.append(f"{source.label}: {error.sentence}")
    if told and not accepted:
        raise Incomplete(" ".join(told))
    if told:
        view = notice(" ".join(told))
        await interaction.followup.send(view=checked(view), ephemeral=True, allowed_mentions=answers.NO_PINGS)


async def _accept(interaction: Interaction, actor: Actor, source: Source, message: int | None, *, first: bool) -> None:
    """Put it on record with the message that waits for it, so that the result finds its place whatever happens next.
    A short source can be read before its 'queued' has reached Discord, which would then stand over the result: the
    state is asked once more after it."""
    context = context_of(interaction)
    articles = context.services.articles
    answer = AwaitedAnswer(
        channel=interaction.channel_id or 0,
        message=message if first else None,
        token=interaction.token,
        token_until=context.clock.now() + answers.TOKEN_GOOD_FOR,
    )
    intake = await articles.accept(actor, await source.submission(), answer)
    card = queued_card(intake, source.label)
    shown = await answers.show(interaction, card, public=True) if first else await answers.follow_up(interaction, card)
    if answer.message is None and shown is not None:
        await articles.note_message(intake, shown)

    async def show(step: ReadingStep) -> None:
        await answers.edit(interaction, queued_card(intake, source.label, step), None if first else shown)

    articles.steps.follow(intake, show)
    found = await articles.intake(intake)
    if found.stage in {Stage.DONE, Stage.FAILED}:
        articles.steps.end(intake)
        view = await pages.intake(context.services, found)
        await answers.edit(interaction, view, None if first else shown)
