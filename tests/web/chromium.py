"""The browser that the browser tests drive: Debian's chromium.

`python -m tests.web.chromium` installs it where it is missing and that is allowed (root, apt), and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ["chromium", "fonts-noto-core", "fonts-hosny-amiri"]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]  # fmt: skip


def find_chromium() -> str | None:
    """The path of a chromium on this machine; None without one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def main() -> int:
    """Install chromium if it is missing; 0 in any case, since the browser tests skip without it and say so."""
    if find_chromium():
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print("browser tests will be skipped: no chromium here, and it may not be installed", file=sys.stderr)
        return 0
    print("installing chromium and Arabic fonts for the browser tests ...", file=sys.stderr)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, **quiet)  # type: ignore[call-overload]
        if done.returncode:
            print(f"browser tests will be skipped: {' '.join(command)} failed", file=sys.stderr)
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
