"""The frame of a PDF file: numbered objects, streams, the table of where they lie (ISO 32000-1, 7.5). Nothing in it tells when or where it was made."""

from __future__ import annotations

import zlib

__all__ = ["File", "number", "text"]

_LEVEL = 6


class File:
    """Objects in the order they are numbered."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, body: str | bytes, place: int = 0) -> int:
        """Writes an object, under the number reserved for it where there is one; its number."""
        place = place or self.reserve()
        self._objects[place - 1] = body.encode("ascii") if isinstance(body, str) else body
        return place

    def stream(self, data: bytes, entries: str = "", *, packed: bool = False) -> int:
        """Writes a compressed stream with further ``entries`` in its dictionary; ``packed``: it is compressed already."""
        inside = data if packed else zlib.compress(data, _LEVEL)
        head = f"<< /Length {len(inside)} /Filter /FlateDecode {entries}>>\nstream\n"
        return self.put(head.encode("ascii") + inside + b"\nendstream")

    def written(self, catalog: int, info: int) -> bytes:
        """The whole file."""
        made = [b"%PDF-1.7\n%\xe7\xa8\xbf\xe6\n"]  # bytes over 127 say that the file is no text
        at, places = len(made[0]), []
        for order, body in enumerate(self._objects, 1):
            places.append(at)
            made.append(b"%d 0 obj\n%b\nendobj\n" % (order, body))
            at += len(made[-1])
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(places) + 1
        made.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table))
        made.append(b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, catalog, info, at))
        return b"".join(made)


def number(value: float) -> str:
    """A length, to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def text(words: str) -> str:
    """A string that people read."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"
