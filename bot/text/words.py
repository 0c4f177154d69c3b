"""Lists of words: how tables of them are written, and the English words that say too little to be compared."""


def word_set(listed: str) -> frozenset[str]:
    """Words as a table of them reads best: separated by spaces."""
    return frozenset(listed.split())


STOP_WORDS = word_set(
    "a an the and or but if of in on at to for from by with as is are was were be been being am do does did have has"
    " had will would shall should can could may might must this that these those it its he his him she her they them"
    " their we us our you your i me my who whom which what there here so than then too very just about into"
    " over after before out up down off s t re ve ll d m says say said claim claims claimed"
)
"""Words that two claims share by chance; the verbs of claiming are among them."""
