"""Whom a description means: وزير الخارجية الروسي، المحافظ، المسؤول الروسي، الحركة. By role, agreement and recency.

Descriptions are read in text order; what one is resolved to counts as a mention, so that recency runs on. A description
that fits two entities equally well is resolved to none.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from musnad.analysis.document import Document, Piece
from musnad.analysis.entities.profiles import QUOTES, Profile
from musnad.analysis.names import Name
from musnad.analysis.phrases import CURRENT
from musnad.analysis.roles import GENERIC, Anchors, RolePhrase, stem_of
from musnad.lexicon import flags
from musnad.lexicon.bodies import BodyForm
from musnad.lexicon.phrases import article_of
from musnad.lexicon.roles import Gender

HEADS_OF_STATE = frozenset(("رئيس", "ملك", "أمير", "سلطان", "عاهل", "إمبراطور"))
SPEAKING = "spokesperson"
SAME = {
    "ناطق": SPEAKING, "متحدث": SPEAKING, "مسئول": "مسؤول", "قاضي": "قاض", "مدعي": "مدع", "مفتي": "مفت",
    "صحفي": "صحافي", "والي": "وال", "محامي": "محام", "مغني": "مغن", "ديبلوماسي": "دبلوماسي",
}  # fmt: skip
MANY = 50
STATELESS = frozenset(
    ("party", "newspaper", "agency", "channel", "radio", "site", "company", "club", "ngo", "armed-group")
)  # names that say no country
NEAR = 2  # paragraphs back in which the person last spoken of still stands in the reader's mind


class BodyPhrase(NamedTuple):
    """A definite body noun that stands alone (الحركة الفلسطينية): tokens [first, last), what its adjectives say."""

    article: str
    start: int
    end: int
    first: int
    last: int
    form: BodyForm
    countries: frozenset[str]
    words: frozenset[str]


class Described(NamedTuple):
    """A description and whom it means."""

    article: str
    start: int
    end: int
    first: int
    profile: Profile
    rule: str


def find_bodies(document: Document, names: list[Name], profiles: list[Profile], anchors: Anchors) -> list[BodyPhrase]:
    """The body nouns with the article that open no name: الحركة، الوزارة، الصحيفة الإسرائيلية, in text order.

    Only those by which one of the profiles can be called.
    """
    heads = {head for profile in profiles for head in profile.heads}
    kinds = {profile.entry.kind for profile in profiles if profile.entry is not None}
    words, lexicon = document.tokens.words, document.lexicon
    found: list[tuple[Piece, int, BodyForm]] = []
    for piece, tokens in anchors:
        for i in tokens:
            form = lexicon.bodies.lookup(words[i].form) if words[i].bits & flags.BODY else None
            if form is None or (form.row.noun not in heads and kinds.isdisjoint(form.row.kinds)):
                continue
            if form.definite and not form.enclitic and form.number == "s":
                found.append((piece, i, form))
    if not found:
        return []
    inside = {k for name in names for k in range(name.first, name.last)}
    phrases = [_body_at(document, piece, i, form, inside) for piece, i, form in found if i not in inside]
    return [phrase for phrase in phrases if phrase is not None]


def _body_at(document: Document, piece: Piece, i: int, form: BodyForm, inside: set[int]) -> BodyPhrase | None:
    words, lexicon = document.tokens.words, document.lexicon
    countries: set[str] = set()
    stems: set[str] = set()
    last = i + 1
    while last < piece.last and last not in inside and article_of(words[last].text) == "ال":
        word = words[last]
        nation = lexicon.gazetteer.nation(word.form) if word.bits & flags.NATION else None
        if nation is not None:
            countries.update(nation.country.split())
        elif word.form.endswith(("ي", "يه")) and not word.bits & flags.TIME:
            stems.add(stem_of(word.form))
        elif word.form not in CURRENT:
            break
        last += 1
    if last < piece.last and (last in inside or (words[last].text in QUOTES and last + 1 in inside)):
        return None  # الصحيفة «...»: the name says who
    article = article_of(words[i].text)
    start = document.tokens.starts[i] + (len(article) if article.endswith("لل") else len(form.proclitic))
    end = document.tokens.end(last - 1)
    return BodyPhrase(piece.article.id, start, end, i, last, form, frozenset(countries), frozenset(stems))


class Describer:
    """Reads the page in text order and resolves each description; `described` maps its first token to the answer."""

    def __init__(self, document: Document, profiles: list[Profile], bodies: list[BodyPhrase]) -> None:
        self.document = document
        self.bodies = {body.first: body for body in bodies}
        self.described: dict[int, Described] = {}
        self.owner_of = {name.first: profile for profile in profiles for name in profile.names}
        self.by_lemma: dict[str, dict[Profile, None]] = defaultdict(dict)
        self.by_head: dict[str, dict[Profile, None]] = defaultdict(dict)
        self.by_kind: dict[str, dict[Profile, None]] = defaultdict(dict)
        self.persons: dict[str, list[Profile]] = defaultdict(list)  # article → persons, the latest mentioned last
        self.subject: dict[str, tuple[Profile, int]] = {}  # article → who last stood behind a cue, and where
        self.unnamed: dict[tuple[str, str], int] = {}  # article, lemma → where someone unnamed was called so
        self.spoke: dict[str, Profile] = {}  # article → for whom a spokesperson last stood
        self.line_of = _paragraphs(document)
        for profile in profiles:
            for role in profile.roles:
                self.by_lemma[_class(role.form.row.lemma)][profile] = None
            for head in profile.heads:
                self.by_head[head][profile] = None
            if profile.entry is not None:
                self.by_kind[profile.entry.kind][profile] = None

    def read_name(self, name: Name, profile: Profile, cued: bool) -> None:
        """A named mention: it is the latest now; behind a cue it is who speaks."""
        self._mention(name.article, name.first, profile, cued)

    def _mention(self, article: str, first: int, profile: Profile, cued: bool) -> None:
        profile.last[article] = first
        if profile.type == "PER":
            latest = self.persons[article]
            if not latest or latest[-1] is not profile:
                latest.append(profile)
            if cued:
                self.subject[article] = (profile, first)

    def read_role(self, role: RolePhrase, cued: bool) -> None:
        """A role phrase: the holder's own, someone unnamed, or a description to resolve."""
        lemma = _class(role.form.row.lemma)
        if role.holder is not None:
            self._learn_counterpart(role)
            return
        if role.form.number != "s":
            return
        answer = self._role(role, cued)
        if answer is None:
            if not role.definite and role.form.row.kind != "office":
                self.unnamed[role.article, lemma] = role.first
            return
        profile, rule = answer
        profile.articles.add(role.article)
        self.described[role.first] = Described(role.article, role.start, role.end, role.first, profile, rule)
        self._mention(role.article, role.first, profile, cued)

    def read_body(self, body: BodyPhrase, cued: bool) -> None:
        """A body noun with the article: which body of the article it means."""
        answer = self._body(body)
        if answer is not None:
            profile, rule = answer
            self.described[body.first] = Described(body.article, body.start, body.end, body.first, profile, rule)
            self._mention(body.article, body.first, profile, cued)

    def _learn_counterpart(self, role: RolePhrase) -> None:
        """نظيره الفرنسي جان إيف لودريان: he has the post of the one just spoken of, in the other country."""
        if role.form.row.kind != "counterpart" or role.holder is None:
            return
        holder = self.owner_of.get(role.holder.first)
        for other in reversed(self.persons[role.article][-3:]):
            posts = [post for post in other.roles if post.form.row.kind == "office"]
            if posts and other is not holder and holder is not None:
                post = posts[0]._replace(countries=role.countries, words=posts[0].words, start=role.start, end=role.end)
                holder.roles.append(post)
                self.by_lemma[_class(post.form.row.lemma)][holder] = None
                return

    def _role(self, role: RolePhrase, cued: bool) -> tuple[Profile, str] | None:
        lemma = _class(role.form.row.lemma)
        if role.form.row.kind == SPEAKING:
            return self._spokesperson(role)
        if not role.definite:
            return None
        if role.form.row.kind == "honorific":
            return self._honorific(role, cued)
        if role.form.row.kind in ("kin", "person", "rank") or (
            role.form.enclitic and role.form.row.kind != "counterpart"
        ):
            return self._owned(role, lemma)
        if role.form.row.kind == "profession" and not cued and not role.countries and not role.words:
            return None  # الشاعر may be any poet
        fitting = [(self._fit(role, profile), profile) for profile in _few(self.by_lemma, lemma)]
        found = self._choose(role, [(fit, profile) for fit, profile in fitting if fit > 0])
        if found is not None:
            return found, "role"
        if role.form.row.lemma in GENERIC or lemma == "نظير":
            return self._generic(role)
        return self._carried(role) if cued else None

    def _owned(self, role: RolePhrase, lemma: str) -> tuple[Profile, str] | None:
        """مديره، رئيسها: the one of the article who has this post."""
        if role.form.row.kind not in ("office", "member"):
            return None
        here = [p for p in _few(self.by_lemma, lemma) if role.article in p.last and _agree(p.gender, role.form.gender)]
        return (here[0], "owned-role") if len(here) == 1 else None

    def _fit(self, role: RolePhrase, profile: Profile) -> int:
        """How well the profile's roles fit the description: 0 not at all, more with what both specify."""
        best = 0
        if not _agree(profile.gender, role.form.gender):
            return 0
        lemma, ours = _class(role.form.row.lemma), self._owners(role)
        for held in profile.roles:
            if _class(held.form.row.lemma) != lemma:
                continue
            countries = held.countries or profile.countries
            if role.countries and countries and not role.countries & countries:
                continue
            if (role.status == "former") != (held.status == "former") and (role.words or held.words or role.status):
                continue
            theirs = self._owners(held)
            if ours and theirs and not ours & theirs:
                continue
            if role.words <= held.words or (held.words and held.words <= role.words):
                common = len(role.words & held.words) + len(role.countries & countries) + 2 * len(ours & theirs)
                bare = not role.words and not role.countries and not ours
                best = max(best, 2 + 2 * common if common or bare else 1)
        return best

    def _owners(self, role: RolePhrase) -> set[str]:
        """The bodies that a role is of, as entities; countries and places count as countries."""
        if not role.bodies:
            return set()
        found = {self.owner_of[name.first] for name in role.bodies if name.first in self.owner_of}
        return {profile.id for profile in found if profile.type == "ORG" or not role.countries}

    def _choose(self, role: RolePhrase, fitting: list[tuple[int, Profile]]) -> Profile | None:
        """The one that fits: of the same article first; of two, the one spoken of last, if in a later paragraph."""
        here = [(fit, profile) for fit, profile in fitting if role.article in profile.articles]
        if not here:
            best = max((fit for fit, _ in fitting), default=0)
            top = [profile for fit, profile in fitting if fit == best]
            return top[0] if best > 2 and len(top) == 1 else None
        best = max(fit for fit, _ in here)
        top = [profile for fit, profile in here if fit == best]
        lemma = _class(role.form.row.lemma)
        if best == 1 and sum(role.article in p.articles for p in _few(self.by_lemma, lemma)) > 1:
            return None  # a president of no known country is not the American one where others are named
        chosen = self._latest(top, role.article)
        since = self.unnamed.get((role.article, lemma), -1)
        if chosen is not None and not role.words and since > chosen.last.get(role.article, -1):
            return None  # مسؤول ... قال المسؤول: the unnamed one
        return chosen

    def _latest(self, profiles: list[Profile], article: str) -> Profile | None:
        """The only one, or the one mentioned last if no other stands in the same paragraph."""
        if len(profiles) == 1:
            return profiles[0]
        seen = sorted((p for p in profiles if article in p.last), key=lambda p: -p.last[article])
        if not seen:
            return None
        if len(seen) > 1 and self.line_of[seen[0].last[article]] == self.line_of[seen[1].last[article]]:
            subject = self.subject.get(article)
            return subject[0] if subject is not None and subject[0] in seen[:2] else None
        return seen[0]

    def _generic(self, role: RolePhrase) -> tuple[Profile, str] | None:
        """المسؤول الروسي: the person of that country last spoken of, no head of state, nobody unnamed since."""
        if not role.countries and not role.words:
            return None
        if (role.article, _class(role.form.row.lemma)) in self.unnamed:
            return None
        subject = self.subject.get(role.article)
        order = ([subject[0]] if subject else []) + self.persons[role.article][::-1][:8]
        for profile in order:
            if not _agree(profile.gender, role.form.gender) or _heads_state(profile):
                continue
            said = profile.countries & role.countries if role.countries else _stems(profile) & role.words
            if said:
                return profile, "country-and-kind"
        return None

    def _carried(self, role: RolePhrase) -> tuple[Profile, str] | None:
        """وأضاف وزير الصحة السابق: behind a cue that goes on, a new description of who has been speaking."""
        before = self.document.tokens.words[role.first - 1].form
        if not any(form.row.carries for form in self.document.lexicon.cues.lookup(before)):
            return None
        subject = self.subject.get(role.article)
        if subject is None or self.line_of[role.first] - self.line_of[subject[1]] > NEAR:
            return None
        profile = subject[0]
        if not _agree(profile.gender, role.form.gender):
            return None
        if role.countries and profile.countries and not role.countries & profile.countries:
            return None
        if any(held.form.row.lemma == role.form.row.lemma for held in profile.roles):
            return None
        return profile, "carried-on"

    def _spokesperson(self, role: RolePhrase) -> tuple[Profile, str] | None:
        """The named spokesperson of the article, else the body in whose name he speaks."""
        if role.definite:
            fitting = [(self._fit(role, profile), profile) for profile in _few(self.by_lemma, SPEAKING)]
            found = self._choose(role, [(fit, p) for fit, p in fitting if fit > 0 and role.article in p.articles])
            if found is not None:
                return found, "spokesperson"
        for name in role.bodies:
            profile = self.owner_of.get(name.first)
            if profile is not None and profile.type in ("ORG", "LOC"):
                self.spoke[role.article] = profile
                return profile, "spokesperson-of"
        for k in range(role.first + 1, role.last):
            body = self.bodies.get(k)
            found_body = self._body(body) if body is not None else None
            if found_body is not None:
                self.spoke[role.article] = found_body[0]
                return found_body[0], "spokesperson-of"
        known = self.spoke.get(role.article)
        return (known, "spokesperson-of") if known is not None and role.definite and not role.words else None

    def _honorific(self, role: RolePhrase, cued: bool) -> tuple[Profile, str] | None:
        """معاليه، سماحته: who has been called so in the article, else who was speaking."""
        if not role.form.enclitic:
            return None
        lemma = role.form.row.lemma
        here = [p for p in _few(self.by_lemma, lemma) if role.article in p.articles]
        chosen = self._latest(here, role.article) if here else None
        if chosen is not None:
            return chosen, "honorific"
        subject = self.subject.get(role.article)
        return (subject[0], "honorific") if cued and subject is not None else None

    def _body(self, body: BodyPhrase) -> tuple[Profile, str] | None:
        row = body.form.row
        heads = [p for p in _few(self.by_head, row.noun) if self._body_fits(body, p, True)]
        chosen = self._latest(heads, body.article) if heads else None
        if heads:
            return (chosen, "head-noun") if chosen is not None else None
        kinds = [p for kind in sorted(row.kinds) for p in _few(self.by_kind, kind) if self._body_fits(body, p, False)]
        distinct = list(dict.fromkeys(kinds))
        if len(distinct) == 1 and body.article in distinct[0].last:
            return distinct[0], "kind"
        return None

    def _body_fits(self, body: BodyPhrase, profile: Profile, headed: bool) -> bool:
        if profile.type != "ORG" or body.article not in profile.articles:
            return False
        if body.countries and profile.countries and not body.countries & profile.countries:
            return False
        if body.countries and not profile.countries and (not headed or body.form.row.kinds.isdisjoint(STATELESS)):
            return False
        return body.words <= {stem_of(word) for word in profile.words}


def _few(index: dict[str, dict[Profile, None]], key: str) -> list[Profile]:
    """The profiles under a key, `MANY` at most: a page with more tells nothing by such a word."""
    return list(islice(index.get(key, ()), MANY))


def _class(lemma: str) -> str:
    """Nouns that say the same: متحدث and ناطق, مسؤول and مسئول."""
    return SAME.get(lemma, lemma)


def _agree(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


def _heads_state(profile: Profile) -> bool:
    return any(r.form.row.lemma in HEADS_OF_STATE and not r.words and not r.status for r in profile.roles)


def _stems(profile: Profile) -> set[str]:
    return {word for role in profile.roles for word in role.words}


def _paragraphs(document: Document) -> list[int]:
    """For each token the number of the piece that holds it (pieces count from 1; 0 before the first)."""
    found = [0] * (len(document.tokens) + 1)
    for number, piece in enumerate(document.pieces, 1):
        found[piece.first : piece.last] = [number] * (piece.last - piece.first)
    return found
