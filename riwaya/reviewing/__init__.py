"""What people do to a store, each in one transaction: correct, add, reject, regroup, say how a record stands, take back.

In: an open transaction, who acts and when, what they want. Out: the number of the change; corrections, decisions, incidents and facts are written with it.
Below the app and above the rooms: it links, assesses and stores what a change touches.
"""

from riwaya.reviewing.acting import By, NotPossible
from riwaya.reviewing.correcting import add_account, attach, correct, dismiss, restore, take_back_rejection
from riwaya.reviewing.grouping import merge, move, split
from riwaya.reviewing.saying import STATES, add_to_lexicon, comment, set_state, undo, withdraw
from riwaya.reviewing.settling import settle, source_figures, under_policy

__all__ = [
    "STATES", "By", "NotPossible", "add_account", "add_to_lexicon", "attach", "comment", "correct", "dismiss", "merge", "move", "restore", "set_state", "settle", "source_figures", "split",
    "take_back_rejection", "under_policy", "undo", "withdraw",
]
