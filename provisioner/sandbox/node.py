"""stub"""

import sys
import time
from pathlib import Path

from provisioner.base.errors import ProvisionerError
from provisioner.sandbox import api
from provisioner.sandbox.state import Layout

layout = Layout(Path(sys.argv[1]))
a = api.Api(layout.cluster(sys.argv[2]) / "node.kubeconfig")
while not a.ready():
    time.sleep(0.05)
try:
    a.request("POST", "/api/v1/nodes", {"metadata": {"name": "sandbox"}})
except ProvisionerError as e:
    print(e)
a.request(
    "PATCH",
    "/api/v1/nodes/sandbox/status",
    {"status": {"conditions": [{"type": "Ready", "status": "True"}]}},
    kind=api.STATUS,
)
time.sleep(1000000)
