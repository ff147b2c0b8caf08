"""GraphML: who cites whom. A node is an outlet or a source, an edge runs from who relays to who is relayed, weighted by accounts."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from riwaya.export.provenance import Exported, ExportInput
from riwaya.lexicon import load_lexicon

SUFFIX = ".graphml"
WHAT = "who cites whom, as a graph"
KEYS = (("name", "node", "string"), ("sort", "node", "string"), ("weight", "edge", "int"), ("relation", "edge", "string"), ("accounts", "edge", "string"), ("content_hash", "graph", "string"), ("riwaya_version", "graph", "string"))


def write(given: ExportInput) -> Exported:
    """The graph; the chain of an account runs from the outlet over who relayed to the origin."""
    from riwaya.export.provenance import content_hash_of

    edges: dict[tuple[str, str, str], list[str]] = {}
    nodes: dict[str, tuple[str, str]] = {}
    records = load_lexicon().sources
    for account in given.accounts:
        report = given.report_by_id.get(account.report_id)
        outlet = f"outlet:{(report.outlet if report else None) or 'unknown'}"
        nodes.setdefault(outlet, (outlet.partition(":")[2], "outlet"))
        citing = outlet
        for source in reversed(account.sources):
            record = records.get(source.id)
            nodes.setdefault(source.id, (record.name_en if record else source.name, record.kind if record else "named"))
            edges.setdefault((citing, source.id, source.relation), []).append(account.account_id)
            citing = source.id
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>' for name, of, kind in KEYS]
    lines.append('<graph id="citations" edgedefault="directed">')
    lines += [_data("content_hash", content_hash_of(given.reports)), _data("riwaya_version", given.version)]
    for identity, (name, sort) in sorted(nodes.items()):
        lines.append(f"<node id={quoteattr(_clean(identity))}>{_data('name', name)}{_data('sort', sort)}</node>")
    for number, ((citing, cited, relation), accounts) in enumerate(sorted(edges.items())):
        data = _data("weight", str(len(accounts))) + _data("relation", relation) + _data("accounts", ";".join(accounts))
        lines.append(f'<edge id="e{number}" source={quoteattr(_clean(citing))} target={quoteattr(_clean(cited))}>{data}</edge>')
    lines += ["</graph>", "</graphml>", ""]
    return Exported(content="\n".join(lines).encode("utf-8"), rows=len(edges), sums={"nodes": len(nodes), "citations": sum(map(len, edges.values()))})


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(_clean(value))}</data>'


def _clean(value: str) -> str:
    """XML 1.0 has no control characters."""
    return "".join(c if c in "\t\n" or c >= " " and c not in "\ufffe\uffff" else "\N{REPLACEMENT CHARACTER}" for c in value)
