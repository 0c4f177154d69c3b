"""Buttons and menus that are found by their custom_id, on messages of any age."""

from bot.chat.articles.buttons import ArticlesPage, OpenArticle, ReadAgain, SourcesPage
from bot.chat.claims.about_message import ReplyWith
from bot.chat.claims.buttons.add_claim import AddBeside
from bot.chat.claims.buttons.claim_card import ApproveButton, ClaimButton
from bot.chat.claims.buttons.lists import HistoryPage, ListPage, OpenClaimMenu, SearchPage
from bot.chat.claims.buttons.speaker_lists import BalanceButton, SpeakersPage
from bot.chat.desk.buttons import SETUP
from bot.chat.fact_checks.buttons import FactChecksPage, RefuseFactCheck
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form_again import EditAgain
from bot.chat.members.buttons import AskForCheck, ForgetMe, MyDisputes, MyFollows, StopFollowing, ToldHow
from bot.chat.review.buttons.disputes import DisputeButton, DisputesPage, NamedByMember, WhoSaidIt
from bot.chat.review.buttons.queue import QueuePage
from bot.chat.review.buttons.triage import RestOfArticle, TriageButton, TriageSame
from bot.chat.similar.buttons import TieButton

PERSISTENT: tuple[type[SafeItem], ...] = (
    ClaimButton,
    ApproveButton,
    TriageButton,
    TriageSame,
    RestOfArticle,
    StopFollowing,
    TieButton,
    RefuseFactCheck,
    FactChecksPage,
    DisputeButton,
    DisputesPage,
    WhoSaidIt,
    NamedByMember,
    SpeakersPage,
    BalanceButton,
    MyDisputes,
    MyFollows,
    ToldHow,
    ForgetMe,
    AskForCheck,
    AddBeside,
    ReplyWith,
    ListPage,
    SearchPage,
    QueuePage,
    ArticlesPage,
    HistoryPage,
    OpenArticle,
    ReadAgain,
    SourcesPage,
    OpenClaimMenu,
    EditAgain,
    *SETUP,
)

__all__ = ["PERSISTENT"]
