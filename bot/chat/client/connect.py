"""Logging in and staying connected, with what can go wrong at the door as one sentence."""

import aiohttp
import discord

from bot.domain.errors import BadConfig, Refusal


async def connect(client: discord.Client, token: str) -> None:
    """Until the client is closed; Discord's own interruptions are waited out.

    Raises BadConfig for a token that Discord does not know, Refusal where it can't be reached at the start.
    """
    try:
        await client.login(token)
    except discord.LoginFailure:
        raise BadConfig(
            "Discord does not know that token; copy a new one from the Developer Portal (your application, Bot, "
            "Reset Token) into DISCORD_TOKEN."
        ) from None
    except (aiohttp.ClientError, OSError, discord.HTTPException) as error:
        raise Refusal(f"Discord could not be reached ({type(error).__name__}); is this machine online?") from error
    await client.connect(reconnect=True)
