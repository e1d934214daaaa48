"""The rules that read a cue, in the order in which they are asked. Each gives a Draft or None."""

from __future__ import annotations

from collections.abc import Callable

from musnad.analysis.statements.according import read_according
from musnad.analysis.statements.circumstances import add_circumstances
from musnad.analysis.statements.drafts import Draft, Range, Target
from musnad.analysis.statements.reach import antecedent_of, is_negated, is_unreal, lead_of, opens_clause, reach_of
from musnad.analysis.statements.scene import PREPOSITIONS, Scene
from musnad.analysis.statements.sources import phrase_end, subject_before
from musnad.analysis.statements.targets import find_object, find_target, open_noun, skip_adverbials
from musnad.lexicon.cues import CueForm, CueRow, LightForm

Rule = Callable[[Scene, int, CueForm], Draft | None]


def read_cue(scene: Scene, at: int) -> Draft | None:
    """The statement that the cue at `at` opens: the first reading and rule that fit."""
    passive = DAMMA in scene.words[at].text[:3]
    for form in scene.readings(at):
        if passive and form.voice == "active" and form.tense == "past" and form.row.lemma not in _RELAYS:
            continue
        if form.doubtful and form.tense in ("past", "present") and not _sure(scene, at):
            continue
        for rule in RULES_OF.get(form.tense, ()):
            draft = rule(scene, at, form)
            if draft is not None:
                return draft
    return None


def _sure(scene: Scene, at: int) -> bool:
    """May a form that is mostly another word be a verb here? With و only behind a mark (بينه وبين is none)."""
    if scene.form(at)[:1] in "وف" and at > scene.sentence(at)[0]:
        return scene.mark(at - 1) != ""
    return opens_clause(scene, at)


def read_relay(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«ونقلت الوكالة عن الجيش قوله: ...» (the agency quoted the army as saying): source behind عن, the subject is `via`."""
    if form.row.lemma not in _RELAYS or form.tense not in ("past", "present"):
        return None
    limit = reach_of(scene, at)
    opener = "الي" if form.row.lemma == "نسب" else "عن"
    mark = next((i for i in range(at + 1, limit) if scene.form(i) == opener), None)
    if mark is None:
        return None
    end = phrase_end(scene, mark + 1, limit, frozenset(), strict=False)
    if end == mark + 1:
        return None
    if scene.mark(end) in ("،", ",") and scene.form(end + 1).startswith("و"):
        said = next((i for i in range(end + 1, limit) if scene.is_possessed_masdar(i)), None)
        if said is not None:
            end = said - 1 if scene.mark(said - 1) in ("،", ",") else said
    target = _said(scene, end, limit)
    if target is None:
        return None
    draft = Draft("relay", form.row, form, (at, at + 1), target, scene.sentence(at)[1], lead_of(scene, at))
    draft.source = (mark + 1, end)
    passer = phrase_end(scene, at + 1, mark, frozenset(["عن"]), strict=False)
    if form.voice == "active":
        before = None if form.proclitic else subject_before(scene, at, scene.sentence(at)[0])
        if passer > at + 1:
            draft.via.append(scene.trim(at + 1, passer))
        elif before is not None:
            draft.via.append(scene.trim(*before))
    add_circumstances(scene, draft, at + 1, mark)
    return draft


_RELAYS = frozenset(["نقل", "نسب"])


def _said(scene: Scene, at: int, limit: int) -> Target | None:
    """The content behind the source of a relay: behind قوله, القول إن, تأكيده, أن, a colon or a quotation."""
    at = skip_adverbials(scene, at, limit)
    readings = scene.readings(at)
    if (readings and readings[0].tense == "masdar") or scene.form(at) in ("قوله", "قولها", "القول", "قولهم"):
        found = find_target(scene, at + 1, min(limit, at + 4), _SAY_ROW if not readings else readings[0].row)
        return found or find_object(scene, at + 1, limit)
    if at < limit and scene.form(at).endswith(("ه", "ها", "هم", "هما")) and scene.words[at].kind == "w":
        return Target("noun", at, at)
    return find_target(scene, at, min(limit, at + 3), _SAY_ROW)


def read_as_said(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«..., كما قالت الشرطة.» (as the police said): the words before it are the content."""
    if scene.form(at - 1) != "كما" or form.tense != "past" or scene.mark(at - 2) not in ("،", ","):
        return None
    high = scene.sentence(at)[1]
    end = phrase_end(scene, at + 1, high, frozenset(), strict=True)
    rest = skip_adverbials(scene, end, high)
    if end == at + 1 or not scene.is_agent(at + 1) or (rest < high and scene.mark(rest) not in (".", "")):
        return None
    if rest < high and scene.words[rest].kind == "w":
        return None
    draft = Draft(
        "according", form.row, form, (at - 1, at + 1), Target("fixed", at + 1, at + 1), high, lead_of(scene, at - 1)
    )
    draft.source = (at + 1, end)
    return draft


def read_light(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«أعربت الوزارة عن أملها في ...» (expressed its hope that): verb and noun together are the cue."""
    if form.tense == "masdar" or not scene.cues.takes_light_nouns(form.row.lemma) or is_negated(scene, at):
        return None
    limit = scene.sentence(at)[1]
    for i in range(at + 1, min(limit, at + 26)):
        word = scene.words[i]
        if word.kind == "p" or word.form in scene.grammar.complementisers:
            if word.text in (":", "؛") or scene.is_complementiser(i):
                return None
            continue
        found = scene.light(form.row.lemma, word.form)
        if found is not None and (form.row.lemma == "أكد" or (form.row.lemma == "أعلن" and found.row.act == "assert")):
            found = None
        if found is None or (
            found.preposition not in ("", scene.form(i)[:1]) and _word(scene.form(i - 1)) != found.preposition
        ):
            continue
        return _light_draft(scene, at, form, i, found)
    return None


def _light_draft(scene: Scene, at: int, form: CueForm, noun: int, found: LightForm) -> Draft | None:
    """The cue of the verb at `at` and its noun, which stands right behind the source and adverbials."""
    target = _light_target(scene, noun, scene.sentence(at)[1], found.row.frames)
    if target is None:
        return None
    before = noun - 1 if len(found.preposition) > 1 else noun
    near = noun == at + 1 or (noun == at + 2 and len(found.preposition) > 1)
    cue = (at, noun + 1) if near else (at, at + 1)
    draft = Draft("light-verb", found.row, form, cue, target, scene.sentence(at)[1], lead_of(scene, at))
    draft.joined = form.proclitic.startswith(("و", "ف"))
    end = _set_subject(
        scene, draft, at, before, frozenset([found.preposition or "عن"]), strict=len(found.preposition) < 2
    )
    if len(found.preposition) < 2 and skip_adverbials(scene, end, before) < before:
        return None
    draft.light = scene.form(noun)
    return draft


def _word(form: str) -> str:
    return PREPOSITIONS.get(form, form)


def _light_target(scene: Scene, noun: int, limit: int, frames: tuple[str, ...]) -> Target | None:
    """The content behind the noun of a light verb; one adjective may stand between (موافقة مبدئية على)."""
    for start in (noun + 1, noun + 2):
        if start >= limit:
            return None
        quote = scene.opened.get(start + (scene.mark(start) == ":"))
        if "quote" in frames and quote is not None:
            return Target("quote", quote.open, quote.open + 1)
        if scene.is_complementiser(start):
            return open_noun(scene, start, start, 0)
        if scene.form(start) in PREPOSITIONS or scene.form(start) in ("ازاء", "تجاه", "حيال", "حول"):
            return open_noun(scene, start, start + 1, 0)
        for letter in ("ب", "ل"):
            if scene.prefix(start, letter):
                return open_noun(scene, start, start, scene.prefix(start, letter))
    return find_object(scene, noun + 1, limit) if "object" in frames else None


def read_verb(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """A finite verb with its source before or behind it, or none: «وقال الوزير إن», «الوزير يدعو إلى», «وأضاف أن»."""
    if form.tense not in ("past", "present") or is_negated(scene, at) or form.voice == "passive":
        return None
    if "س" in form.proclitic or (form.tense == "present" and (form.person == 1 or is_unreal(scene, at))):
        return None
    if form.row.lemma == "ذكر" and form.tense == "present" and form.gender == "m" and scene.is_complementiser(at + 1):
        return None  # يُذكر أن: the newspaper's own
    if form.enclitic and "object" not in form.row.frames and form.row.addressee != "object":
        return None
    limit = reach_of(scene, at)
    saying = _saying(scene, at, limit)
    target = find_target(scene, at + 1 if saying is None else saying + 1, _behind(scene, limit, saying), form.row)
    cue = (at, at + 2) if saying == at + 1 else (at, at + 1)
    draft = Draft("verb", form.row, form, cue, target, scene.sentence(at)[1], lead_of(scene, at))
    draft.until = at + 1 if saying is None else saying + 1
    draft.joined = form.proclitic.startswith(("و", "ف"))
    relative = scene.form(at - 1) in scene.grammar.relatives or (
        scene.mark(at - 1) != "" and scene.form(at - 2) in scene.grammar.relatives
    )
    if relative and scene.form(at - 2) not in ("الوقت", "الحين"):
        draft.antecedent = antecedent_of(scene, at)
    else:
        relative = False
    rule = _read_object if target is None else _read_target
    if not rule(scene, draft, at, limit) or (relative and draft.source is None and draft.antecedent is None):
        return None
    owned = draft.source is not None or draft.antecedent is not None or draft.joined or form.proclitic.endswith("ل")
    owned = owned or scene.form(at + 1) in _RESUMPTIVE
    return draft if owned or (opens_clause(scene, at) and at - 1 not in scene.places.in_mention) else None


def _saying(scene: Scene, at: int, limit: int) -> int | None:
    """«وتابع الوزير قائلاً:», «واستدرك بالقول»: the word that only repeats the cue, right behind its source."""
    if scene.form(at + 1) in scene.grammar.saying:
        return at + 1
    apart = scene.form(limit) in scene.grammar.saying and limit < at + 12 and scene.mark(limit - 1) == ""
    return limit if apart and not any(scene.form(i) in PREPOSITIONS for i in range(at + 1, limit)) else None


def _behind(scene: Scene, limit: int, saying: int | None) -> int:
    return limit if saying is None or saying < limit else reach_of(scene, saying)


def _read_target(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    target = draft.target
    assert target is not None
    if (
        target.kind == "quote"
        and scene.mark(target.mark - 1) in ("،", ",")
        and _quoted_before(scene, draft, at, target.mark)
    ):
        return True
    if _object_first(scene, draft, at, limit):
        return True
    names = {"clause": "that", "quote": "quote", "noun": "preposition"}
    draft.rule = f"verb-{names[target.kind]}"
    first = at == scene.sentence(at)[0] or scene.mark(at - 1) in ("،", ",")
    if draft.form.doubtful and (
        target.mark > at + 12 or (target.kind == "noun" and not (first and target.mark == at + 1))
    ):
        return False
    if draft.antecedent is not None and draft.form.enclitic:
        return False
    if target.kind == "noun" and draft.row.weak and scene.form(target.mark) not in PREPOSITIONS:
        return False
    if draft.antecedent is not None and scene.form(at + 1) in _RESUMPTIVE:
        return False
    mark = draft.until - 1 if at + 1 < draft.until <= target.mark else target.mark
    end = _set_subject(scene, draft, at, mark, frozenset(draft.row.frames))
    if draft.row.weak and target.kind == "quote" and scene.words[target.mark].text != ":":
        owner = draft.source or draft.antecedent
        if owner is not None and not scene.is_agent(owner[0]) and scene.mark(target.mark - 1) != ":":
            return False
    things = draft.row.lemma in scene.grammar.things_do and draft.source is not None
    if (
        things
        and draft.source is not None
        and not scene.is_agent(draft.source[0])
        and not scene.is_unknown(draft.source[0])
    ):
        return False
    if target.kind == "quote" and "quote" not in draft.row.frames and not _reaches(scene, end, target.mark):
        return False
    if draft.form.enclitic and draft.row.addressee != "object" and "object" in draft.row.frames:
        return target.mark <= at + 2 or draft.source is not None
    return True


def _reaches(scene: Scene, end: int, mark: int) -> bool:
    """Does nothing but adverbials, a preposition or إن stand between the source's end and the quotation at `mark`?"""
    if (
        scene.mark(mark - 1) in (":", "،", ",")
        or scene.is_complementiser(mark - 1)
        or scene.form(mark - 1) in PREPOSITIONS
    ):
        return True
    if scene.prefix(mark - 1, "ب") or scene.prefix(mark - 1, "ل"):
        return True
    return skip_adverbials(scene, end, mark) >= mark - 1


_RESUMPTIVE = ("عنه", "عنها", "عنهم", "به", "بها", "اليه", "اليها", "عليه", "عليها", "فيه", "منه", "منها")


_EVALUATE = ("عدّ", "اعتبر", "وصف", "سمّى", "صنّف")


def _object_first(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    """Does an object stand between source and preposition, so that the content begins with it?

    «اتهم الحزب خصومه بالتزوير» (accused its rivals of fraud), «أكد الطرفان استمرار العمل على الخطة».
    """
    target = draft.target
    assert target is not None
    if (
        "object" not in draft.row.frames
        or draft.form.doubtful
        or scene.mark(target.mark - 1) == ":"
        or scene.mark(target.mark) == ":"
    ):
        return False
    first = draft.row.frames[0] == "object" or draft.row.lemma in _EVALUATE
    if target.mark <= at + 2:
        return False
    trial = Draft("", draft.row, draft.form, draft.cue, None, draft.bound, draft.lead, antecedent=draft.antecedent)
    end = _set_subject(scene, trial, at, target.mark, frozenset(draft.row.frames), strict=True)
    if trial.source is None and not (first and draft.antecedent is not None) and not (first and draft.joined):
        return False
    found = find_object(scene, end, target.mark)
    if found is None or scene.form(found.start) == "غير":
        return False
    head = scene.form(found.start)
    that = target.kind == "clause" or scene.is_complementiser(target.mark - 1)
    if that and not first and head not in scene.grammar.needed and not head.endswith(("ها", "هم", "ته")):
        return False
    if not first and not (scene.is_masdar_like(found.start) and _settled(scene, found.start)):
        return False
    draft.source, draft.to, draft.via, draft.venue, draft.time = trial.source, None, trial.via, trial.venue, trial.time
    draft.follows, draft.lead = trial.follows, trial.lead
    draft.target, draft.rule = found, "verb-object"
    return True


def _settled(scene: Scene, at: int) -> bool:
    """Is the source before the object at `at` plainly over: a name, a comma, a time, or a definite word?"""
    before = at - 1
    return (
        before in scene.places.in_mention
        or scene.mark(before) != ""
        or scene.form(before).startswith("ال")
        or scene.form(before) in scene.grammar.one_word
    ) and not scene.is_role(at)


def _read_object(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    """The verb with a bare noun phrase: the first one is the source if it can speak and another one follows."""
    if draft.antecedent is not None and (draft.form.enclitic or scene.form(at + 1) in _RESUMPTIVE):
        return False
    if draft.form.enclitic and draft.row.lemma not in _EVALUATE:  # يعارضها: the pronoun is all that it has
        return False
    bare = draft.row.weak and not draft.form.enclitic
    if draft.form.doubtful or bare:  # only where it opens the sentence and a name or a body follows (دانت الرابطة ...)
        bare = (
            at != scene.sentence(at)[0]
            or not (scene.mention(at + 1) or scene.form(at + 1) in scene.grammar.body_heads)
            or bare
        )
    if "object" not in draft.row.frames or bare:
        return _quoted_before(scene, draft, at, limit)
    draft.rule = "verb-object"
    start = _set_subject(scene, draft, at, limit, frozenset(draft.row.frames), strict=True)
    if draft.form.enclitic:
        found = None
        for letter in ("ب",):
            if start < limit and scene.prefix(start, letter):
                found = open_noun(scene, start, start, scene.prefix(start, letter))
        draft.target = found or find_object(scene, start, limit)
    else:
        draft.target = find_object(scene, start, limit)
    if draft.target is None and draft.source is not None and draft.source[0] > at:
        draft.target = find_object(scene, at + 1, limit)
        draft.source = None
    if draft.target is None:
        return _quoted_before(scene, draft, at, limit)
    if (
        draft.source is None
        and draft.antecedent is None
        and at > scene.first
        and scene.is_masdar(at)
        and not draft.form.enclitic
    ):
        return False
    return scene.form(draft.target.start) not in scene.grammar.not_said


def _quoted_before(scene: Scene, draft: Draft, at: int, limit: int) -> bool:
    """«...»، قال الوزير (the quotation first): the verb that closes behind its quotation."""
    if draft.joined or scene.form(at - 1) in ("ما", "كما"):
        return False
    before = at - 1
    while before > scene.first and (
        scene.mark(before) in ("،", ",", ".", "-", "!") or scene.form(before) in ("هكذا", "بهذه", "الكلمات", "بهذا")
    ):
        before -= 1
    quote = scene.closed.get(before)
    if quote is None or scene.is_name(quote) or before < at - 5:
        return False
    draft.target = Target("quote", quote.open, quote.open + 1)
    draft.rule = "quote-before"
    _set_subject(scene, draft, at, _subject_limit(scene, at, limit), frozenset(), left=False)
    return True


def _subject_limit(scene: Scene, at: int, limit: int) -> int:
    """Where the source behind a quotation ends at the latest: the next comma that parts no apposition."""
    return next((i for i in range(at + 1, limit) if scene.mark(i) in ("،", ",") and not scene.is_role(i + 1)), limit)


def _set_subject(
    scene: Scene, draft: Draft, at: int, mark: int, frames: frozenset[str], strict: bool = False, left: bool = True
) -> int:
    """Find the source between the verb and `mark`, or before the verb; the token behind what is read right of it."""
    low = scene.sentence(at)[0]
    held = scene.holder(at)
    low = max(low, held.open + 1) if held is not None else low
    before = None
    topic = draft.form.proclitic == "ف" and scene.form(low) in ("اما", "واما")
    if left and draft.antecedent is None and (topic or not draft.form.proclitic.startswith(("و", "ف", "ل"))):
        before = subject_before(scene, at, low)
    if before is not None and not _agrees(draft.form, scene, before, after=False):
        before = None
    if before is not None:
        draft.source = before
        draft.lead = min(draft.lead, lead_of(scene, before[0]))
        draft.follows = True
        add_circumstances(scene, draft, at + 1, mark, told=True)
        return at + 1
    start = at + 1
    while start < mark and scene.form(start) in _RESUMPTIVE:
        start += 1
    if scene.mark(start) == ":" and start + 1 in scene.opened:
        start += 1
    start = skip_adverbials(scene, start, mark)
    while start < mark and scene.form(start) in ("ايضا", "انذاك", "امس", "اليوم", "حينها"):
        start += 1
    told = draft.row.addressee == "object" and not draft.form.enclitic
    to = scene.prefix(start, "ل") > 0
    end = start if to else phrase_end(scene, start, mark, frames, strict or told)
    if (
        end > start
        and (scene.is_agent(start) or (not strict and _speaks(scene, start, draft.form)))
        and _agrees(draft.form, scene, (start, end), after=True)
    ):
        if draft.antecedent is not None and not strict and draft.row.addressee == "object":
            end = start
        else:
            draft.source = (start, end)
    else:
        end = start if strict or told else at + 1
        end = at + 1 if told and end == start else end
    add_circumstances(scene, draft, end, mark, told=told)
    return end


def _speaks(scene: Scene, start: int, form: CueForm) -> bool:
    """With إن or a quotation still to come, any noun phrase behind the verb is its subject."""
    start = start + 1 if scene.mark(start) == "#" else start
    word = scene.words[start]
    if word.form.endswith("ا") and len(word.form) > 4 and not word.form.startswith("ال"):  # مازحاً، متوجهاً
        return False
    if word.form[:1] == "و" and (
        word.form[1:] in scene.grammar.prepositions or word.form[1:] in scene.grammar.adjuncts
    ):
        return False
    return (
        word.kind == "w"
        and word.form not in scene.grammar.adjuncts
        and word.form not in PREPOSITIONS
        and not scene.prefix(start, "ب")
    )


def _is_oblique_plural(scene: Scene, at: int, head: str) -> bool:
    """Is the word a plural that cannot be a subject (المقاتلين)? Names in -in (الكرملين) are none."""
    plural = head.startswith("ال") and head.endswith("ين") and head != "الامين"
    return plural and not scene.is_unknown(at)


def _agrees(form: CueForm, scene: Scene, phrase: Range, after: bool) -> bool:
    """May this phrase be the subject of this verb? A masculine singular verb has no plainly feminine subject."""
    head = scene.form(phrase[0])
    named = scene.mention(phrase[0]) is not None
    if form.person in (1, 2):
        return False
    if after and (form.number in ("p", "d") or (not named and _is_oblique_plural(scene, phrase[0], head))):
        return False
    if form.gender == "m" and not named and not after and head.startswith("ال") and head.endswith("ه"):
        return False
    return not (form.gender == "f" and not named and head in scene.grammar.masculine)


def read_passive(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«وقيل إن», «أُعلن عن», «سُئل عن» (it was said, announced; he was asked): nobody is named as the speaker.

    Only where the form can be nothing else or its damma is written.
    """
    if form.voice != "passive" or form.tense not in ("past", "present") or is_negated(scene, at):
        return None
    if scene.readings(at)[0].voice != "passive" and DAMMA not in scene.words[at].text:
        return None
    if not opens_clause(scene, at) or at - 1 in scene.places.in_mention:
        return None
    limit = reach_of(scene, at)
    target = find_target(scene, at + 1, limit, form.row)
    if target is None or (target.kind == "noun" and form.row.weak):
        return None
    draft = Draft("passive", form.row, form, (at, at + 1), target, scene.sentence(at)[1], lead_of(scene, at))
    draft.joined = form.proclitic.startswith(("و", "ف"))
    draft.act = "ask" if form.row.act == "ask" else ""
    add_circumstances(scene, draft, at + 1, target.mark, told=form.row.act == "ask")
    return draft


DAMMA = "\u064f"


def read_participle(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«..., مشدداً على أن» (stressing that): a statement of its own by who spoke last."""
    if form.tense != "participle" or scene.form(at).startswith("ال") or form.proclitic in ("ب", "ل", "ك", "ال"):
        return None
    surface = scene.form(at)
    if form.enclitic or not surface.endswith(("ا", "ين", "ه", "ات", "تين")):  # the accusative of who goes on speaking
        return None
    limit = reach_of(scene, at)
    target = find_target(scene, at + 1, min(limit, at + 14), form.row)
    if target is None:
        if "object" not in form.row.frames or form.doubtful or form.row.weak:
            return None
        if scene.mark(at - 1) not in ("،", ",") and not surface.endswith("ا"):
            return None
        target = find_object(scene, at + 1, limit)
        if target is None:
            return None
    elif target.kind == "noun" and form.doubtful and not (scene.mark(at - 1) in ("،", ",") and target.mark <= at + 2):
        return None
    if target.kind == "noun" and surface.endswith("ه") and scene.mark(at - 1) not in ("،", ","):
        return None
    if target.kind == "noun" and "object" in form.row.frames and target.mark > at + 1:
        found = find_object(scene, at + 1, target.mark)
        if found is not None and (form.row.frames[0] == "object" or scene.is_masdar_like(found.start)):
            target = found
    if form.doubtful and target.mark > at + 3 and scene.mark(at - 1) not in ("،", ","):
        return None
    draft = Draft("participle", form.row, form, (at, at + 1), target, scene.sentence(at)[1], lead_of(scene, at))
    add_circumstances(scene, draft, at + 1, target.mark, told=form.row.addressee == "object")
    return draft


def read_noun(scene: Scene, at: int, form: CueForm) -> Draft | None:
    """«دعوة الرئيس إلى ...» (the president's call for): a verbal noun with both its origin and its content."""
    if form.tense != "masdar" or form.doubtful or is_negated(scene, at):
        return None
    limit = reach_of(scene, at)
    draft = Draft("noun", form.row, form, (at, at + 1), None, scene.sentence(at)[1], lead_of(scene, at))
    if form.enclitic:
        draft.rule = "noun-possessive"
        target = find_target(scene, at + 1, min(limit, at + 8), form.row)
        if target is None or target.mark > at + 2:
            return None
        draft.target = target
        return draft
    if scene.form(at).startswith(("ال", "بال", "وال")) or scene.prefix(at, "ب"):
        return None
    named = scene.mention(at + 1) is not None or (scene.mark(at + 1) != "" and scene.mention(at + 2) is not None)
    if not named and not (scene.is_agent(at + 1) and scene.form(at + 1).startswith("ال")):
        return None
    end = phrase_end(scene, at + 1, limit, frozenset(form.row.frames), strict=True)
    if end == at + 1:
        return None
    target = find_target(scene, end, min(limit, end + 3), form.row)
    if (
        target is None
        and "object" in form.row.frames
        and end < limit
        and scene.mark(end) == ""
        and (scene.is_masdar_like(end) or form.row.frames[0] == "object")
    ):
        target = find_object(scene, end, limit)
    if target is None and scene.form(end) in ("حول", "بشان") and end + 1 < limit:
        target = Target("noun", end, end + 1)
    if target is None:
        return None
    draft.source, draft.target = (at + 1, end), target
    return draft


RULES_OF: dict[str, tuple[Rule, ...]] = {
    "past": (read_relay, read_passive, read_as_said, read_light, read_verb),
    "present": (read_relay, read_passive, read_light, read_verb),
    "participle": (read_light, read_participle),
    "particle": (read_according,),
    "masdar": (read_noun,),
}


def read_colon(scene: Scene) -> Draft | None:
    """A headline «المتحدث: ...»: who stands before the colon said what stands behind it."""
    if scene.piece.kind not in ("headline", "deck", "subhead"):
        return None
    for i in range(scene.first + 1, min(scene.first + 16, scene.last - 1)):
        if scene.mark(i) == ":":
            return _colon_draft(scene, i)
        if scene.is_complementiser(i) or scene.is_finite_cue(i):
            return None
    return None


def _colon_draft(scene: Scene, at: int) -> Draft | None:
    first = scene.first
    if scene.words[at].space == "" and scene.form(at + 1).isdigit():
        return None
    named = scene.form(first).startswith("ال") and scene.is_unknown(first)
    if not scene.is_agent(first) and first not in scene.opened and not named:
        return None
    found = scene.mention(first)
    if found is not None and scene.kind(found[1]) == "LOC":
        return None
    end = phrase_end(scene, first, at, frozenset(), strict=False)
    if end == first:
        return None
    form = CueForm(_SAY_ROW, "particle", "active")
    start = at + 1
    quote = scene.opened.get(start)
    kind = "quote" if quote is not None and quote.close >= scene.last - 2 else "clause"
    target = Target("quote", start, start + 1) if kind == "quote" else Target("clause", at, start)
    draft = Draft("headline-colon", _SAY_ROW, form, (at, at + 1), target, scene.last, at)
    draft.source = (first, end)
    add_circumstances(scene, draft, end, at)
    return draft


_SAY_ROW = CueRow("قال", "verb", "assert", ("أن", "quote"), "ل", False, True, "say")
