"""Who is a witness: independence judged on the chain of telling.

In: the accounts of an incident and their reports. Out: for each account its witness. The witness is the origin of the chain, so that five
outlets citing one monitor are one; an unnamed origin ('local sources') belongs to whoever relayed it; an outlet that cites somebody for the
incident is a relay and no witness of its own, unless whom it cites tells nothing of his own (his account is bare and no witness either); a near-copy
is its original; a forwarded message is that of whom it was forwarded from. A body and its own offices and commands are one witness where both are
cited, the larger one. An origin that has a part in the incident is a party. What an outlet tells of people of whom nobody cited in its report tells
counts as told with the first whom it cites, a party left out, and makes no witness of its own (`Chains.voice`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from riwaya.grammar.spelling import folded
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Report, Witness

FIGHTERS = frozenset({"state", "non_state", "militia", "external"})


class Chains:
    """The witnesses of one incident: `of` names the witness of each account that counts, `all` lists them; `copies` are accounts of near-copies, `cited` what each relay cites."""

    def __init__(self, accounts: Sequence[Account], reports: Mapping[str, Report], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.parties = parties(accounts, lexicon)
        present = {a.report_id for a in accounts}
        citing = {a.report_id for a in accounts if a.sources and not _is_bare(a)}
        full = {a.report_id for a in accounts if not _is_bare(a)}
        self.of: dict[str, str] = {}
        self.copies: set[str] = set()
        relays: dict[str, str] = {}
        for account in accounts:
            report = reports.get(account.report_id)
            if report and report.near_copy_of in present and report.near_copy_of != account.report_id:
                self.copies.add(account.account_id)
            elif _is_bare(account) and account.report_id in full:
                continue
            elif account.sources or account.report_id not in citing:
                self.of[account.account_id] = self._origin(account, report)
            else:
                relays[account.account_id] = self._origin(account, report)
        self.of = _under_their_heads(self.of, lexicon)
        self.cited = {a.account_id: tuple(o for o in accounts if o.report_id == a.report_id and o.sources and not _is_bare(o)) for a in accounts if a.account_id in relays}
        self.voice = {i: next((self.of[o.account_id] for o in cited if not self.is_party(self.of[o.account_id])), relays[i]) for i, cited in self.cited.items()}
        rows: dict[str, list[str]] = {}
        for identity, origin in self.of.items():
            rows.setdefault(origin, []).append(identity)
        self.all = tuple(Witness(origin=o, accounts=tuple(sorted(ids)), is_party=self.is_party(o)) for o, ids in sorted(rows.items()))

    def is_party(self, origin: str) -> bool:
        """Whether this origin fights, or belongs to or leads somebody who does."""
        return not self.parties.isdisjoint((name := origin.partition("@")[0], *heads_of(name, self.lexicon)))

    def _origin(self, account: Account, report: Report | None) -> str:
        outlet = report.outlet if report else None
        speaker = f"outlet:{outlet or account.report_id}"
        known = known_source(outlet, self.lexicon) if outlet else None
        if not account.sources:
            return forwarded_from(report, self.lexicon) or known or speaker
        first = account.sources[0]
        record = self.lexicon.sources.get(first.id)
        if record is not None and record.kind == "generic":
            relay = account.sources[1].id if len(account.sources) > 1 else known or speaker
            return f"{first.id}@{relay}"
        return first.id


def heads_of(identity: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The bodies and forces for which a source or an actor speaks, the nearest first.

    >>> from riwaya.lexicon import load_lexicon
    >>> heads_of("centcom", load_lexicon()), heads_of("ypg", load_lexicon())
    (('pentagon', 'us_forces'), ('sdf',))
    """
    found: list[str] = []
    record = lexicon.sources.get(identity) or lexicon.actors.get(identity)
    while record is not None and record.parent and record.parent not in found:
        found.append(record.parent)
        record = lexicon.sources.get(record.parent) or lexicon.actors.get(record.parent)
    return tuple(found)


def _under_their_heads(origins: Mapping[str, str], lexicon: Lexicon) -> dict[str, str]:
    """The witness of each account, a command told with the body that it belongs to where that is a witness as well."""
    present = frozenset(origins.values())
    head = {origin: next((body for body in reversed(heads_of(origin, lexicon)) if body in present), origin) for origin in present}
    return {identity: head[origin] for identity, origin in origins.items()}


def _is_bare(account: Account) -> bool:
    """Whether somebody is cited for an incident of which he tells no figure, part or thing: وقال الدفاع المدني إن فرقه نقلت المصابين."""
    return bool(account.sources) and not (account.counts or account.actors or account.objects or account.weapons)


def known_source(name: str, lexicon: Lexicon) -> str | None:
    """The id of an outlet that others cite too: its own report and a citation of it are one voice."""
    return _sources_by_name(lexicon).get(folded(name).casefold())


def forwarded_from(report: Report | None, lexicon: Lexicon) -> str | None:
    """Whom the outlet forwarded the whole report from, by its id or its name as written; `None` where it speaks for itself."""
    origin = report.relayed_from if report else None
    return (known_source(origin, lexicon) or f"name:{origin}") if origin else None


def holder_of(account: Account, reports: Mapping[str, Report], lexicon: Lexicon) -> str:
    """Who holds the values of an account: the origin of its chain, else whom the report was forwarded from, else the outlet."""
    if not account.sources and (origin := forwarded_from(reports.get(account.report_id), lexicon)):
        return origin
    return account.holder(outlet_of(account, reports))


@lru_cache(maxsize=4)
def _sources_by_name(lexicon: Lexicon) -> dict[str, str]:
    named = [(folded(name).casefold(), s.id) for s in lexicon.sources.values() if s.kind != "generic" for name in (s.id, s.name_ar, s.name_en, *s.forms)]
    return dict(reversed(named))


def parties(accounts: Sequence[Account], lexicon: Lexicon) -> frozenset[str]:
    """The armed and political actors with a part in an incident, and the larger groups they belong to."""
    ids = {a.id for account in accounts for a in account.actors if a.role in ("initiator", "target", "blamed")}
    fighting = {i for i in ids if i in lexicon.actors and lexicon.actors[i].group not in ("civilian", "aid", "unknown")}
    return frozenset(fighting | {p for i in fighting for p in (lexicon.actors[i].parent,) if p})


def outlet_of(account: Account, reports: Mapping[str, Report]) -> str | None:
    """The outlet of an account's report."""
    report = reports.get(account.report_id)
    return report.outlet if report else None


def is_claim(holder: str, group: str, accounts: Sequence[Account], lexicon: Lexicon) -> bool:
    """Whether this holder is a party to the incident and the people whose losses it tells are fighters of another side.

    Groups that one account names as initiators beside each other, against somebody else, are allies and no enemies.
    """
    own, lost = family_of(holder, lexicon), family_of(group, lexicon)
    record = lexicon.actors.get(group)
    if record is None or record.group not in FIGHTERS or own & lost or not own & parties(accounts, lexicon):
        return False
    for account in accounts:
        doers = {i for a in account.actors if a.role == "initiator" for i in family_of(a.id, lexicon)}
        targets = {i for a in account.actors if a.role == "target" for i in family_of(a.id, lexicon)}
        if own & doers and lost & doers and targets - own - lost:
            return False
    return True


def family_of(identity: str, lexicon: Lexicon) -> frozenset[str]:
    """A group or source and the larger ones that it belongs to."""
    return frozenset((identity, *heads_of(identity, lexicon)))
