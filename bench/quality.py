"""Scores the program against annotated captures and fails under the floors of floors.toml.

python -m bench.quality [--gold DIR] [--set dev|train] [--only PREFIX] [--each] [--errors LAYER]
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import pathlib
import sys
import tomllib
from types import ModuleType
from typing import Any

from musnad.captures.plain import read_plain
from musnad.reader import read_capture
from musnad.records import to_json

HERE = pathlib.Path(__file__).parent


def load_scorer(gold: pathlib.Path) -> ModuleType:
    """The gold's own scorer, so that its figures and ours are the same."""
    sys.path.insert(0, str(gold))
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record_of(capture: pathlib.Path, day: str | None) -> dict[str, Any]:
    """The program's record of one capture, as the scorer reads it."""
    record = read_capture(
        read_plain(capture.read_bytes(), capture.name), datetime.date.fromisoformat(day) if day else None
    )
    answer: dict[str, Any] = json.loads(to_json(record))
    return answer


def score_set(gold: pathlib.Path, name: str, only: str = "", each: bool = False) -> dict[str, float]:
    """The figures over one folder of annotations; `only` keeps the files whose names start so."""
    scorer = load_scorer(gold)
    total = scorer.Tally()
    for file in sorted((gold / name).glob("*.yaml")):
        if not file.name.startswith(only):
            continue
        annotation, problems = scorer.compile_gold(file, gold / "captures")
        if problems:
            raise SystemExit(f"{file}: {problems[0]}")
        record = record_of(gold / "captures" / annotation["capture"], annotation["date"])
        scorer.score_pair(annotation, record, total)
        for problem in record["problems"]:
            if "internal error" in problem["reason"]:
                print(f"{file.stem}: {problem}", file=sys.stderr)
        if each:
            one = scorer.Tally()
            scorer.score_pair(annotation, record, one)
            figures = scorer.figures(one)
            keys = (
                "page.character_accuracy",
                "names.f1",
                "times.value_f1",
                "statements.f1",
                "statements.complete_f1",
            )
            print(f"{file.stem:34}" + "".join(f" {k.split('.', 1)[1]} {figures[k]:5.1f}" for k in keys))
    figures_of: dict[str, float] = scorer.figures(total)
    return figures_of


def main() -> int:
    """Print the table; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, default=pathlib.Path("../shared/gold"))
    parser.add_argument("--set", choices=["dev", "train"], action="append")
    parser.add_argument("--only", default="", help="only annotations whose file name starts so")
    parser.add_argument("--each", action="store_true", help="a line for each capture as well")
    args = parser.parse_args()
    if not (args.gold / "score.py").exists():
        print(f"no gold at {args.gold}: nothing scored")
        return 0
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    failed = 0
    sets = args.set or ["dev", "train"]
    tables = {name: score_set(args.gold, name, args.only, args.each) for name in sets}
    print(f"{'':32}" + "".join(f"{name:>10}{'floor':>8}" for name in sets))
    for figure in next(iter(tables.values())):
        row = f"{figure:32}"
        for name in sets:
            floor = floors.get(name, {}).get(figure)
            value = tables[name][figure]
            under = floor is not None and not args.only and value < floor
            failed += under
            row += f"{value:10.1f}{'' if floor is None else floor:>7}{'!' if under else ' '}"
        print(row)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
