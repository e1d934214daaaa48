"""A load on the reading room: clients that open article, search and person pages as fast as they are answered.

python -m bench.web --archive news.db [--clients 32] [--seconds 60]
"""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import random
import statistics
import subprocess
import sys
import time

import httpx

from musnad.archive.view import OpenArchive

WORDS = (
    "الرئيس", "سوريا", "الحكومة", "مصر", "الجيش", "الوزير", "السعودية", "المدينة", "إيران", "الانتخابات", "النفط", "كأس", "روسيا", "غزة",
    "الشرطة", "اليمن", "الأمم المتحدة", "ترامب", "الدوري", "محكمة",
)  # fmt: skip
PORT = 8797


def addresses(archive: pathlib.Path, seed: int) -> list[str]:
    """A thousand addresses: articles, searches and people in equal parts, drawn from the archive."""
    chance = random.Random(seed)
    with OpenArchive(archive) as opened:
        articles = opened.stats().articles
        people = [speaker.entity for speaker in opened.speakers(300)]
    found = []
    for _ in range(334):
        found.append(f"/articles/{chance.randint(1, articles)}")
        found.append(
            f"/search?q={chance.choice(WORDS)}" + chance.choice(("", "&show=statements", "&act=deny", "&page=2"))
        )
        found.append(f"/entities/{chance.choice(people)}")
    chance.shuffle(found)
    return found


async def client(
    address: str, paths: list[str], until: float, times: list[tuple[str, float]], faults: list[str]
) -> None:
    """Ask for one page after the other until the time is over."""
    async with httpx.AsyncClient(base_url=address, timeout=30) as session:
        place = 0
        while time.monotonic() < until:
            path = paths[place % len(paths)]
            place += 1
            begin = time.monotonic()
            try:
                answer = await session.get(path)
            except httpx.HTTPError as error:
                faults.append(f"{path}: {error!r}")
                continue
            times.append((path.split("/")[1].split("?")[0], time.monotonic() - begin))
            if answer.status_code not in (200, 404):
                faults.append(f"{path}: {answer.status_code}")


async def load(archive: pathlib.Path, clients: int, seconds: float) -> tuple[list[tuple[str, float]], list[str]]:
    """The times of all answers by kind of page, and the faults."""
    times: list[tuple[str, float]] = []
    faults: list[str] = []
    until = time.monotonic() + seconds
    address = f"http://127.0.0.1:{PORT}"
    work = [client(address, addresses(archive, seed), until, times, faults) for seed in range(clients)]
    await asyncio.gather(*work)
    return times, faults


def main() -> int:
    """Serve, load, print the table; 1 where an answer failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=pathlib.Path, required=True)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=60)
    args = parser.parse_args()
    server = subprocess.Popen([sys.executable, "-m", "musnad", "serve", "-a", str(args.archive), "-p", str(PORT)])
    try:
        for _ in range(100):
            try:
                httpx.get(f"http://127.0.0.1:{PORT}/", timeout=30)
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        times, faults = asyncio.run(load(args.archive, args.clients, args.seconds))
    finally:
        server.terminate()
        server.wait()
    print(f"{len(times):,} answers to {args.clients} clients in {args.seconds:.0f} s, {len(faults)} faults")
    for kind in sorted({kind for kind, _ in times}):
        found = [spent * 1000 for name, spent in times if name == kind]
        p95 = statistics.quantiles(found, n=20)[18]
        print(f"{kind:10} {len(found):7,}  p50 {statistics.median(found):6.0f} ms  p95 {p95:6.0f} ms")
    for fault in faults[:5]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
