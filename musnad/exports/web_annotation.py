"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from musnad.records import Record, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """One annotation a line, its targets the stretches of content; how many."""
    count = 0
    for record in records:
        names = {entity.id: entity.name for entity in record.entities}
        for said in record.statements:
            out.write(msgspec.json.encode(_annotation(record, said, names)) + b"\n")
            count += 1
    return count


def _annotation(record: Record, said: Statement, names: dict[str, str]) -> dict[str, Any]:
    page = record.capture.url or f"urn:{record.capture.id}"
    body = {
        "type": "Dataset",
        "speaker": names.get(said.speaker or "", said.speaker_text),
        "via": [link.text for link in said.via],
        "act": said.act,
        "form": said.form,
        "cue": said.cue.text,
        "rule": said.rule,
    }
    return {
        "@context": CONTEXT,
        "id": f"urn:{record.capture.id}#{said.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": [
            {
                "source": page,
                "selector": [
                    {"type": "TextPositionSelector", "start": content.start, "end": content.end},
                    {"type": "TextQuoteSelector", "exact": content.text},
                ],
            }
            for content in said.content
        ],
    }
