"""Exports: each format holds what the records hold."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from musnad.exports import FORMATS, exporter
from musnad.exports.rows import StatementRow
from musnad.records import (
    SCHEMA,
    Article,
    CaptureInfo,
    Content,
    Cue,
    Entity,
    Published,
    Record,
    Span,
    Statement,
    Via,
    from_json,
)

TEXT = "=الميناء يعود\n\nقال مدير الميناء لوكالة النهر: «عاد العمل».\n"


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


RECORD = Record(
    SCHEMA,
    CaptureInfo("sha256:0", "page.txt", "text/plain", len(TEXT)),
    (Article("a1", "main", 0, len(TEXT), Span(*span("=الميناء يعود")), published=Published("2021-03-02", "2021-03-02")),),
    entities=(Entity("e1", "PER", "مدير الميناء"), Entity("e2", "ORG", "وكالة النهر")),
    statements=(
        Statement(
            "s1", "a1", Cue(*span("قال"), "قال"), Span(*span("مدير الميناء")), "e1", "مدير الميناء",
            (Content(*span("عاد العمل"), True),), "direct", "assert", "told", (Via(*span("وكالة النهر"), "e2"),),
        ),
    ),
)  # fmt: skip


def written(name: str) -> bytes:
    out = io.BytesIO()
    assert exporter(name).write(iter([RECORD]), out) == 1
    return out.getvalue()


def test_jsonl_gives_the_record_back() -> None:
    assert from_json(written("jsonl")) == RECORD


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv").decode("utf-8-sig")))
    assert row["content"] == "عاد العمل"
    assert row["headline"] == "'=الميناء يعود"
    assert row["via"] == "وكالة النهر"


def test_parquet_has_the_columns_of_the_row() -> None:
    table = pq.read_table(io.BytesIO(written("parquet")))
    assert tuple(table.column_names) == StatementRow.__struct_fields__
    (row,) = table.to_pylist()
    assert TEXT[row["content_start"] : row["content_end"]] == "عاد العمل"


def test_web_annotation_points_at_the_words() -> None:
    (target,) = json.loads(written("web-annotation"))["target"]
    position, quote = target["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"] == "عاد العمل"


def test_schema_org_names_day_and_speaker() -> None:
    article = json.loads(written("schema-org"))
    assert article["datePublished"] == "2021-03-02"
    assert article["hasPart"][0]["spokenByCharacter"] == {"@type": "Person", "name": "مدير الميناء"}


@pytest.mark.parametrize("name", FORMATS)
def test_no_records_give_a_valid_empty_file(name: str) -> None:
    out = io.BytesIO()
    assert exporter(name).write(iter(()), out) == 0
