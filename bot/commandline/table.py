"""The one table of commands: what `onrecord --help` lists and `docs/reference/` is made from."""

from bot.commandline.articles.articles import ARTICLES, INGEST
from bot.commandline.articles.feeds import FEEDS
from bot.commandline.articles.source_watch import WATCH_ARTICLES, WATCH_REVIEW
from bot.commandline.bench import BENCH
from bot.commandline.claims.claims import CLAIMS, DISPUTE, HISTORY
from bot.commandline.claims.speakers import SPEAKERS
from bot.commandline.command import Command
from bot.commandline.demo.demo import DEMO
from bot.commandline.desk.doctor import DOCTOR
from bot.commandline.desk.record import BACKUP, EXPORT, MIGRATE
from bot.commandline.desk.run import RUN
from bot.commandline.desk.settings import HEALTH, SETTINGS
from bot.commandline.fact_checks.fact_checks import IMPORT, OTHERS
from bot.commandline.members.follows import FOLLOWING
from bot.commandline.members.members import ACCEPT, MEMBERS
from bot.commandline.models.extract import EXTRACT
from bot.commandline.models.match import MATCH
from bot.commandline.models.worth import WORTH
from bot.commandline.review.dispute_questions import ANSWER, ASK
from bot.commandline.review.review import REVIEW
from bot.commandline.similar.ties import TWINS
from bot.commandline.summary.stats import STATS
from bot.commandline.summary.summary import DIGEST

COMMANDS: tuple[Command, ...] = (
    DEMO,
    RUN,
    EXTRACT,
    WORTH,
    MATCH,
    INGEST,
    *ARTICLES,
    *WATCH_ARTICLES,
    *CLAIMS,
    STATS,
    DISPUTE,
    ANSWER,
    *FOLLOWING,
    *REVIEW,
    ASK,
    *TWINS,
    *WATCH_REVIEW,
    ACCEPT,
    *SPEAKERS,
    *MEMBERS,
    *FEEDS,
    IMPORT,
    *OTHERS,
    *SETTINGS,
    DIGEST,
    HISTORY,
    EXPORT,
    BACKUP,
    DOCTOR,
    MIGRATE,
    HEALTH,
    BENCH,
)
