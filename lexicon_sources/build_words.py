"""Makes musnad/lexicon/words.tsv: the Arabic word forms of simplemma's dictionary (MIT) that news pages use.

python lexicon_sources/build_words.py [--corpora DIR]

The forms and their kinds come from simplemma alone; the articles of the corpora only tell which of its 260,000 forms
are worth carrying (met with or without clitics at least `LEAST` times in every third article). Forms that the name
lists give as foreign names are left out, so that "not in this list" speaks for a name.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import pathlib
import re

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from musnad.text import fold

LEAST = 3
# Common words that the lists of foreign names happen to give too (توفير for Topher).
COMMON = frozenset(["اختيار", "اراده", "انقلاب", "تسليم", "توفير", "حياه", "صيام", "عنايه", "معظم", "يرون"])
PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وس", "فل", "فس", "فب", "وك")
ARTICLES = ("", "ال", "وال", "بال", "فال", "كال", "وبال", "لل", "ولل")
SUFFIXES = ("ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم")
HEADER = """\
# Common word forms, so that what is none of them may be a name. Two fields: the folded form; its kind:
# n noun, adjective or particle; p verb of the present; a verb of the past; b past verb or noun (كتب kataba/kutub).
# Source: the Arabic dictionary of simplemma 2 (MIT), cut to the forms that news uses by lexicon_sources/build_words.py.
"""


def dictionary() -> dict[str, set[str]]:
    """Each folded form with its folded lemmas."""
    forms: dict[str, set[str]] = collections.defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items():
        folded = fold(_text(form)), fold(_text(lemma))
        if all(folded) and folded[0].isalpha() and len(folded[0]) > 1:
            forms[folded[0]].add(folded[1])
    return forms


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def present_lemmas(forms: dict[str, set[str]]) -> set[str]:
    """The lemmas that have a form of the present: يقول yaqūl with the lemma قال qāla makes قال a verb."""
    return {
        lemma
        for form, lemmas in forms.items()
        for lemma in lemmas
        if form[0] == "ي" and lemma[0] != "ي" and len(form) > 2 and _within(lemma, form[1:])
    }


def _within(lemma: str, form: str) -> bool:
    letters = iter(form)
    return all(letter in letters for letter in lemma if letter not in "اويء")


def kinds_of(forms: dict[str, set[str]]) -> dict[str, str]:
    """Each form with its kind."""
    verbs = present_lemmas(forms)
    nouns = {form[2:] for form in forms if form.startswith("ال") and len(form) > 4}
    nouns |= {form for form in forms if form.endswith("ه") and len(form) > 3}
    kinds = {form: _kind(form, {_reading(form, lemma, verbs, nouns) for lemma in forms[form]}, nouns) for form in forms}
    for form in forms:  # نتوقع natawaqqaʿ goes with يتوقع yatawaqqaʿ, whose lemma the dictionary knows
        if form[0] == "ن" and form not in nouns and kinds.get("ي" + form[1:]) == "p":
            kinds[form] = "p"
    return kinds


def _reading(form: str, lemma: str, verbs: set[str], nouns: set[str]) -> str:
    if lemma not in verbs:
        return "n"
    if form == lemma:
        return "b" if lemma in nouns else "a"
    if form[0] == "ي" or (form[0] in "تن" and lemma[0] != form[0]):
        return "p"
    past = form.endswith("وا") or (form.endswith("ت") and not form.endswith("ات"))
    return "a" if past else "n"


def _kind(form: str, readings: set[str], nouns: set[str]) -> str:
    if readings == {"a", "n"}:
        return "b"
    if readings >= {"p", "n"}:
        return "n" if form in nouns else "p"
    return next(kind for kind in "pban" if kind in readings)


def foreign_names(corpora: pathlib.Path) -> set[str]:
    """The single words that the name lists give for Latin names."""
    lists = corpora / "gazetteers"
    tokens: dict[str, str] = json.loads((lists / "en_ar_name_tokens.json").read_text(encoding="utf-8"))
    names = {fold(name) for name in tokens.values()}
    for line in (lists / "name_parts_wikidata.tsv").read_text(encoding="utf-8").splitlines():
        names.update(fold(name) for name in line.split("\t")[1].split("|"))
    return names


def texts(corpora: pathlib.Path) -> collections.Counter[str]:
    """How often each folded word stands in every third article, clitics on."""
    words: collections.Counter[str] = collections.Counter()
    for file in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 3 == 0:
                    row = json.loads(line)
                    words.update(re.findall(r"\w+", fold(f"{row.get('title') or ''} {row['text']}")))
    return words


def met(words: collections.Counter[str], kinds: dict[str, str]) -> collections.Counter[str]:
    """How often each form is met, clitics taken off."""
    counts: collections.Counter[str] = collections.Counter()
    for word, times in words.items():
        for form in _stems(word, kinds):
            counts[form] += times
    return counts


def corrected(kinds: dict[str, str], words: collections.Counter[str]) -> None:
    """Mend the kinds of the verbs whose lemma the dictionary lacks: what stands behind sa- is of the present (سيجري)."""
    for form in kinds:
        ahead = words["س" + form] + words["وس" + form]
        noun = words["الس" + form] or 20 * words["ال" + form] >= words[form]
        if form[0] == "ي" and len(form) > 3 and ahead > 1 and not noun:
            kinds[form] = "p"
    for form, kind in kinds.items():
        if (
            kind in "nb"
            and form[0] in "تن"
            and len(form) > 3
            and not form.endswith("ان")
            and kinds.get("ي" + form[1:]) == "p"
            and not any(words[before + form] for before in ("ال", "وال", "بال", "لل"))
            and not (words[form] > 4 * words["ي" + form[1:]])
        ):
            kinds[form] = "p"


def _stems(word: str, kinds: dict[str, str]) -> set[str]:
    if word in kinds:
        return {word}
    bare = {word[len(p) :] for p in (*PREFIXES, *ARTICLES) if word.startswith(p)}
    ended = {stem[: -len(s)] for stem in bare for s in SUFFIXES if stem.endswith(s)}
    ended |= {stem[:-1] + "ه" for stem in ended if stem.endswith("ت")}
    return (bare & kinds.keys()) or (ended & kinds.keys())


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    corpora = parser.parse_args().corpora
    forms = dictionary()
    kinds = kinds_of(forms)
    foreign = foreign_names(corpora)
    words = texts(corpora)
    counts = met(words, kinds)
    corrected(kinds, words)
    inflected = collections.Counter(lemma for lemmas in forms.values() for lemma in lemmas)
    kept = [
        form
        for form in sorted(kinds)
        if counts[form] >= LEAST
        and not (
            form in foreign
            and forms[form] == {form}
            and inflected[form] < 3
            and "ال" + form not in forms
            and form not in COMMON
        )
    ]
    target = pathlib.Path("musnad/lexicon/words.tsv")
    target.write_text(HEADER + "".join(f"{form}\t{kinds[form]}\n" for form in kept), encoding="utf-8")
    print(f"{len(kept)} forms")


if __name__ == "__main__":
    main()
