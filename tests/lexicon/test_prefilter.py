"""The prefilter never says less than the lists themselves."""

import itertools

import pytest

from musnad.lexicon.loader import Lexicon, load_lexicon


def asked(lexicon: Lexicon, form: str) -> int:
    lists = (lexicon.gazetteer, lexicon.cues, lexicon.roles, lexicon.bodies, lexicon.calendar)
    found = 0
    for known in lists:
        found |= known.bits(form)
    return found


@pytest.mark.parametrize(
    "proclitics", ["", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "فل", "وس", "ال", "وال", "بال", "لل", "ولل", "كال"]
)
def test_flags_are_those_of_the_lists(proclitics: str) -> None:
    lexicon = load_lexicon()
    stems = itertools.chain(
        itertools.islice(lexicon.cues.stems(), 0, None, 37),
        itertools.islice(lexicon.gazetteer.stems(), 0, None, 97),
        itertools.islice(lexicon.roles.stems(), 0, None, 11),
        itertools.islice(lexicon.bodies.stems(), 0, None, 7),
        itertools.islice(lexicon.calendar.stems(), 0, None, 3),
    )
    for stem in stems:
        for form in (proclitics + stem, proclitics + stem + "ه", proclitics + stem + "هما"):
            assert lexicon.bits_of(form) == asked(lexicon, form), form


@pytest.mark.parametrize("form", ["2015", "١٥", "الـ15", "2018م", "و90", "%", "", "سيعقد", "وستجتمع"])
def test_odd_forms(form: str) -> None:
    lexicon = load_lexicon()
    assert lexicon.bits_of(form) == asked(lexicon, form)
