"""Which named mentions are one entity: equal names, list entries, acronyms in brackets, short forms, spellings.

Mentions of one form are one node (in one article, where the form is short and so may mean another elsewhere). Nodes are
joined by the steps of `link_names`, surest first; an ambiguous short form is joined with none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from musnad.analysis.document import Document
from musnad.analysis.entities.shapes import same_word, same_words, skeleton, stands_in, words_of
from musnad.analysis.names import Name
from musnad.analysis.phrases import CLOSING
from musnad.analysis.roles import entry_of
from musnad.lexicon.names import Entry
from musnad.records import EntityType
from musnad.text import Tokens

MANY = 40  # candidates for one short form: with more, it says nothing
EVERYWHERE = frozenset(("ministry", "parliament", "central-bank", "court"))  # no country said: each country has its own
STRIP = ("غزه",)
STATES = frozenset(
    ("جمهوريه", "دوله", "مملكه", "قطاع", "سلطنه")
)  # قطاع غزة, جمهورية العراق: the place without it is meant too


class Node:
    """All mentions of one form; `rule` says how it came to its root."""

    __slots__ = ("articles", "entry", "key", "parent", "rule", "type", "words")

    def __init__(self, kind: EntityType, words: tuple[str, ...]) -> None:
        self.type = kind
        self.words = words
        self.articles: set[str] = set()
        self.entry: Entry | None = None
        self.key: str | None = None
        self.parent = self
        self.rule = "name"

    def root(self) -> Node:
        """The node that stands for the entity."""
        node = self
        while node.parent is not node:
            node.parent = node.parent.parent
            node = node.parent
        return node


class _Linker:
    """The nodes of a page and the indices by which short forms find long ones."""

    def __init__(self, document: Document, names: list[Name]) -> None:
        self.document = document
        self.names = names
        self.gazetteer = document.lexicon.gazetteer
        self.node_of: list[Node] = []
        nodes: dict[tuple[str, tuple[str, ...], str], Node] = {}
        met: dict[tuple[str, str, str, str | None], Node] = {}  # by the form as written, which is met again and again
        text = document.text
        for name in names:
            written = (text[name.start : name.end], name.type, name.article, name.key)
            known = met.get(written)
            if known is None or known.words == STRIP:
                known = met[written] = self._node(nodes, name)
            self.node_of.append(known)
        self.nodes = list(nodes.values())
        self.by_word: dict[tuple[str, str], list[Node]] = defaultdict(list)
        self.by_sound: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in self.nodes:
            if len(node.words) > 1:
                for word in dict.fromkeys(node.words):
                    self.by_word[node.type, word].append(node)
                if node.type in ("PER", "ORG"):
                    self.by_sound[node.type, skeleton(node.words[-1])].append(node)

    def _node(self, nodes: dict[tuple[str, tuple[str, ...], str], Node], name: Name) -> Node:
        words = _words_at(self.document.tokens, name)
        key = (name.type, words, "" if _is_whole(name, words) else name.article)
        node = nodes.get(key)
        if node is None:
            node = nodes[key] = Node(name.type, words)
        node.articles.add(name.article)
        if name.key and not node.key:
            entry = entry_of(self.gazetteer, name.key)
            if entry is None or entry.country or entry.wikidata or entry.kind not in EVERYWHERE:
                node.key, node.entry = name.key, entry
        return node

    def join(self, node: Node, other: Node, rule: str) -> bool:
        """Make both one; the longer name's root stays. False where they were one, or are two entries of the list."""
        one, two = node.root(), other.root()
        if one is two or (one.key and two.key and one.key != two.key and rule not in ("bracketed",)):
            return False
        if len(one.words) > len(two.words):
            one, two = two, one
        one.parent = two
        one.rule = rule
        two.articles |= one.articles
        two.key = two.key or one.key
        two.entry = two.entry or one.entry
        return True

    def may_be_short(self, node: Node) -> bool:
        """Whether another node holds its last word, or it is a bare surname that another spelling may hold."""
        hits = self.by_word.get((node.type, node.words[-1]), ())
        return len(hits) > 1 or (len(node.words) == 1 and (bool(hits) or node.type == "PER"))

    def holding(self, node: Node) -> list[Node]:
        """The other nodes with two words and more that hold the last word of this one; none where there are too many."""
        return _others(self.by_word.get((node.type, node.words[-1]), ()), node)

    def sounding(self, node: Node) -> list[Node]:
        """The other nodes whose last word sounds like that of this one."""
        return _others(self.by_sound.get((node.type, skeleton(node.words[-1])), ()), node)

    @cached_property
    def by_front(self) -> dict[str, list[Node]]:
        """Persons by the first letters of their last word, where one letter may have been misplaced."""
        fronts: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            if node.type == "PER" and len(node.words) > 1 and len(node.words[-1]) > 5:
                fronts[node.words[-1][:3]].append(node)
        return fronts


def _others(hits: Sequence[Node], node: Node) -> list[Node]:
    return [other for other in hits if other is not node] if len(hits) <= MANY else []


def link_names(document: Document, names: list[Name]) -> list[Node]:
    """For each name the node it belongs to; `node.root()` is the same for all names of one entity."""
    linker = _Linker(document, names)
    _join_entries(linker)
    _join_brackets(linker)
    _join_spellings(linker)
    short = [node for node in linker.nodes if node.words and linker.may_be_short(node)]
    for node in sorted(short, key=lambda node: -len(node.words)):
        _join_short(linker, node)
    _join_articles(linker)
    return linker.node_of


def _words_at(tokens: Tokens, name: Name) -> tuple[str, ...]:
    words = words_of(tokens.text[name.start : name.end])
    if name.type == "ORG" and len(words) == 1 and words[0].endswith(("يين", "يون")):
        return (words[0][:-2],)  # الحوثيون and الحوثي
    if name.type == "LOC" and len(words) == 1 and name.first and tokens.words[name.first - 1].form.endswith("مدينه"):
        return ("مدينه", *words) if words == STRIP else words  # the city beside قطاع غزة, the strip
    return words


def _is_whole(name: Name, words: tuple[str, ...]) -> bool:
    """Whether the form means the same all over the page: a full name, a place, an entry of the lists."""
    if name.type == "ORG":
        return name.key is not None and words[:1] != ("وزاره",)
    return name.type != "PER" or name.key is not None or len(words) > 1


def _join_entries(linker: _Linker) -> None:
    """One entry of the lists under several spellings: الولايات المتحدة and أميركا; واشنطن has an entry of its own."""
    by_key: dict[str, Node] = {}
    for node in linker.nodes:
        if node.key:
            first = by_key.setdefault(node.key, node)
            if first is not node:
                linker.join(node, first, "same-entry")


def _join_brackets(linker: _Linker) -> None:
    """قوات سوريا الديمقراطية (قسد): a second name in brackets or marks straight behind the first, no caption's credit.

    Bodies, events and works in Arabic letters; any name where the second is in Latin ones.
    """
    tokens = linker.document.tokens
    by_first = {name.first: number for number, name in enumerate(linker.names)}
    credits = {piece.last for piece in linker.document.pieces if piece.kind == "caption"}
    for number, name in enumerate(linker.names):
        at = name.last
        if at >= len(tokens) or tokens.words[at].kind != "p":
            continue
        while at < len(tokens) and tokens.words[at].text in "»”":
            at += 1
        inner = by_first.get(at + 1)
        if inner is None or tokens.words[at].text not in CLOSING:
            continue
        other = linker.names[inner]
        mark = tokens.words[other.last].text if other.last < len(tokens) else ""
        if mark != CLOSING[tokens.words[at].text] or other.last + 1 in credits or other.article != name.article:
            continue
        latin = tokens.words[other.first].text.isascii()
        if other.type == name.type and (latin or name.type in ("ORG", "EVENT", "MISC")):
            linker.join(linker.node_of[number], linker.node_of[inner], "bracketed")


def _join_spellings(linker: _Linker) -> None:
    """برانسون/برونسون, غولر/غولار, إير لاينز/إيرلاينز: spellings of one name, word for word or with another space."""
    together: dict[tuple[str, str], Node] = {}
    sounds: dict[str, Node] = {}
    for node in linker.nodes:
        first = together.setdefault((node.type, "".join(node.words)), node)
        if first.words != node.words:
            linker.join(node, first, "spacing")
        if node.type == "LOC" and len(node.words) == 1 and len(node.words[0]) > 4:
            other = sounds.setdefault(skeleton(node.words[0]), node)
            if not (node.key and other.key) and same_words(node.words, other.words, linker.gazetteer):
                linker.join(node, other, "spelling")
        if len(node.words) < 2 or node.type not in ("PER", "ORG"):
            continue
        for other in linker.sounding(node):
            if other.words != node.words and same_words(node.words, other.words, linker.gazetteer):
                linker.join(node, other, "spelling")


def _join_short(linker: _Linker, node: Node) -> None:
    """A short form to the long one that it stands in, in its own article first; to none where two are as good."""
    if node.type == "PER":
        ranked = _ranked_persons(linker, node)
    elif node.type == "LOC":
        ranked = _ranked_places(linker, node)
    else:
        ranked = _ranked_bodies(linker, node)
    if not ranked:
        return
    for nearby in (True, False):
        here = [
            (rank, rule, other) for rank, rule, other in ranked if bool(other.root().articles & node.articles) == nearby
        ]
        best = min((rank for rank, _, _ in here), default=None)
        roots = {id(other.root()): (rule, other) for rank, rule, other in here if rank == best}
        if len(roots) == 1:
            rule, other = next(iter(roots.values()))
            linker.join(node, other, rule if nearby else f"{rule}-page")
        if roots:
            return


Ranked = list[tuple[int, str, Node]]
PERSON_RANKS = {
    "last": (0, "surname"), "ends": (0, "first-and-last"), "first": (1, "given-name"), "middle": (2, "middle-name"),
}  # fmt: skip


def _ranked_persons(linker: _Linker, node: Node) -> Ranked:
    found: Ranked = []
    for other in linker.holding(node):
        how = stands_in(node.words, other.words)
        if how is not None:
            found.append((*PERSON_RANKS[how], other))
    if not found and len(node.words) == 1:
        word = node.words[0]
        for other in linker.sounding(node) or _others(linker.by_front.get(word[:3], ()), node):
            if same_word(word, other.words[-1], linker.gazetteer):
                found.append((3, "surname-spelling", other))
    return found


def _ranked_bodies(linker: _Linker, node: Node) -> Ranked:
    """مجلس الأمن in مجلس الأمن الدولي, النصرة in جبهة النصرة, الجيش السوري in الجيش العربي السوري.

    Not the body in another one's name: الأمم المتحدة in مفوضية الأمم المتحدة للاجئين.
    """
    found: Ranked = []
    for other in linker.holding(node):
        how = stands_in(node.words, other.words)
        if how == "middle" or (how == "last" and node.key is not None):
            how = "middle" if len(node.words) == 1 and node.key is None else None
        if how is not None:
            found.append((1 if how == "middle" else 0, "short-form", other))
    return found


def _ranked_places(linker: _Linker, node: Node) -> Ranked:
    """غزة beside قطاع غزة, الغوطة beside الغوطة الشرقية where no list knows it as a place of its own."""
    found: Ranked = []
    for other in linker.holding(node):
        if node.key and other.key and node.key != other.key and other.words[0] not in STATES:
            continue
        if other.words[0] in STATES and other.words[1:] == node.words:
            node.key = None if other.key else node.key
            found.append((0, "place-with-head", other))
        elif stands_in(node.words, other.words) == "first" and node.key is None:
            found.append((1, "short-form", other))
    return found


def _join_articles(linker: _Linker) -> None:
    """Short forms that stand alone in several articles are one where no article gives them another long form."""
    by_form: dict[tuple[str, tuple[str, ...]], list[Node]] = defaultdict(list)
    for node in linker.nodes:
        if node.type in ("PER", "ORG"):
            by_form[node.type, node.words].append(node)
    for nodes in by_form.values():
        if len(nodes) < 2:
            continue
        roots = {id(node.root()) for node in nodes}
        linked = {id(node.root()) for node in nodes if node.root() is not node}
        if len(roots) > 1 and len(linked) <= 1:
            anchor = next((node for node in nodes if node.root() is not node), nodes[0])
            for node in nodes:
                linker.join(node, anchor, "same-name")
