"""Bytes → Outcome[Document]: one module a format, chosen by what a file is, not by what it is called."""

from __future__ import annotations

from desktop.readers.choose import SUFFIXES, read, read_bytes

__all__ = ["SUFFIXES", "read", "read_bytes"]
