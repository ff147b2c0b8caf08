"""Accounts -> clusters: which accounts of many reports tell one incident, each link explained.

Reads resources/linking.yaml, resources/common_words.txt and the kinds. Fellegi-Sunter with whole-number weights over blocked pairs; clusters grow by
the strongest links first and never hold two incidents that one report tells apart. A near-copy of a report is no witness of its own: it
joins what its original tells. The order of the input changes nothing. `link_more` re-clusters only what fresh reports touch.
"""

from __future__ import annotations

from riwaya.link.decisions import Decision, append_decision, decisions_path, read_decisions
from riwaya.link.gathering import Gathering
from riwaya.link.linking import incident_id_of, link, link_more
from riwaya.link.matching import Match, MatchSettings, match
from riwaya.link.near_copies import Sketch, copies_among, near_copies, near_copies_in_order, near_copies_more, sketch
from riwaya.link.regrouping import regroup
from riwaya.link.settings import LinkSettings

__all__ = [
    "Decision", "Gathering", "LinkSettings", "Match", "MatchSettings", "Sketch", "append_decision", "copies_among", "decisions_path", "incident_id_of", "link", "link_more", "match", "near_copies",
    "near_copies_in_order", "near_copies_more", "read_decisions", "regroup", "sketch",
]
