"""musnad: captures of Arabic news pages in, checkable records out."""

from musnad.reader import read_capture
from musnad.records import Record

__all__ = ["Record", "read_capture"]
__version__ = "0.1.0"
