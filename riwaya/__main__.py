"""`riwaya` and `python -m riwaya`: the command line."""

import atexit
import gc
import sys

from riwaya.kept_help import HELP, kept_help


def main() -> None:
    """The entry point of the package: the kept help, else the command line."""
    text = kept_help() if sys.argv[1:] in HELP else None
    if text is not None:
        sys.stdout.write(text)
        return
    # records hold no cycles: to look for some after every 700 new objects, and among all of them at the end, takes a tenth of a short run
    from riwaya.collecting import SELDOM  # only here: the kept help needs none of it

    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)
    from riwaya.cli import main as run  # only here: it takes four times as long as all before

    run()


if __name__ == "__main__":
    main()
