"""What the page tells of each entity: its roles, countries, gender, the nouns by which it can be called again."""

from __future__ import annotations

from collections import defaultdict

from musnad.analysis.document import Document
from musnad.analysis.entities.layer import Traits
from musnad.analysis.entities.linking import Node
from musnad.analysis.names import Name
from musnad.analysis.roles import RolePhrase
from musnad.lexicon import flags
from musnad.lexicon.names import Entry
from musnad.lexicon.roles import Gender, Number
from musnad.records import EntityType

FEMININE_KINDS = frozenset(("agency", "newspaper", "channel", "company", "court", "university", "radio", "ministry"))
MASCULINE_KINDS = frozenset(
    ("party", "club", "parliament", "hospital", "federation", "think-tank", "central-bank", "site")
)
MASCULINE_PLACES = frozenset(["لبنان", "عراق", "اردن", "مغرب", "سودان", "يمن", "فاتيكان", "ليل", "نيل", "خليج"])
SOME = 12  # mentions read for the nouns before them: a body that is named often is introduced early
QUOTES = frozenset("«\"“‹'(")


class Profile:
    """One entity while the page is read.

    `heads`: body nouns in or before its name (حركة «حماس»: حركة). `last`: article → the token of its latest mention.
    """

    __slots__ = (
        "articles", "countries", "entry", "gender", "heads", "id", "last", "names", "nodes", "number", "roles", "type",
    )  # fmt: skip

    def __init__(self, kind: EntityType) -> None:
        self.id = ""
        self.type = kind
        self.names: list[Name] = []
        self.nodes: list[Node] = []
        self.roles: list[RolePhrase] = []
        self.countries: set[str] = set()
        self.heads: dict[str, Gender] = {}
        self.entry: Entry | None = None
        self.gender: Gender | None = None
        self.number: Number | None = None
        self.articles: set[str] = set()
        self.last: dict[str, int] = {}

    @property
    def words(self) -> set[str]:
        """The words of its names."""
        return {word for node in self.nodes for word in node.words}

    @property
    def traits(self) -> Traits:
        """Gender and number, for agreement."""
        return Traits(self.gender, self.number)


def make_profiles(document: Document, names: list[Name], nodes: list[Node], roles: list[RolePhrase]) -> list[Profile]:
    """A profile for each entity, in the order of first mention; `nodes[i].root()` tells the entity of `names[i]`."""
    profiles: dict[int, Profile] = {}
    held: dict[int, list[RolePhrase]] = defaultdict(list)
    for role in roles:
        if role.holder is not None:
            held[role.holder.first].append(role)
    for name, node in zip(names, nodes, strict=True):
        root = node.root()
        profile = profiles.get(id(root))
        if profile is None:
            profile = profiles[id(root)] = Profile(root.type)
            profile.id = f"e{len(profiles)}"
            profile.entry = root.entry
            profile.articles = root.articles
        profile.names.append(name)
        if len(profile.nodes) == 0 or profile.nodes[-1] is not node:
            profile.nodes.append(node)
        if name.first in held:
            for role in held[name.first]:
                profile.roles.append(role)
                profile.countries |= role.countries
    for profile in profiles.values():
        _fill(document, profile)
    return list(profiles.values())


def _fill(document: Document, profile: Profile) -> None:
    if profile.entry is not None:
        profile.countries.update(profile.entry.country.split())
    if profile.type == "PER":
        profile.gender, profile.number = _person_gender(document, profile), "s"
        return
    if profile.type == "ORG":
        for name in profile.names[:SOME]:
            _add_heads(document, profile, name)
    profile.gender, profile.number = _thing_gender(document, profile), "s"


def _person_gender(document: Document, profile: Profile) -> Gender | None:
    """By the roles (سفيرة), else by the given name."""
    for role in profile.roles:
        if role.form.number == "s" and role.form.row.kind != "honorific":
            return role.form.gender
    gazetteer = document.lexicon.gazetteer
    longest = max(profile.names, key=lambda name: name.last - name.first)
    word = document.tokens.words[longest.first]
    part = gazetteer.part(word.form) if longest.last - longest.first > 1 else None
    if part is not None and part.gender:
        return "f" if part.gender == "f" else "m"
    return None


def _add_heads(document: Document, profile: Profile, name: Name) -> None:
    """The body noun that opens the name, or stands before it; and the countries that its adjectives say."""
    words, lexicon = document.tokens.words, document.lexicon
    at = name.first
    for k in (at, at - 1, at - 2):
        if k < 0 or (k == at - 2 and words[at - 1].text not in QUOTES):
            break
        form = lexicon.bodies.lookup(words[k].form) if words[k].bits & flags.BODY else None
        if form is not None and (k == at or not form.definite):
            profile.heads.setdefault(form.row.noun, form.row.gender)
            break
    for k in range(name.first, min(name.last + 1, len(words))):
        nation = lexicon.gazetteer.nation(words[k].form) if words[k].bits & flags.NATION else None
        if nation is not None:
            profile.countries.update(nation.country.split())


def _thing_gender(document: Document, profile: Profile) -> Gender | None:
    for gender in profile.heads.values():
        return gender
    word = document.tokens.words[profile.names[0].first]
    if profile.type == "LOC":
        return "m" if word.form.removeprefix("ال") in MASCULINE_PLACES else "f"
    if profile.entry is not None and profile.entry.kind in FEMININE_KINDS:
        return "f"
    if profile.entry is not None and profile.entry.kind in MASCULINE_KINDS:
        return "m"
    return "f" if word.text.endswith("ة") else None
