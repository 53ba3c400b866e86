"""A stand-in for kube-state-metrics, which is not to be had here: it applies a configuration of
custom resource state to live objects, as the documentation of kube-state-metrics describes it."""

from __future__ import annotations

import contextlib
import datetime
import http.server
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Object = dict[str, Any]
List = Callable[[str, str], Sequence[Object]]


def exposition(config: Object, objects: List) -> str:
    """What it would show. `objects`: all of an API version and kind."""
    lines: dict[str, list[str]] = {}
    for resource in config["spec"]["resources"]:
        kind = resource["groupVersionKind"]
        for item in objects(f"{kind['group']}/{kind['version']}", kind["kind"]):
            for metric in resource["metrics"]:
                name = f"{resource['metricNamePrefix']}_{metric['name']}"
                family = lines.setdefault(name, [f"# TYPE {name} gauge"])
                family += _samples(name, resource, metric["each"], item)
    return "".join(f"{line}\n" for family in lines.values() for line in family)


def _samples(name: str, resource: Object, each: Object, item: Object) -> Iterator[str]:
    kind = resource["groupVersionKind"]
    labels = {
        **{f"customresource_{field}": kind[field] for field in ("group", "version", "kind")},
        **resource.get("commonLabels", {}),
        **_labels(resource.get("labelsFromPath", {}), item),
    }
    if each["type"] == "Info":
        shown = labels | _labels(each["info"]["labelsFromPath"], item)
        yield _line(name, shown, 1)
        return
    value = _at(item, each["gauge"]["path"])
    if value is not None:  # what is not there is an error in its log, and nothing here
        yield _line(name, labels, _number(value))


def _labels(paths: Mapping[str, Sequence[str]], item: Object) -> dict[str, str]:
    values = {label: _at(item, path) for label, path in paths.items()}
    return {label: _text(value) for label, value in values.items() if value is not None}


def _at(value: Any, path: Sequence[str]) -> Any:
    for step in path:
        if value is None:
            return None
        if step.startswith("["):
            key, _, wanted = step.strip("[]").partition("=")
            value = next((one for one in value if one.get(key) == wanted), None)
        elif isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step)
    return value


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: Any) -> float:
    if isinstance(value, bool | int | float):
        return float(value)
    return datetime.datetime.fromisoformat(value).timestamp()


def _line(name: str, labels: Mapping[str, str], value: float) -> str:
    inner = ",".join(f'{label}="{text}"' for label, text in sorted(labels.items()))
    return f"{name}{{{inner}}} {value}"


@contextlib.contextmanager
def serving(text: Callable[[], str]) -> Iterator[str]:
    """`host:port` of a server that shows this text to every scrape."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = text().encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
