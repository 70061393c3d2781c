"""The one entry: with arguments the command line, without any the window."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Open the window where no arguments are given, else run the command they name; give the exit code."""
    if len(sys.argv) > 1:
        from desktop import cli

        return cli.main()
    from desktop import app

    return app.main([])


if __name__ == "__main__":
    sys.exit(main())
