"""Compiles the lists of names into flat tables, and keeps them in the user's cache under the hash of the lists."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pathlib
import tempfile
from collections.abc import Iterator
from importlib.resources import files

import msgspec
from platformdirs import user_cache_path

from musnad.errors import LexiconError
from musnad.lexicon.data import read_rows
from musnad.text import Tokens, Vocabulary, fold

DOUBTS = {"": 0, "word": 1, "person": 2, "place": 3}
# file, type of its entries; in order of preference where two hold the same name
LISTS = (
    ("countries.tsv", "LOC"),
    ("places.tsv", "LOC"),
    ("organisations.tsv", "ORG"),
    ("people.tsv", "PER"),
    ("events.tsv", "EVENT"),
    ("works.tsv", "MISC"),
    ("places_geonames.tsv", "LOC"),
    ("people_wikidata.tsv", "PER"),
)
COLUMNS = 8
PARTS = ("given_names.tsv", "family_names.tsv", "name_parts.tsv")
NATIONS = "demonyms.tsv"
WHOLE = "whole_words.tsv"
WORDS = "words.tsv"
SOURCES = (*(name for name, _ in LISTS), *PARTS, NATIONS, WHOLE, WORDS)
EDITION = "3"  # raised when this module or the folding changes what the tables hold


class Tables(msgspec.Struct):
    """The compiled lists.

    `rows`: the cells of each entry. `keys`: folded name, words joined by blanks → row number * 4 + doubt, in order of
    preference. `firsts`: first word → bits of the lengths. `pairs`: the first two words of every longer name. `parts`, `nations`: form → cells. `whole`: common words
    that look like a proclitic with a name behind it.
    """

    rows: list[str]
    keys: dict[str, tuple[int, ...]]
    firsts: dict[str, int]
    pairs: frozenset[str]
    parts: dict[str, str]
    nations: dict[str, str]
    whole: frozenset[str]


def load_tables() -> Tables:
    """The tables of the lists as they are now: from the cache where it fits them, else compiled and written there.

    A cache that cannot be read or written is done without.
    """
    data = [(files("musnad.lexicon") / name).read_bytes() for name in SOURCES]
    mark = hashlib.sha256(b"\0".join([EDITION.encode(), *data])).hexdigest()
    path = user_cache_path("musnad", appauthor=False) / f"names-{mark[:24]}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Tables)
    except (OSError, msgspec.DecodeError):
        tables = compile_tables()
        with contextlib.suppress(OSError):
            _write(path, msgspec.msgpack.encode(tables))
        return tables


def _write(path: pathlib.Path, data: bytes) -> None:
    """Write all of `data` to `path` or nothing, and drop the caches of older lists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        pathlib.Path(draft).replace(path)
    except OSError:
        pathlib.Path(draft).unlink(missing_ok=True)
        raise
    for old in path.parent.glob("names-*.msgpack"):
        if old != path:
            old.unlink(missing_ok=True)


def compile_tables() -> Tables:
    """The tables, made from the lists; raises LexiconError with path and line where a row is wrong."""
    rows: list[str] = []
    keys: dict[str, list[int]] = {}
    vocabulary = Vocabulary()
    for file, kind in LISTS:
        for line, cells in read_rows(file, COLUMNS):
            name, variants, acronyms, latin, sort, country, wikidata, doubt = cells
            if doubt not in DOUBTS:
                raise LexiconError(f"{file}:{line}: {doubt!r} is none of {', '.join(filter(None, DOUBTS))}")
            number = len(rows)
            spellings = [(name, doubt)]
            for spelling in (*variants.split("|"), *acronyms.split("|")):
                bare = spelling.removesuffix("?")
                spellings.append((bare, "word" if bare != spelling else "" if doubt == "word" else doubt))
            key = f"{kind}:{fold(name)}"
            letters = "|".join(a.removesuffix("?") for a in acronyms.split("|"))
            rows.append("\t".join((key, name, kind, sort, latin, wikidata, country, doubt, letters)))
            for spelling, its_doubt in spellings:
                for form in _spelt(spelling, vocabulary):
                    hits = keys.setdefault(form, [])
                    if all(rows[hit // 4].split("\t")[2] != kind for hit in hits):
                        hits.append(number * 4 + DOUBTS[its_doubt])
    firsts = _firsts(keys)
    return Tables(
        rows,
        {key: tuple(hits) for key, hits in keys.items()},
        firsts,
        frozenset(" ".join(key.split(" ", 2)[:2]) for key in keys if " " in key),
        dict(_parts()),
        dict(_nations()),
        frozenset(_whole(firsts)),
    )


def _whole(firsts: dict[str, int]) -> Iterator[str]:
    """The common words that could be read as a proclitic and the first word of a name: كبيرا is not ك+بيرا."""
    for form in (
        *(fold(cells[0]) for _, cells in read_rows(WHOLE, 1)),
        *(cells[0] for _, cells in read_rows(WORDS, 2)),
    ):
        if any(stem in firsts for _, stem in stripped(form)):
            yield form


def stripped(form: str) -> list[tuple[int, str]]:
    """The readings of a form with its proclitics taken off: (letters taken, what is left)."""
    found: list[tuple[int, str]] = []
    at = 0
    if form[:1] in ("و", "ف") and len(form) > 3:
        at = 1
        found.append((1, form[1:]))
    for begin in {0, at}:
        rest = form[begin:]
        if rest.startswith("لل") and len(rest) > 3:
            found.append((begin + 2, "ال" + rest[2:]))
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 3:
            found.append((begin + 1, rest[1:]))
    return sorted(found)


def _firsts(keys: dict[str, list[int]]) -> dict[str, int]:
    firsts: dict[str, int] = {}
    for key in keys:
        first = key.split(" ", 1)[0]
        firsts[first] = firsts.get(first, 0) | 1 << key.count(" ")
    return firsts


def _spelt(spelling: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The folded keys of a name: as written, with عبد joined to and parted from what follows, أبو in all three cases."""
    forms = [word.form for word in Tokens(spelling, vocabulary).words if word.form]
    if not forms:
        return
    choices: list[list[str]] = [[]]
    at = 0
    options: tuple[str, ...]
    while at < len(forms):
        form, behind = forms[at], forms[at + 1] if at + 1 < len(forms) else ""
        if form == "عبد" and behind.startswith("ال"):
            options, step = (f"عبد {behind}", f"عبد{behind}"), 2
        elif form.startswith("عبدال") and len(form) > 6:
            options, step = (form, f"عبد {form[3:]}"), 1
        elif form == "ابو" and behind:
            options, step = (f"ابو {behind}", f"ابي {behind}", f"ابا {behind}", f"ابو{behind}"), 2
        else:
            options, step = (form,), 1
        choices = [[*choice, option] for choice in choices for option in options]
        at += step
    yield from (" ".join(choice) for choice in choices)


def _parts() -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for file in PARTS:
        for _, (name, role, gender, doubt, origin, latin) in read_rows(file, 6):
            form = fold(name)
            if form not in seen:
                seen.add(form)
                yield form, "\t".join((role, gender, doubt, origin, latin))


def _nations() -> Iterator[tuple[str, str]]:
    """Every form of every nisba: روسي → روسية، روسيون، روسيين، الروس ... each with country, gender, number, definite."""
    seen: set[str] = set()
    for _, (adjective, variants, plurals, country, _latin) in read_rows(NATIONS, 5):
        for stem in (adjective, *filter(None, variants.split("|"))):
            for ending, gender, number in _ENDINGS:
                yield from _definite(fold(stem) + ending, country, gender, number, seen)
        for plural in filter(None, plurals.split("|")):
            yield from _definite(fold(plural), country, "m", "p", seen)


_ENDINGS = (
    ("", "m", "s"), ("ه", "f", "s"), ("ون", "m", "p"), ("ين", "m", "p"), ("ات", "f", "p"),
    ("ان", "m", "d"), ("تان", "f", "d"), ("تين", "f", "d"),
)  # fmt: skip


def _definite(form: str, country: str, gender: str, number: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    for definite, written in (("0", form), ("1", "ال" + form)):
        if written not in seen:
            seen.add(written)
            yield written, "\t".join((country, gender, number, definite))
