"""Where the noun phrase that names a source ends, to the right of its cue, and where it begins, to the left."""

from __future__ import annotations

from musnad.analysis.statements.quotes import MARKS
from musnad.analysis.statements.scene import BRACKETS, COMMAS, PREPOSITIONS, Scene
from musnad.lexicon import flags

AGENT_BITS = flags.ROLE | flags.HEAD


_LOOSE = COMMAS | {"-", "–", "#"}


class Phrase:
    """What has been read of a noun phrase: `closed` once definite, `named` once a person's name stands in it."""

    __slots__ = ("at", "closed", "frames", "limit", "linked", "named", "start", "strict")

    def __init__(self, start: int, limit: int, frames: frozenset[str], strict: bool) -> None:
        self.start = self.at = start
        self.limit = limit
        self.frames = frames
        self.strict = strict
        self.closed = self.named = self.linked = False


def phrase_end(scene: Scene, start: int, limit: int, frames: frozenset[str], strict: bool) -> int:
    """The token behind the noun phrase that begins at `start`, at most `limit`; `start` itself if none begins there.

    `frames`: prepositions that open the content, so that they end the phrase. `strict`: the phrase ends where a second
    one begins («اتهم الرئيس | خصومه»); otherwise only at an adjunct or a comma without apposition.
    """
    phrase = Phrase(start, limit, frames, strict)
    while phrase.at < limit and _read(scene, phrase):
        pass
    end = phrase.at
    while end > start and (scene.words[end - 1].text in _LOOSE or end - 1 in scene.opened):
        end -= 1
    return end


def _read(scene: Scene, phrase: Phrase) -> bool:
    """Take one step; False where the phrase has ended."""
    at = phrase.at
    word = scene.words[at]
    if at in scene.places.time_at:
        return False
    if at in scene.places.mention_at:
        return _read_mention(scene, phrase)
    if word.kind == "p":
        return _read_mark(scene, phrase)
    if word.form in scene.grammar.adjuncts:
        return False
    if word.form in scene.grammar.relatives:
        if phrase.strict:
            return False
        return _read_relative(scene, phrase, at)
    return _read_opener(scene, phrase) if scene.cues.openers[word.form] else _read_word(scene, phrase)


def _read_opener(scene: Scene, phrase: Phrase) -> bool:
    """Take a word that may be إن, a preposition, or have one before it."""
    at = phrase.at
    word = scene.words[at]
    if scene.is_complementiser(at):
        return False
    if word.form in PREPOSITIONS:
        return _read_preposition(scene, phrase)
    letter = scene.prefix(at, "ل")
    if letter:
        return _read_to(scene, phrase, letter)
    if scene.prefix(at, "ب"):
        if phrase.strict or "ب" in phrase.frames or word.form[1:] in scene.grammar.venues:
            return False
        phrase.closed = False
        phrase.at += 1
        return True
    return _read_word(scene, phrase)


def _read_mention(scene: Scene, phrase: Phrase) -> bool:
    found = scene.mention(phrase.at)
    assert found is not None
    end, mention = found
    lead = scene.text[scene.starts[phrase.at] : mention.start]
    if lead.startswith("ل") and not (_linked(scene, phrase) and not phrase.named):
        return False
    if lead.startswith("ب") and (phrase.strict or "ب" in phrase.frames):
        return False
    joined = lead.startswith("و")
    if phrase.strict and phrase.closed and not lead:
        if phrase.named or scene.kind(mention) != "PER":
            return False
        if not _expects_name(scene, phrase):
            return False
    phrase.named = (phrase.named and not joined) or scene.kind(mention) == "PER"
    phrase.closed = True
    phrase.at = min(end, phrase.limit)
    return True


def _expects_name(scene: Scene, phrase: Phrase) -> bool:
    """May a person's name be in apposition to what has been read? Not behind a body: (اتهم الحزب فلاناً)."""
    head = scene.form(phrase.start)
    stripped = head[1:] if head[:1] == "و" and head not in scene.grammar.native_w else head
    return stripped not in scene.grammar.bodies


def _read_mark(scene: Scene, phrase: Phrase) -> bool:
    at = phrase.at
    mark = scene.words[at].text
    if mark in MARKS:
        return _read_quote(scene, phrase)
    if mark in COMMAS and mark not in "؛;":
        if not phrase.strict and scene.form(at + 1) in scene.grammar.relatives:
            return _read_relative(scene, phrase, at + 1)
        if not _apposition(scene, at + 1, phrase):
            return False
        phrase.closed = False
        phrase.at += 1
        return True
    if mark in BRACKETS:
        end = scene.bracket_end(at)
        if end > phrase.limit or end - at > 14 or end == at + 1:
            return False
        phrase.at = end
        return True
    if mark in "#/&+":
        phrase.at += 1
        return True
    if mark in "-–" and at > phrase.start and not phrase.named:
        phrase.at += 1
        phrase.closed = False
        return True
    within = mark in ".٫'’" and at > phrase.start and at + 1 < phrase.limit
    if within and (scene.words[at].space == "" or scene.words[at - 1].size <= 2):
        phrase.at += 1
        return True
    return False


def _read_relative(scene: Scene, phrase: Phrase, at: int) -> bool:
    """Take a relative clause in which nobody speaks as a part of the phrase."""
    end = _relative_end(scene, at, phrase.limit)
    if any(scene.is_finite_cue(i) for i in scene.cues_after(at, end)) or end - at > 20:
        return False
    phrase.at = end
    return end < phrase.limit


def _relative_end(scene: Scene, at: int, limit: int) -> int:
    """The token behind a relative clause: the comma that closes it, or the limit."""
    for i in range(at + 1, limit):
        if scene.mark(i) in ("،", ",") and not _apposition_comma(scene, i, limit):
            return i
    return limit


def _apposition_comma(scene: Scene, at: int, limit: int) -> bool:
    """Does the comma inside a relative clause only part a name from its role (كوشنر، صهر الرئيس)?"""
    return at + 1 < limit and (scene.is_role(at + 1) or scene.form(at + 1) in ("والمكلف", "صهر"))


def _read_quote(scene: Scene, phrase: Phrase) -> bool:
    """A name in quotation marks belongs to the phrase; a quotation ends it."""
    at = phrase.at
    quote = scene.opened.get(at)
    if quote is None:
        if at not in scene.closed or at == phrase.start:
            return False
        phrase.at += 1
        return True
    found = scene.mention(at + 1)
    if not scene.is_name(quote) or (phrase.strict and phrase.closed and found is None and not phrase.named):
        return False
    if phrase.strict and phrase.closed and (phrase.named or not _expects_name(scene, phrase)):
        return False
    phrase.closed = True
    phrase.at = min(quote.close + 1, phrase.limit)
    return True


def _apposition(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Does the phrase go on behind the comma before token `at`: with a person's name, or a role?"""
    if at >= phrase.limit:
        return False
    at = at + 1 if scene.mark(at) == "#" else at
    found = scene.mention(at)
    if found is not None:
        return scene.kind(found[1]) == "PER" and not phrase.named and found[1].start == scene.starts[at]
    return scene.is_role(at) and (phrase.named or not phrase.strict) and scene.form(at) not in scene.grammar.bodies


def _read_preposition(scene: Scene, phrase: Phrase) -> bool:
    at = phrase.at
    form = scene.form(at)
    behind = scene.form(at + 1)
    if at == phrase.start:
        return False
    if PREPOSITIONS[form] in phrase.frames:
        if form != "الي" or not _another(scene, form, at + 1, phrase.limit):
            return False
    elif (
        behind in scene.grammar.venues
        or scene.time(at + 1) is not None
        or (form == "عن" and scene.form(at - 1) not in scene.grammar.about)
        or (form == "علي" and scene.form(at - 1) not in scene.grammar.informed)
        or (form == "من" and ((phrase.strict and phrase.closed) or phrase.named))
        or (form == "الي" and (phrase.strict and phrase.named))
    ):
        return False
    phrase.at += 1
    phrase.closed = False
    return True


def _another(scene: Scene, form: str, at: int, limit: int) -> bool:
    """Is there a name at `at` and a second preposition of the same form behind it (مبعوث الأمم المتحدة إلى اليمن إلى)?"""
    found = scene.mention(at)
    return found is not None and any(scene.form(i) == form for i in range(found[0], min(limit, found[0] + 12)))


def _read_to(scene: Scene, phrase: Phrase, letter: int) -> bool:
    """لـ: the complement of a head (الأمين العام للأمم المتحدة), or who is told (لـ«رويترز»)."""
    at = phrase.at
    rest = scene.words[at].form[1:]
    rest = "ا" + rest if letter == 2 else rest
    if rest in scene.grammar.outlet_heads or rest in scene.grammar.audiences:
        return False
    if "ل" in phrase.frames and not (letter == 2 and scene.words[at].bits & flags.BODY):  # أكد المدير العام للشركة
        return False
    if scene.words[at].size == letter and scene.mark(at + 1) and at + 1 not in scene.opened:
        return False
    if not _linked(scene, phrase):
        return False
    phrase.closed = letter == 2
    phrase.at += 1
    return True


def _linked(scene: Scene, phrase: Phrase) -> bool:
    """Does the word before take its complement with لـ?"""
    if phrase.named:
        return any(
            scene.form(i) in scene.grammar.linked_heads for i in range(max(phrase.start, phrase.at - 2), phrase.at)
        )
    for i in range(phrase.start, phrase.at):
        forms = {scene.form(i), scene.form(i).removeprefix("و")}
        if forms & scene.grammar.linked_heads or {form.removeprefix("ال") for form in forms} & scene.grammar.body_heads:
            return True
    return False


def _read_word(scene: Scene, phrase: Phrase) -> bool:
    at = phrase.at
    form = scene.words[at].form
    joined = scene.opened.get(at + 1) if form == "و" and at > phrase.start and at - 1 in scene.closed else None
    if joined is not None and joined.close - at <= 6:
        phrase.at = min(scene.opened[at + 1].close + 1, phrase.limit)
        return True
    if at > phrase.start and form[:1] == "و" and form not in scene.grammar.native_w and len(form) > 2:
        if form[1:] in scene.grammar.adjuncts or scene.is_finite_cue(at):
            return False
        if phrase.strict and not scene.is_role(at) and scene.form(phrase.start) not in scene.grammar.dual_heads:
            return False
        phrase.closed = form.startswith("وال")
        phrase.at += 1
        return True
    if at > phrase.start and (scene.is_participle_cue(at) or scene.is_possessed_masdar(at)):
        return False
    if form in ("باسم", "غير"):
        phrase.closed = False
        phrase.at += 1
        return True
    definite = form.startswith("ال") and len(form) > 3
    if phrase.strict and phrase.closed and not _goes_on(scene, phrase, definite):
        return False
    phrase.closed = (
        (definite and form not in scene.grammar.quantifiers)
        or (phrase.closed and not scene.is_role(at))
        or _closes_indefinite(scene, phrase, form)
    )
    phrase.at += 1
    return True


def _closes_indefinite(scene: Scene, phrase: Phrase, form: str) -> bool:
    """An indefinite phrase that takes no genitive any more: «مراقبون | محكمة», «مصادر محلية | توقيف»."""
    if form.endswith("ون") and len(form) > 4 and not form.startswith("ال"):
        return True
    head = scene.form(phrase.start)
    return phrase.at > phrase.start and head in scene.grammar.unnamed and form.endswith(("ي", "يه", "يين"))


def _goes_on(scene: Scene, phrase: Phrase, definite: bool) -> bool:
    """May this word follow a phrase that is definite already: an adjective, or a role in apposition?"""
    at = phrase.at
    word = scene.words[at]
    if at - 1 in scene.places.in_mention or at - 1 in scene.closed:
        if definite and phrase.named:  # عزام الغريب: a first name that the lists know, a surname that they do not
            found = scene.mention(at - 1)
            return found is not None and not scene.form(at - 1).startswith("ال")
        if definite:
            return word.form.endswith(("ي", "يه", "يين", "يون"))
        return phrase.named and scene.is_role(at) and at - 1 in scene.places.in_mention
    if word.form in scene.grammar.same or (not definite and scene.is_unknown(at)):
        return True
    before = scene.form(at - 1)
    if not definite and not before.startswith("ال") and at - 1 not in scene.places.in_mention:
        return word.form.endswith(_NISBA) or bool(word.bits & flags.NATION) or word.form.endswith(("ون", "ين"))
    if definite:
        return _qualifies(scene, at)
    return False


def _qualifies(scene: Scene, at: int) -> bool:
    """May the definite word at `at` be an adjective of the definite word before: by nisba, by a list, by agreement?

    «المعارضون | الرئيس», «الناطقة | الإدلاء», «التحقيق | الرواية» are two phrases each; «المحكمة الدولية» is one.
    """
    form, before = scene.form(at), scene.form(at - 1)
    nisba = form.endswith(_NISBA) and not scene.words[at].text.endswith("ى")
    if nisba or form in scene.grammar.adjectives:
        return not (before.endswith("ان") and not form.endswith("ان"))
    if form in scene.grammar.source_nouns or form in scene.grammar.audiences:
        return False
    if before.endswith(("ون", "ان")) and before.startswith("ال"):
        return form.endswith(before[-2:])
    if before.endswith("ه"):
        return form.endswith("ه")
    return form.endswith("ه") and before.endswith("ات")


_NISBA = ("ي", "يه", "يون", "يين", "يان", "يات", "يتان")


def subject_before(scene: Scene, verb: int, low: int) -> tuple[int, int] | None:
    """The noun phrase that stands before the verb as its subject, None where the clause opens with the verb.

    (لافروف يدعو، إن الرئيس أكد، وكانت موسكو أعلنت): the phrase must begin its clause.
    """
    end = verb
    while end > low and (
        scene.form(end - 1) in ("قد", "لم", "لن", "لا", "سبق", "كان", "كانت") or scene.mark(end - 1) in ("،", ",")
    ):
        end -= 1
    if end <= low or (end - 1 in scene.closed and not scene.is_name(scene.closed[end - 1])):
        return None
    start = end
    while start > low and end - start < 22:
        before = start - 1
        word = scene.words[before]
        if word.form in scene.grammar.clause_openers or scene.is_complementiser(before):
            break
        mark = word.text if word.kind == "p" else ""
        if mark in ("،", ",") and scene.form(start) in ("وهو", "وهي"):  # فلان، وهو صهر علان، أعلن
            end, start = before, before
            continue
        ends = mark in COMMAS or mark in (":", ".", "؟", "!", "…")
        if ends and (mark not in ("،", ",") or not _is_appendix(scene, start, end)):
            break
        if before in scene.opened and not scene.is_name(scene.opened[before]):
            break
        if (
            word.bits & flags.CUE
            and scene.is_finite_cue(before)
            and not scene.readings(before)[0].doubtful
            and before not in scene.places.in_mention
        ):
            break
        start -= 1
    if start > low and (
        scene.form(start - 1).removeprefix("و") in PREPOSITIONS
        or scene.form(start - 1) in ("خلال", "وخلال", "مع", "ومع", "بعد", "وبعد", "قبل", "منذ", "ومنذ")
    ):
        return None
    if start < end and (scene.prefix(start, "ب") or scene.prefix(start, "ل")):
        return None
    if start >= end:
        return None
    reported = start > low and scene.is_complementiser(start - 1) and end - start <= 4
    if _is_subject(scene, start, end, reported):
        return start, end
    return _behind_verb(scene, start, end)


def _behind_verb(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """«ما جعل المخابرات تقول» (which made the service say): the subject is the object of the verb before it."""
    for first in range(start + 1, end):
        if scene.form(first - 1) in scene.grammar.causing and _is_subject(scene, first, end):
            return first, end
    return None


def _is_appendix(scene: Scene, start: int, end: int) -> bool:
    """Is [start, end) only a person's name or a role in apposition, so that its head stands before the comma?"""
    found = scene.mention(start)
    if found is not None:
        return scene.kind(found[1]) == "PER" and found[0] >= end - 1 and found[1].start == scene.starts[start]
    return scene.is_role(start) and not scene.form(start).startswith("و")


def _is_subject(scene: Scene, start: int, end: int, reported: bool = False) -> bool:
    """Does [start, end) look like who speaks: it opens with a name or with a noun that can speak, and is one phrase?"""
    reported = reported or (scene.form(start).startswith("ال") and scene.is_unknown(start))
    noun = scene.words[start].kind == "w" and scene.form(start) not in scene.function_words
    if not scene.is_agent(start) and not (reported and noun):
        return False
    reach = phrase_end(scene, start, end, frozenset(), strict=False)
    return reach >= end
