"""The command ``brief``: the only place that turns errors into messages and exit codes.

0 done; 1 something could not be done; 2 wrong usage; 3 done, but checks failed under --strict.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line; never returns."""
    from brief.cli import app
    from brief.errors import BriefError, SettingsError

    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except BriefError as exc:
        print(f"brief: {exc}", file=sys.stderr)
        sys.exit(2 if isinstance(exc, SettingsError) else 1)
    except BrokenPipeError:
        # The reader of our output has gone (`brief … | head`): no message, nothing to flush.
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        print("brief: stopped; nothing was written", file=sys.stderr)
        sys.exit(1)


def _stop(number: int, frame: FrameType | None) -> None:
    # As Ctrl-C: unfinished files are cleared away on the way out.
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
