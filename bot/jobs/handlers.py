"""What each kind of job does: it gets ids, and the service reads the state again."""

from collections.abc import Awaitable, Callable, Mapping

from bot.services import Services
from bot.services.articles import READ_JOB
from bot.storage.jobs import Job


def handlers(services: Services) -> Mapping[str, Callable[[Job], Awaitable[None]]]:
    async def read(job: Job) -> None:
        await services.articles.process(int(job.payload["intake"]))

    return {READ_JOB: read}
