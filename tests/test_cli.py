"""The commands as a user runs them."""

import gzip
import json
import pathlib
import resource
import subprocess
import sys

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from musnad.cli import app
from musnad.records import from_json

DOCS = pathlib.Path(__file__).parent.parent / "docs"
PAGE = "بلدية المرفأ تفتتح حديقة\n\nافتتحت بلدية المرفأ حديقة جديدة على الساحل أمس.\n"


def musnad(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "musnad", *arguments], input=given, capture_output=True, timeout=60)


@pytest.fixture
def page(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_json_for_one(page: pathlib.Path) -> None:
    done = musnad("read", "--format", "json", "--date", "2018-06-28", str(page))
    assert (done.returncode, done.stderr) == (0, b"")
    record = from_json(done.stdout)
    assert record.capture.characters == len(PAGE)
    assert record.articles[0].headline is not None


def test_json_is_the_default_when_piped_and_lines_for_many(page: pathlib.Path) -> None:
    (page.parent / "rows.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "\xd9\x86\xd8\xb5 \xd8\xae\xd8\xa8\xd8\xb1"}\n' * 3)
    )
    done = musnad("read", str(page.parent))
    sources = [pathlib.Path(json.loads(line)["capture"]["source"]).name for line in done.stdout.splitlines()]
    assert sources == ["page.txt", "rows.jsonl.gz#1", "rows.jsonl.gz#2", "rows.jsonl.gz#3"]


def test_jobs_change_nothing(tmp_path: pathlib.Path) -> None:
    rows = "\n".join(json.dumps({"title": f"خبر {number}", "text": PAGE * 3}) for number in range(100))
    (tmp_path / "rows.jsonl").write_text(rows)
    one, three = (musnad("read", "--jobs", jobs, str(tmp_path)).stdout for jobs in ("1", "3"))
    assert one == three
    assert len(one.splitlines()) == 100


def test_what_cannot_be_read_is_said_and_the_rest_read(page: pathlib.Path) -> None:
    (page.parent / "a_binary").write_bytes(bytes(3000))
    done = musnad("read", str(page.parent), str(page.parent / "missing.txt"))
    assert done.returncode == 1
    assert [line.split(": ", 2)[2] for line in done.stderr.decode().splitlines()] == [
        "binary file, not text",
        "no such file or directory",
    ]
    binary, text, missing = map(from_json, done.stdout.splitlines())
    assert [bool(record.articles) for record in (binary, text, missing)] == [False, True, False]
    assert missing.problems[0].reason == "no such file or directory"


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--date", "28/6/2018", "x"], ["read", "--format", "xml", "x"], ["no-such-command"]]
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_standard_input_and_text(page: pathlib.Path) -> None:
    done = musnad("read", "--text", "-", given=b"\xef\xbb\xbf" + PAGE.encode())
    assert done.stdout.decode() == PAGE


def test_a_file_for_each_in_its_folder(page: pathlib.Path) -> None:
    (page.parent / "more").mkdir()
    (page.parent / "more" / "page.txt").write_text(PAGE)
    (page.parent / "more" / "page.html").write_text(f"<p>{PAGE}</p>")
    out = page.parent.parent / "records"
    assert musnad("read", str(page.parent), "--out", str(out), "--format", "markdown").returncode == 0
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
    assert files == ["more/page-2.md", "more/page.md", "page.md"]


def test_an_output_folder_that_cannot_be(page: pathlib.Path) -> None:
    done = musnad("read", str(page), "--out", str(page / "below-a-file"))
    assert done.returncode == 1
    assert b"cannot write" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_pipe_that_closes_is_no_error(tmp_path: pathlib.Path) -> None:
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps({"text": PAGE * 20}) for _ in range(400)))
    command = [sys.executable, "-m", "musnad", "read", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 0


def test_often_the_same_problem_is_summed_up(tmp_path: pathlib.Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "only english words here"}\n' * 50)
    lines = musnad("read", str(tmp_path)).stderr.decode().splitlines()
    assert len(lines) == 21
    assert lines[-1].startswith("musnad: 30 more captures: not in Arabic")


def test_the_tree_isolates_arabic(page: pathlib.Path) -> None:
    shown = musnad("read", "--format", "text", "--why", str(page)).stdout.decode()
    assert "\u2068بلدية المرفأ تفتتح حديقة\u2069" in shown
    assert shown.count("\u2068") == shown.count("\u2069")


def test_a_page_cannot_act_on_the_terminal() -> None:
    done = musnad("read", "--format", "text", "-", given="عنوان \x1b]0;x\x07\x1b[31m خبر\n\nنص\u202e قصير".encode())
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


def test_demo_shows_the_samples() -> None:
    shown = musnad("demo").stdout.decode()
    assert "harbour.txt" in shown
    assert CliRunner().invoke(app, ["demo", "harbour.txt"]).exit_code == 0
    assert CliRunner().invoke(app, ["demo", "no-such-sample"]).exit_code == 2


def test_version_and_help() -> None:
    assert CliRunner().invoke(app, ["--version"]).output.startswith("musnad 0.")
    assert "Examples:" in CliRunner().invoke(app, ["read", "--help"]).output


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]])
def test_starts_in_half_a_second(arguments: list[str]) -> None:
    times = []
    for _ in range(3):
        begin = _spent()
        musnad(*arguments)
        times.append(_spent() - begin)
    assert min(times) < 0.5


def _spent() -> float:
    """The processor time of the commands run so far: other work on the machine does not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def test_every_command_and_option_is_documented() -> None:
    """Under a heading `## musnad COMMAND` of a page in docs/, each option as `--option`."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md")))
    missing = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        section = pages.partition(f"\n## musnad {name}\n")[2].split("\n## ", 1)[0]
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        missing += [f"{name} {option}" for option in options if option != "--help" and f"`{option}" not in section]
        missing += [] if section else [name]
    assert missing == []
