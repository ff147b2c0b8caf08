"""How figures add up: one module for each policy, named as it is called; each has a VERSION and a function `add_up`.

`add_up` takes what the witnesses give for one measure, group and demographic and returns low, best and high, low <= best <= high, or three
`None` where nobody gives a number. A change of what a policy does is a new version.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.assess.figures import Bounds, Told
from riwaya.errors import SettingsError
from riwaya.registry import Registry

POLICIES = Registry("riwaya.assess.policies")


def add_up(policy: str, told: Sequence[Told]) -> Bounds:
    """Low, best and high under a policy."""
    found: Bounds = POLICIES[policy].add_up(told)
    return found


def versioned(policy: str) -> str:
    """The name with its version: `ucdp_low_best_high@2`."""
    return f"{policy}@{POLICIES[policy].VERSION}"


def check_policy(policy: str) -> None:
    """Raise `SettingsError` for a policy that there is not."""
    if policy not in POLICIES.names:
        raise SettingsError(f"policy {policy!r} is not known; write one of {', '.join(POLICIES.names)}")
