"""What the words of a time expression mean: calendar.toml, and every form with its attached particles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from musnad.errors import LexiconError
from musnad.lexicon import flags
from musnad.lexicon.data import read_toml
from musnad.text import Word, fold

# A word of one of these classes may be the heart of an expression; a word of any other class only stands beside one.
ANCHORS = frozenset(
    [
        "month", "month_head", "hijri", "hijri_head", "weekday", "day_shift", "part", "part_adverb", "single", "dual",
        "plural", "definite", "season", "decade", "set", "reference", "time", "period", "year", "ordinal_day", "former", "zone",
    ]
)  # fmt: skip
_DIGITS = re.compile(r"(?P<article>ال)?(?P<number>\d{1,9})(?P<era>ه|هـ|م|ام|عاما|يوما|سنه)?$")
_FUTURE_VERB = re.compile(r"[وف]?س[يت]\w{3,}$")


class Sense:
    """The classes that a form belongs to with their values (`kinds`), and what is attached before it.

    `cut`: letters of و ف ب ل ك (لل counts two) that stand before the expression proper: 1 in بالأمس.
    `joined`: و or ف is among them, so that the word goes on counting (خمسة وعشرين) or opens a new phrase.
    """

    __slots__ = ("attached", "cut", "joined", "kinds")

    def __init__(self, kinds: dict[str, int | str], cut: int = 0, attached: str = "") -> None:
        self.kinds = kinds
        self.cut = cut
        self.attached = attached
        self.joined = attached[:1] in ("و", "ف") and bool(attached)


NOTHING = Sense({})


class Calendar:
    """The forms of calendar.toml; `sense` and `bits` tell of any folded form, remembered once asked."""

    def __init__(self) -> None:
        table = read_toml("calendar.toml")
        self._known: dict[str, dict[str, int | str]] = {}
        self._senses: dict[str, Sense] = {}
        self._load(table)
        self.heads = {
            kind: {fold(first): {fold(k): v for k, v in seconds.items()} for first, seconds in table[kind].items()}
            for kind in ("month_heads", "hijri_heads")
        }
        self.weak = frozenset(map(fold, table["weak_months"]["forms"]))
        self.contexts: dict[str, str] = {
            fold(form): kind for kind, forms in reversed(table["contexts"].items()) for form in forms
        }  # a form in two classes keeps the first
        self._behind: dict[str, str] = {fold(form): kind for kind, forms in table["behind"].items() for form in forms}
        self._future = frozenset(map(fold, table["future"]["cues"]))
        self._not_verbs = tuple(map(fold, table["future"]["not_verbs"]))
        past = table["past"]
        verbs = frozenset(map(fold, past["cues"]))
        self.past = verbs | frozenset(map(fold, past["events"]))
        self.has_been = verbs
        self.said = frozenset(map(fold, past["said"]))
        self.lasting = frozenset(map(fold, past["lasting"]))
        self.named_after = frozenset(map(fold, past["named_after"]))
        self.open_end = frozenset(map(fold, past["open_end"]))

    def context(self, word: Word) -> str:
        """The class of a word as what stands before an expression; "mark" for punctuation, "" if it tells nothing."""
        if word.kind == "p":
            return "mark"
        known = self.contexts.get(word.form)
        if known is None:
            bare = word.form[1:] if word.form[:1] in ("و", "ف", "ب", "ل") else ""
            known = self.contexts.get(bare) or ("definite" if word.form.startswith("ال") else "")
            self.contexts[word.form] = known
        return known

    def behind(self, word: Word, following: Sequence[Word], last: Word) -> str:
        """The class of a word as what stands behind an expression whose last word is `last`."""
        if word.kind == "p":
            if not last.space and (word.text == "%" or (word.text in ".,/" and not word.space and following)):
                return "joined"
            return "quote" if word.text in '»”"' else "mark"
        if following and self._behind.get(following[0].form) == "age":
            return "age"
        return self.class_behind(word.form)

    def class_behind(self, form: str) -> str:
        """ "from" for من and على, "article" for a word with ال, "counted" for what numbers count, "word" for the rest."""
        known = self._behind.get(form)
        if known is None:
            known = "article" if form.startswith("ال") else "word"
        return known

    def _load(self, table: dict[str, Any]) -> None:
        for number, forms in table["months"].items():
            self._add(forms, "month", int(number))
        for number, forms in table["hijri_months"].items():
            self._add(forms, "hijri", int(number))
        self._add(table["month_heads"], "month_head", 0)
        self._add(table["hijri_heads"], "hijri_head", 0)
        for group in ("month_heads", "hijri_heads"):
            for seconds in table[group].values():
                self._add(seconds, "month_second", 0)
        for number, forms in table["weekdays"].items():
            self._add(forms, "weekday", int(number))
        for shift, forms in table["days"].items():
            self._add([form for form in forms if " " not in form], "day_shift", int(shift))
        for group, kind in (("parts", "part"), ("part_adverbs", "part_adverb"), ("seasons", "season"), ("edges", "edge"), ("references", "reference")):  # fmt: skip
            for value, forms in table[group].items():
                self._add(forms, kind, value)
        for number, kind in (("singular", "single"), ("dual", "dual"), ("plural", "plural"), ("definite", "definite")):
            for unit, forms in table["units"][number].items():
                self._add(forms, kind, unit)
        for shift, forms in table["shifts"].items():
            self._add(forms, "same" if shift == "same" else "shift", 0 if shift == "same" else int(shift))
        for group, kind in (("decades", "decade"),):
            for digit, forms in table[group].items():
                self._add(forms, kind, int(digit))
        for value, forms in table["sets"].items():
            self._add(forms, "set", value)
        for kind in ("cardinal", "ordinal", "fraction"):
            for number, forms in table["numbers"][kind].items():
                self._add(forms, kind, int(number))
        for kind, forms in table["words"].items():
            self._add(forms, kind, 0)

    def _add(self, forms: Any, kind: str, value: int | str) -> None:
        for form in forms:
            kinds = self._known.setdefault(fold(form), {})
            if kinds.get(kind, value) != value:
                raise LexiconError(f"calendar.toml: {form} stands twice under {kind}")
            kinds[kind] = value

    def sense(self, form: str) -> Sense:
        """What a folded form with its particles means in a time expression; NOTHING if it means none."""
        sense = self._senses.get(form)
        if sense is None:
            sense = self._senses[form] = self._read(form)
        return sense

    def _read(self, form: str) -> Sense:
        for attached, rest, cut in _splits(form):
            kinds = self._known.get(rest)
            if kinds is not None and not (attached and len(rest) < 3 and rest not in ("غد",)):
                return Sense(dict(kinds), cut, attached)
            match = _DIGITS.match(rest)
            if match:
                return Sense(_number_kinds(match), cut, attached)
        return NOTHING

    def stems(self) -> Iterator[str]:
        """The forms that stand without particles."""
        yield from self._known
        yield from self._future

    def may_lie_ahead(self, form: str) -> bool:
        """Whether the form is built as a verb of the future (سيعقد)."""
        return _FUTURE_VERB.match(form) is not None

    def bits(self, form: str) -> int:
        """flags.TIME where the form may be the heart of an expression, flags.TIME_PART where it may stand in one."""
        kinds = self.sense(form).kinds
        found = 0
        if kinds:
            found = flags.TIME_PART | (flags.TIME if not ANCHORS.isdisjoint(kinds) else 0)
            if "cardinal" in kinds or "digits" in kinds:
                found |= flags.NUMBER
        if form in self._future or (_FUTURE_VERB.match(form) and not form.lstrip("وف").startswith(self._not_verbs)):
            found |= flags.FUTURE
        return found


def _splits(form: str) -> list[tuple[str, str, int]]:
    """Each way to take particles off `form`: (particles, rest, letters to cut), none first."""
    ways = [("", form, 0)]
    lead = form[:1] if form[:1] in ("و", "ف") else ""
    if lead:
        ways.append((lead, form[1:], 1))
    rest = form[len(lead) :]
    at = len(lead)
    if rest[:2] == "لل":
        ways += [(lead + "ل", "ال" + rest[2:], at + 2), (lead + "لل", rest[2:], at + 2)]
    if rest[:1] in ("ب", "ل", "ك"):
        ways.append((lead + rest[0], rest[1:], at + 1))
    return ways


def _number_kinds(match: re.Match[str]) -> dict[str, int | str]:
    number = int(match["number"])
    kinds: dict[str, int | str] = {"digits": number, "width": len(match["number"])}
    if match["article"]:
        kinds["definite_digits"] = 1
    era = match["era"]
    if era in ("ه", "هـ"):
        kinds["hijri_era"] = 1
    elif era in ("م", "ام"):
        kinds["christian_era"] = 1
    elif era:
        kinds["glued_unit"] = "D" if era == "يوما" else "Y"
    hijri_year = "hijri_era" in kinds and 1300 <= number <= 1500
    if (
        len(match["number"]) == 4
        and (1000 <= number <= 2100)
        and (number >= 1800 or hijri_year)
        and not match["article"]
    ):
        kinds["year"] = number
    return kinds
