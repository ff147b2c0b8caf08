"""Accounts -> clusters: which accounts of many reports tell one incident, each link explained.

Reads resources/linking.yaml, resources/common_words.txt and the kinds. Fellegi-Sunter with whole-number weights over blocked pairs; clusters grow by
the strongest links first and never hold two incidents that one report tells apart. A near-copy of a report is no witness of its own: it
joins what its original tells. The order of the input changes nothing. `relink` clusters again only what fresh reports touch, among tellings that are kept.
"""

from __future__ import annotations

from riwaya.link.decisions import Decision, append_decision, decisions_path, read_decisions
from riwaya.link.gathering import Gathering
from riwaya.link.linking import incident_id_of, link
from riwaya.link.matching import Match, MatchSettings, match
from riwaya.link.near_copies import Sketch, copies_among, near_copies, near_copies_in_order, sketch
from riwaya.link.regrouping import regroup
from riwaya.link.relinking import kept_profiles, relink
from riwaya.link.relinking.sketches import changed_copies
from riwaya.link.settings import LinkSettings

__all__ = [
    "Decision", "Gathering", "LinkSettings", "Match", "MatchSettings", "Sketch", "append_decision", "changed_copies", "copies_among", "decisions_path", "incident_id_of", "kept_profiles", "link", "match",
    "near_copies", "near_copies_in_order", "read_decisions", "regroup", "relink", "sketch",
]
