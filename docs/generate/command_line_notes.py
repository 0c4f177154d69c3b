"""What the command line's own help has no room for, by the words of the command."""

NOTES: dict[str, str] = {
    "run": "`DISCORD_TOKEN_FILE` with the path of a file does as well. When it is ready it prints one line with the"
    " number of servers and the invite link.",
    "extract": "Offsets are Python string indices: for plain text into the file as decoded, for HTML and PDF into"
    " `text`, which is then part of the object. Every attribution is listed, also those that a desk would not keep.",
    "worth": "From 0 to 1, each sentence by itself.",
    "match": "Both files are JSON Lines.",
    "ingest": "Says what is new and what is a repeat. A source that fails prints its sentence, the others go on, and"
    " the exit code is 1. The same source again makes nothing new.",
    "articles withdraw": "Checked claims stay.",
    "claims list": "Leaves out what is dismissed or hidden and, without `--all`, claims under the desk's"
    " `min_worthiness`.",
    "claims search": 'By words and by meaning. `"phrases"`, `speaker:`, `verdict:`, `status:`, `since:` and `site:`'
    " narrow it. Matching words are bold on a terminal and `marks` with `--json`.",
    "claims about": "Checked claims that the text repeats come first (`relation` with `--json`), then the rest.",
    "claims add": "Names first the claim that says nearly the same, if there is one.",
    "claims mine": "Also your disputes with their outcome, what you follow, and your limits.",
    "claims stats": "`--chart` writes a PNG and needs the extra `chart`.",
    "dispute": "One open dispute a member and claim, five a day. A second dispute of the same kind joins the first.",
    "want": "Counted once a member; you then follow the claim.",
    "review take": "Without a number: the best that waits.",
    "review check": "Without a verdict it approves what is proposed, also a new verdict for a checked claim.",
    "review correct": "Under the two-person rule a new verdict waits for another moderator.",
    "review clear": "Dismisses what nobody has touched of an article's claims.",
    "review split": "`--at` names the stretches of its text that become claims of their own.",
    "review unlink": "For good.",
    "review ask": "The member answers under `/claims mine` or with `onrecord answer`.",
    "review accept": "Typed words that name a speaker stay out of summaries until then.",
    "review tie": "`yes` makes them one claim: the checked one stays, else the older. `no` and `different` keep both.",
    "review source": "`changed` or `fine`.",
    "speakers show": "Names, claims, what was checked, and what was said again most: how often, since when, when, where"
    " and by whom last (`repeated` with `--json`). Verdicts are counted from ten confirmed checks on.",
    "speakers rename": "The old name stays as an alias.",
    "speakers balance": "Whom the desk checks, for moderators.",
    "block": "They may read and nothing else.",
    "feeds add": "What stands in it now counts as seen.",
    "forget": "Their name and words go, what was decided stays. See [privacy](../privacy.md).",
    "import": "ClaimReview as JSON-LD (an object, a list, an `@graph`), JSON Lines, or the feed of Data Commons, up to"
    " 1 GB. What can't be taken is counted with its reason. The same address in a later file updates what is there.",
    "others ask": "Only the claim's words go to Google. Needs `[others] google` and a key.",
    "digest": "Without `--date` the local day so far; nothing is held back or marked as posted. A past day comes with"
    " its wording at that time. A Monday's holds the week.",
    "backup": "Refuses to overwrite a file.",
    "migrate": "A copy of the database as it was is put beside it first.",
    "bench": "For a checkout of the project. `bench ingest` hands in hostile sources, `bench match` takes minutes for"
    " its million claims, `bench read DIR` reads a folder of pages.",
}
