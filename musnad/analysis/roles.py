"""Role phrases: which post, rank or relation the text gives to whom, with its country or body and its status."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from musnad.analysis.document import Document, Piece
from musnad.analysis.names import Name
from musnad.analysis.phrases import Phrase, RolePart, read_phrase
from musnad.lexicon import flags
from musnad.lexicon.names import Entry, Gazetteer
from musnad.lexicon.phrases import Status, article_of
from musnad.lexicon.roles import RoleForm
from musnad.text import Word

SMALL_WORDS = frozenset(("في", "الي", "لدي", "باسم", "من", "عن", "و", "ل", "ب", "لـ", "بـ"))


class RolePhrase(NamedTuple):
    """A role as it stands in the text: offsets [start, end) and tokens [first, last) without the person's name.

    `holder`: the person whom the words beside it name, None where it stands alone. `words`: the stems of what specifies
    the role (خارجي), names and countries apart. `countries`: codes of ISO 3166 that its adjectives and places say.
    `bodies`: the names in it.
    `rule`: how it stands to the holder: before-name, behind-name, apposition, alone.
    """

    article: str
    start: int
    end: int
    first: int
    last: int
    form: RoleForm
    holder: Name | None
    words: frozenset[str]
    countries: frozenset[str]
    bodies: tuple[Name, ...]
    status: Status | None
    definite: bool
    rule: str


GENERIC = frozenset(("مسؤول", "مسئول", "دبلوماسي", "ديبلوماسي", "سياسي", "زعيم", "قيادي"))
POINTING = frozenset(
    ("spokesperson", "counterpart", "envoy")
)  # kinds that mean someone without being said of a name first
NEAR = 16  # tokens between a role noun and the name of its holder, at most


Anchors = list[tuple[Piece, list[int]]]


def find_roles(document: Document, names: list[Name], anchors: Anchors | None = None) -> list[RolePhrase]:
    """The roles of single persons, in text order: those beside a person's name, and those that may mean such a person.

    وزير الخارجية الروسي، سيرغي لافروف gives one with its holder. A role noun that stands alone is read only where
    someone on the page is called so, or where it points (المتحدث، نظيره، المسؤول), or speaks. `anchors`: what
    `anchors_of` gave for the document, where it is known already.
    """
    reader = _Reader(document, names)
    found: list[RolePhrase] = []
    alone: list[tuple[Piece, int, RoleForm]] = []
    words = document.tokens.words
    for piece, inside in anchors or anchors_of(document):
        done = piece.first
        for i in inside:
            form = reader.form_at(piece, i) if i >= done and words[i].bits & flags.ROLE else None
            if form is None:
                continue
            if reader.is_near(i):
                done = reader.read(piece, i, found)
            elif form.row.kind != "person":
                alone.append((piece, i, form))
    held = {role.form.row.lemma for role in found if role.holder is not None}
    done = 0
    for piece, i, form in alone:
        if i >= done and (form.row.lemma in held or reader.may_mean(i, form)):
            done = reader.read(piece, i, found)
    return sorted(found, key=lambda role: (role.first, role.last))


def anchors_of(document: Document) -> Anchors:
    """The pieces that hold role or body nouns, each with the tokens of these, in text order."""
    wanted = flags.ROLE | flags.BODY
    anchors = [i for i, word in enumerate(document.tokens.words) if word.bits & wanted]
    found: Anchors = []
    for piece in document.pieces:
        inside = anchors[bisect_left(anchors, piece.first) : bisect_left(anchors, piece.last)]
        if inside:
            found.append((piece, inside))
    return found


class _Reader:
    """Reads role phrases of one document round the names that were found in it."""

    def __init__(self, document: Document, names: list[Name]) -> None:
        self.document = document
        self.words = document.tokens.words
        self.by_first = {name.first: name for name in names}
        self.by_last = {name.last: name for name in names}
        self.inside = {k for name in names for k in range(name.first, name.last)}
        persons = [name for name in names if name.type == "PER"]
        self.firsts = [name.first for name in persons]
        self.lasts = [name.last for name in persons]

    def form_at(self, piece: Piece, i: int) -> RoleForm | None:
        """The reading of token `i` where it is the role noun of one person; None inside a name, for an adjective."""
        if i in self.inside:
            return None
        form = self.document.lexicon.roles.read(self.words[i])
        if form is None or form.number != "s":
            return None
        if form.row.kind == "honorific":
            return None if _is_address(self.document, piece, i) else form
        return None if _is_adjective(self.document, piece, i) else form

    def is_near(self, i: int) -> bool:
        """Whether a person is named a few words behind token `i`, or just before it."""
        k = bisect_left(self.firsts, i)
        if k < len(self.firsts) and self.firsts[k] - i <= NEAR:
            return True
        return k > 0 and (i - self.lasts[k - 1] < 2 or ")" in (self.words[i - 1].text, self.words[i - 2].text))

    def may_mean(self, i: int, form: RoleForm) -> bool:
        """Whether a role noun that nobody on the page holds may mean someone all the same."""
        if form.row.kind in POINTING or form.row.lemma in GENERIC or (form.enclitic and form.row.kind == "honorific"):
            return True
        return i > 0 and bool(self.words[i - 1].bits & flags.CUE)

    def read(self, piece: Piece, i: int, found: list[RolePhrase]) -> int:
        """Read the phrase that opens at token `i`, put its roles to `found`; the token behind it."""
        phrase = read_phrase(self.document, i, self.by_first, piece.last)
        if i > piece.first and self.words[i - 1].bits & flags.ROLE and _is_address(self.document, piece, i - 1):
            found += _address(self.document, piece, phrase, i - 1)
        behind = self.by_first.get(phrase.last + 1)
        if phrase.name is None and behind is not None and self.words[phrase.last].text == ")" and behind.type == "PER":
            phrase = phrase._replace(name=behind)  # (الرئيس السوري) سليم الحداد
        found += _parts(self.document, piece, phrase, self.by_last)
        return max(phrase.last, i + 1)


def _is_adjective(document: Document, piece: Piece, i: int) -> bool:
    """مؤتمر صحافي، مصدر دبلوماسي: a role noun in ي behind a noun of the same definiteness says what that noun is like."""
    words = document.tokens.words
    chief = words[i].form in ("الرييس", "الرييسه")  # التيار الرئيس, not عدوه اللدود الرئيس الكوري
    if chief and i + 1 < piece.last and words[i + 1].bits & flags.NATION:
        return False
    if i == piece.first or not (chief or words[i].form.endswith(("ي", "يه"))):
        return False
    before = words[i - 1]
    if before.kind != "w" or before.bits & (flags.CUE | flags.TIME | flags.ROLE):
        return False
    if before.form in document.lexicon.phrase_words.stops:
        return False
    return bool(article_of(before.text)) == bool(article_of(words[i].text))


def _parts(document: Document, piece: Piece, phrase: Phrase, by_last: Mapping[int, Name]) -> Iterator[RolePhrase]:
    holder, rule = phrase.name, "before-name"
    if holder is not None and phrase.parts and _is_accusative(document.tokens.words[phrase.parts[0].first]):
        holder, rule = None, "alone"
    elif holder is None or holder.type != "PER":
        holder, rule = _holder_before(document, phrase, by_last)
    elif phrase.parts and phrase.parts[0].first >= holder.last:
        rule = "behind-name"
    for part in phrase.parts:
        if part.form.number == "s":
            yield _role_of(document, piece, phrase, part, holder, rule)


def _is_address(document: Document, piece: Piece, i: int) -> bool:
    """سماحة المفتي، معالي وزير الصحة: the form of address before another role, which is read on its own."""
    words, roles = document.tokens.words, document.lexicon.roles
    form = roles.read(words[i])
    if form is None or form.row.kind != "honorific" or form.definite or i + 1 >= piece.last:
        return False
    following = roles.read(words[i + 1]) if words[i + 1].bits & flags.ROLE else None
    return following is not None and following.proclitic == ""


def _address(document: Document, piece: Piece, phrase: Phrase, at: int) -> Iterator[RolePhrase]:
    """The form of address as a title of the one whom the role behind it names, so that سماحته finds him again."""
    form = document.lexicon.roles.read(document.tokens.words[at])
    if form is not None and phrase.name is not None and phrase.name.type == "PER":
        part = RolePart(at, at + 1, at, form)
        yield _role_of(document, piece, phrase, part, phrase.name, "before-name")


def _is_accusative(word: Word) -> bool:
    """انتخب رئيساً: what someone is made, not the title of the name behind it."""
    return word.text.endswith(("اً", "ًا", "يسا", "يرا"))


def _holder_before(document: Document, phrase: Phrase, by_last: Mapping[int, Name]) -> tuple[Name | None, str]:
    """The person named straight before: سيلفي بيرمان، سفيرة فرنسا; عزام الغريب محافظ حلب (only a role with a complement)."""
    if not phrase.parts or phrase.parts[0].form.proclitic or phrase.parts[0].form.enclitic:
        return None, "alone"
    words = document.tokens.words
    comma = phrase.first > 0 and words[phrase.first - 1].text in "،,-–"
    end = _before_bracket(words, phrase.first - 1 if comma else phrase.first)
    name = by_last.get(end)
    if name is None or name.type != "PER":
        return None, "alone"
    if comma:
        return name, "apposition"
    closed = phrase.last - phrase.first > 1 if not phrase.parts[0].form.definite else bool(phrase.inside)
    meeting = name.first > 0 and words[name.first - 1].form.removeprefix("و") in document.lexicon.phrase_words.meeting
    return (name, "behind-name") if closed and phrase.definite and not meeting else (None, "alone")


def _before_bracket(words: list[Word], end: int) -> int:
    """`end`, or where a bracket that closes there opens: X (Latin form)، مدير المعهد."""
    if end > 0 and words[end - 1].text == ")":
        for at in range(end - 2, max(end - 10, 0), -1):
            if words[at].text == "(":
                return at
    return end


def _role_of(
    document: Document, piece: Piece, phrase: Phrase, part: RolePart, holder: Name | None, rule: str
) -> RolePhrase:
    tokens = document.tokens
    start = tokens.starts[part.first] + _proclitic_length(tokens.words[part.first], part.form)
    bodies = tuple(name for name in phrase.inside if part.first <= name.first < part.last)
    words, countries, status = _specified(document, part, bodies)
    return RolePhrase(
        piece.article.id,
        start,
        tokens.end(part.last - 1),
        part.first,
        part.last,
        part.form,
        holder,
        words,
        countries,
        bodies,
        status,
        (part.form.definite or phrase.definite) and not _is_open(document, part),
        rule,
    )


def _is_open(document: Document, part: RolePart) -> bool:
    """What does not point at someone known: عضواً بالمجلس (what one is made), وزير التعليم الدكتور (a name was missed)."""
    words = document.tokens.words
    noun, last = words[part.head].text, words[part.last - 1]
    if not part.form.definite and noun.endswith(("ا", "اً")) and not part.form.row.lemma.endswith("ا"):
        return True
    if part.last - part.head < 2 or not last.bits & flags.ROLE:
        return False
    title = document.lexicon.roles.read(last)
    return title is not None and (title.row.kind in ("honorific", "rank") or title.row.lemma in ("مهندس", "أستاذ"))


def _proclitic_length(word: Word, form: RoleForm) -> int:
    """The characters of the proclitics before the noun; the article stays, but in لل it is lost (للوزير: وزير)."""
    article = article_of(word.text)
    if article.endswith("لل") and form.definite:
        return len(article)
    if article.endswith("لل"):  # للاعب: ل and لاعب
        return len(form.proclitic)
    return len(article) - 2 if article else len(form.proclitic)


def _specified(
    document: Document, part: RolePart, bodies: tuple[Name, ...]
) -> tuple[frozenset[str], frozenset[str], Status | None]:
    """What the words behind the role noun say: their stems, the countries, the status."""
    lexicon = document.lexicon
    words: set[str] = set()
    countries: set[str] = set()
    status: Status | None = None
    for k in range(part.head + 1, part.last):
        word = document.tokens.words[k]
        if word.kind == "p" or word.form in SMALL_WORDS:
            continue
        said = lexicon.phrase_words.status.get(word.form)
        if said is not None:
            status = said
            continue
        nation = lexicon.gazetteer.nation(word.form) if word.bits & flags.NATION else None
        if nation is not None:
            countries.update(nation.country.split())
        else:
            words.add(stem_of(word.form))
    for name in bodies:
        for k in range(name.first, name.last):
            words.discard(stem_of(document.tokens.words[k].form))
        countries.update(countries_of(document, name))
    return frozenset(words), frozenset(countries), status


def countries_of(document: Document, name: Name) -> tuple[str, ...]:
    """The codes of the countries that a name lies in or belongs to; empty where the gazetteer does not know."""
    entry = entry_of(document.lexicon.gazetteer, name.key) if name.key else None
    return tuple(entry.country.split()) if entry else ()


@lru_cache(maxsize=100_000)
def entry_of(gazetteer: Gazetteer, key: str) -> Entry | None:
    """The entry of the lists with this key; None where a rule made the key."""
    return next((entry for entry in gazetteer.find(key.partition(":")[2]) if entry.key == key), None)


@lru_cache(maxsize=200_000)
def stem_of(form: str) -> str:
    """A folded word without article, proclitic before it, and the endings of gender and number: والروسية gives روسي."""
    for opening in ("وال", "بال", "فال", "كال", "ال", "لل"):
        if form.startswith(opening) and len(form) > len(opening) + 2:
            form = form[len(opening) :]
            break
    for ending in ("يه", "يين", "يون", "يان"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            form = form[: len(form) - len(ending) + 1]
            break
    if form[0] in "لب" and len(form) > 4:
        form = form[1:]  # of every word alike, so that لشؤون and شؤون agree
    return form[:-1] if form.endswith("ه") and len(form) > 3 else form
