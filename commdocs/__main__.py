"""``commdocs`` and ``python -m commdocs``: Ctrl-C is quiet from here on, also while the rest is imported."""

import os
import signal
import sys

INTERRUPTED = 130  # what a shell expects of a program that Ctrl-C ended


def main() -> int:
    """Runs the command line and gives its exit status."""
    try:
        from commdocs.cli import main as run

        if signal.getsignal(signal.SIGINT) is stop:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on there is something to tidy up
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, stop)


def stop(*_: object) -> None:
    os._exit(INTERRUPTED)


if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is to be ignored, as under nohup
    signal.signal(signal.SIGINT, stop)

if __name__ == "__main__":
    sys.exit(main())
