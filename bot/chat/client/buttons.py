"""Buttons and menus that are found by their custom_id, on messages of any age."""

from bot.chat.articles.buttons import ArticlesPage, OpenArticle, ReadAgain, SourceButton, SourcesPage
from bot.chat.claims.about_message import ReplyWith
from bot.chat.claims.buttons.add_claim import AddBeside
from bot.chat.claims.buttons.claim_card import ClaimButton
from bot.chat.claims.buttons.lists import HistoryPage, ListPage, OpenClaimMenu, SearchPage
from bot.chat.claims.buttons.speaker_lists import BalanceButton, SpeakersPage
from bot.chat.client.forms import EditAgain
from bot.chat.desk.buttons import SetupChoice, SetupOpen, SetupType
from bot.chat.fact_checks.buttons import FactCheckButton, FactChecksPage, RefuseFactCheck
from bot.chat.interaction.errors import SafeItem
from bot.chat.members.buttons import (
    AskForCheck,
    ForgetMe,
    MemberButton,
    MyDisputes,
    MyFollows,
    StopFollowing,
    ToldHow,
)
from bot.chat.review.buttons.claim_card import ApproveButton, ReviewButton
from bot.chat.review.buttons.disputes import DisputeButton, DisputesPage, NamedByMember, WhoSaidIt
from bot.chat.review.buttons.triage import QueuePage, RestOfArticle, TriageButton, TriageSame
from bot.chat.similar.buttons import TieButton, UnlinkButton
from bot.chat.summary.buttons import PreviewSummary

PERSISTENT: tuple[type[SafeItem], ...] = (
    *(ClaimButton, ListPage, SearchPage, HistoryPage, OpenClaimMenu, AddBeside, ReplyWith, SpeakersPage, BalanceButton),
    *(ReviewButton, ApproveButton, TriageButton, TriageSame, RestOfArticle, QueuePage),
    *(DisputeButton, DisputesPage, WhoSaidIt, NamedByMember),
    *(TieButton, UnlinkButton),
    *(FactCheckButton, FactChecksPage, RefuseFactCheck),
    *(ArticlesPage, OpenArticle, ReadAgain, SourceButton, SourcesPage),
    *(MemberButton, MyDisputes, MyFollows, StopFollowing, ToldHow, ForgetMe, AskForCheck),
    *(SetupChoice, SetupType, SetupOpen, PreviewSummary),
    EditAgain,
)
