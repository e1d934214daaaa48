"""Every inflected form of an Arabic verb, made from its root, measure and vowel; nothing is listed.

A form is first spelt in sounds and then written. Sounds are consonants as Arabic letters, short vowels `a i u`, long
vowels `A I U`, and `Y` for a final long a that is written ى. Writing drops the short vowels, merges a doubled
consonant, and finds the seat of a hamza from the vowels beside it. Grammar: W. Wright, A Grammar of the Arabic
Language, part 2. Measures are I to X, and `Q` for a root of four letters (طمأن).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from musnad.text import fold

Tense = Literal["past", "present", "imperative", "participle", "masdar", "particle"]
Voice = Literal["active", "passive"]
Person = Literal[1, 2, 3]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]

_LONG = {"A": "ا", "I": "ي", "U": "و", "Y": "ى"}
_SHORT = frozenset("aiu")
_VOWELS = frozenset("aiuAIUY")
_LONG_OF = {"a": "A", "i": "I", "u": "U"}


class Verb(NamedTuple):
    """A verb's `root` (three or four letters, hamza as ء), `measure` and, in measure I, its present `vowel`.

    `past_vowel` is the vowel of the past in measure I: i for رحب-like فعِل verbs changes nothing in writing but the
    hamza's seat, so that a is nearly always enough.
    """

    root: str
    measure: str
    vowel: str = "a"


class Inflected(NamedTuple):
    """One written form: `text` is folded, `joined` is the folded form that stands before an object pronoun."""

    text: str
    joined: str
    tense: Tense
    voice: Voice
    person: Person | None
    gender: Gender | None
    number: Number | None
    jussive: bool = False


class _Stems(NamedTuple):
    """The stems of one tense and voice: before a vowel (قال), before a consonant (قل), and how a weak end closes.

    `weak_end` is "" for a sound end, else the final vowel of the third person: A Y I U.
    """

    before_vowel: str
    before_consonant: str
    weak_end: str = ""


def write(sounds: str) -> str:
    """`sounds` in Arabic letters: "قAلaت" → قالت, "يuءaككiد" → يؤكد."""
    sounds = _contract(sounds)
    out: list[str] = []
    before = ""
    for index, sound in enumerate(sounds):
        if sound in _SHORT:
            pass
        elif sound in _LONG:
            if not (before == "ء" and sound == "A" and out[-1:] == ["آ"]):
                out.append(_LONG[sound])
        elif sound == "ء":
            out.append(_seat(before, sounds[index + 1 : index + 2]))
        elif sound != before:
            out.append(sound)
        before = sound
    return "".join(out)


def _contract(sounds: str) -> str:
    """Two hamzas at the start make آ (آمن); a closed iw or uy becomes long (إيضاح، يوقن)."""
    if sounds.startswith("ءaء") and sounds[3:4] not in _VOWELS:
        sounds = "ءA" + sounds[3:]
    for pair, long in (("iو", "I"), ("uي", "U")):
        at = sounds.find(pair)
        if at >= 0 and sounds[at + 2 : at + 3] not in _VOWELS and sounds[at + 1] != sounds[at + 2 : at + 3]:
            sounds = sounds[:at] + long + sounds[at + 2 :]
    return sounds


def _seat(before: str, after: str) -> str:
    """The letter that carries a hamza between the sounds `before` and `after` ("" at an edge)."""
    if not before:
        return "آ" if after == "A" else "إ" if after in ("i", "I") else "أ"
    if after not in _VOWELS or not after:
        return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء" if not after else "أ")
    if before in ("i", "I", "ي") or after in ("i", "I"):
        return "ئ"
    if before == "u" or (after in ("u", "U") and before != "U"):
        return "ؤ"
    if before in ("A", "U"):
        return "ء"
    return "آ" if after == "A" else "أ"


def conjugate(verb: Verb) -> Iterator[Inflected]:
    """Past and present, active and passive, first and third persons, and the active participle; likeliest first.

    Of the passive only the third person singular and plural are made: a newspaper has no other (قيل، يقال).
    """
    voices: tuple[Voice, ...] = ("active", "passive")
    for voice in voices:
        past, present = _past(verb, voice), _present(verb, voice)
        prefix = "u" if voice == "passive" or verb.measure in ("II", "III", "IV", "Q") else "a"
        for sounds, person, gender, number in _past_forms(past):
            if voice == "active" or (person == 3 and number != "d"):
                text = write(sounds)
                yield Inflected(fold(text), fold(join(text)), "past", voice, person, gender, number)
        for sounds, person, gender, number in _present_forms(present, prefix):
            if voice == "active" or (person == 3 and number != "d"):
                text = write(sounds)
                yield Inflected(fold(text), fold(join(text)), "present", voice, person, gender, number)
    for sounds, person, gender, number in _jussive_forms(verb):
        text = write(sounds)
        yield Inflected(fold(text), fold(text), "present", "active", person, gender, number, jussive=True)
    for text, participle_gender, participle_number in _participle_forms(_participle(verb)):
        yield Inflected(
            fold(text), fold(join(text)), "participle", "active", None, participle_gender, participle_number
        )


def join(text: str) -> str:
    """The written form before a pronoun: نفى → نفا(ه), قالوا → قالو(ه), دعوة → دعوت(ه)."""
    if text.endswith("وا"):
        return text[:-1]
    if text.endswith("ى"):
        return text[:-1] + "ا"
    return text[:-1] + "ت" if text.endswith("ة") else text


Persons = tuple[str, Person, Gender | None, Number]


def _past_forms(stems: _Stems) -> Iterator[Persons]:
    vowel, consonant, end = stems
    if not end:
        yield vowel, 3, "m", "s"
        yield vowel + "aت", 3, "f", "s"
        yield vowel + "Uا", 3, "m", "p"
        if vowel.endswith("aء"):
            yield vowel[:-1] + "أوا", 3, "m", "p"
        yield vowel + "A", 3, "m", "d"
        yield vowel + "aتA", 3, "f", "d"
    elif end == "I":
        yield vowel + "I", 3, "m", "s"
        yield vowel + "iيaت", 3, "f", "s"
        yield vowel + "Uا", 3, "m", "p"
        yield vowel + "iيA", 3, "m", "d"
        yield vowel + "iيaتA", 3, "f", "d"
        consonant = vowel + "I"
    else:
        letter = "و" if end == "A" and not vowel.endswith("ي") else "ي"
        yield vowel + end, 3, "m", "s"
        yield vowel + "aت", 3, "f", "s"
        yield vowel + "aوا", 3, "m", "p"
        yield vowel + "a" + letter + "A", 3, "m", "d"
        yield vowel + "aتA", 3, "f", "d"
        consonant = vowel + "a" + letter
    yield consonant + "نa", 3, "f", "p"
    yield consonant + "تu", 1, None, "s"
    yield consonant + "نA", 1, None, "p"


def _present_forms(stems: _Stems, prefix_vowel: str) -> Iterator[Persons]:
    he, she, i, we = (letter + prefix_vowel for letter in ("ي", "ت", "ء", "ن"))
    vowel, consonant, end = stems
    dual = {"": vowel, "I": vowel + "iي", "U": vowel + "uو", "Y": vowel + "aي"}[end]
    plural = vowel + ("aو" if end == "Y" else "U")
    yield he + vowel + end, 3, "m", "s"
    yield she + vowel + end, 3, "f", "s"
    yield he + plural + "ن", 3, "m", "p"
    yield he + plural + "ا", 3, "m", "p"
    yield i + vowel + end, 1, None, "s"
    yield we + vowel + end, 1, None, "p"
    for ending in ("Aن", "A"):
        yield he + dual + ending, 3, "m", "d"
        yield she + dual + ending, 3, "f", "d"
    yield he + (vowel + ("aي" if end == "Y" else end) if end else consonant) + "نa", 3, "f", "p"
    if vowel.endswith("aء") and not end:
        yield he + vowel[:-1] + "أون", 3, "m", "p"
        yield he + vowel[:-1] + "أوا", 3, "m", "p"


def _jussive_forms(verb: Verb) -> Iterator[Persons]:
    """The short forms of weak verbs behind لم (لم يقل، لم ينف); none for the rest, whose jussive is written the same."""
    kind = _classes(verb)[3]
    if kind not in ("hollow", "defective"):
        return
    stems = _present(verb, "active")
    short = stems.before_vowel if kind == "defective" else stems.before_consonant
    vowel = "u" if verb.measure in ("II", "III", "IV", "Q") else "a"
    yield "ي" + vowel + short, 3, "m", "s"
    yield "ت" + vowel + short, 3, "f", "s"


def _participle_forms(stem: str) -> Iterator[tuple[str, Gender, Number]]:
    """The written forms of an active participle; `stem` ends in I where its last root letter is weak (داعي)."""
    weak = stem.endswith("I")
    text = write(stem)
    if weak:
        yield text[:-1], "m", "s"
    yield text, "m", "s"
    yield text + "ا", "m", "s"
    yield write(stem[:-1] + "iيaة" if weak else stem + "aة"), "f", "s"
    plural = write(stem[:-1] if weak else stem)
    yield plural + "ين", "m", "p"
    yield plural + "ون", "m", "p"
    yield text + "ان", "m", "d"
    yield text + "ين", "m", "d"
    yield text + "ات", "f", "p"


def _classes(verb: Verb) -> tuple[str, str, str, str]:
    """The root's letters and its class: sound, doubled, hollow, defective (as the measure lets it show)."""
    first, middle, last = verb.root[0], verb.root[1], verb.root[-1]
    if last in "وي":
        return first, middle, last, "defective"
    if verb.measure in ("I", "IV", "VII", "VIII", "X"):
        if middle == last:
            return first, middle, last, "doubled"
        if middle in "وي":
            return first, middle, last, "hollow"
    return first, middle, last, "sound"


def _eighth(first: str) -> str:
    """The first root letter and the t of measure VIII, assimilated: اتهم from وهم, ادعى from دعو, اضطر from ضرر."""
    changed = {"و": "تت", "ي": "تت", "د": "دد", "ذ": "دد", "ز": "زد", "ص": "صط", "ض": "ضط", "ط": "طط", "ظ": "ظظ"}
    return changed.get(first, first + "ت")


def _shape(opening: str, open_end: bool, vowel: str, long: str, letters: tuple[str, str, str, str]) -> _Stems:
    """The stems behind `opening`; `open_end` where a vowel a (or u in the passive) stands before the middle letter."""
    _, middle, last, kind = letters
    joint = opening[-1] if open_end else ""
    base = opening[:-1] if open_end else opening
    if kind == "hollow":
        return _Stems(base + long + last, base + {"A": "a", "I": "i", "U": "u"}[long] + last)
    if kind == "doubled":
        return _Stems(base + (joint or vowel) + last + last, opening + middle + vowel + last)
    return _Stems(opening + middle + vowel + last, opening + middle + vowel + last)


def _past(verb: Verb, voice: Voice) -> _Stems:
    letters = _classes(verb)
    first, middle, last, kind = letters
    active = voice == "active"
    if verb.measure == "Q":
        vowels = ("a", "a") if active else ("u", "i")
        stem = first + vowels[0] + middle + verb.root[2] + vowels[1] + last
        return _Stems(stem, stem)
    openings = {
        "I": (first + "a", first + "u"),
        "II": (f"{first}a{middle}", f"{first}u{middle}"),
        "III": (f"{first}A", f"{first}U"),
        "IV": (f"ءa{first}", f"ءu{first}"),
        "V": (f"تa{first}a{middle}", f"تu{first}u{middle}"),
        "VI": (f"تa{first}A", f"تu{first}U"),
        "VII": (f"Aن{first}a", f"Aن{first}u"),
        "VIII": (f"A{_eighth(first)}a", f"A{_eighth(first)}u"),
        "X": (f"Aستa{first}", f"Aستu{first}"),
    }
    opening = openings[verb.measure][not active]
    if kind == "defective":
        if not active:
            return _Stems(opening + middle, "", "I")
        bare_alif = middle == "ي" or (verb.measure == "I" and last == "و")
        return _Stems(opening + middle, "", "A" if bare_alif else "Y")
    stems = _shape(
        opening, verb.measure in ("I", "VII", "VIII"), "a" if active else "i", "A" if active else "I", letters
    )
    if kind == "hollow" and verb.measure == "I":
        return stems._replace(before_consonant=first + ("u" if verb.vowel == "u" else "i") + last)
    return stems


def _present(verb: Verb, voice: Voice) -> _Stems:
    """The stems of the present, without their prefix."""
    letters = _classes(verb)
    first, middle, last, kind = letters
    active = voice == "active"
    if verb.measure == "Q":
        stem = f"{first}a{middle}{verb.root[2]}{'i' if active else 'a'}{last}"
        return _Stems(stem, stem)
    dropped = first == "و" and active and verb.vowel in "ia"
    openings = {
        "I": "" if dropped else first,
        "II": f"{first}a{middle}",
        "III": f"{first}A",
        "IV": first,
        "V": f"تa{first}a{middle}",
        "VI": f"تa{first}A",
        "VII": f"ن{first}a",
        "VIII": f"{_eighth(first)}a",
        "X": f"ستa{first}",
    }
    opening = openings[verb.measure]
    vowel = "a" if not active or verb.measure in ("V", "VI") else verb.vowel if verb.measure == "I" else "i"
    if kind == "defective":
        if middle == "ء" and verb.measure == "I":  # رأى loses its hamza: يرى
            return _Stems(first, "", "Y")
        return _Stems(opening + middle, "", {"a": "Y", "i": "I", "u": "U"}[vowel])
    open_end = verb.measure in ("VII", "VIII")
    return _shape(opening, open_end, vowel, "A" if open_end else _LONG_OF[vowel], letters)


def _participle(verb: Verb) -> str:
    """The active participle in sounds; a weak end closes in I."""
    first, middle, last, kind = _classes(verb)
    if verb.measure != "I":
        present = _present(verb, "active")
        stem = present.before_vowel
        if verb.measure in ("V", "VI") and kind != "defective":
            stem = stem[: -len(last) - 1] + "i" + last
        return "مu" + stem + ("I" if kind == "defective" else "")
    if kind == "defective":
        return f"{first}A{middle}I"
    if kind == "doubled":
        return f"{first}A{last}{last}"
    return f"{first}A{'ء' if kind == 'hollow' else middle}i{last}"


def masdar(verb: Verb) -> str:
    """The verbal noun of a measure above I as it is written (تأكيد، إشارة، ادعاء); raises KeyError for measure I."""
    first, middle, last, kind = _classes(verb)
    weak, hollow = kind == "defective", kind == "hollow"
    close = "Aء" if weak else "aة" if hollow else ""
    long = f"A{last}" if not weak else ""
    middle_part = "" if hollow else middle
    eighth = _eighth(first)
    patterns = {
        "II": f"تa{first}{middle}" + ("iيaة" if weak else "iءaة" if last == "ء" else f"I{last}"),
        "III": f"مu{first}A{middle}" + ("Aة" if weak else f"a{last}aة"),
        "IV": f"ءi{first}{middle_part}{long}{close}",
        "V": f"تa{first}a{middle}{middle}" + ("I" if weak else f"u{last}"),
        "VI": f"تa{first}A{middle}" + ("I" if weak else f"u{last}"),
        "VII": f"Aن{first}i{middle}{long}" + ("Aء" if weak else ""),
        "VIII": f"A{eighth}i{'ي' if hollow else middle}{long}" + ("Aء" if weak else ""),
        "X": f"Aستi{first}{middle_part}{long}{close}",
        "Q": "" if verb.measure != "Q" else f"{first}a{middle}{verb.root[2]}a{last}aة",
    }
    return write(patterns[verb.measure])
