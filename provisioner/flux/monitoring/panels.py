"""A dashboard of Grafana as data: panels with a query each, set side by side. Knows nothing of
Flux."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
WIDE = 24  # columns of Grafana's grid
SOURCE = {"type": "prometheus", "uid": "${datasource}"}
SCHEMA = 39  # the version of the form, of Grafana 11; newer ones convert it


@dataclass(frozen=True, kw_only=True)
class Panel:
    """`kind`: as Grafana calls it, such as stat, timeseries, table or bargauge. `queries`: legend
    to expression. `columns`: of a table, its labels by their titles, in this order. `colours`: from
    which value on, the first from the beginning."""

    title: str
    kind: str
    queries: Mapping[str, str]
    unit: str = "short"
    width: int = 12
    height: int = 8
    columns: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, float | None] = field(default_factory=dict)
    text: str = ""

    @property
    def is_table(self) -> bool:
        return self.kind == "table"


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """`variables`: name to the query for its values. `rows`: title to panels."""

    uid: str
    title: str
    variables: Mapping[str, str]
    rows: Mapping[str, Sequence[Panel]]

    @property
    def panels(self) -> list[Panel]:
        return [panel for row in self.rows.values() for panel in row]


def rendered(board: Dashboard) -> str:
    """The JSON that Grafana imports."""
    whole = {
        "uid": board.uid,
        "title": board.title,
        "tags": ["flux"],
        "schemaVersion": SCHEMA,
        "editable": True,
        "refresh": "1m",
        "time": {"from": "now-6h", "to": "now"},
        "templating": {"list": list(_variables(board))},
        "panels": list(_placed(board)),
    }
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"


def _variables(board: Dashboard) -> Iterator[Json]:
    yield {
        "name": "datasource",
        "label": "Data source",
        "type": "datasource",
        "query": "prometheus",
    }
    for name, query in board.variables.items():
        yield {
            "name": name,
            "label": name.capitalize(),
            "type": "query",
            "datasource": SOURCE,
            "query": {"query": query, "refId": name},
            "definition": query,
            "refresh": 2,  # when the range of time changes
            "sort": 1,
            "multi": True,
            "includeAll": True,
            "allValue": ".*",
            "current": {"text": "All", "value": "$__all"},
        }


def _placed(board: Dashboard) -> Iterator[Json]:
    top, number = 0, 0
    for title, panels in board.rows.items():
        number += 1
        yield {
            "id": number,
            "type": "row",
            "title": title,
            "gridPos": {"x": 0, "y": top, "w": WIDE, "h": 1},
            "collapsed": False,
            "panels": [],
        }
        top, left, height = top + 1, 0, 0
        for panel in panels:
            if left + panel.width > WIDE:
                top, left, height = top + height, 0, 0
            number += 1
            place = {"x": left, "y": top, "w": panel.width, "h": panel.height}
            yield {"id": number, "gridPos": place, **_panel(panel)}
            left, height = left + panel.width, max(height, panel.height)
        top += height


def _panel(panel: Panel) -> Json:
    return {
        "type": panel.kind,
        "title": panel.title,
        "description": panel.text,
        "datasource": SOURCE,
        "targets": [
            _target(panel, chr(ord("A") + number), legend, expr)
            for number, (legend, expr) in enumerate(panel.queries.items())
        ],
        "fieldConfig": {"defaults": _defaults(panel), "overrides": []},
        "transformations": _columns(panel) if panel.is_table else [],
    }


def _target(panel: Panel, number: str, legend: str, expr: str) -> Json:
    over_time = panel.kind == "timeseries"
    return {
        "refId": number,
        "datasource": SOURCE,
        "expr": expr,
        "legendFormat": legend,
        "range": over_time,
        "instant": not over_time,
        "format": "table" if panel.is_table else "time_series",
    }


def _defaults(panel: Panel) -> Json:
    steps = [{"color": colour, "value": start} for colour, start in panel.colours.items()]
    thresholds = {"mode": "absolute", "steps": steps or [{"color": "text", "value": None}]}
    return {"unit": panel.unit, "thresholds": thresholds}


def _columns(panel: Panel) -> list[Json]:
    """Only these, in this order, with their titles."""
    titles = {label: title for title, label in panel.columns.items()}
    kept = {"id": "filterFieldsByName", "options": {"include": {"names": list(titles)}}}
    order = {label: number for number, label in enumerate(titles)}
    named = {"id": "organize", "options": {"indexByName": order, "renameByName": titles}}
    return [kept, named]
