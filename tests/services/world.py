"""The people, texts and small steps that the tests of the services share."""

from bot.domain.actor import Actor, Role
from bot.domain.articles import Submission
from bot.domain.claims import Claim, Provenance, Ruling, Verdict
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database

SERVER = 77
OTHER_SERVER = 78

MEMBER = Actor(1, SERVER, Role.MEMBER)
NEIGHBOUR = Actor(2, SERVER, Role.MEMBER)
CHECKER = Actor(3, SERVER, Role.CHECKER)
MODERATOR = Actor(4, SERVER, Role.MODERATOR)
COLLEAGUE = Actor(5, SERVER, Role.MODERATOR)
ADMIN = Actor(6, SERVER, Role.ADMIN)
STRANGER = Actor(4, OTHER_SERVER, Role.ADMIN)

WHY = "The council's minutes of 3 March say otherwise."
REPORT = "https://example.org/minutes/3-march"

ARTICLE = """Harbour vote splits the council

Mayor Ilse Brandt said on Tuesday that the new harbour had cost the city 41 million euros since 2019.

"We have paid back every cent of the 2015 loan," Brandt told reporters. "No other city has done that."

Councillor Tomas Reyes disagreed. The council voted 9 to 6 against an audit in March 2021, Reyes said.
"""


def ruling(verdict: Verdict = Verdict.FALSE, speaker: str | None = None) -> Ruling:
    return Ruling(verdict, sources_of([REPORT]), WHY, speaker)


def pasted(text: str = ARTICLE) -> Submission:
    return Submission(Provenance.PASTED, text=text)


async def typed(services: Services, number_of: int = 1, speaker: str | None = "Ilse Brandt") -> Claim:
    """A claim on record, typed by a member."""
    return await services.claims.add(MEMBER, f"The harbour cost {number_of} million euros in 2021.", speaker)


async def rows(db: Database, sql: str, *args: object) -> list[tuple[object, ...]]:
    async with db.read() as reader:
        return [tuple(row) for row in await reader.all(sql, *args)]
