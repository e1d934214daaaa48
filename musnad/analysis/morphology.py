"""What a word form says by itself: its proclitics, suffix pronoun, gender, number and person.

No full analysis of Arabic: only what the stages ask for. A clitic is split off only where the rest is a word of the
list of common forms, so that لافروف Lavrov is not li-+afruf and والد "father" not wa-+lad.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from musnad.lexicon.loader import Lexicon
from musnad.lexicon.words import WordKind

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
Person = Literal[1, 2, 3]
PartOfSpeech = Literal["noun", "present", "past", "past or noun"]

_SPEECH: dict[WordKind, PartOfSpeech] = {"n": "noun", "p": "present", "a": "past", "b": "past or noun"}


class Analysis(NamedTuple):
    """One folded form taken apart: `form == proclitics + ("ال" if article) + stem + enclitic`, but for لل and ة before ه.

    `speech` is None where neither the form nor what a split leaves of it is known: then nothing is split off and
    gender, number and person are None too. `person` is given for verbs only.
    """

    form: str
    proclitics: str = ""
    article: bool = False
    stem: str = ""
    enclitic: str = ""
    speech: PartOfSpeech | None = None
    gender: Gender | None = None
    number: Number | None = None
    person: Person | None = None

    @property
    def verb(self) -> bool:
        """It can be nothing but a verb."""
        return self.speech in ("present", "past")


@lru_cache(maxsize=300_000)
def analyse(form: str, lexicon: Lexicon) -> Analysis:
    """The likeliest reading of a folded form: the one that cuts off least. وقالت → و + قالت, past, feminine singular."""
    kind_of = lexicon.words.kinds.get
    cuts = _cuts(form)
    for proclitics, rest in cuts:
        found = _whole(form, proclitics, rest, kind_of)
        if found is not None:
            return found
    for proclitics, rest in cuts:
        found = _with_ending(form, proclitics, rest, kind_of)
        if found is not None:
            return found
    return Analysis(form, stem=form)


KindOf = Callable[[str], WordKind | None]


def _cuts(form: str) -> list[tuple[str, str]]:
    """The ways to take proclitics off, fewest letters first: (proclitics, rest); the article stays on the rest."""
    cuts = [("", form)]
    lead = form[0] if form[:1] in ("و", "ف") and len(form) > 2 else ""
    if lead:
        cuts.append((lead, form[1:]))
    for start, bare in (("", form), (lead, form[1:])) if lead else (("", form),):
        if bare[:1] in ("ب", "ل", "ك", "س"):
            if bare.startswith("لل") and len(bare) > 3:
                cuts.append((start + "ل", "ا" + bare[1:]))
            if len(bare) > 2:
                cuts.append((start + bare[0], bare[1:]))
    return cuts


def _whole(form: str, proclitics: str, rest: str, kind_of: KindOf) -> Analysis | None:
    """The rest as a word of the list, with or without the article."""
    kind = kind_of(rest)
    if kind and proclitics[-1:] == "س" and rest[0] in "يتن" and len(rest) > 3:
        kind = "p"  # the list takes many a form of the present for a noun: سيقوم "will rise"
    articled = rest.startswith("ال")
    if kind and _fits(proclitics, kind):
        article = articled and kind_of(rest[2:]) is not None
        return _reading(form, proclitics, article, rest[2:] if article else rest, "", _SPEECH[kind])
    if articled and len(rest) > 4 and kind_of(rest[2:]) in ("n", "b", "a"):
        return _reading(form, proclitics, True, rest[2:], "", "noun")
    return None


def _fits(proclitics: str, kind: WordKind) -> bool:
    """ب and ك stand before nouns, س before the present only, the others before all."""
    last = proclitics[-1:]
    if last == "س":
        return kind == "p"
    if last in ("ب", "ك"):
        return kind != "p"
    return True


def _with_ending(form: str, proclitics: str, rest: str, kind_of: KindOf) -> Analysis | None:
    """The rest as a word of the list with a suffix pronoun (قوله) or a regular ending (مباحثات، هجوما)."""
    article = rest.startswith("ال")
    stem = rest[2:] if article else rest
    last = stem[-1:]
    if not article:
        for pronoun in _PRONOUNS.get(last, ()):
            if not stem.endswith(pronoun):
                continue
            bare = stem[: -len(pronoun)]
            sure = proclitics in ("", "و", "ف") and (not proclitics or len(pronoun) > 1)  # وغيرهم "and others"
            for base in (
                bare,
                bare[:-1] + "ه" if bare.endswith("ت") else "",
                bare[:-1] + "ء" if bare[-1:] in "وي" else "",
            ):
                kind = kind_of(base) if len(base) > (2 if sure else 3) else None
                if kind and _fits(proclitics, kind):
                    return _reading(form, proclitics, False, base, pronoun, _SPEECH[kind])
        if stem.endswith("وا") and kind_of(stem[:-1] + "ن") == "p":
            return _reading(form, proclitics, False, stem, "", "present")
    if proclitics[-1:] == "س":
        return None
    for ending, others in _ENDINGS.get(last, ()):
        if stem.endswith(ending) and len(stem) - len(ending) > 2:
            base = stem[: -len(ending)]
            for other in others:
                if kind_of(base + other) in ("n", "b", "a"):
                    return _reading(form, proclitics, article, stem, "", "noun")
    return None


# Pronouns and regular endings by their last letter; with an ending, what stands in its place in the form that the list has.
_PRONOUNS = {"ا": ("هما", "ها", "نا"), "م": ("هم", "كم"), "ن": ("هن",), "ه": ("ه",), "ي": ("ي",), "ك": ("ك",)}
_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ت": (("يات", ("ي", "يه")), ("ات", ("", "ه"))),
    "ن": (
        ("يون", ("ي",)), ("يين", ("ي",)), ("ون", ("", "ين")), ("تين", ("ه",)), ("تان", ("ه",)), ("ين", ("", "ون")),
        ("ان", ("",)),
    ),
    "ه": (("يه", ("", "ي", "يا", "ه", "ات")), ("ه", ("",))),
    "ي": (("ي", ("", "يه", "ه", "ات")),),
    "ا": (("ا", ("",)),),
}  # fmt: skip


def _reading(form: str, proclitics: str, article: bool, stem: str, enclitic: str, speech: PartOfSpeech) -> Analysis:
    """The reading with what the stem says of gender, number and person."""
    if speech == "present":
        return Analysis(form, proclitics, article, stem, enclitic, speech, *_present(stem))
    if speech == "past":
        return Analysis(form, proclitics, article, stem, enclitic, speech, *_past(stem))
    for ending, gender, number in _NOUN_ENDINGS.get(stem[-1:], ()):
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            return Analysis(form, proclitics, article, stem, enclitic, speech, gender, number)
    return Analysis(form, proclitics, article, stem, enclitic, speech, "m", "s")


_NOUN_ENDINGS: dict[str, tuple[tuple[str, Gender, Number], ...]] = {
    "ن": (("تان", "f", "d"), ("تين", "f", "d"), ("ون", "m", "p"), ("ين", "m", "p"), ("ان", "m", "d")),
    "ت": (("ات", "f", "p"),),
    "ه": (("ه", "f", "s"),),
    "ء": (("اء", "f", "s"),),
}


def _present(stem: str) -> tuple[Gender | None, Number, Person]:
    if stem[0] in "نا":
        return None, "p" if stem[0] == "ن" else "s", 1
    number: Number = "p" if stem.endswith(("ون", "وا")) else "d" if stem.endswith("ان") and len(stem) > 5 else "s"
    return "m" if stem[0] == "ي" else "f", number, 3


def _past(stem: str) -> tuple[Gender, Number, Person]:
    if stem.endswith("وا"):
        return "m", "p", 3
    if stem.endswith("تا"):
        return "f", "d", 3
    return "f" if stem.endswith("ت") and len(stem) > 3 else "m", "s", 3
