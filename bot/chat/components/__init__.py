"""Buttons and menus that are found by their custom_id, on messages of any age."""

from bot.chat.components.adding import AddBeside
from bot.chat.components.claim_buttons import ApproveButton, ClaimButton, StopFollowing, TieButton
from bot.chat.components.dispute_buttons import DisputeButton, DisputesPage, NamedByMember, WhoSaidIt
from bot.chat.components.lists import (
    ArticlesPage,
    EditAgain,
    HistoryPage,
    ListPage,
    OpenArticle,
    OpenClaimMenu,
    QueuePage,
    ReadAgain,
    SearchPage,
    SourcesPage,
)
from bot.chat.components.mine import AskForCheck, ForgetMe, MyDisputes, MyFollows, ToldHow
from bot.chat.components.others import OthersPage, RefuseOthers
from bot.chat.components.setup import SETUP
from bot.chat.components.speaker_lists import BalanceButton, SpeakersPage
from bot.chat.components.triage import RestOfArticle, TriageButton, TriageSame
from bot.chat.errors import SafeItem
from bot.chat.finding import ReplyWith

PERSISTENT: tuple[type[SafeItem], ...] = (
    ClaimButton,
    ApproveButton,
    TriageButton,
    TriageSame,
    RestOfArticle,
    StopFollowing,
    TieButton,
    RefuseOthers,
    OthersPage,
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
