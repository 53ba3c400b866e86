"""kopf costs little memory, and nobody else misses the kubernetes package because of that."""

from __future__ import annotations

import subprocess
import sys

CHECK = """
import sys
from provisioner.watch.observing import kopf_watch
from provisioner.clusters import package
assert not [name for name in sys.modules if name.startswith("kubernetes.client.models")]
assert package.client.ApiClient
assert kopf_watch.kopf.operator
import kubernetes.client
assert kubernetes.client.V1Pod
"""


def test_kopf_is_imported_without_the_models() -> None:
    subprocess.run([sys.executable, "-c", CHECK], check=True, timeout=60)
