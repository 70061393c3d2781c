"""The store's steps: each takes a file one ``user_version`` further; a step once released is never edited."""

from __future__ import annotations

__all__ = ["INDEX", "STEPS", "VERSION"]

_FIRST = (
    """CREATE TABLE reports (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT '',
        path TEXT NOT NULL DEFAULT '',
        size INTEGER NOT NULL,
        imported_at TEXT NOT NULL
    )""",
    # beside, not inside: a list of ten thousand reports must not page through their texts
    """CREATE TABLE report_bodies (
        report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
        document TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '',
        original BLOB NOT NULL
    )""",
    """CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        exported_path TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX drafts_by_time ON drafts (updated_at)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

# The tables of store.index. `ascii` takes every character outside ASCII for a part of a word; folding leaves no ASCII mark inside one.
INDEX = tuple(
    f"CREATE VIRTUAL TABLE {name} USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii')"
    for name in ("passage_index", "heading_index")
)

# Reports found again: what they are about, their paragraphs, and numbers of our own (a number once given is never given again: sources name them).
_SECOND = (
    *(
        f"ALTER TABLE reports ADD COLUMN {column}"
        for column in (
            "region TEXT NOT NULL DEFAULT ''",
            "office TEXT NOT NULL DEFAULT ''",
            "period TEXT NOT NULL DEFAULT ''",
            "edited TEXT NOT NULL DEFAULT ''",  # the columns a person has set, between blanks: no detection touches them
            "text_sum TEXT NOT NULL DEFAULT ''",
            "characters INTEGER NOT NULL DEFAULT 0",
            "used_at TEXT NOT NULL DEFAULT ''",
            "trashed_at TEXT NOT NULL DEFAULT ''",
            "surveyed INTEGER NOT NULL DEFAULT 0",  # which edition of the survey (detection, paragraphs, index) has read it; 0: none yet
        )
    ),
    "CREATE INDEX reports_by_text ON reports (text_sum)",
    "CREATE INDEX reports_by_survey ON reports (surveyed)",
    """CREATE TABLE report_tags (
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (report, tag)
    )""",
    """CREATE TABLE report_figures (
        report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
        edition TEXT NOT NULL,
        body TEXT NOT NULL
    )""",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        section TEXT NOT NULL DEFAULT '',
        theme TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL
    )""",
    "CREATE INDEX passages_by_report ON passages (report)",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, last INTEGER NOT NULL)",
    "INSERT INTO counters (name, last) SELECT 'reports', coalesce(max(id), 0) FROM reports",
    "INSERT INTO counters (name, last) VALUES ('passages', 0)",
    *INDEX,
)

# The ledger: entries name their metric by number and are never changed; no row of it points to a report, which may be deleted while what it told stays.
_THIRD = (
    """CREATE TABLE metrics (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        merged_into INTEGER NOT NULL DEFAULT 0,
        made_at TEXT NOT NULL
    )""",
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY,
        metric INTEGER NOT NULL REFERENCES metrics (id),
        region TEXT NOT NULL,
        period TEXT NOT NULL,
        cell TEXT NOT NULL,
        scope TEXT NOT NULL DEFAULT '',
        amount TEXT NOT NULL,
        unit TEXT NOT NULL DEFAULT '',
        said TEXT NOT NULL DEFAULT '',
        printed TEXT NOT NULL DEFAULT '',
        approx TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'value',
        source_kind TEXT NOT NULL,
        source TEXT NOT NULL,
        recorded_at TEXT NOT NULL
    )""",
    "CREATE INDEX entries_by_metric ON entries (metric, region, cell)",  # cell: one code for the same days
    "CREATE INDEX entries_by_region ON entries (region)",
    # a row is superseded once: two people who put the same value right at once do not both win
    """CREATE TABLE superseded (
        older INTEGER PRIMARY KEY REFERENCES entries (id),
        newer INTEGER NOT NULL REFERENCES entries (id)
    )""",
    """CREATE TABLE proposals (
        id INTEGER PRIMARY KEY,
        report INTEGER NOT NULL,
        place INTEGER NOT NULL,
        body TEXT NOT NULL,
        state TEXT NOT NULL,
        entry INTEGER NOT NULL DEFAULT 0,
        decided_at TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX proposals_by_report ON proposals (report, place)",
    "CREATE INDEX proposals_by_state ON proposals (state)",
    "INSERT INTO counters (name, last) VALUES ('metrics', 0)",
    "INSERT INTO counters (name, last) VALUES ('entries', 0)",
    "INSERT INTO counters (name, last) VALUES ('proposals', 0)",
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD)
VERSION = len(STEPS)
