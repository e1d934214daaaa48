"""The house keeps its plan: imports point one way, and nothing is read before it is asked for."""

import ast
import pathlib
import subprocess
import sys

import pytest

PACKAGE = pathlib.Path(__file__).parent.parent / "musnad"
# From the ground up; a module may import its own room and those on lower floors.
FLOORS = [
    {"records", "errors"},
    {"text", "lexicon"},
    {"captures"},
    {"pages", "analysis"},
    {"reader"},
    {"workers"},
    {"archive", "exports", "scale", "output", "samples"},
    {"api"},
    {"__init__"},
    {"web"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: pathlib.Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(module: pathlib.Path) -> set[str]:
    """The rooms of the package that a module imports, wherever in it the import stands."""
    names = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module] if node.module != "musnad" else [f"musnad.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    parts = [name.split(".") for name in names if name.split(".")[0] == "musnad"]
    return {part[1] if len(part) > 1 and part[1] in FLOOR_OF else "__init__" for part in parts}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_imports_point_one_way(module: pathlib.Path) -> None:
    room = room_of(module)
    assert room in FLOOR_OF, f"{room} has no floor yet: give it one"
    above = {other for other in imported_rooms(module) if other != room and FLOOR_OF[other] >= FLOOR_OF[room]}
    beside = {("lexicon", "text"), ("pages", "analysis"), ("archive", "output")}
    lazily_public = {"__init__"} if room in ("commands", "cli", "web") else set()
    assert {other for other in above if (room, other) not in beside} - lazily_public == set()


PROBE = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import {module}
data = [path for path in opened if path.endswith((".tsv", ".toml", ".txt", ".html", ".json", ".db", ".sqlite"))]
slow = [name for name in ("pyarrow", "rich", "duckdb", "charset_normalizer") if name in sys.modules]
print(*data, *slow)
"""


@pytest.mark.parametrize("module", ["musnad", "musnad.cli"])
def test_nothing_is_read_and_nothing_slow_loaded_at_import(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(module=module)], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    assert done.stdout.split() == []


def test_no_bare_except_and_no_print_in_the_analysis() -> None:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, module
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                assert room_of(module) in ("commands", "cli", "web"), module
