"""GeoJSON (RFC 7946): one feature an incident, in WGS84 degrees; an incident without a point has a null geometry."""

from __future__ import annotations

import msgspec

from riwaya.export.flat import INCIDENT_COLUMNS, incident_row
from riwaya.export.provenance import Exported, ExportInput, policies_of

SUFFIX = ".geojson"
WHAT = "one feature an incident"


def write(given: ExportInput) -> Exported:
    """A FeatureCollection; properties are the columns of the format `csv` but for the point."""
    features = []
    for incident in given.incidents:
        row = incident_row(given, incident)
        lat, lon = row.pop("lat", None), row.pop("lon", None)
        geometry = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
        properties = {column: row.get(column) for column in INCIDENT_COLUMNS if column not in ("lat", "lon")}
        features.append({"type": "Feature", "id": incident.incident_id, "geometry": geometry, "properties": properties})
    without = tuple(i.incident_id for i in given.incidents if i.place is None or i.place.lat is None)
    return Exported(
        content=msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n", rows=len(features), policies=policies_of(given.incidents),
        left_out={"null geometry: no point": without} if without else {},
    )
