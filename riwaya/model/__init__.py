"""The nouns of Riwaya: frozen records with their invariants and nothing else (see DESIGN words in docs/design.md)."""

from riwaya.model.account import Account, Actor, Admin, Count, Place, Source, Thing
from riwaya.model.cluster import Cluster
from riwaya.model.collection import Choice, Collection, bare_name, kilometres_between, place_names
from riwaya.model.correction import Correction
from riwaya.model.incident import Comparison, CountSummary, Disagreement, Figure, Incident, Link, Named, Party, Position, Total, Witness
from riwaya.model.report import SCHEMA_VERSION, Issue, Masked, Report, content_hash
from riwaya.model.telling import Telling
from riwaya.model.text import Analysis, Mention, Sentence, Span, Token
from riwaya.model.whole import bounds_of, parts_of, total_of, whole_of

__all__ = [
    "SCHEMA_VERSION", "Account", "Actor", "Admin", "Analysis", "Choice", "Cluster", "Collection", "Comparison", "Correction", "Count", "CountSummary", "Disagreement", "Figure",
    "Incident", "Issue", "Link", "Masked", "Mention", "Named", "Party", "Place", "Position", "Report", "Sentence", "Source", "Span", "Telling", "Thing", "Token", "Total", "Witness", "bare_name",
    "bounds_of", "content_hash", "kilometres_between", "parts_of", "place_names", "total_of", "whole_of",
]
