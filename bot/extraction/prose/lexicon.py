"""Words that the rules know: titles, abbreviations, cue verbs by what they take, and the small closed classes."""

from bot.text.words import word_set

ABBREVIATIONS = word_set(
    "mr mrs ms dr prof sen sens rep reps gov lt gen col sgt capt cmdr adm maj rev hon st jr sr vs etc no inc corp co "
    "ltd jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e a.m p.m ph.d u.s u.k u.n d.c"
)
TITLES = word_set(
    "president vice-president senator representative rep rep. sen sen. gov gov. governor mayor minister secretary "
    "congressman congresswoman chancellor premier king queen prince princess pope bishop archbishop judge justice "
    "general gen gen. colonel col. lt lt. sgt. sergeant captain capt. admiral adm. major mr mr. mrs mrs. ms ms. dr dr. "
    "doctor professor prof. rev. reverend sir lord lady dame chairman chairwoman chair speaker ambassador "
    "spokesman spokeswoman spokesperson director commissioner councillor councilman councilwoman sheriff chief leader "
    "whip administrator coach candidate nominee adviser advisor aide attorney prosecutor lawyer officer president-elect"
)

SUBJECTS = word_set("he she they we i it there")
DETERMINERS = word_set("the a an this that these those his her their its our my your some many several most one two")
BE = word_set("is was were are be been being am 's 're")
AUXILIARIES = BE | word_set(
    "has have had would will did does do can could may might must should shall to hasn't haven't hadn't didn't doesn't"
)
ADVERBS = word_set(
    "also later then once again previously still even first just now recently further not never too twice soon since "
    "often always sometimes long ever both all himself herself themselves initially simply instead today tonight "
    "yesterday "
    "however meanwhile moreover additionally nevertheless nonetheless otherwise therefore thus besides indeed finally"
)
NOT_ADVERBS = word_set(
    "assembly family ally reply july italy rally supply bully jelly lily monopoly anomaly only early"
)
PREPOSITIONS = word_set(
    "on in at during after before by from with without to for of about over under through since until amid against "
    "despite as per via into onto between among following"
)

SAY = word_set(
    "accord according acknowledge acknowledged acknowledges acknowledging add added adding adds admits admitted "
    "admitting advised affirmed agreed allege alleged alleges alleging announced announces announcing answered "
    "answers argue argued argues arguing asserted asserting asserts assured assures assuring attested attributed "
    "boasted bragged cautioned chanted charged claim claimed claiming claims commented comments complained "
    "complains conceded concedes conceding concluded concludes concluding confirmed confirming confirms contend "
    "contended contends continued continues convinced countered countering cried declared declares declaring "
    "denied denies deny denying detailed details disclosed echoed emailed emphasised emphasized emphasizes "
    "estimated estimates exclaimed explained explaining explains find finding finds found hinted implied implies "
    "indicated indicates indicating informed insist insisted insisting insists joked lamented learned maintained "
    "maintaining maintains mention mentioned mentioning mused note noted notes notified noting observed opined "
    "outlined pledged pledges portrayed posted predicted predicting predicts promised promises promising "
    "published quipped quoted read reads reaffirmed recalled recalling recalls recounted recounting referred "
    "referring refers reiterated released releases remarked reminded reminds repeated replied replies report "
    "reported reportedly reports responded responds retorted reveal revealed revealing reveals ruled said say "
    "saying says screamed screaming shouted show showed showing shown shows speak speaking speaks speculated "
    "spoke spoken stated statement states stating stressed stresses stressing suggest suggested suggesting "
    "suggests swore tell telling tells testified told tweeted tweeting tweets vowed vowing vows warn warned "
    "warning warns whispered write writes writing wrote yelled"
)
"""Cues that assert: said, written, found, shown."""
ASK = word_set(
    "ask asked asking asks demand demanded demanding demands order ordered orders question questioned questioning "
    "questions urge urged urges urging wonder wondered wonders"
)
"""Cues that ask or order."""
JUDGE = word_set(
    "accused accuses accusing assailed attacked attacking backed blamed blames blaming blasted blasting blasts "
    "branded call called calling calls challenged characterised characterized characterizes cited cites citing "
    "compared complaints condemned condemning condemns considered considers criticised criticising criticism "
    "criticized criticizes criticizing decried decries deemed defended defending defends denounced denounces "
    "denouncing described describes describing dismissed dismisses dismissing disputed disputes dubbed endorsed "
    "endorses hailed known labeled labelled lambasted lauded likened mocked mocking mocks opposed opposes portray "
    "portrays praise praised praises praising rejected rejects ridiculed ridiculing slammed slamming slams "
    "supported supports thanked touted"
)
"""Cues of praise and blame: mostly taste."""

CLAUSE_STARTS = DETERMINERS | word_set(
    "he she they it we i you there no neither every each in if when while by at because not what"
)

PAST = word_set(
    "ate beat became been began bought broke brought built came chose cost did drew drove fell fought found gave "
    "got grew had held hit hurt kept knew led left lost made met paid quit ran rose said saw sent shot spent "
    "stood taught threw told took was went were won wrote"
)
"""Verb forms of the past that do not end in -ed."""
VERBS = PAST | word_set(
    "am are aren't can can't cannot comes could couldn't cut didn't do does doesn't don't felt gets gives goes "
    "hadn't has hasn't have haven't he'd he'll he's helps i'd i'll i'm i've is isn't it'll it's keeps leaves let "
    "lets makes may means meant might must needs put puts remains runs says seems set shall she'd she'll she's "
    "should shouldn't shows shut takes that's there's they'd they'll they're they've thought understood wants "
    "wasn't we'd we'll we're we've weren't what's who's will won't wore works would wouldn't you're you've"
)
"""Verb forms that make a clause, these and the others."""
NO_VERBS = word_set(
    "anything bed bleed breed building during evening everything feed greed hundred indeed morning naked need "
    "nothing red sacred seed shed something speed united"
)
"""Words that end as verb forms do."""
NO_LABELS = word_set(
    "note update updated correction editor photo video source sources read related watch image caption breaking live "
    "subject date time from to re ps warning"
)
"""Words before a colon that are no speakers."""
