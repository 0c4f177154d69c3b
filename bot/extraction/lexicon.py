"""Words that the rules know: titles, abbreviations, cue verbs by what they take, and the small closed classes."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ABBREVIATIONS = _words(
    "mr mrs ms dr prof sen sens rep reps gov lt gen col sgt capt cmdr adm maj rev hon st jr sr vs etc no inc corp co "
    "ltd jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e a.m p.m ph.d u.s u.k u.n d.c"
)
TITLES = _words(
    "president vice-president senator representative rep rep. sen sen. gov gov. governor mayor minister secretary "
    "congressman congresswoman chancellor premier king queen prince princess pope bishop archbishop judge justice "
    "general gen gen. colonel col. lt lt. sgt. sergeant captain capt. admiral adm. major mr mr. mrs mrs. ms ms. dr dr. "
    "doctor professor prof. rev. reverend sir lord lady dame chairman chairwoman chair speaker ambassador "
    "spokesman spokeswoman spokesperson director commissioner councillor councilman councilwoman sheriff chief leader "
    "whip administrator coach candidate nominee adviser advisor aide attorney prosecutor lawyer officer president-elect"
)
HONORIFICS_HE = _words("mr mr. sir lord king prince congressman chairman councilman spokesman")
HONORIFICS_SHE = _words("mrs mrs. ms ms. lady dame queen princess congresswoman chairwoman councilwoman spokeswoman")
MODIFIERS = _words(
    "former ex acting then interim incoming outgoing deputy assistant retired us u.s. u.s uk american british iranian "
    "turkish russian ukrainian chinese french german israeli indian canadian mexican republican democratic democrat "
    "liberal conservative labour labor white house senate federal state special minority majority vice prime national "
    "iran turkey russia ukraine china israel rival"
)
"""Capitalised words that stand before a name without being part of it."""

MONTHS_DAYS = _words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan. feb. mar. apr. aug. sept. oct. nov. dec. christmas easter"
)
ORGANISATION = _words(
    "party department university college house senate committee times post news center centre commission court "
    "council campaign agency service administration bureau institute association union bank group foundation "
    "corporation company journal press journalism ministry office police board congress parliament government "
    "organization organisation convention caucus league club team society fund forces army navy act street zone states "
    "kingdom nations tower airport school hospital hotel magazine radio television network reserve coalition "
    "constitution amendment war plan poll survey trial"
)
PLACES = _words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming america europe "
    "asia africa london paris berlin moscow beijing washington twitter facebook fox america's iran iraq syria turkey "
    "russia ukraine china israel india canada mexico germany france britain england scotland ireland"
)
HE_NAMES = _words(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark "
    "donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey jeff ryan jacob "
    "gary nicholas eric jonathan stephen larry justin scott brandon benjamin ben samuel sam gregory frank alexander "
    "raymond patrick jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle walter harold jeremy "
    "carl keith roger gerald ethan arthur terry lawrence sean christian albert joe ethan austin jesse willie billy "
    "bryan bruce ralph roy eugene louis philip bobby johnny bill mike tom jim bob dan tim steve chris greg tony doug "
    "chuck dick bernie ted marco barack mitt tommy ali ahmed mohammed juan carlos luis hunter martin simon ian neil"
)
SHE_NAMES = _words(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley "
    "dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia "
    "kathleen amy shirley angela helen anna brenda pamela nicole ruth katherine samantha christine emma catherine "
    "debra virginia rachel carolyn janet maria heather diane julie joyce victoria kelly christina joan evelyn lauren "
    "judith olivia martha cheryl megan andrea ann alice jean doris jacqueline hannah grace rose hillary kamala melania "
    "ivanka chelsea kate jane claire sophie fiona tammy nikki kristen condoleezza"
)

PRONOUNS = _words("he she they it we i you who")
PERSONAL = _words("he she")
DETERMINERS = _words("the a an this that these those his her their its our my your some many several most one two")
BE = _words("is was were are be been being am 's 're")
AUXILIARIES = BE | _words(
    "has have had would will did does do can could may might must should shall to hasn't haven't hadn't didn't doesn't"
)
ADVERBS = _words(
    "also later then once again previously still even first just now recently further not never too twice soon since "
    "often always sometimes long ever both all himself herself themselves initially simply instead today tonight "
    "yesterday "
    "however meanwhile moreover additionally nevertheless nonetheless otherwise therefore thus besides indeed finally"
)
NOT_ADVERBS = _words("assembly family ally reply july italy rally supply bully jelly lily monopoly anomaly only early")
STOPS = _words(
    "that because while but when as after before if although though since so whether where what which how why than "
    "or is was were are has had have would will can could did does do may might must should until unless nor"
)
"""Words that no subject reaches across."""
PREPOSITIONS = _words(
    "on in at during after before by from with without to for of about over under through since until amid against "
    "despite as per via into onto between among following"
)

SAY = _words(
    "said says say saying tweeted tweets tweeting wrote writes write writing claimed claims claim claiming argued "
    "argues argue arguing stated states stating alleged alleges allege alleging asserted asserts asserting announced "
    "announces announcing insisted insists insist insisting added adds add adding noted notes note noting warned warns "
    "warn warning reported reports report maintained maintains maintaining denied denies deny denying explained "
    "explains explaining acknowledged acknowledges acknowledge acknowledging conceded concedes conceding confirmed "
    "confirms confirming declared declares declaring suggested suggests suggest suggesting estimated estimates "
    "predicted predicts predicting promised promises promising vowed vows vowing pledged pledges revealed reveals "
    "revealing admitted admits admitting testified contended contends contend complained complains recalled recalls "
    "recalling stressed stresses stressing emphasized emphasised emphasizes commented comments posted replied replies "
    "responded responds remarked found finds find showed shows show showing indicated indicates indicating continued "
    "continues concluded concludes concluding observed reiterated repeated joked quipped shouted screamed screaming "
    "cried agreed proposed proposes recounted disclosed speculated lamented countered countering retorted "
    "read reads boasted bragged mused tells opined ruled exclaimed whispered yelled chanted swore attested "
    "spoke affirmed "
    "reaffirmed learned charged implied implies hinted cautioned advised believes believe believed thinks "
    "think thought feels feel feared fears hopes hope hoped expects expect expected"
)
TELL = _words(
    "told tells tell telling assured assures assuring informed reminded reminds notified convinced asked asks ask "
    "asking urged urges urging"
)
JUDGE = _words(
    "called calls calling described describes describing criticized criticised criticizes criticizing criticising "
    "accused accuses accusing denounced denounces denouncing praised praises praising blamed blames blaming condemned "
    "condemns condemning dismissed dismisses dismissing attacked attacking slammed slams blasted blasts mocked "
    "mocking ridiculed rejected rejects characterized characterised characterizes labeled labelled branded dubbed "
    "decried decries hailed lauded touted questioned questions questioning defended defends defending cited cites "
    "citing disputed disputes challenged referred lambasted deemed endorsed endorses opposed opposes supported "
    "supports backed"
)
ATTITUDE = _words(
    "wants want wanted hopes hope hoped thinks think thought believes believe believed feels feel feared fears "
    "expects expect expected endorsed endorses opposed opposes supported supports backed urged urges urging asked "
    "asks ask asking proposed questioned praised praises praising lauded hailed defended touted proposes cited"
)
"""Cues whose content is an attitude, a wish or a judgement of taste: attributed, but not kept as a claim."""
CONTINUING = _words("added adds adding continued continues continued")
NOUNLIKE = _words(
    "claims claim reports report states notes note shows show estimates promises calls comments posted reads read "
    "tweets tweet write find fears hopes hope attacks questions supports disputes "
    "challenged warning writing add replies vows "
    "pledges charged feel thought found saying"
)
"""Cue forms that are nouns (or other verbs) as well: they need a clause or a quotation right after them."""
SPEECH_NOUNS = _words(
    "claim claims assertion statement tweet argument promise warning allegation allegations suggestion belief "
    "contention complaint insistence pledge vow prediction declaration"
)
CLAUSE_STARTS = DETERMINERS | _words(
    "he she they it we i you there no neither every each in if when while by at because not what"
)
