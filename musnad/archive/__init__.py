"""The archive: records kept in one SQLite file, found again, and set side by side."""
