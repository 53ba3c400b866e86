"""A Helm repository with one chart, over HTTP on this machine."""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHART = "apiVersion: v2\nname: web\nversion: 1.0.0\n"
TEMPLATE = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data: {colour: {{ .Values.colour | quote }}}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_given: Any) -> None:
        """Nothing is printed."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Its URL. The chart `web` 1.0.0 makes a ConfigMap of the value `colour`."""
    with tarfile.open(folder / "web-1.0.0.tgz", "w:gz") as chart:
        for name, text in {"Chart.yaml": CHART, "templates/settings.yaml": TEMPLATE}.items():
            member = tarfile.TarInfo(f"web/{name}")
            member.size = len(text.encode())
            chart.addfile(member, io.BytesIO(text.encode()))
    entry = {"name": "web", "version": "1.0.0", "apiVersion": "v2", "urls": ["web-1.0.0.tgz"]}
    index = {"apiVersion": "v1", "entries": {"web": [entry]}}
    (folder / "index.yaml").write_text(json.dumps(index))
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
