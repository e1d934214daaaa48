"""Bytes from a file or a pipe, unpacked where they are gzip or zstd, with limits against archives made to explode.

A fault (a truncated stream, a wrong checksum, a limit passed) ends the bytes and stands in `ByteStream.fault`; what came
before it is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
CHUNK = 1 << 18
ZSTD_CHUNK = 1 << 12  # small: one packed kilobyte may hold 32 MiB
UNPACKED_FREELY = 1 << 30  # bytes that any archive may unpack to
GREATEST_RATIO = 200  # beyond that, unpacked bytes for each packed one; text packs 4 to 40 times
PAGE_LIMIT = 256 << 20  # bytes of one page
ROW_LIMIT = 64 << 20  # bytes of one line of a data set


class ByteStream:
    """The unpacked bytes of `raw`, read once from start to end. `fault` is what ended them early, None if nothing did."""

    def __init__(self, raw: BinaryIO, progress: Callable[[int], None] | None = None) -> None:
        self.fault: str | None = None
        self.packed = 0  # bytes taken from `raw` so far
        self._raw = raw
        self._progress = progress
        self._held = b""
        first = self._take(CHUNK)
        if first.startswith(GZIP):
            self._chunks = self._guarded(self._gunzip(first))
        elif first.startswith(ZSTD):
            self._chunks = self._guarded(self._unzstd(first))
        else:
            self._chunks = self._plain(first)

    def head(self, size: int) -> bytes:
        """The first bytes, `size` of them if there are so many; they stay to be read."""
        self._hold(size)
        return self._held[:size]

    def read(self, limit: int) -> bytes:
        """All that is left; at most `limit` bytes, and a fault where there were more."""
        parts, size = [self._held], len(self._held)
        self._held = b""
        for chunk in self._chunks:
            parts.append(chunk)
            size += len(chunk)
            if size > limit:
                self.fault = f"larger than {limit >> 20} MiB"
                break
        return b"".join(parts)[:limit]

    def lines(self, limit: int = ROW_LIMIT) -> Iterator[bytes | None]:
        """Each line without its line feed; None for one longer than `limit`, which is passed over."""
        parts, size = [b""], 0
        held, self._held = self._held, b""
        for chunk in chain((held,), self._chunks):
            first, *others = chunk.split(b"\n")
            parts.append(first)
            size += len(first)
            if size > limit:
                parts.clear()
            if others:
                yield None if size > limit else b"".join(parts)
                yield from others[:-1]
                parts, size = [others[-1]], len(others[-1])
        if size:
            yield None if size > limit else b"".join(parts)

    def _hold(self, size: int) -> None:
        while len(self._held) < size:
            chunk = next(self._chunks, None)
            if chunk is None:
                return
            self._held += chunk

    def _take(self, size: int) -> bytes:
        try:
            data = self._raw.read(size)
        except OSError as error:
            self.fault = error.strerror or str(error)
            return b""
        self.packed += len(data)
        if self._progress is not None:
            self._progress(len(data))
        return data

    def _plain(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            yield chunk
            chunk = self._take(CHUNK)

    def _guarded(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        unpacked = 0
        for chunk in chunks:
            unpacked += len(chunk)
            if unpacked > UNPACKED_FREELY and unpacked > GREATEST_RATIO * self.packed:
                self.fault = f"unpacks to more than {GREATEST_RATIO} times its size: taken for a decompression bomb"
                return
            yield chunk

    def _gunzip(self, packed: bytes) -> Iterator[bytes]:
        member = zlib.decompressobj(wbits=31)
        while packed:
            try:
                chunk = member.decompress(packed, CHUNK)
            except zlib.error as error:
                self.fault = f"damaged gzip ({error})"
                return
            if chunk:
                yield chunk
            packed = member.unconsumed_tail
            if member.eof:
                packed = member.unused_data.lstrip(b"\0") or self._take(CHUNK)
                if packed:
                    member = zlib.decompressobj(wbits=31)
            elif not packed:
                packed = self._take(CHUNK)
        if not member.eof and self.fault is None:
            self.fault = "truncated gzip: it ends in the middle"

    def _unzstd(self, packed: bytes) -> Iterator[bytes]:
        import zstandard

        frame = zstandard.ZstdDecompressor().decompressobj()
        while packed:
            piece, packed = packed[:ZSTD_CHUNK], packed[ZSTD_CHUNK:]
            try:
                chunk = frame.decompress(piece)
            except zstandard.ZstdError as error:
                self.fault = f"damaged zstd ({error})"
                return
            if chunk:
                yield chunk
            if frame.eof:
                packed = frame.unused_data + packed or self._take(CHUNK)
                if packed:
                    frame = zstandard.ZstdDecompressor().decompressobj()
            packed = packed or self._take(CHUNK)
        if not frame.eof and self.fault is None:
            self.fault = "truncated zstd: it ends in the middle"
