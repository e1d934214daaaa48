"""Noun phrases: from a head noun to where the phrase ends, with what it takes on the way.

وزير الخارجية الروسي، سيرغي لافروف، أن ... : from وزير to لافروف. The rules are small functions, tried in
order at each token (`NAME_RULES` and the tables beside it); the first that answers carries the phrase on, and the phrase ends where none does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from musnad.analysis.document import Document
from musnad.analysis.names import Name
from musnad.lexicon import flags
from musnad.lexicon.phrases import article_of
from musnad.lexicon.roles import RoleForm, RoleRow
from musnad.text import Word

LONGEST = 32  # tokens: longer than any noun phrase that a careful reader would take for one
CLOSING = {"«": "»", '"': '"', "“": "”", "‹": "›", "'": "'", "(": ")", "[": "]"}
QUOTED = 6  # tokens between quotation marks that may be a name; more are words that someone said
BRACKETED = 5
ADJECTIVES = frozenset(
    [
        "اخر",
        "اخرون",
        "اخرين",
        "اخري",
        "بارز",
        "بارزه",
        "بارزون",
        "حقوقيه",
        "خاصه",
        "خاص",
        "رفيع",
        "رفيعه",
        "سابق",
        "سابقه",
        "سابقون",
        "سابقين",
        "قريب",
        "قريبه",
        "كبير",
        "كبيره",
        "كبار",
        "مجهول",
        "مجهوله",
        "مختلفه",
        "مستقل",
        "مستقله",
        "مطلع",
        "مطلعه",
        "مطلعون",
        "معارض",
        "معارضه",
        "مقرب",
        "مقربه",
        "مقربون",
        "مقيم",
        "موثوق",
        "موثوقه",
        "مسلح",
        "مسلحه",
        "ملثم",
    ]
)
GENERAL = frozenset(("عام", "عامه", "اول", "اولي"))
CURRENT = frozenset(("الحالي", "الحاليه", "الجديد", "الجديده", "العام", "العامه"))
DASHES = frozenset("-–—")
STEPPING = flags.CUE | flags.TIME | flags.NUMBER  # what a bare word must not be to go on a phrase
PREPOSITIONS = {"في": "في", "الي": "إلى", "لدي": "لدى", "من": "من", "باسم": "باسم", "عن": "عن"}
NISBA = ("ي", "يه", "يين", "يون", "يان", "يتين", "يات")


class RolePart(NamedTuple):
    """One role within a phrase: tokens [first, last) without the person's name, the role noun `head`, its reading."""

    first: int
    last: int
    head: int
    form: RoleForm


class Phrase(NamedTuple):
    """A noun phrase: tokens [first, last), its head noun, and the name that it ends in or stands beside.

    `role`: the reading of the head where it is a role noun. `name`: the person named with the role, or the name that
    is the head itself. `inside`: the names in the complements (the body or country of a role). `definite`: closed by
    an article, a pronoun or a name. `parts`: the roles in it, each with its complements (رئيس الوزراء / وزير الدفاع).
    """

    first: int
    last: int
    head: int
    role: RoleForm | None
    name: Name | None
    inside: tuple[Name, ...]
    definite: bool
    parts: tuple[RolePart, ...] = ()


class _Walk:
    """How far a phrase has come: `i` is the next token. The rules read it and carry it on."""

    __slots__ = (
        "adjectival", "begun", "definite", "described", "due", "first", "head", "i", "inside", "latest", "lexicon",
        "limit", "name", "names", "parts", "role", "starts", "stop_words", "whole", "words",
    )  # fmt: skip

    def __init__(self, document: Document, first: int, limit: int, names: Mapping[int, Name]) -> None:
        self.lexicon = document.lexicon
        self.words: list[Word] = document.tokens.words
        self.starts = document.tokens.starts
        self.stop_words = document.lexicon.phrase_words.stops
        self.names = names
        self.first = self.i = self.head = first
        self.limit = limit
        self.role: RoleForm | None = None
        self.latest: RoleForm | None = None  # the role noun whose complements are read
        self.name: Name | None = None
        self.inside: list[Name] = []
        self.parts: list[RolePart] = []
        self.begun = -1  # where the role noun stands whose part is not closed yet
        self.definite = False
        self.due = True  # a bare noun or a preposition waits for its complement
        self.adjectival = False  # the head has the article: only its adjectives can follow (المسؤولان المحليان)
        self.described = False  # indefinite, and no idafa any more: only adjectives can follow (مصادر محلية)
        self.whole = False  # the role has its person: nothing but another person may follow

    def begin_part(self, role: RoleForm) -> None:
        """A role noun at the next token: the part before it is closed."""
        self.end_part()
        self.role, self.latest, self.begun = self.role or role, role, self.i

    def end_part(self) -> None:
        """Close the role that has been read so far: it ends before the next token."""
        if self.begun >= 0 and self.latest is not None:
            self.parts.append(RolePart(self.begun, self.i, self.begun, self.latest))
            self.begun = -1

    def role_at(self, at: int) -> RoleForm | None:
        """The reading of token `at` as a role noun."""
        if at >= self.limit or not self.words[at].bits & flags.ROLE:
            return None
        return self.lexicon.roles.read(self.words[at])

    def stops(self, at: int) -> bool:
        """Whether no phrase may go on over token `at`."""
        return at >= self.limit or self.words[at].form in self.stop_words

    def pass_name(self, name: Name) -> bool:
        """Step over a name."""
        self.i = max(name.last, self.i + 1)
        self.definite, self.due = True, False
        return True

    def joined(self, name: Name) -> bool:
        """Whether a proclitic stands before the name in its first token (وجون كيري, but not واشنطن)."""
        return name.start > self.starts[name.first]

    def close(self, opening: int, longest: int) -> int:
        """The token of the mark that closes the one at `opening`, -1 where none does within `longest` tokens."""
        mark = CLOSING.get(self.words[opening].text)
        for at in range(opening + 1, min(opening + longest + 2, self.limit)):
            if self.words[at].text == mark:
                return at
        return -1


def noun_phrase(
    document: Document, first: int, names: Mapping[int, Name] | None = None, limit: int | None = None
) -> int:
    """The token behind the noun phrase that opens at token `first`; `first` itself where none does.

    `names`: the names by their first token. `limit`: a token that the phrase must not reach (the end of the piece).
    """
    return read_phrase(document, first, names, limit).last


def read_phrase(
    document: Document, first: int, names: Mapping[int, Name] | None = None, limit: int | None = None
) -> Phrase:
    """The noun phrase that opens at token `first`, empty (last == first) where none does."""
    longest = min(len(document.tokens), first + LONGEST)
    limit = _line_end(document.tokens.words, first, longest) if limit is None else min(limit, longest)
    walk = _Walk(document, first, limit, names or {})
    if first < walk.limit and _open(walk):
        while walk.i < walk.limit and _go_on(walk):
            pass
    walk.end_part()
    inside, parts = tuple(walk.inside), tuple(walk.parts)
    return Phrase(first, walk.i, walk.head, walk.role, walk.name, inside, walk.definite, parts)


def _go_on(walk: _Walk) -> bool:
    """Let the first rule that fits the next token carry the phrase on; False where none does."""
    word = walk.words[walk.i]
    if walk.i in walk.names:
        rules = NAME_RULES
    elif word.kind == "p":
        rules = MARK_RULES
    else:
        rules = ROLE_RULES if word.bits & flags.ROLE else WORD_RULES
    for rule in rules:  # noqa: SIM110 - any() over a generator costs twice as much here
        if rule(walk):
            return True
    return False


def _line_end(words: list[Word], first: int, limit: int) -> int:
    """The first token on a later line than `first`, `limit` at most."""
    for at in range(first, limit):
        if "\n" in words[at].space:
            return at + 1
    return limit


def _open(walk: _Walk) -> bool:
    """Take the head: a name, a quoted name, a counted noun, a noun. False where the token opens no phrase."""
    word = walk.words[walk.i]
    name = walk.names.get(walk.i)
    if name is not None:
        walk.name = name
        return walk.pass_name(name)
    if word.kind == "p":
        return _quoted(walk)
    if walk.stops(walk.i):
        return False
    if word.kind == "d" or word.form in walk.lexicon.phrase_words.quantifiers:
        return _counted(walk)
    return _head(walk)


def _counted(walk: _Walk) -> bool:
    """ثلاثة مصادر، عدد من المسؤولين، أحد القادة: the head is the noun behind the count."""
    walk.i += 1
    if walk.i < walk.limit and walk.words[walk.i].form == "من":
        walk.i += 1
    if walk.stops(walk.i) or walk.words[walk.i].kind != "w":
        walk.i = walk.first
        return False
    return _head(walk)


def _head(walk: _Walk) -> bool:
    walk.head = walk.i
    role = walk.role_at(walk.i)
    if role is not None:
        walk.begin_part(role)
    definite = bool(article_of(walk.words[walk.i].text)) or (walk.role is not None and walk.role.definite)
    walk.definite, walk.due = definite, not definite
    walk.adjectival = definite
    walk.described = walk.role is not None and walk.words[walk.i].form.endswith(("ون", "ان", "ين"))
    walk.i += 1
    return True


def _named(walk: _Walk) -> bool:
    """A name goes on the phrase as its complement (رئيس الفلبين) or as the person that the role is of (الوزير لافروف)."""
    name = walk.names.get(walk.i)
    if name is None:
        return False
    if walk.due and (name.type != "PER" or _owned(walk)):
        walk.inside.append(name)
        return walk.pass_name(name)
    if walk.role is not None and walk.name is None and name.type == "PER":
        return _take_person(walk, name)
    if walk.due:
        walk.inside.append(name)
        return walk.pass_name(name)
    return False


def _owned(walk: _Walk) -> bool:
    """Whether the person named is a complement (محامي الحداد: his lawyer), not the one who has the role (مبعوث أممي)."""
    return not walk.described and walk.latest is not None and walk.latest.row.kind not in ("rank", "honorific")


def _take_person(walk: _Walk, name: Name) -> bool:
    walk.end_part()
    walk.name, walk.whole = name, True
    return walk.pass_name(name)


def _joined_name(walk: _Walk) -> bool:
    """الصفدي وبرّاك، سوريا وروسيا: a name of the same type joined with و to the name that the phrase ends in."""
    name = walk.names.get(walk.i)
    if name is None or walk.name is None or walk.due or name.type != walk.name.type:
        return False
    if not walk.joined(name) or walk.words[walk.i].form[0] != "و":
        return False
    walk.inside.append(name)
    return walk.pass_name(name)


def _quoted(walk: _Walk) -> bool:
    """«الصليب الأحمر» as complement or head: a few words between marks that close; longer ones are speech."""
    word = walk.words[walk.i]
    if not walk.due or word.text not in CLOSING or word.text in "([":
        return False
    end = walk.close(walk.i, QUOTED)
    if end < 0 or end == walk.i + 1:
        return False
    name = walk.names.get(walk.i + 1)
    if name is not None and walk.i == walk.first:
        walk.name = name
        end = max(end, name.last - 1)
    elif name is not None:
        walk.inside.append(name)
    walk.i = end + 1
    walk.definite, walk.due = True, False
    return True


def _hash_tag(walk: _Walk) -> bool:
    """الرئيس #سمير_الحلو, وزير #الصحة: the sign of a tag is read over."""
    if walk.words[walk.i].text != "#" or walk.i + 1 >= walk.limit or walk.words[walk.i + 1].kind == "p":
        return False
    if not walk.due:
        if walk.i + 1 not in walk.names:
            return False
        walk.end_part()
    walk.i += 1
    return True


def _bracketed(walk: _Walk) -> bool:
    """(سانا) behind a long form, الرئيس (الروسي فلاديمير) بوتين: a short bracket belongs to the phrase."""
    if walk.words[walk.i].text != "(" or walk.due:
        return False
    end = walk.close(walk.i, BRACKETED)
    inner = range(walk.i + 1, end)
    if end < 0 or any(walk.words[k].bits & (flags.TIME | flags.NUMBER) for k in inner):
        return False
    if len(inner) > 1 and any(walk.stops(k) for k in inner):
        return False
    for k in inner:
        name = walk.names.get(k)
        if name is not None and name.type == "PER" and walk.role is not None and walk.name is None:
            walk.end_part()
            walk.name, walk.whole = name, True
            end = max(end, name.last - 1)
    walk.i = end + 1
    return True


def _apposition(walk: _Walk) -> bool:
    """وزير الخارجية الروسي، سيرغي لافروف / سيلفي بيرمان، سفيرة فرنسا: over a comma between a person and the role."""
    if walk.words[walk.i].text not in "،," or walk.due or walk.i + 1 >= walk.limit:
        return False
    if walk.words[walk.i + 1].text == "#" and walk.i + 2 in walk.names:
        walk.i += 1
    name = walk.names.get(walk.i + 1)
    if name is not None and name.type == "PER" and walk.role is not None and walk.name is None:
        return _take_person(walk, name)
    role = walk.role_at(walk.i + 1)
    if role is None or role.proclitic or role.number != "s":
        return False
    if walk.name is None:
        if not any((ahead := walk.names.get(walk.i + k)) and ahead.type == "PER" for k in range(2, 6)):
            return False
    elif walk.name.type != "PER":
        return False
    if walk.role is not None and role.row.kind not in ("office", "member", "spokesperson", "envoy"):
        return False
    walk.i += 1
    walk.begin_part(role)
    walk.i += 1
    walk.due, walk.whole, walk.adjectival = not role.definite, False, False
    return True


def _role_behind_name(walk: _Walk) -> bool:
    """عزام الغريب محافظ حلب: a role straight behind the person; نائب رئيس الدولة حاكم دبي: a second role behind the first."""
    role = walk.role_at(walk.i)
    if role is None or walk.due or role.proclitic or role.number != "s" or role.enclitic:
        return False
    person = walk.name is not None and walk.name.type == "PER" and walk.role is None
    title = role.definite and (ahead := walk.names.get(walk.i + 1)) is not None and ahead.type == "PER"
    second = walk.role is not None and not walk.whole and walk.definite and (title or not role.definite)
    second = second and not (title and walk.i == walk.head + 1)
    if (not person and not second) or walk.i + 1 >= walk.limit:
        return False
    walk.begin_part(role)
    walk.i += 1
    walk.due = not role.definite
    return True


def _with_article(walk: _Walk) -> bool:
    """The complement or an adjective: وزير الخارجية الروسي; للأمم المتحدة where the head or its adjective takes ل."""
    word = walk.words[walk.i]
    article = article_of(word.text)
    if not article or walk.whole or walk.stops(walk.i) or walk.i in walk.names:
        return False
    status = word.form in walk.lexicon.phrase_words.status
    if word.bits & flags.TIME and not status and word.form not in CURRENT:
        return False
    if article == "ال":
        if walk.name is not None and walk.role is None and (walk.name.type == "PER" or not _is_nisba(word)):
            return False
        if walk.adjectival and not status and not _agrees(word, walk.latest):
            return False
    elif article in ("لل", "بال"):
        if walk.due or walk.latest is None or article[0] not in walk.latest.row.takes:
            return False
    else:
        return _joined(walk, article)
    walk.i += 1
    walk.definite, walk.due = True, False
    return True


def _agrees(word: Word, role: RoleForm | None) -> bool:
    """Whether a word with the article can be the adjective of a role noun with the article (المسؤولان الإسرائيليان)."""
    if role is None:
        return True
    if role.number == "p":
        sound = role.row.plural is not None and role.row.plural.endswith("ون")
        return not sound or role.gender == "f" or word.form.endswith(("ون", "ين"))
    if role.number == "d":
        return word.form.endswith(("ان", "ين"))
    return word.form.endswith(("ه", "ي")) if role.gender == "f" else not word.text.endswith("ة")


def _joined(walk: _Walk, article: str) -> bool:
    """وزير الخارجية والمغتربين: a second complement joined with و, no verb and no second person."""
    role = walk.role_at(walk.i)
    if article != "وال" or walk.due or not walk.definite or (walk.name is not None and walk.role is None):
        return False
    if walk.i == walk.head + 1 or (role is not None and walk.role is not None and walk.role.definite):
        return False
    walk.i += 1
    return True


def _joined_role(walk: _Walk) -> bool:
    """رئيس الوزراء ووزير الدفاع: a second role of the same person, or of another, joined with و."""
    role = walk.role_at(walk.i)
    if role is None or walk.role is None or walk.due or walk.whole or role.proclitic != "و":
        return False
    if role.definite or role.number != "s" or walk.role.row.kind not in ("office", "member", "spokesperson", "envoy"):
        return False
    walk.begin_part(role)
    walk.i += 1
    walk.due = True
    return True


def _preposition(walk: _Walk) -> bool:
    """المتحدث باسم الجيش، زعيم المعارضة في إسرائيل، المبعوث إلى سوريا: where the head takes it and a noun or name follows."""
    word = walk.words[walk.i]
    preposition = PREPOSITIONS.get(word.form)
    if preposition is None or walk.whole or walk.i + 1 >= walk.limit:
        return False
    if walk.name is not None and walk.role is None and walk.name.type != "ORG":
        return False
    if walk.latest is not None and preposition not in walk.latest.row.takes:
        return False
    if preposition == "باسم":
        walk.i += 1
        walk.due = True
        return walk.role is not None
    name = walk.names.get(walk.i + 1)
    if preposition in ("من", "عن"):
        return False
    if name is None and walk.words[walk.i + 1].bits & flags.BODY:
        walk.i += 2
        walk.due = not article_of(walk.words[walk.i - 1].text)
        return True
    if name is None or name.type not in ("LOC", "ORG"):
        return False
    walk.i += 1
    walk.inside.append(name)
    return walk.pass_name(name)


def _attached_name(walk: _Walk) -> bool:
    """بحركة «حماس»، بالبرلمان، لـ«حماس»، ليونايتد: ب or ل on a bare noun or a name, where the head takes it."""
    word = walk.words[walk.i]
    if walk.due or walk.whole or len(word.form) < 2:
        return False
    first = word.form[0]
    if first not in "بل" or walk.latest is None or first not in walk.latest.row.takes:
        return False
    name = walk.names.get(walk.i)
    if name is not None:
        walk.inside.append(name)
        return walk.pass_name(name)
    if article_of(word.text):
        return False
    if word.text in ("لـ", "بـ") or word.bits & (flags.HEAD | flags.BODY):
        walk.i += 1
        walk.due = True
        return True
    return False


def _adjective(walk: _Walk) -> bool:
    """مصدر أمني، مسؤولون محليون: bare adjectives and nouns while the phrase is still open."""
    word = walk.words[walk.i]
    if not walk.due:
        return False
    if _is_his(walk, word):  # وزير دفاعه، رئيس وزرائها
        walk.i += 1
        walk.definite, walk.due = True, False
        return True
    general = word.form in GENERAL and walk.i == walk.begun + 1  # مدير عام: no year
    if word.kind != "w" or walk.stops(walk.i) or _is_verbal(word):
        return False
    if word.bits & STEPPING and not general:
        return False
    adjective = _is_nisba(word) or word.form in ADJECTIVES
    if walk.described and not adjective:
        return False
    if word.form[0] in "بل" and _is_attached(walk, word):
        return False
    known = word.bits & (flags.HEAD | flags.BODY) or (walk.role_at(walk.i) or _NONE).proclitic == ""
    if not known and (word.form[0] == "و" or word.text.endswith(("ه", "ها"))):
        return False
    walk.described = walk.described or _is_nisba(word)
    walk.i += 1
    return True


def _dash(walk: _Walk) -> bool:
    """دبلوماسي - عسكري: a dash between two adjectives of an indefinite noun."""
    if walk.words[walk.i].text not in DASHES or walk.definite or walk.i + 1 >= walk.limit:
        return False
    if not _is_nisba(walk.words[walk.i + 1]):
        return False
    walk.i += 2
    return True


def _is_his(walk: _Walk, word: Word) -> bool:
    """A noun with a pronoun straight behind the noun of a post, which closes the phrase."""
    office = walk.latest is not None and walk.latest.row.kind in ("office", "spokesperson")
    bare = walk.due and office and walk.begun == walk.i - 1 and word.kind == "w" and not walk.stops(walk.i)
    return bare and word.text.endswith(("ه", "ها", "هم"))


def _is_attached(walk: _Walk, word: Word) -> bool:
    """Whether the ب or ل that opens a word is a preposition, so that the phrase ends before it: لوكالة، لـ«البرق»."""
    if word.text.endswith("ـ") or walk.i in walk.names or article_of(word.text[1:]):
        return True
    role, body = walk.role_at(walk.i), walk.lexicon.bodies.lookup(word.form) if word.bits & flags.BODY else None
    return (role or body or _NONE).proclitic != "" if role or body else False


def _status(walk: _Walk) -> bool:
    """سابقاً، بالإنابة: what says past or acting of the role, behind a phrase that has closed."""
    if walk.role is None or walk.words[walk.i].form not in walk.lexicon.phrase_words.status:
        return False
    walk.i += 1
    return True


def _is_nisba(word: Word) -> bool:
    return word.kind == "w" and word.form.endswith(NISBA) and len(word.form) > 3


def _is_verbal(word: Word) -> bool:
    """A form that only a present-tense verb has: يدعو، سيعلن، تنفي is left open (تقرير، تحالف are nouns)."""
    form = word.form.removeprefix("و").removeprefix("ف")
    return (form.startswith(("سي", "ست", "سن")) and len(form) > 4 and not _is_nisba(word)) or (
        form.startswith("ي") and len(form) > 3 and not form.endswith(("يه", "ه"))
    )


_NONE = RoleForm(RoleRow("", "person", None, None, frozenset(), frozenset(), ""), "m", "s", proclitic="-")

Rules = tuple[Callable[[_Walk], bool], ...]

# In this order, by what stands at the next token: a name, a mark, a role noun, another word.
NAME_RULES: Rules = (_named, _joined_name, _attached_name)
MARK_RULES: Rules = (_quoted, _hash_tag, _bracketed, _apposition, _dash)
ROLE_RULES: Rules = (_status, _attached_name, _role_behind_name, _with_article, _joined_role, _preposition, _adjective)
WORD_RULES: Rules = (_status, _attached_name, _with_article, _preposition, _adjective)
