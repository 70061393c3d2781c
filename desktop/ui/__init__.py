"""The window (PySide6): knows nouns, asks ``actions``."""
