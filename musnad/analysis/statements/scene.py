"""What the rules look at: one piece of an article with its sentences, quotations, mentions and times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from musnad.analysis.document import Document, Piece
from musnad.analysis.entities import EntityLayer
from musnad.analysis.morphology import analyse
from musnad.analysis.statements.places import Places
from musnad.analysis.statements.quotes import MARKS, Quote, pair_quotes
from musnad.lexicon import flags
from musnad.lexicon.cues import CueForm
from musnad.lexicon.reporting import CueMemory
from musnad.records import Mention, Problem, Time
from musnad.text import Word

STOPS = frozenset(".!؟?")
BRACKETS = {"(": ")", "[": "]"}
OUTLET_KINDS = frozenset(("agency", "newspaper", "channel", "site", "radio"))
COMMAS = frozenset("،,؛;")
PREPOSITIONS = {"الي": "إلى", "من": "من", "علي": "على", "عن": "عن", "في": "في"}


class Scene:
    """One piece. Token ranges are half-open; `None` for what does not stand there."""

    def __init__(
        self, document: Document, piece: Piece, places: Places, layer: EntityLayer, cues: CueMemory, anchors: list[int]
    ) -> None:
        self.document = document
        self.text = document.text
        self.tokens = document.tokens
        self.words: list[Word] = document.tokens.words
        self.starts = document.tokens.starts
        self.piece = piece
        self.first, self.last = piece.first, piece.last
        self.layer = layer
        self.cues = cues
        self.grammar = document.lexicon.reporting
        self._complementisers = self.grammar.complementisers
        self.function_words = places.function_words
        self.places = places
        words, readings = self.words, cues.readings
        marks = [i for i in anchors if words[i].bits & flags.QUOTE]
        self.anchors = [i for i in anchors if words[i].bits & flags.CUE and readings[words[i].text]]
        self.quotes = pair_quotes(words, self.first, self.last, marks) if marks else []
        self.opened = {quote.open: quote for quote in self.quotes}
        self.closed = {quote.close: quote for quote in self.quotes}
        self._sentences: dict[int, tuple[int, int]] = {}
        self._names: dict[int, bool] = {}
        self.reaches: dict[int, int] = {}
        self.breaks = self._sentence_ends([i for i in anchors if words[i].bits & flags.END])
        self._report_mended()

    def _report_mended(self) -> None:
        for quote in self.quotes:
            if quote.mended:
                start = self.starts[quote.open]
                end = self.end(min(quote.close, self.last - 1))
                self.document.problems.append(Problem("statements", f"quotation marks {quote.mended}", start, end))

    def _sentence_ends(self, stops: list[int]) -> list[int]:
        """The tokens behind which a sentence begins, each as the index of its first token; full stops in quotations too."""
        return [self.first, *[at + 1 for at in stops if self._ends_sentence(at)]]

    def _ends_sentence(self, at: int) -> bool:
        words = self.words
        if at + 1 >= self.last or words[at + 1].text in STOPS:
            return False
        before = words[at - 1] if at > self.first else words[at]
        behind = words[at + 1]
        dots = at > self.first and words[at - 1].text == "."
        if dots:
            return self.piece.kind in ("paragraph", "caption") and words[at].space != ""
        if words[at].text == "." and before.kind == "w" and before.size <= 2 and behind.kind != "p":
            return False
        if words[at].space == "" and behind.text not in MARKS:
            return before.kind == "w" and behind.kind == "w" and min(before.size, behind.size) >= 3
        return True

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence that holds token `at`; a quotation that runs over stops does not end it."""
        known = self._sentences.get(at)
        if known is None:
            known = self._sentences[at] = self._sentence(at)
        return known

    def _sentence(self, at: int) -> tuple[int, int]:
        low = index = bisect_right(self.breaks, at) - 1
        if not self.quotes:
            return self.breaks[index], self.breaks[index + 1] if index + 1 < len(self.breaks) else self.last
        while low > 0 and self.quote_over(self.breaks[low], at) is not None:
            low -= 1
        high = index + 1
        while high < len(self.breaks) and self.quote_over(self.breaks[high], at) is not None:
            high += 1
        return self.breaks[low], self.breaks[high] if high < len(self.breaks) else self.last

    def quote_over(self, at: int, outside: int = -1) -> Quote | None:
        """The outermost quotation round the gap before token `at`, unless it holds `outside` as well."""
        for quote in self.quotes:
            if quote.open < at <= quote.close and not quote.open < outside < quote.close:
                return quote
            if quote.open >= at:
                break
        return None

    def holder(self, at: int) -> Quote | None:
        """The innermost quotation that holds token `at`."""
        found = None
        for quote in self.quotes:
            if quote.open >= at:
                break
            if at < quote.close:
                found = quote
        return found

    def end(self, at: int) -> int:
        """Where token `at` ends."""
        return self.tokens.end(at)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets from token `first` to token `last`, exclusive."""
        return self.starts[first], self.end(last - 1)

    def form(self, at: int) -> str:
        """The folded form of token `at`, "" outside the piece."""
        return self.words[at].form if self.first <= at < self.last else ""

    def mark(self, at: int) -> str:
        """The mark at token `at`, "" if a word or nothing stands there."""
        return self.words[at].text if self.first <= at < self.last and self.words[at].kind == "p" else ""

    def mention(self, at: int) -> tuple[int, Mention] | None:
        """The mention that begins with token `at`, and the token behind it."""
        return self.places.mention_at.get(at)

    def time(self, at: int) -> tuple[int, Time] | None:
        """The time expression that begins with token `at`, and the token behind it."""
        return self.places.time_at.get(at)

    def bracket_end(self, at: int) -> int:
        """The token behind the bracket that opens at `at`; `at` + 1 where it never closes."""
        close = BRACKETS[self.words[at].text]
        for i in range(at + 1, min(at + 40, self.last)):
            if self.words[i].text == close:
                return i + 1
        return at + 1

    def is_complementiser(self, at: int) -> bool:
        """Does إن / أن / بأن, with or without a pronoun, stand at `at`? A name (بان كي مون) is none."""
        if at >= self.last:
            return False
        word = self.words[at]
        if word.form not in self._complementisers or at in self.places.in_mention:
            return False
        if word.text in ("بان", "فان") and at + 1 < self.last and self.is_unknown(at + 1):  # بان كي مون
            return False
        return word.space != "" or self.mark(at + 1) != "."  # إن.بي.سي is a name

    def prefix(self, at: int, letter: str) -> int:
        """How many characters of token `at` are the preposition ب or ل; 0 where the word only begins with the letter.

        For بعملية ("with an operation") 1, for للسماح ("for allowing") 2, for لافروف ("Lavrov") 0.
        """
        if at >= self.last:
            return 0
        word = self.words[at]
        text = word.text
        if word.kind != "w" or not text.startswith(letter):
            return 0
        found = self.mention(at)
        if found is not None:
            return found[1].start - self.starts[at]
        if at in self.places.in_mention:
            return 0
        if word.form == letter:
            return word.size
        if letter == "ل" and text.startswith("لل") and len(text) > 3:
            return 2
        if word.form in (self.grammar.native_b if letter == "ب" else self.grammar.native_l):
            return 0
        found_word = analyse(word.form, self.document.lexicon)
        if found_word.speech is not None:
            return 1 if found_word.proclitics.startswith(letter) else 0
        return 1 if len(word.form) > 4 else 0

    def kind(self, mention: Mention) -> str:
        """The type of the entity that a mention names; "" if unknown."""
        entity = self.layer.entities.get(mention.entity)
        return entity.type if entity is not None else ""

    def is_name(self, quote: Quote) -> bool:
        """Do these marks stand round a name («حماس») and not round words that were said?

        A mention fills them, or one or two words stand behind a head noun or a preposition.
        """
        known = self._names.get(quote.open)
        if known is None:
            known = self._names[quote.open] = self._is_name(quote)
        return known

    def _is_name(self, quote: Quote) -> bool:
        inner = quote.open + 1
        if inner >= quote.close:
            return True
        found = self.mention(inner)
        if found is not None and found[0] >= quote.close:
            return True
        size = quote.close - inner
        over = self.places.mention_over(quote.open, quote.close)
        if over or (
            size > 1
            and all(i in self.places.in_mention or self.words[i].kind == "p" for i in range(inner, quote.close))
        ):
            return True
        if self._is_subject_mark(quote, size):
            return True
        head = self.form(quote.open - 1)
        head = head[1:] if head[:1] in "ولب" and head[1:] in self.grammar.named_heads else head
        return size <= 5 and head in self.grammar.named_heads

    def _is_subject_mark(self, quote: Quote, size: int) -> bool:
        """A few marked words right behind a verb or a role, with the sentence going on: a name (أعلن «الصليب الأحمر» أن)."""
        before, behind = quote.open - 1, quote.close + 1
        if (
            size > 4
            or behind >= self.last
            or before < self.first
            or (self.words[behind].kind == "p" and self.mark(behind) not in ("،", ","))
        ):
            return False
        if self.is_finite_cue(before):
            return self.words[behind].kind == "w"
        return size <= 3 and self.is_role(before) and not self.form(before).startswith("ال")

    def is_role(self, at: int) -> bool:
        """Does token `at` open a description of someone who can speak?"""
        if at >= self.last:
            return False
        word = self.words[at]
        form = word.form
        if len(form) > 4 and form.endswith("ا") and form[:-1] in self.grammar.source_nouns:  # مصدراً
            return True
        return (
            form in self.grammar.source_nouns
            or (form[:1] == "و" and form[1:] in self.grammar.source_nouns)
            or bool(word.bits & flags.ROLE)
        )

    def is_outlet(self, first: int, last: int) -> bool:
        """Does the phrase name an agency, a newspaper, a channel or an account: one who passes words on?"""
        head = self.form(first)
        for stripped in (head, head.removeprefix("ل"), head.removeprefix("لل"), "ا" + head.removeprefix("ل")):
            if stripped in self.grammar.outlet_heads or stripped in ("حساب", "موقع"):
                return True
        for mention in self.layer.within(self.starts[first], self.end(last - 1)):
            entity = self.layer.entities.get(mention.entity)
            if entity is not None and entity.type == "ORG" and mention.start <= self.starts[first] + 3:
                entries = self.document.lexicon.gazetteer.find(entity.name)
                return any(entry.kind in OUTLET_KINDS for entry in entries)
        return False

    def is_joined(self, at: int) -> bool:
        """Does token `at` begin with the conjunction و, and not with a letter of its own (وقوع)?"""
        form = self.form(at)
        if form[:1] != "و" or form in self.grammar.native_w:
            return False
        found = analyse(form, self.document.lexicon)
        return found.speech is None or found.proclitics.startswith("و")

    def is_unknown(self, at: int) -> bool:
        """Is token `at` no word that the lexicon knows? Behind a role it is a part of a name."""
        if at >= self.last:
            return False
        word = self.words[at]
        if word.kind != "w" or word.bits & flags.CUE or len(word.form) < 2:
            return False
        return analyse(word.form, self.document.lexicon).speech is None and word.form not in self.function_words

    def is_title(self, at: int) -> bool:
        """Is token `at` a title that a name follows (الدكتور، الشيخ)?"""
        return self.form(at) in self.grammar.titles

    def is_masdar(self, at: int) -> bool:
        """Is token `at` read as a verbal noun of a cue?"""
        return any(form.tense == "masdar" for form in self.readings(at))

    def is_agent(self, at: int) -> bool:
        """May the phrase that opens at `at` name a speaker: a name, a role, a body, a source, people?"""
        if at >= self.last:
            return False
        if at in self.opened:
            at += 1
        if self.mark(at) == "#":
            at += 1
        found = self.mention(at)
        if found is not None or (self.words[at].bits & flags.NATION and self.mention(at + 1) is not None):
            return True
        form = self.form(at)
        return at < len(self.words) and (
            self.is_role(at)
            or self.is_title(at)
            or bool(self.words[at].bits & flags.HEAD)
            or (form.endswith(("ون", "يين")) and len(form) > 5)
        )

    def readings(self, at: int) -> tuple[CueForm, ...]:
        """What the lexicon's cues say of token `at`."""
        if at >= self.last:
            return ()
        word = self.words[at]
        if not word.bits & flags.CUE:
            return ()
        return self.cues.readings[word.text]

    def is_finite_cue(self, at: int) -> bool:
        """Is token `at` read first as a finite verb that reports?"""
        readings = self.readings(at)
        return bool(readings) and readings[0].tense in ("past", "present")

    def is_possessed_masdar(self, at: int) -> bool:
        """Is token `at` a cue's verbal noun with a pronoun (قوله، تأكيدها)?"""
        if not self.words[at].bits & flags.CUE:
            return False
        return any(form.tense == "masdar" and form.enclitic for form in self.readings(at))

    def is_particle(self, at: int) -> bool:
        """Does token `at` open a source phrase (بحسب، وفق)?"""
        readings = self.readings(at)
        return bool(readings) and readings[0].tense == "particle"

    def is_participle_cue(self, at: int) -> bool:
        """Is token `at` a participle that goes on reporting (قائلاً، مشيرة)?"""
        if not self.words[at].bits & flags.CUE:
            return False
        readings = self.readings(at)
        return bool(readings) and readings[0].tense == "participle" and not self.form(at).startswith("ال")

    def cues_after(self, at: int, end: int) -> list[int]:
        """The cues behind token `at` and before token `end`."""
        return self.anchors[bisect_right(self.anchors, at) : bisect_left(self.anchors, end)]

    def is_masdar_like(self, at: int) -> bool:
        """May an object open at `at`: an indefinite noun, no name?"""
        form = self.form(at)
        return (
            self.mention(at) is None
            and not form.startswith(("ال", "لل"))
            and self.words[at].kind == "w"
            and form not in self.function_words
        )

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of tokens [first, last) without the marks round them; a closing bracket inside stays."""
        while first < last and self.words[first].kind == "p" and self.words[first].text not in "#":
            first += 1
        while last > first and self.words[last - 1].kind == "p" and not self._keeps(first, last - 1):
            last -= 1
        return (self.starts[first], self.end(last - 1)) if first < last else (self.starts[first], self.starts[first])

    def _keeps(self, first: int, at: int) -> bool:
        text = self.words[at].text
        return text in ")]" or text in "؟?%٪"

    def mentions_before(self, offset: int, count: int) -> Iterator[Mention]:
        """The nearest `count` named mentions of this article before `offset`, nearest first."""
        return self.places.before(self.piece.article.id, offset, count)
