"""Closed classes that finding names and their bearers rests on: titles, kin, groups, bodies, places, verbs."""

from bot.text.dates import CALENDAR_WORDS, DOTTED_MONTHS
from bot.text.words import word_set

HONORIFIC_GENDER = dict.fromkeys(word_set("mr mister sir lord king prince"), "he") | dict.fromkeys(
    word_set("mrs ms miss lady dame queen princess madam"), "she"
)
SHORT_TITLES = {
    "sen": "senator",
    "sens": "senators",
    "rep": "representative",
    "reps": "representatives",
    "gov": "governor",
    "govs": "governors",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "capt": "captain",
    "adm": "admiral",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "pres": "president",
    "atty": "attorney",
    "congresswoman": "representative",
    "congressman": "representative",
    "lawmaker": "representative",
}
TITLES = (
    frozenset(HONORIFIC_GENDER)
    | frozenset(SHORT_TITLES)
    | frozenset(SHORT_TITLES.values())
    | word_set(
        "president vice-president president-elect senator representative governor mayor minister secretary chancellor "
        "premier pope bishop archbishop cardinal imam rabbi pastor judge justice general colonel lieutenant sergeant "
        "captain admiral major doctor professor reverend chairman chairwoman chair speaker ambassador spokesman "
        "spokeswoman spokesperson director commissioner councillor councilman councilwoman councilor sheriff chief "
        "leader whip administrator coach candidate nominee adviser advisor aide attorney prosecutor lawyer officer "
        "counsel deputy analyst strategist editor reporter correspondent host anchor economist historian ayatollah "
        "sheikh emperor baron baroness "
        "detective inspector superintendent assemblyman assemblywoman treasurer comptroller delegate executive "
        "committeeman committeewoman chairperson alderman selectman constable trooper auditor undersecretary commander "
        "councilmember assemblymember "
        "co-chair vice-chair vice-chairman frontrunner front-runner ceo cfo coo cto mp mep"
    )
)
"""Words that stand before a name without being part of it."""
COMPOUND_TITLES = frozenset(
    [
        "attorney general",
        "vice president",
        "prime minister",
        "press secretary",
        "chief executive",
        "chief justice",
        "surgeon general",
        "solicitor general",
        "secretary general",
        "lieutenant governor",
        "district attorney",
        "deputy mayor",
        "foreign minister",
        "finance minister",
        "vice presidential",
        "first lady",
        "crown prince",
        "majority leader",
        "minority leader",
        "campaign manager",
    ]
)
ROLES = TITLES | word_set(
    "activist actor actress artist author boss businessman businesswoman celebrity chemist citizen clerk clinician "
    "colleague columnist commander commentator consultant contractor critic curator dean defendant democrat dentist "
    "designer developer diplomat doctor driver drummer engineer entrepreneur envoy expert farmer father filmmaker "
    "founder co-founder friend founder fundraiser geologist guard guest hunter incumbent insider investigator "
    "investor journalist lawmaker lecturer librarian lobbyist manager magnate mechanic millionaire billionaire mogul "
    "mother musician neighbor neighbour newcomer novelist nurse official operative opponent organiser organizer owner "
    "painter parent partner philanthropist physician pilot pioneer playwright poet politician pollster priest "
    "preacher principal producer protester publisher rapper realtor rector republican researcher resident retiree "
    "rival scholar scientist singer socialist soldier specialist staffer student superintendent supporter surgeon "
    "surveyor teacher teenager therapist trader trainer trustee tycoon undersecretary veteran victim volunteer voter "
    "waiter waitress warden watchdog witness woman man worker writer biologist conservative liberal libertarian "
    "cook baker miller ferryman fisherman mathematician statistician physicist watchman caretaker winner loser "
    "wife husband widow widower son daughter brother sister niece nephew uncle aunt cousin mother-in-law spouse"
)
"""Nouns for one person, as an apposition or a definite description uses them."""
KIN = word_set(
    "wife husband widow widower son daughter brother sister niece nephew uncle aunt cousin mother father grandson "
    "granddaughter grandfather grandmother stepson stepdaughter son-in-law daughter-in-law brother-in-law spouse "
    "sister-in-law namesake ex-wife ex-husband twin half-brother half-sister"
)
NOUN_GENDER = dict.fromkeys(
    word_set(
        "husband widower son brother nephew uncle father grandson grandfather stepson man boy businessman chairman "
        "congressman councilman spokesman assemblyman actor king prince priest fisherman ferryman gentleman "
        "son-in-law brother-in-law ex-husband watchman salesman"
    ),
    "he",
) | dict.fromkeys(
    word_set(
        "wife widow daughter sister niece aunt mother granddaughter grandmother stepdaughter woman girl businesswoman "
        "chairwoman congresswoman councilwoman spokeswoman assemblywoman actress queen princess nun lady waitress "
        "daughter-in-law sister-in-law ex-wife saleswoman"
    ),
    "she",
)
BODIES = word_set(
    "party department university college house senate committee times post news center centre commission court "
    "council campaign agency service services administration bureau institute association union bank group "
    "foundation corporation company journal press ministry office police board congress parliament government "
    "organization organisation convention caucus league club team society fund forces army navy act states kingdom "
    "nations airport school hospital hotel magazine radio television network coalition constitution "
    "authority guard federation trust laboratory lab observatory museum church network alliance conference assembly "
    "chamber tribunal regiment squad cooperative partners holdings industries systems technologies airlines railways "
    "inc corp ltd llc co plc gmbh watch project pac gazette herald tribune chronicle courier examiner globe mail "
    "telegraph guardian observer standard monitor review bulletin dispatch sentinel inquirer workers "
    "teachers firefighters families veterans americans voters citizens watchdog institution academy "
    "registry exchange studio studios works mills water tv survey poll barometer index street avenue road bridge hill "
    "valley river lake island beach county city town village province state islands coast park square tower plaza "
    "building war day award prize games cup olympics act law amendment treaty accord deal plan"
)
"""Words that show a name to be no person's."""
BODY_NOUNS = word_set(
    "campaign administration camp team foundation organization organisation university government family "
    "organizations network firm company office committee party staff transition super newspaper presidency"
)
"""Common nouns that make a body of the name before them: "the Quill campaign"."""
DEFINITE_BODIES = BODY_NOUNS | word_set(
    "agency association authority bank board bureau chain club college commission council court department "
    "group institute institution journal ministry museum paper police regulator retailer school service society "
    "station union hospital publication magazine outlet airline manufacturer startup think-tank nonprofit charity "
    "federation army church parliament senate congress tribunal"
)
"""Heads of a definite phrase that stands for a body: "the company", "the agency"."""
GROUPS = word_set(
    "police people staff management officials critics experts analysts researchers democrats republicans some many "
    "others most several few voters residents supporters opponents prosecutors lawyers polls media press public "
    "everyone everybody observers sources scientists those half thousands hundreds dozens millions majority "
    "percent per cent all everyone americans workers both neither"
)
QUANTITIES = word_set(
    "some many most several few others both all half thousands hundreds dozens millions two three four five six seven "
    "eight nine ten dozen numerous various certain other fewer more majority those these"
)
ONES = word_set("one another each someone somebody anyone anybody nobody everyone everybody none other either neither")
MODIFIERS = word_set(
    "former ex acting then interim incoming outgoing deputy assistant gop retired current ex- us u.s. u.s uk american "
    "british senior special chief republican democratic democrat liberal conservative labour labor federal state "
    "minority majority vice prime national press twitter facebook instagram rival fellow longtime veteran "
    "presumptive independent "
    "libertarian green first second white house junior embattled"
)
DEMONYMS = {
    "american": "america",
    "british": "britain",
    "iranian": "iran",
    "turkish": "turkey",
    "russian": "russia",
    "ukrainian": "ukraine",
    "chinese": "china",
    "french": "france",
    "german": "germany",
    "israeli": "israel",
    "indian": "india",
    "canadian": "canada",
    "mexican": "mexico",
    "texan": "texas",
    "iraqi": "iraq",
    "syrian": "syria",
    "japanese": "japan",
    "korean": "korea",
    "italian": "italy",
    "spanish": "spain",
    "polish": "poland",
    "australian": "australia",
    "saudi": "saudi arabia",
    "egyptian": "egypt",
    "palestinian": "palestine",
    "scottish": "scotland",
    "irish": "ireland",
    "dutch": "netherlands",
    "swedish": "sweden",
    "brazilian": "brazil",
    "hungarian": "hungary",
    "greek": "greece",
    "pakistani": "pakistan",
    "afghan": "afghanistan",
    "cuban": "cuba",
    "venezuelan": "venezuela",
    "european": "europe",
    "african": "africa",
    "asian": "asia",
}
STATES = word_set(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington "
    "wisconsin wyoming ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. "
    "miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. vt. va. wash. wis. wyo."
)
PLACES = (
    STATES
    | frozenset(DEMONYMS.values())
    | word_set(
        "london paris berlin moscow beijing brussels kyiv kiev tokyo delhi england wales lebanon jordan libya "
        "yemen qatar kuwait sudan kenya nigeria ethiopia ghana uganda chile peru colombia argentina cuba haiti "
        "jamaica portugal austria belgium switzerland norway denmark finland romania bulgaria serbia croatia "
        "czechia slovakia slovenia estonia latvia lithuania belarus kazakhstan georgia armenia azerbaijan vietnam "
        "thailand cambodia laos myanmar malaysia singapore indonesia philippines taiwan bangladesh nepal "
        "chicago boston detroit houston dallas atlanta miami seattle denver philadelphia baltimore cleveland "
        "pittsburgh milwaukee phoenix portland orlando tampa charleston charlotte manhattan brooklyn hollywood "
        "twitter facebook instagram youtube google amazon apple microsoft wikipedia reddit tiktok"
    )
)
PLACE_STARTS = word_set("new north south west east los san las saint st. st santa el puerto hong rhode cape fort mount")
"""First words of places: a run of two that begins so and has no given name is one."""

VERB_LIKE = word_set(
    "is was were are be been has have had would will did does do can could may might must should won't didn't doesn't "
    "isn't wasn't hasn't wouldn't couldn't won lost took came went made gave got saw met led left ran held kept began "
    "became found sent spent knew brought stood sought built bought put set let grew drew fell rose spoke wrote told "
    "said says say tells thinks thought felt feels wants knows calls called sees hopes believes insists argues makes "
    "takes goes comes gets gives leads keeps runs faces plans needs seems appears remains plays "
    "chose broke beat hit cut fought taught sat sang swore shot paid quit read"
)
IRREGULAR_PAST = word_set(
    "said told wrote met won lost took came went made gave got saw led left ran held began became found "
    "sent spent knew "
    "brought stood sought built bought grew drew fell rose spoke thought felt heard chose broke fought "
    "taught sat swore "
    "paid kept understood meant ate drove flew forgot wore threw struck stole shook hid froze dealt fled "
    "sank sold shot "
    "sang withdrew overcame underwent"
)
CLAUSE_OPENERS = word_set(
    ", ; : and but or that when while because although though if whether where as after before since until than so "
    "unless once — – - ( ) \" “ ” ' ‘ ’ [ ] how why what yet nor"
)
TWO_FACED = word_set("as after before since until than like for")
"""Words that open a clause or govern a name: what follows the name decides."""
PREPOSITIONS = word_set(
    "on in at during by from with without to for of about over under through against amid despite per via into onto "
    "between among following toward towards behind beside beyond near around inside outside upon regarding versus "
    "across like unlike alongside including below above within except"
)
DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some any each every another no one two three four "
    "five several many most both all few"
)
MONTHS_DAYS = CALENDAR_WORDS | DOTTED_MONTHS.keys() | {"feb", "sept", "oct", "nov", "dec"}
NOT_NAMES = (
    DETERMINERS
    | PREPOSITIONS
    | MONTHS_DAYS
    | word_set(
        "he she they it we i you who whom whose which what when where why how and but or nor so yet if unless because "
        "although though while as after before since until once than that there here then now also however meanwhile "
        "moreover additionally nevertheless nonetheless otherwise therefore thus besides indeed finally instead today "
        "tonight yesterday tomorrow earlier later last next again still even only just not never always often "
        "sometimes perhaps maybe yes no oh well ok okay please thanks thank is was were are be been has have had would "
        "will did does do can could may might must should let asked speaking according given such other others more "
        "less much another either neither every everyone everybody nobody nothing something anything someone once "
        "ask read watch see look listen note photo image video related asked responding told said says added wrote "
        "recent recently former first second third previous previously early late moments hours days weeks months "
        "critics supporters experts officials analysts police voters polls people residents prosecutors lawyers "
        "researchers scientists sources observers reporters journalists protesters neither both few part soon "
        "thanksgiving internet web god nope sure right true false "
        "my me him them us everyone mine yours q a"
    )
)
SUFFIXES = word_set("jr jr. sr sr. ii iii iv")
PARTICLES = word_set("al bin ibn de del della di da van von der den la le el dos du ter ten bint")
NICKNAMES = (
    word_set("william bill will billy"),
    word_set("robert bob rob bobby"),
    word_set("richard rick dick rich ricky"),
    word_set("james jim jimmy jamie"),
    word_set("john jack johnny jon"),
    word_set("joseph joe joey"),
    word_set("michael mike mick"),
    word_set("thomas tom tommy"),
    word_set("edward ed ted eddie teddy"),
    word_set("daniel dan danny"),
    word_set("david dave"),
    word_set("donald don donnie"),
    word_set("stephen steve steven"),
    word_set("christopher chris"),
    word_set("anthony tony"),
    word_set("charles chuck charlie"),
    word_set("gregory greg"),
    word_set("kenneth ken"),
    word_set("ronald ron"),
    word_set("timothy tim"),
    word_set("matthew matt"),
    word_set("andrew andy drew"),
    word_set("jeffrey jeff"),
    word_set("bernard bernie"),
    word_set("benjamin ben"),
    word_set("samuel sam"),
    word_set("alexander alex"),
    word_set("nicholas nick"),
    word_set("patrick pat"),
    word_set("peter pete"),
    word_set("philip phil"),
    word_set("raymond ray"),
    word_set("lawrence larry"),
    word_set("gerald jerry"),
    word_set("elizabeth liz beth betty"),
    word_set("margaret maggie peggy meg"),
    word_set("katherine kate kathy katie catherine"),
    word_set("susan sue"),
    word_set("deborah debbie"),
    word_set("patricia pat patty"),
    word_set("barbara barb"),
    word_set("jennifer jen jenny"),
    word_set("victoria vicky"),
)
