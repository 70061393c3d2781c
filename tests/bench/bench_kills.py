"""A thousand kills -9 in the middle of imports, edits, deletions and backups: no damaged store, nothing acknowledged lost, no stray file.

``python -m tests.bench kills``; NIGAO_SMALL=1 takes a twentieth.
"""

from __future__ import annotations

import os

from tests.store.kills import kill_rounds

KILLS = 50 if os.environ.get("NIGAO_SMALL") else 1_000


def main() -> None:
    faults, acknowledged = kill_rounds(KILLS)
    print(f"   {KILLS:,} kills, {acknowledged:,} acknowledgements: {len(faults)} faults (bar 0)")
    for fault in faults[:20]:
        print(f"   {fault}")


if __name__ == "__main__":
    main()
