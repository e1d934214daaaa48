"""Scores the program against annotated captures and fails under the floors of floors.toml.

python -m bench.quality [--gold DIR] [--set dev|train|samples] [--only PREFIX] [--each]

The set "samples" is the project's own pages under tests/samples, scored in the layers that they annotate.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import pathlib
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from musnad.captures.capture import Capture
from musnad.captures.reading import read_bytes
from musnad.reader import read_capture
from musnad.records import to_json

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE.parent / "tests" / "samples"
SHIPPED = (
    HERE.parent / "musnad" / "samples"
)  # samples that ship with the program lie there, their annotations with the rest
SETS = ["dev", "train", "samples"]
SHOWN = ("page.character_accuracy", "names.f1", "times.value_f1", "statements.f1", "statements.complete_f1")
# The count of the scorer that tells whether a layer is annotated at all.
LAYERS = {
    "page": "article",
    "dating": "dating.exact",
    "names": "names",
    "times": "times.strict",
    "statements": "statements",
}


def load_scorer(gold: pathlib.Path) -> ModuleType:
    """The gold's own scorer, so that its figures and ours are the same."""
    sys.path.insert(0, str(gold))
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record_of(capture: Capture, day: str | None) -> dict[str, Any]:
    """The program's record of one capture, as the scorer reads it."""
    record = read_capture(capture, datetime.date.fromisoformat(day) if day else None)
    answer: dict[str, Any] = json.loads(to_json(record))
    return answer


def pages_of(gold: pathlib.Path, name: str, only: str) -> Iterator[tuple[pathlib.Path, pathlib.Path]]:
    """Each annotation of a set whose file name starts with `only`, and the folder that holds its capture."""
    folder = SAMPLES if name == "samples" else gold / name
    for file in sorted(folder.glob("*.yaml")):
        if file.name.startswith(only):
            yield file, folder if name == "samples" else gold / "captures"


def compile_page(scorer: ModuleType, file: pathlib.Path, captures: pathlib.Path) -> tuple[Capture, dict[str, Any]]:
    """The capture of an annotation, and the annotation with offsets into the capture's text as read."""
    found = (page for folder in (captures, SHIPPED) for page in folder.glob(f"{file.stem}.*"))
    page = next(page for page in found if page.suffix != ".yaml")
    capture = read_bytes(page.read_bytes(), page.name)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / page.name).write_text(capture.text, encoding="utf-8", newline="")
        annotation, problems = scorer.compile_gold(file, pathlib.Path(folder))
    if problems:
        raise SystemExit(f"{file}: {problems[0]}")
    return capture, annotation


def score_set(gold: pathlib.Path, name: str, only: str = "", each: bool = False) -> dict[str, float]:
    """The figures over one set of annotations, for the layers that the set annotates."""
    scorer = load_scorer(gold)
    total = scorer.Tally()
    for file, captures in pages_of(gold, name, only):
        capture, annotation = compile_page(scorer, file, captures)
        record = record_of(capture, annotation["date"])
        scorer.score_pair(annotation, record, total)
        for problem in record["problems"]:
            if "internal error" in problem["reason"]:
                print(f"{file.stem}: {problem}", file=sys.stderr)
        if each:
            one = scorer.Tally()
            scorer.score_pair(annotation, record, one)
            figures = scorer.figures(one)
            print(f"{file.stem:34}" + "".join(f" {k.split('.', 1)[1]} {figures[k]:5.1f}" for k in SHOWN))
    figures_of: dict[str, float] = scorer.figures(total)
    judged = {layer for layer, count in LAYERS.items() if total.n[count, "g"]}
    return {figure: value for figure, value in figures_of.items() if figure.split(".")[0] in judged}


def main() -> int:
    """Print the table; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, default=pathlib.Path("../shared/gold"))
    parser.add_argument("--set", choices=SETS, action="append")
    parser.add_argument("--only", default="", help="only annotations whose file name starts so")
    parser.add_argument("--each", action="store_true", help="a line for each capture as well")
    args = parser.parse_args()
    if not (args.gold / "score.py").exists():
        print(f"no gold at {args.gold}: nothing scored")
        return 0
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    failed = 0
    sets = args.set or SETS
    tables = {name: score_set(args.gold, name, args.only, args.each) for name in sets}
    print(f"{'':32}" + "".join(f"{name:>10}{'floor':>8}" for name in sets))
    for figure in max(tables.values(), key=len):
        row = f"{figure:32}"
        for name in sets:
            floor = floors.get(name, {}).get(figure)
            value = tables[name].get(figure)
            under = floor is not None and not args.only and (value is None or value < floor)
            failed += under
            row += f"{'-' if value is None else f'{value:.1f}':>10}{'' if floor is None else floor:>7}{'!' if under else ' '}"
        print(row)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
