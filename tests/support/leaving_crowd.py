"""Many situations of tests/support/leaving_cases.py on one cluster: each in a namespace of its own,
so that one run is a test of all of them.

Flux watches its own namespace only, as beside a second Flux: so what it reconciles moves there, and
another root of the user's to the second fleet.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from tests.support.leaving_cases import CLUSTER, NAMESPACE, Object, Situation, space, text

RIVAL = "rival-flux"  # the namespace of the second fleet's Flux
GENERAL = "default"


def placed(situation: Situation, name: str) -> Situation:
    """The same in the namespace `name`. The CRDs stay, because the second fleet has objects."""
    return dataclasses.replace(
        situation,
        files={_path(path, name): _text(held, name) for path, held in situation.files.items()},
        before=(space(name), *(_object(one, name) for one in situation.before)),
        theirs=tuple(_of_others(one, name) for one in situation.theirs),
        drained=_places(situation.drained, name),
        children=_places(situation.children, name),
        counted=_places(situation.counted, name),
        kinds=False,
    )


def together(situations: Iterable[Situation]) -> Situation:
    """All that these leave, and all that must go of them."""
    crowd = list(situations)
    return Situation(
        name="all of them",
        files={path: held for one in crowd for path, held in one.files.items()},
        before=tuple(item for one in crowd for item in one.before),
        theirs=tuple(item for one in crowd for item in one.theirs),
        lost=tuple(lost for one in crowd for lost in one.lost),
        drained=frozenset().union(*(one.drained for one in crowd)),
        children=frozenset().union(*(one.children for one in crowd)),
        counted=frozenset().union(*(one.counted for one in crowd)),
        kinds=False,
        namespace=all(one.namespace for one in crowd),
    )


def belongs(place: str, name: str) -> bool:
    """Whether an object is of the situation in the namespace `name`."""
    return bool(re.search(rf"[ /]{name}(-|/|$)", place))


def _path(path: str, name: str) -> str:
    """Below the root's own path it stays there; all else is in a folder beside."""
    if path.startswith(f"clusters/{CLUSTER}/"):
        return path.replace(f"clusters/{CLUSTER}/", f"clusters/{CLUSTER}/{name}/", 1)
    return path.replace(f"{CLUSTER}/", f"{CLUSTER}-{name}/", 1)


def _text(held: str, name: str) -> str:
    return text(*(_object(one, name) for one in yaml.safe_load_all(held)))


def _object(obj: Object, name: str) -> Object:
    kind, meta = obj["kind"], obj["metadata"]
    moved: dict[str, Any] = {**obj, "metadata": {**meta, **_meta(kind, meta, name)}}
    if kind == "Kustomization":
        path = obj["spec"]["path"].replace(CLUSTER, f"{CLUSTER}-{name}")
        moved["spec"] = {**obj["spec"], "path": path}
    return moved


def _of_others(obj: Object, name: str) -> Object:
    """What nobody of the fleet made: a Kustomization outside Flux's namespace is the second
    fleet's."""
    moved = _object(obj, name)
    if obj["kind"] == "Kustomization" and obj["metadata"]["namespace"] != NAMESPACE:
        source = {**obj["spec"]["sourceRef"], "name": RIVAL, "namespace": RIVAL}
        moved["metadata"]["namespace"] = RIVAL
        moved["spec"] = {**moved["spec"], "sourceRef": source}
    return moved


def _meta(kind: str, meta: Mapping[str, Any], name: str) -> dict[str, str]:
    held, own = meta.get("namespace", ""), meta["name"]
    if kind == "Kustomization":
        return {"namespace": NAMESPACE, "name": f"{name}-{own}"}
    if held == NAMESPACE or (kind, own) == ("Namespace", NAMESPACE):
        return {}
    if not held:
        return {"name": f"{name}-{own}"}
    return {"namespace": name if held == GENERAL else f"{name}-{held}"}


def _places(places: Iterable[str], name: str) -> frozenset[str]:
    return frozenset(_place(one, name) for one in places)


def _place(place: str, name: str) -> str:
    kind, _, full = place.partition(" ")
    held, _, own = full.rpartition("/")
    meta = {"name": own, **({"namespace": held} if held else {})}
    meta |= _meta(kind, meta, name)
    return f"{kind} {'/'.join(filter(None, (meta.get('namespace'), meta['name'])))}"
