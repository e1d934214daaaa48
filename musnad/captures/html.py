"""HTML → Capture: the page's visible text, one line a block, and what the tags say of each line.

Left out: comments, scripts, styles, form controls and parts that the page hides. Navigation, adverts and the like stay
in the text, with a hint, so that no character is lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from musnad.captures.capture import Block, Capture, PageMetadata
from musnad.captures.checks import clean, inspect, mend_surrogates
from musnad.captures.encoding import decode
from musnad.captures.hints import hints_of, is_hidden
from musnad.captures.metadata import read_address, read_metadata
from musnad.captures.plain import digest, encoding_problems, unreadable

MEDIA_TYPE = "text/html"
LEFT_OUT = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "audio",
    "video",
    "select",
    "option",
    "datalist",
    "textarea",
    "input",
    "button",
    "progress",
    "meter",
]
# Blocks that a browser sets apart by a margin: a blank line stands between them and their neighbours.
SPACED = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "blockquote",
        "article",
        "section",
        "header",
        "footer",
        "nav",
        "aside",
        "main",
        "pre",
        "table",
        "ul",
        "ol",
        "dl",
        "form",
        "address",
        "details",
    ]
)
BLOCKS = SPACED | frozenset(
    [
        "html",
        "body",
        "div",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "caption",
        "thead",
        "tbody",
        "fieldset",
        "legend",
        "summary",
        "hr",
        "center",
    ]
)
APART = frozenset(
    ["a", "span", "time", "label", "em", "i", "b"]
)  # inline neighbours that pages set apart by style alone
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_ADDRESS = re.compile(r"(?:https?:)?//\S+")
_UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00a0 "
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.I | re.S
)


class Page(msgspec.Struct, frozen=True):
    """An HTML page flattened: `blocks` in text order, one a line that is not blank."""

    text: str
    blocks: tuple[Block, ...]
    metadata: PageMetadata = PageMetadata()
    url: str | None = None


def looks_like_html(head: bytes) -> bool:
    """True where the first bytes open an HTML page or a piece of one."""
    return _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read_html(data: bytes, source: str) -> Capture:
    """The capture of one page. One without visible text says so in `problems`."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    markup, problems = clean(decoded.text)
    page = read_html_text(mend_surrogates(markup)[0])
    if not page.text:
        return unreadable(source, "no visible text in the page", data, MEDIA_TYPE)
    problems = [msgspec.structs.replace(problem, start=None, end=None) for problem in problems]
    if "\ufffd" in page.text:
        problems += [
            msgspec.structs.replace(p, start=page.text.find("\ufffd"), end=None) for p in encoding_problems(decoded)
        ]
    problems += inspect(page.text, page.text.encode())
    return Capture(
        digest(data), source, page.text, MEDIA_TYPE, page.url, None, page.metadata.publisher, page.metadata, page.blocks,
        tuple(problems), complete="\ufffd" not in page.text or not decoded.broken,
    )  # fmt: skip


def read_html_text(markup: str) -> Page:
    """The page that `markup` writes; its text is empty where nothing in it is visible."""
    tree = LexborHTMLParser(markup)
    metadata, url = read_metadata(tree), read_address(tree)
    tree.strip_tags(LEFT_OUT)
    if tree.body is None:
        return Page("", (), metadata, url)
    flat = _Flat()
    for node, entering in _walk(tree.body):
        flat.enter(node) if entering else flat.leave(node)
    text, blocks = flat.finish()
    return Page(text, blocks, metadata, url)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each visible node in document order, elements a second time (False) when they end; no recursion, pages nest deep."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if entering and node.is_element_node and is_hidden(node.attributes):
            continue
        yield node, entering
        if entering and node.is_element_node:
            stack.append((node, False))
            children = list(node.iter(include_text=True))
            stack += [(child, True) for child in reversed(children)]


class _Flat:
    """The text written so far, the line being written, and the elements that are open."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._at = 0
        self._blocks: list[Block] = []
        self._line: list[str] = []
        self._line_hints: tuple[str, ...] | None = None
        self._line_tag = "div"
        self._breaks = 0  # line feeds due before the next line
        self._tags = ["body"]
        self._hints: list[tuple[str, ...]] = [()]
        self._just_closed = False

    def enter(self, node: LexborNode) -> None:
        """An element opens or a stretch of text comes."""
        tag = node.tag or ""
        if not node.is_element_node:
            if node.is_text_node:
                self._add(node.text_content or "")
            return
        if tag == "br":
            self._end_line(1 if self._line else 2)
            return
        if tag in BLOCKS:
            self._end_line(2 if tag in SPACED else 1)
            self._tags.append(tag)
        elif self._just_closed and tag in APART:
            self._line.append(" ")
        self._just_closed = False
        self._hints.append(hints_of(node, self._hints[-1]))

    def leave(self, node: LexborNode) -> None:
        """An element ends."""
        tag = node.tag or ""
        if tag == "br":
            return
        self._hints.pop()
        if tag in BLOCKS:
            self._end_line(2 if tag in SPACED else 1)
            self._tags.pop()
        self._just_closed = tag in APART

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """The whole text and its blocks."""
        self._end_line(0)
        return "".join(self._text), tuple(self._blocks)

    def _add(self, text: str) -> None:
        self._line.append(text)
        self._just_closed = False
        if text.strip():
            known = self._line_hints
            # A line of several inline parts is what all of them are: a paragraph with one link is no link.
            own = self._hints[-1]
            self._line_hints = own if known is None else tuple(hint for hint in known if hint in own)
            self._line_tag = self._tags[-1]

    def _end_line(self, breaks: int) -> None:
        line = _BLANKS.sub(" ", "".join(self._line)).strip()
        if not line.strip(_UNSEEN):
            line = ""
        self._line.clear()
        self._just_closed = False
        if line:
            lead = "\n" * min(self._breaks, 2) if self._at else ""
            self._text.append(lead + line)
            start = self._at + len(lead)
            self._at = start + len(line)
            hints = self._line_hints or ()
            if _ADDRESS.fullmatch(line) and "nav" not in hints:  # left over from markup for search engines
                hints = tuple(sorted((*hints, "nav")))
            self._blocks.append(Block(start, self._at, self._line_tag, hints))
            self._line_hints = None
            self._breaks = breaks
        else:
            self._breaks = max(self._breaks, breaks)
