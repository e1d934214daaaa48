"""The exceptions of musnad.

    MusnadError
    ├── CaptureError      a capture cannot be read (missing, unreadable, not text, too large)
    ├── LexiconError      a data file of the program is wrong; the message opens with path and line
    └── ArchiveError      an archive cannot be opened or written

Ambiguity in a text is no exception: it is a null with a reason in the record.
"""

from __future__ import annotations


class MusnadError(Exception):
    """Any error that musnad raises on purpose; its text is one sentence a user can act on."""


class CaptureError(MusnadError):
    """The capture cannot be read; the run goes on with the next one."""


class LexiconError(MusnadError):
    """A data file is wrong: `PATH:LINE: what is wrong`."""


class ArchiveError(MusnadError):
    """The archive cannot be opened, read or written."""
