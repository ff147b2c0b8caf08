"""`python -m riwaya`: the command line."""

from riwaya.cli import main

main()
