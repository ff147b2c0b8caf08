"""Riwaya reads Arabic reports of armed conflict and gives back sourced incidents.

    from riwaya import Pipeline, Report

    accounts = Pipeline().read(text, published="2018-12-03", outlet="...")
"""

from typing import TYPE_CHECKING, Any

from riwaya.version import VERSION as __version__

__all__ = ["Pipeline", "Report", "__version__"]

if TYPE_CHECKING:
    from riwaya.model import Report
    from riwaya.pipeline import Pipeline


def __getattr__(name: str) -> Any:
    # imported on first use: `riwaya --help` need not load the engine
    if name == "Pipeline":
        from riwaya.pipeline import Pipeline

        return Pipeline
    if name == "Report":
        from riwaya.model import Report

        return Report
    raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
