"""Which addresses a report may turn into links."""

from __future__ import annotations

from urllib.parse import urlsplit

from claims.safe import visible


def link(url: str, schemes: tuple[str, ...] = ("http", "https", "mailto")) -> str:
    """The address if a report may link to it, else nothing: it is then shown as plain text.

    Args:
        url: Any text somebody gave as an address.
        schemes: The schemes that may be followed.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    whole = bool(parts.path if parts.scheme == "mailto" else parts.netloc)
    clean = visible(url) == url and not any(character.isspace() or character in '<>"' for character in url)
    return url if parts.scheme in schemes and whole and clean else ""
