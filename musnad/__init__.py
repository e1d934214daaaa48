"""musnad: captures of Arabic news pages in, checkable records out.

import musnad

record = musnad.read("page.html", date="2018-06-28")
for statement in record.statements:
    print(statement.speaker_text, statement.act, statement.content[0].text)
"""

from musnad.api import open_archive, read, read_many
from musnad.captures.reading import read_captures
from musnad.errors import ArchiveError, CaptureError, LexiconError, MusnadError
from musnad.reader import read_capture
from musnad.records import Record, from_json, to_json

__all__ = [
    "ArchiveError",
    "CaptureError",
    "LexiconError",
    "MusnadError",
    "Record",
    "from_json",
    "open_archive",
    "read",
    "read_capture",
    "read_captures",
    "read_many",
    "to_json",
]
__version__ = "0.1.0"
