"""Providers served out of this process: Terraform finds them through TF_REATTACH_PROVIDERS.

One server a provider, on a Unix socket in a private folder; all aliases of a provider share it.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from concurrent import futures
from pathlib import Path
from typing import Any

import grpc
from tf.gen import tfplugin_pb2_grpc as rpc
from tf.provider import ProviderServicer

from tests.support.opentofu import REGISTRIES

PROTOCOL = 6
THREADS = 8


@contextlib.contextmanager
def serving(*providers: Any) -> Iterator[dict[str, str]]:
    """The environment in which Terraform uses these providers."""
    with tempfile.TemporaryDirectory(prefix="tfp") as folder, contextlib.ExitStack() as stack:
        attached = {}
        for number, provider in enumerate(providers):
            socket = Path(folder) / str(number)
            stack.enter_context(_started(provider, socket))
            for registry in REGISTRIES:
                attached[provider.full_name().replace(REGISTRIES[0], registry)] = {
                    "Protocol": "grpc",
                    "ProtocolVersion": PROTOCOL,
                    "Pid": os.getpid(),
                    "Test": True,
                    "Addr": {"Network": "unix", "String": str(socket)},
                }
        yield {"TF_REATTACH_PROVIDERS": json.dumps(attached)}


@contextlib.contextmanager
def _started(provider: Any, socket: Path) -> Iterator[None]:
    with futures.ThreadPoolExecutor(THREADS) as pool:
        server = grpc.server(pool)
        rpc.add_ProviderServicer_to_server(ProviderServicer(provider), server)
        server.add_insecure_port(f"unix://{socket}")
        server.start()
        try:
            yield
        finally:
            server.stop(grace=None).wait()
