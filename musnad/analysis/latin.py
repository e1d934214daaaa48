"""Latin forms of names, so that a reader without Arabic can search "Lavrov"."""

from __future__ import annotations

import re
from functools import lru_cache

from musnad.lexicon.names import Gazetteer
from musnad.text import fold

# Newspaper style: no diacritics, the article joined with a hyphen, ع and ء left out.
LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ء": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip
SMALL = {
    "بن": "bin", "بنت": "bint", "ابن": "Ibn", "ابو": "Abu", "ابي": "Abi", "ابا": "Aba", "ام": "Umm", "ال": "Al",
    "عبد": "Abdul", "ولد": "Ould", "ذو": "Dhu", "دي": "de", "دا": "da", "دو": "do", "فون": "von", "فان": "van",
    "الله": "Allah",
}  # fmt: skip
CONSONANTS = "bcdfghjklmnpqrstvwxz"
MARKS = re.compile(r"[^\w\s]")
ARABIC = re.compile(r"[\u0621-\u064a]")


def latin_of(name: str, gazetteer: Gazetteer) -> str:
    """The usual Latin form of a name: the lists' own, else its words one by one; "" where it holds no letter.

    سيرغي لافروف → Sergey Lavrov; عبد الله النعيمي → Abdullah al-Nuaimi.
    """
    folded = fold(name)
    for entry in gazetteer.find(name):
        if entry.latin and fold(entry.name) == folded:
            return entry.latin
    words = MARKS.sub(" ", folded).split()
    found: list[str] = []
    at = 0
    while at < len(words):
        word, behind = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word == "عبد" and behind.startswith("ال"):
            found.append(_servant(behind, gazetteer))
            at += 1
        else:
            found.append(_word(word, gazetteer))
        at += 1
    text = " ".join(filter(None, found))
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=50_000)
def _word(word: str, gazetteer: Gazetteer) -> str:
    """One folded word: a particle, a known part of names, the article with what follows, or letter by letter."""
    if word in SMALL:
        return SMALL[word]
    if not ARABIC.search(word):
        return word.title() if word.isascii() else word
    if word.startswith("عبدال") and len(word) > 6:
        return _servant(word[3:], gazetteer)
    part = gazetteer.part(word)
    if part is not None and part.latin:
        return part.latin
    if word.startswith("ال") and len(word) > 4:
        part = gazetteer.part(word[2:])
        return "al-" + (part.latin if part is not None and part.latin else transliterate(word[2:]))
    return transliterate(word)


def _servant(word: str, gazetteer: Gazetteer) -> str:
    """عبد الله → Abdullah, عبد الرحمن → Abdul Rahman: `word` is what follows عبد, with its article."""
    if word == "الله":
        return "Abdullah"
    part = gazetteer.part(word[2:])
    return "Abdul " + (part.latin if part is not None and part.latin else transliterate(word[2:]))


def transliterate(word: str) -> str:
    """A folded word letter by letter: و and ي are vowels between consonants, short vowels are guessed as a."""
    letters: list[str] = []
    for index, letter in enumerate(word):
        first, last = index == 0, index == len(word) - 1
        before, behind = word[index - 1 : index], word[index + 1 : index + 2]
        if letter in "وي":
            consonant = first or behind == "ا" or before == "ا"
            letters.append({"و": "wu", "ي": "yi"}[letter][0 if consonant else 1])
        elif letter == "ه" and last:
            letters.append("a")
        else:
            letters.append(LETTERS.get(letter, ""))
    return _voiced(letters).title()


def _voiced(letters: list[str]) -> str:
    """The letters with an "a" between two consonants where no word could be spoken without: mhmd → mahmad."""
    found = ""
    for index, letter in enumerate(letters):
        follows = letters[index + 1][:1] if index + 1 < len(letters) else ""
        found += letter
        opens = index == 0 or found[-len(letter) - 1 : -len(letter)] not in CONSONANTS
        if letter and letter[-1] in CONSONANTS and follows and follows in CONSONANTS and (opens or len(letters) < 4):
            behind = letters[index + 2][:1] if index + 2 < len(letters) else ""
            if index == 0 or not behind or behind in CONSONANTS:
                found += "a"
    return found.replace("aa", "a")
