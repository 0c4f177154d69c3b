"""Names of months and days, and the numbers that they stand for."""

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of `date.weekday()`."""
DAYS = frozenset(DAY_NAMES)
LONG_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
"""Lower-case full names -> 1 to 12."""
_SHORT = {
    "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS = LONG_MONTHS | _SHORT
"""Lower-case names, long and short without a full stop -> 1 to 12."""
DOTTED_MONTHS = {
    "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "aug.": 8, "sept.": 9, "sep.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip
"""As newsrooms abbreviate them. June and July are written out."""
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Any of MONTHS, for a regular expression over lower-case text; the longest first."""
CALENDAR_WORDS = LONG_MONTHS.keys() | DAYS | {"christmas", "easter"}
"""Full names of months and days, and feasts that dates are told by."""


def month_name(word: str) -> str:
    """The full name of a month in MONTHS: 'September' for 'sept'."""
    return MONTH_NAMES[MONTHS[word] - 1]
