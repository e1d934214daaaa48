"""What a word form says by itself: its proclitics, suffix pronoun, gender, number and person.

No full analysis of Arabic: only what the stages ask for. A clitic is split off only where the rest is a word of the
list of common forms, so that لافروف Lavrov is not li-+afruf and والد "father" not wa-+lad.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from musnad.lexicon.loader import Lexicon

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
PartOfSpeech = Literal["noun", "present", "past", "past or noun"]

PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك")
_SPEECH: dict[str, PartOfSpeech] = {"n": "noun", "p": "present", "a": "past", "b": "past or noun"}


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
    person: Literal[1, 2, 3] | None = None

    @property
    def verb(self) -> bool:
        """It can be nothing but a verb."""
        return self.speech in ("present", "past")


@lru_cache(maxsize=300_000)
def analyse(form: str, lexicon: Lexicon) -> Analysis:
    """The likeliest reading of a folded form: the one that cuts off least. وقالت → و + قالت, past, feminine singular."""
    for proclitics, rest in _cuts(form):
        found = _whole(rest, proclitics, lexicon)
        if found is not None:
            return _with_agreement(found._replace(form=form))
    for proclitics, rest in _cuts(form):
        found = _with_ending(rest, proclitics, lexicon)
        if found is not None:
            return _with_agreement(found._replace(form=form))
    return Analysis(form, stem=form)


def _cuts(form: str) -> Iterator[tuple[str, str]]:
    """The ways to take proclitics off, fewest letters first: (proclitics, rest); the article stays on the rest."""
    yield "", form
    lead, rest = "", form
    if form[:1] in ("و", "ف") and len(form) > 2:
        lead, rest = form[0], form[1:]
        yield lead, rest
    for start, bare in (("", form), (lead, rest)) if lead else (("", form),):
        if bare.startswith("لل") and len(bare) > 3:
            yield start + "ل", "ا" + bare[1:]
        if bare[:1] in ("ب", "ل", "ك", "س") and len(bare) > 2:
            yield start + bare[0], bare[1:]


def _whole(rest: str, proclitics: str, lexicon: Lexicon) -> Analysis | None:
    """The rest as a word of the list, with or without the article."""
    kind = lexicon.words.kind(rest)
    if kind and proclitics[-1:] == "س" and rest[0] in "يتن" and len(rest) > 3:
        kind = "p"  # the list takes many a form of the present for a noun: سيقوم "will rise"
    if kind and _fits(proclitics, kind):
        article = rest.startswith("ال") and rest[2:] in lexicon.words
        return Analysis("", proclitics, article, rest[2:] if article else rest, "", _SPEECH[kind])
    if rest.startswith("ال") and len(rest) > 4 and lexicon.words.kind(rest[2:]) in ("n", "b", "a"):
        return Analysis("", proclitics, True, rest[2:], "", "noun")
    return None


def _fits(proclitics: str, kind: str) -> bool:
    """ب and ك stand before nouns, س before the present only, the others before all."""
    last = proclitics[-1:]
    if last == "س":
        return kind == "p"
    if last in ("ب", "ك"):
        return kind != "p"
    return True


def _with_ending(rest: str, proclitics: str, lexicon: Lexicon) -> Analysis | None:
    """The rest as a word of the list with a suffix pronoun (قوله) or a regular ending (مباحثات، هجوما)."""
    article = rest.startswith("ال")
    stem = rest[2:] if article else rest
    if not article:
        for pronoun in PRONOUNS:
            if not stem.endswith(pronoun):
                continue
            bare = stem[: -len(pronoun)]
            for base in (
                bare,
                bare[:-1] + "ه" if bare.endswith("ت") else "",
                bare[:-1] + "ء" if bare[-1:] in "وي" else "",
            ):
                sure = proclitics in ("", "و", "ف") and (not proclitics or len(pronoun) > 1)  # وغيرهم "and others"
                kind = lexicon.words.kind(base) if len(base) > (2 if sure else 3) else None
                if kind and _fits(proclitics, kind):
                    return Analysis("", proclitics, False, base, pronoun, _SPEECH[kind])
    if stem.endswith("وا") and not article and lexicon.words.kind(stem[:-1] + "ن") == "p":
        return Analysis("", proclitics, False, stem, "", "present")
    for ending, others in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) > 2 and proclitics[-1:] != "س":
            base = stem[: -len(ending)]
            if any(lexicon.words.kind(base + other) in ("n", "b", "a") for other in others):
                return Analysis("", proclitics, article, stem, "", "noun")
    return None


# Regular endings, and what stands in their place in the form that the list has.
_ENDINGS = (
    ("يات", ("ي", "يه")), ("ات", ("", "ه")), ("يون", ("ي",)), ("يين", ("ي",)), ("ون", ("", "ين")), ("تين", ("ه",)),
    ("تان", ("ه",)), ("ين", ("", "ون")), ("ان", ("",)), ("يه", ("", "ي", "يا", "ه", "ات")), ("ي", ("", "يه", "ه", "ات")),
    ("ا", ("",)), ("ه", ("",)),
)  # fmt: skip


def _with_agreement(found: Analysis) -> Analysis:
    if found.speech == "present":
        return _present(found)
    if found.speech == "past":
        return _past(found)
    for ending, gender, number in _NOUN_ENDINGS:
        if found.stem.endswith(ending) and len(found.stem) > len(ending) + 1:
            return found._replace(gender=gender, number=number)
    return found._replace(gender="m", number="s")


_NOUN_ENDINGS: tuple[tuple[str, Gender, Number], ...] = (
    ("تان", "f", "d"), ("تين", "f", "d"), ("ات", "f", "p"), ("ون", "m", "p"), ("ين", "m", "p"), ("ان", "m", "d"),
    ("ه", "f", "s"), ("اء", "f", "s"),
)  # fmt: skip


def _present(found: Analysis) -> Analysis:
    stem = found.stem
    if stem[0] in "نا":
        return found._replace(person=1, number="p" if stem[0] == "ن" else "s")
    number: Number = "p" if stem.endswith(("ون", "وا")) else "d" if stem.endswith("ان") and len(stem) > 5 else "s"
    return found._replace(gender="m" if stem[0] == "ي" else "f", number=number, person=3)


def _past(found: Analysis) -> Analysis:
    stem = found.stem
    if stem.endswith("وا"):
        return found._replace(gender="m", number="p", person=3)
    if stem.endswith("تا"):
        return found._replace(gender="f", number="d", person=3)
    return found._replace(gender="f" if stem.endswith("ت") and len(stem) > 3 else "m", number="s", person=3)
