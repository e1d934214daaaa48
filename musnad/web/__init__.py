"""The reading room: an archive in a browser, and the HTTP API over it."""
