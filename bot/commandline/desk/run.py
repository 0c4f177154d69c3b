"""`run`: the Discord bot."""

from bot.commandline.command import Call, Command


async def _run(call: Call) -> None:
    from bot.config import read_fact_check_key, read_token
    from bot.log import setup

    token = read_token()
    config = call.place.read_config()
    keys = [read_fact_check_key()] if config.others.google else []
    setup(config.log.level, config.log.format, secrets=tuple(secret.reveal() for secret in (token, *keys)))
    from bot.app import run_bot

    await run_bot(config, call.place.database(config), token)


RUN = Command("run", "the Discord bot; needs DISCORD_TOKEN", _run, json=False)
