"""Both languages say all that the templates ask for."""

import re
from importlib.resources import files

from musnad.web.render import words


def test_both_languages_have_the_same_words() -> None:
    assert words()["ar"].keys() == words()["en"].keys()
    assert all(said for language in words().values() for said in language.values())


def test_templates_ask_for_known_words() -> None:
    known = words()["ar"].keys()
    for template in (files("musnad.web") / "templates").iterdir():
        for key in re.findall(r"\bt\(['\"]([\w-]+)['\"]\)", template.read_text(encoding="utf-8")):
            assert key in known, f"{template.name}: {key}"
