"""What people do to a store, each in one transaction: correct, add, reject, regroup, say how a record stands, take back.

In: an open transaction, who acts and when, what they want. Out: the number of the change; corrections, decisions, incidents and facts are written with it.
Below the app and above the rooms: it links, assesses and stores what a change touches.
"""

from riwaya.reviewing.settling import settle, source_figures, under_policy

__all__ = ["settle", "source_figures", "under_policy"]
