"""The lists of names and how they are matched."""

import pytest

from musnad.lexicon import flags
from musnad.lexicon.names import Gazetteer
from musnad.text import Tokens, Vocabulary, fold


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def mentions(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    """The longest match at each word: its words in the text, and the entry's name."""
    tokens = Tokens(text, Vocabulary())
    found = []
    for i in range(len(tokens)):
        matches = gazetteer.match(tokens.words, i)
        if matches:
            length, entry, offset, _ = matches[0]
            found.append((text[tokens.starts[i] + offset : tokens.end(i + length - 1)], entry.name))
    return found


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("قرار الأمم المتحدة", "الأمم المتحدة"),
        ("قال للأمم المتحدة", "أمم المتحدة"),
        ("وللأمم المتحدة دور", "أمم المتحدة"),
        ("بالأمم المتحدة", "الأمم المتحدة"),
        ("وَالأُمَم المتّحدة", "الأُمَم المتّحدة"),
        ("لـلأمم المتحدة", "أمم المتحدة"),
    ],
)
def test_mention_begins_behind_the_proclitics(gazetteer: Gazetteer, text: str, mention: str) -> None:
    assert (mention, "الأمم المتحدة") in mentions(gazetteer, text)


def test_longest_comes_first(gazetteer: Gazetteer) -> None:
    assert mentions(gazetteer, "مجلس الأمن الدولي")[0][0] == "مجلس الأمن الدولي"


def test_a_name_does_not_cross_a_line(gazetteer: Gazetteer) -> None:
    assert mentions(gazetteer, "الأمم\nالمتحدة") == []


def test_bits(gazetteer: Gazetteer) -> None:
    assert gazetteer.bits(fold("للأمم")) & flags.NAME
    assert not gazetteer.bits(fold("يكتبون")) & flags.NAME
