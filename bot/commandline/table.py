"""The one table of commands: what `onrecord --help` lists and the README must name."""

from bot.commandline.articles import ARTICLES, INGEST
from bot.commandline.asking import ANSWER, ASK
from bot.commandline.bench import BENCH
from bot.commandline.claims import CLAIMS, DISPUTE, HISTORY
from bot.commandline.command import Command
from bot.commandline.demo import DEMO
from bot.commandline.desk import DIGEST, HEALTH, SETTINGS
from bot.commandline.doctor import DOCTOR
from bot.commandline.extract import EXTRACT
from bot.commandline.feeds import FEEDS
from bot.commandline.following import FOLLOWING
from bot.commandline.match import MATCH
from bot.commandline.members import ACCEPT, MEMBERS
from bot.commandline.others import IMPORT, OTHERS
from bot.commandline.record import BACKUP, EXPORT, MIGRATE
from bot.commandline.review import REVIEW
from bot.commandline.run import RUN
from bot.commandline.speakers import SPEAKERS
from bot.commandline.stats import STATS
from bot.commandline.twins import TWINS
from bot.commandline.watch import WATCH_ARTICLES, WATCH_REVIEW
from bot.commandline.worth import WORTH

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
