"""Plain text: bytes → Capture."""

from __future__ import annotations

import hashlib

from musnad.captures.capture import Capture


def read_plain(data: bytes, source: str) -> Capture:
    """The capture in `data`, UTF-8 for now."""
    return Capture("sha256:" + hashlib.sha256(data).hexdigest(), source, data.decode("utf-8-sig"))
