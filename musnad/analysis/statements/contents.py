"""Where reported words end: quotations with their tails, clauses, complements, and what a source phrase interrupts."""

from __future__ import annotations

from musnad.analysis.statements.drafts import Draft, Range
from musnad.analysis.statements.scene import COMMAS, PREPOSITIONS, Scene


def close_contents(scene: Scene, drafts: list[Draft]) -> None:
    """Give every draft of a piece its parts, in text order; an outer content ends where the next clause reports anew."""
    for index, draft in enumerate(drafts):
        if draft.rule == "according":
            continue
        later = [d for d in drafts[index + 1 :] if d.cue[0] < draft.bound]
        _close(scene, draft, later)
    for index, draft in enumerate(drafts):
        if draft.rule == "according":
            _close_according(scene, draft, drafts[:index], drafts[index + 1 :])


def _close(scene: Scene, draft: Draft, later: list[Draft]) -> None:
    target = draft.target
    assert target is not None
    if target.kind == "quote":
        _close_quote(scene, draft, later)
        return
    end = _end(scene, draft, target.start, later)
    if end > target.start:
        low, high = scene.trim(target.start, end)
        draft.parts = [(low + target.skip, high)] if low + target.skip < high else []


def _close_quote(scene: Scene, draft: Draft, later: list[Draft]) -> None:
    target = draft.target
    assert target is not None
    quote = scene.opened[target.mark]
    close = quote.close
    end = close
    if draft.rule == "quote-before":
        end = close
        if scene.mark(draft.cue[1]) == "" and draft.source is not None:
            _add_rest(scene, draft)
    else:
        behind = close + 1
        if (draft.target is not None and scene.words[target.mark - 1].text == ":") or scene.form(
            target.mark - 1
        ) not in PREPOSITIONS:
            end = _tail(scene, draft, behind, later, close)
        else:
            end = _tail(scene, draft, behind, later, close)
    draft.parts.insert(0, scene.trim(quote.open + 1, end))


def _add_rest(scene: Scene, draft: Draft) -> None:
    """«...»، قال الوزير، «...»: the quotation that goes on behind the source."""
    assert draft.source is not None
    at = draft.source[1]
    while scene.mark(at) in ("،", ",", "."):
        at += 1
    quote = scene.opened.get(at)
    if quote is not None and not scene.is_name(quote):
        draft.parts.append(scene.trim(quote.open + 1, quote.close))


def _tail(scene: Scene, draft: Draft, at: int, later: list[Draft], close: int) -> int:
    """What belongs to the content behind its quotation: the words that go on the sentence up to a comma or a new cue."""
    word = scene.form(at)
    if at >= draft.bound or (scene.words[at].kind == "p" and at not in scene.opened):
        return close
    if (
        word in scene.grammar.relatives
        or word in ("الحالي", "الماضي", "وذلك")
        or (word[:1] == "و" and word not in scene.grammar.native_w)
    ) and not (word[:1] == "و" and _is_and_quote(scene, at)):
        return close
    end = _end(scene, draft, at, later, commas=True)
    if any(scene.is_finite_cue(i) for i in scene.cues_after(at - 1, end)) or end - at > 14:
        return close
    return end if end > at else close


def _is_and_quote(scene: Scene, at: int) -> bool:
    """«...» و«...»: quotations joined by و are one content."""
    return scene.words[at].text == "و" and at + 1 in scene.opened


def _end(scene: Scene, draft: Draft, start: int, later: list[Draft], commas: bool = False) -> int:
    """The token before which the content from `start` ends."""
    end = draft.bound
    held = scene.holder(start)
    if held is not None and held.open < draft.cue[0]:
        end = min(end, held.close)
    end = min(end, _sentence_end(scene, start, end))
    before: Draft | None = None
    for other in later:
        if start <= other.lead < end:
            if _is_sibling(scene, draft, other, start, before):
                end = other.lead
                break
            before = other
    target = draft.target
    assert target is not None
    return min(end, _comma_end(scene, draft, start, end, target.kind, commas))


def _sentence_end(scene: Scene, start: int, end: int) -> int:
    """The first full stop outside quotations behind `start`."""
    for at in scene.breaks:
        if start < at < end and scene.quote_over(at, start) is None:
            return at
    return end


def _comma_end(scene: Scene, draft: Draft, start: int, end: int, kind: str, commas: bool) -> int:
    opening = draft.rule.startswith("noun") and draft.cue[0] <= scene.sentence(draft.cue[0])[0] + 3
    commas = commas or opening
    brief = kind == "noun" and (scene.piece.kind == "headline" or draft.rule == "noun")
    for i, word in enumerate(scene.words[start + 1 : end - 1], start + 1):
        if brief and word.form in ("بعد", "عقب", "قبل") and scene.form(i + 1) != "ان":
            return i
        if word.text not in COMMAS or scene.quote_over(i, start) is not None:
            continue
        if commas or scene.is_particle(i + 1) or (scene.form(i + 1) == "علي" and scene.is_particle(i + 2)):
            return i
        behind = scene.form(i + 1)
        if kind == "noun" and scene.piece.kind in ("paragraph", "caption", "deck", "headline"):
            if behind in scene.grammar.leads_away or (
                behind in ("في", "من", "مع") and scene.form(i + 2) in (*scene.grammar.steps_away, "دون")
            ):
                return i
        elif (
            behind in scene.grammar.clause_ends
            and (behind != "قبل" or scene.form(i + 2) == "ان")
            and behind != "حيث"
            and behind != "وذلك"
        ):
            return i
    return end


def _goes_on_inside(scene: Scene, draft: Draft, other: Draft, start: int, before: Draft | None) -> bool:
    """Does the participle go on with a speaker inside the content: of a nested statement, or of a document's account?"""
    verbal = before is not None and not before.rule.startswith("noun")
    if verbal and before is not None and before is not draft and before.nested and before.cue[0] > start:
        other.nested = True
    elif draft.source is not None and scene.form(draft.source[0]) in scene.grammar.documents:
        found = scene.mention(start)
        if found is not None and scene.kind(found[1]) == "PER":
            other.nested, other.within = True, found[1]
    return other.nested


def _is_sibling(scene: Scene, draft: Draft, other: Draft, start: int, before: Draft | None) -> bool:
    """Does `other` report beside `draft`, so that the content ends before it, or inside its content?"""
    other.nested = False
    if scene.holder(other.cue[0]) is not scene.holder(start) and scene.holder(other.cue[0]) is not None:
        held = scene.holder(other.cue[0])
        if held is not None and held.open >= start:
            other.nested = True
            return False
    if other.rule.startswith("noun"):
        if (
            draft.target is not None
            and draft.target.kind == "noun"
            and _behind_comma(scene, other)
            and other.rule == "noun"
        ):
            return True
        other.nested = True
        return False
    if other.antecedent is not None or other.rule == "relative":
        other.nested = True
        return False
    if other.rule == "participle":
        return not _goes_on_inside(scene, draft, other, start, before)
    if other.rule == "according":
        return other.lead < other.cue[0] or other.source is None or _closes(scene, other)
    if other.follows and other.source is not None:
        opening = other.source[0]
        if opening <= start + 1 or not _connects(scene, other):
            other.nested = True
            return False
        return True
    if other.joined or _connects(scene, other):
        return True
    other.nested = True
    return False


def _closes(scene: Scene, other: Draft) -> bool:
    """Does the source phrase close its clause (... بحسب الوزارة.)?"""
    assert other.source is not None
    end = other.source[1]
    return end >= other.bound or scene.mark(end) != ""


def _connects(scene: Scene, other: Draft) -> bool:
    """Does the clause of `other` open with a comma or a connective of its own?"""
    first = other.source[0] if other.follows and other.source is not None else other.cue[0]
    return other.lead < first


def _behind_comma(scene: Scene, other: Draft) -> bool:
    return any(scene.mark(i) in COMMAS for i in range(other.lead, other.cue[0]))


def _close_according(scene: Scene, draft: Draft, before: list[Draft], after: list[Draft]) -> None:
    """The words that a source phrase covers: behind it where it opens the sentence, before it where it closes it, else both."""
    low, high = scene.sentence(draft.cue[0])
    held = scene.holder(draft.cue[0])
    if held is not None:
        low, high = max(low, held.open + 1), min(high, held.close)
    assert draft.source is not None
    end = max(draft.source[1], draft.cue[1])
    while end < high and scene.words[end].text in ("»", "”", '"') and end in scene.closed:
        end += 1
    inner = [d for d in before if low <= d.cue[0] and d.rule != "according"]
    middle = draft_is_middle(scene, draft, end, high)
    if inner and not middle and scene.is_outlet(*draft.source):
        draft.outer = inner[-1]
        return
    if inner and not middle and draft.lead >= draft.cue[0]:
        low = max(low, inner[-1].cue[0])
    if draft.cue[0] <= low + 1 or all(
        scene.words[i].kind == "p" or scene.form(i) in ("و", "وذلك") for i in range(low, draft.cue[0])
    ):
        start = _front_start(scene, end, high)
        stop = _end(scene, draft, start, [d for d in after if d.cue[0] > start])
        draft.rule = "according-front"
        if stop > start:
            draft.parts = [scene.trim(start, stop)]
        return
    first = scene.trim(low, draft.lead if draft.lead < draft.cue[0] else draft.cue[0])
    draft.parts = [_drop_and(scene, low, first)]
    draft.rule = "according-end"
    if draft_is_middle(scene, draft, end, high):
        start = end + 1 if scene.mark(end) in COMMAS else end
        stop = _end(scene, draft, start, [d for d in after if d.cue[0] > start])
        if stop > start:
            draft.parts.append(scene.trim(start, stop))
            draft.rule = "according-middle"


def draft_is_middle(scene: Scene, draft: Draft, end: int, high: int) -> bool:
    """Does the sentence go on behind the source phrase as it was before it?"""
    if end >= high or scene.mark(end) in (".", "!", "؟"):
        return False
    return (
        scene.mark(end) in COMMAS
        and end + 3 < high
        and scene.form(end + 1)[:1] not in "و"
        and not scene.readings(end + 1)
        and scene.form(end + 1) not in scene.grammar.leads_away
        and scene.form(end + 1) not in scene.grammar.relatives
    )


def _front_start(scene: Scene, end: int, high: int) -> int:
    start = end
    while start < high and (scene.mark(start) in COMMAS or scene.mark(start) == ":"):
        start += 1
    if start < high and scene.is_complementiser(start):
        start += 1
        while start < high and scene.mark(start) in COMMAS:
            start += 1
    return start


def _drop_and(scene: Scene, low: int, span: Range) -> Range:
    """The sentence's opening و is not part of what is reported (وأدت الفيضانات: أدت)."""
    form = scene.form(low)
    if form[:1] == "و" and form not in scene.grammar.native_w and len(form) > 3 and scene.starts[low] == span[0]:
        return span[0] + 1, span[1]
    return span
