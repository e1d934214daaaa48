"""The flags that the lexicon sets on a word form, so that a stage asks where a bit stands rather than walking every word.

One bit, one meaning; a form may carry several. Bits are set for the folded form with its proclitics on (والجيش and
الجيش carry the same), by each data file's own loader.
"""

from __future__ import annotations

CUE = 1 << 0  # may report: a form of a row of verbs.tsv
TIME = 1 << 1  # the heart of a time expression: a month, weekday, unit, "أمس", a year in digits ...
NAME = 1 << 2  # may open a gazetteer entry
ROLE = 1 << 3  # a title or role noun: وزير، الرئيس، المتحدث
HEAD = 1 << 4  # opens an organisation's or a place's name: وزارة، حركة، مدينة
NATION = 1 << 5  # a nisba adjective of a country: الروسي، الأميركية
NUMBER = 1 << 6  # a number in words or digits
QUOTE = 1 << 7  # a quotation mark
STOP = 1 << 8  # a function word: never part of a name
TIME_PART = 1 << 9  # may stand in a time expression beside its heart: "15", "الماضي", "من", "("
FUTURE = 1 << 10  # makes what follows lie ahead: سيعقد، المقرر، بحلول
BODY = 1 << 11  # a noun by which a body or place is called again: الحركة، وزارة، المدينة
END = 1 << 12  # a mark that may end a sentence

MARKS = dict.fromkeys('«»“”„‹›"', QUOTE) | dict.fromkeys(".!؟?", END)
