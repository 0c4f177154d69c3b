"""Reports in the same words about two things: of each pair the second is a claim of its own, at most asked about.

Each form has what differs (in braces), as a headline and a text; the forms put it into the dateline, the headline, the
sentence before the claim or one far behind it. All names are invented."""

from collections.abc import Iterator

TOWNS = (
    "Elmsere", "Brackwater", "Holmvik", "Tarnforth", "Dunmarrow", "Pellinsea", "Ostrava Bay", "Quenby", "Lower Ashgill",
    "Port Senn", "Port Vale", "Marlhaven", "North Corrin", "South Corrin", "Wexmoor", "Istrand", "Corvane", "Thornaby",
)  # fmt: skip
COMPANIES = (
    "Harbor Lines", "Hill Coaches", "Vantor Steel", "Brightwell Foods", "Orrin Motors", "Keldan Textiles",
    "Saltmarsh Energy", "Ferrow Glass", "Tessel Paper", "Ardent Rail", "Polder Shipping", "Nimrod Tools",
)  # fmt: skip
PEOPLE = ("Halvorsen", "Dree", "Castellan", "Obrecht", "Vannoy", "Tolliver", "Ekwall", "Marchetti", "Sorrel", "Quist")
TEAMS = ("Rovers", "Harriers", "Mariners", "Foxes", "Pilgrims", "Tanners", "Millers", "Colliers")
LAWS = ("Harbor", "Forest", "Schools", "Tenancy", "Fisheries", "Lottery", "Highways", "Orchard")
YEARS = ("2014", "2016", "2017", "2019", "2021", "2022", "2024", "2025")
THINGS = ("burglaries", "house fires", "car thefts", "evictions", "bicycle crashes", "food poisonings", "dog bites")


class Form:
    """A headline and paragraphs, and the things that stand for their braces."""

    def __init__(self, things: tuple[str, ...], headline: str, *paragraphs: str) -> None:
        self.things = things
        self.headline = headline
        self.text = "\n\n".join(paragraphs)


FORMS = (
    Form(
        TOWNS,
        "Ferry hits the pier in {}",
        "The ferry hit the pier in thick fog.",
        "Police said 31 people were hurt in the crash.",
    ),
    Form(
        TOWNS, "Bus leaves the road", "A school bus left the road near {} at noon.", "Police said 31 people were hurt."
    ),
    Form(
        TOWNS,
        "Night of fire",
        "{} — Two barns burned down on a hill.",
        "Firefighters said 14 families lost their homes.",
    ),
    Form(
        TOWNS,
        "Hospital counts its patients",
        "The hospital of {} was full all week.",
        "The hospital said it turned away 212 patients in December.",
    ),
    Form(
        TOWNS,
        "The budget is short",
        "A long evening ended without a vote.",
        "The mayor said the city owes 12 million dollars to the state.",
        "The council of {} meets again after the holidays.",
    ),
    Form(
        TOWNS,
        "Taxes up",
        "{}, Nov. 3 - The council voted at midnight.",
        "The city raised the property tax by 9 percent.",
    ),
    Form(
        TOWNS,
        "Schools lose teachers in {}",
        "Parents waited in the hall until ten.",
        '"We lost 41 teachers in one year," the school board said.',
    ),
    Form(
        TOWNS,
        "Water bills rise",
        "The waterworks at {} are old.",
        "Officials said the water contains 15 micrograms of lead.",
    ),
    Form(TOWNS, "Vote count", "The polls in {} closed at eight.", "Turnout was 71 percent, the election office said."),
    Form(
        TOWNS, "Library to close", "Readers in {} signed a petition.", "A spokesman said that 4,200 people had signed."
    ),
    Form(
        TOWNS,
        "A bridge is shut",
        "Lorries must go round by {} from now on.",
        "Engineers found 17 cracks in the bridge.",
    ),
    Form(
        COMPANIES,
        "Chief warns of debt",
        "{} reported its results on Monday.",
        "The company said it lost 12 million dollars.",
    ),
    Form(
        COMPANIES,
        "Jobs go",
        "Workers at {} were called together at noon.",
        "The company will cut 340 jobs by summer, the union said.",
    ),
    Form(
        COMPANIES,
        "Recall of goods",
        "The boxes came from {} and were sold in May.",
        "The firm said 9,000 boxes were taken back.",
    ),
    Form(COMPANIES, "Strike ends", "{} and the union shook hands.", "Both sides said wages will rise by 6 percent."),
    Form(
        TOWNS,
        "Mayor speaks on debt in {}",
        "The hall was full.",
        "Mayor Anna Kerr said the city owes 14 million dollars.",
    ),
    Form(
        TOWNS,
        "Mayor speaks",
        "{} — The hall was full to the doors.",
        "Mayor Daniel Rusk said crime had fallen by 12 percent.",
    ),
    Form(
        TOWNS,
        "A mayor defends the plan",
        "Daniel Hoyt, the mayor of {}, spoke for an hour.",
        "Daniel Hoyt said the town hall cost 4 million dollars.",
    ),
    Form(
        TOWNS, "Judge retires", "Greta Lund has been a judge in {} since spring.", "Greta Lund said 312 cases are open."
    ),
    Form(
        COMPANIES,
        "Director on the losses",
        "Laura Finch is the director of {} and keeps bees.",
        "Laura Finch said the company lost 31 million dollars last winter.",
    ),
    Form(TEAMS, "Coach is angry", "The {} lost again on the road.", "Coach Peter Marsh said the team lost 11 games."),
    Form(TEAMS, "The {} win", "Snow lay on the pitch.", "The captain said the club sold 20,000 tickets."),
    Form(
        PEOPLE, "President signs", "President {} spoke in the garden.", "Martha Oaks said the president signed 41 laws."
    ),
    Form(
        PEOPLE,
        "A governor is judged",
        "Governor {} leaves in March.",
        "Simon Wells said the governor raised taxes 3 times.",
    ),
    Form(
        PEOPLE,
        "Minister under fire",
        "Minister {} kept silent.",
        "The minister spent 90,000 euros on travel, critics said.",
    ),
    Form(
        LAWS,
        "Debate on the {} Act",
        "The chamber was half empty.",
        "Senator Julia Stone said the law will cost 4 million dollars a year.",
    ),
    Form(LAWS, "New rules", "The {} Act passed at night.", "Lawmakers said the act affects 60,000 people."),
    Form(
        YEARS,
        "The accounts of {}",
        "The clerk read for an hour.",
        "Mayor Walter Pym said the port made 2 million euros.",
    ),
    Form(YEARS, "Looking back at {}", "It was a dry summer.", "The farm board said the harvest fell by 18 percent."),
    Form(
        THINGS, "Numbers of the week", "The desk counted {} again.", "Chief Martin Graves said the number rose to 412."
    ),
    Form(
        THINGS, "What was counted", "There were talks about {} in the hall.", "Officials said there were 412 of them."
    ),
    Form(
        TOWNS, "Clinic row", "Nurses from {} marched on Sunday.", '"It treated 9,400 patients last year," a nurse said.'
    ),
    Form(
        TOWNS, "Airport noise", "Those who live near {} sleep badly.", "The airport said 88,000 flights were handled."
    ),
)
FILLINGS = (
    "Nobody had expected so long a night, and the rain went on until the morning.",
    "A dog slept under the table while the papers were handed round.",
    "Some had brought bread and tea, for it was cold and the heating was off.",
    "The next day the chairs stood as they had been left, in three crooked rows.",
    "Old photographs hung on the wall behind them, and one of them had fallen.",
    "There will be more to say when the snow is gone and the roads are clear.",
)
PAIRS_OF_A_FORM = 7


def pairs() -> Iterator[tuple[int, tuple[str, str], tuple[str, str]]]:
    """The number of the form, and both reports as (headline, text). Half of them are the same but for what differs."""
    for number, form in enumerate(FORMS):
        for turn in range(PAIRS_OF_A_FORM):
            one, other = (form.things[(number + 2 * turn + step) % len(form.things)] for step in (0, 1))
            mine, theirs = _filling(turn), _filling(turn if turn % 2 else turn + 3)
            yield number, _report(form, one, mine), _report(form, other, theirs)


def _filling(turn: int) -> str:
    return "\n\n".join(FILLINGS[(turn + step) % len(FILLINGS)] for step in range(3))


def _report(form: Form, thing: str, filling: str) -> tuple[str, str]:
    return form.headline.format(thing), f"{form.text.format(thing)}\n\n{filling}"


STORIES: tuple[tuple[str, str], ...] = (
    ("ELMSERE (Coast Press) — Police said 31 people were hurt when a ferry hit the pier.",
     "A ferry hit the pier in Elmsere in fog. Police said 31 people were hurt when a ferry hit the pier."),
    ("Mayor Anna Kerr said on Monday that Elmsere owes 14 million dollars to the state.",
     "Elmsere owes 14 million dollars to the state, Mayor Anna Kerr said."),
    ("The hospital of Holmvik turned away 212 patients in December, its director said.",
     "In December the hospital of Holmvik turned away 212 patients, the director said."),
    ("Vantor Steel lost 12 million dollars in 2025, the company said.",
     "The company said Vantor Steel lost 12 million dollars in 2025."),
    ("Daniel Rusk, the mayor of Quenby, said crime in Quenby had fallen by 12 percent in 2025.",
     "Crime in Quenby had fallen by 12 percent in 2025, Mayor Daniel Rusk said."),
    ("Officials said the water of Tarnforth contains 15 micrograms of lead.",
     "The water of Tarnforth contains 15 micrograms of lead, officials said."),
    ("Greta Lund said the court of Wexmoor has 312 open cases.",
     "The court of Wexmoor has 312 open cases, Greta Lund said."),
    ("Orrin Motors will cut 340 jobs in Istrand by summer, the union said.",
     "The union said Orrin Motors will cut 340 jobs in Istrand by summer."),
    ("Senator Julia Stone said the Harbor Act will cost Norland 4 million dollars a year.",
     "The Harbor Act will cost Norland 4 million dollars a year, Senator Julia Stone said."),
    ("Firefighters said the fire at Marlhaven destroyed 14 homes.",
     "The fire at Marlhaven destroyed 14 homes, firefighters said."),
)  # fmt: skip
"""Two agencies on one thing: linked or asked about, never lost."""
AGENCIES = (
    ("Morning news", "The Coast Press will have more of this in the evening."),
    ("From our correspondent", "It was the second such report in a week."),
    ("Late edition", "Readers wrote to us about it all day."),
    ("In brief", "A fuller account follows tomorrow."),
)


def stories() -> Iterator[tuple[str, str]]:
    """Forty pairs of texts, each of the ten stories with two agencies in four ways."""
    for one, other in STORIES:
        for turn, (headline, end) in enumerate(AGENCIES):
            away = AGENCIES[(turn + 1) % len(AGENCIES)]
            yield f"{headline}\n\n{one}\n\n{end}", f"{away[0]}\n\n{other}\n\n{away[1]}"
