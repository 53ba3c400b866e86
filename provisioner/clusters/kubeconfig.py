"""A connection from a kubeconfig: read by the kubernetes package, kept in memory.

The package writes inline certificates and keys into temporary files and leaves them there if the
process is killed. So inline values are taken out before it sees them, and what it still writes (a
certificate from a credential plugin) goes into a folder that is removed at once.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import logging
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate, Connection

PROXIES = ("http://", "https://")


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """`settings` is the package's Configuration: it runs a credential plugin again when the token
    expires. `ca` and `proxy_url` are empty where the kubeconfig has none."""

    settings: Any
    ca: str
    certificate: ClientCertificate | None
    proxy_url: str


class KubeconfigCredential:
    """The credential of one context. `load` reads the kubeconfig again and runs its plugin."""

    def __init__(self, loaded: Loaded, load: Callable[[], Loaded]) -> None:
        self._loaded, self._load = loaded, load

    def authorization(self) -> Secret:
        with _logged_errors():  # a plugin that fails now is reported after the 401
            return Secret(self._loaded.settings.get_api_key_with_prefix("BearerToken") or "")

    def certificate(self) -> ClientCertificate | None:
        return self._loaded.certificate

    def renew(self) -> bool:
        before = self.authorization(), self.certificate()
        try:
            self._loaded = self._load()
        except ProvisionerError as error:
            raise Unreachable(error.subject, error.cause, error.hint) from error
        return (self.authorization(), self.certificate()) != before


def connection(cluster: str, path: str | None, context: str | None) -> Connection:
    """`path` and `context`: None means what kubectl would use. BadInput if they lead nowhere."""
    load = functools.partial(_checked, cluster, path, context)
    loaded = load()
    return Connection(
        server=loaded.settings.host,
        credential=KubeconfigCredential(loaded, load),
        ca=loaded.ca,
        verify=loaded.settings.verify_ssl,
        tls_server_name=loaded.settings.tls_server_name or "",
        proxy_url=loaded.proxy_url,
    )


def _checked(cluster: str, path: str | None, context: str | None) -> Loaded:
    where = path or "the default kubeconfig"
    with translated(cluster, where):
        loaded = _load(path, context)
    if loaded.proxy_url and not loaded.proxy_url.startswith(PROXIES):
        raise BadInput(
            f"cluster {cluster}",
            f"{where} names a proxy-url of an unsupported kind",
            f"Use one that starts with {' or '.join(PROXIES)}.",
        )
    return loaded


def _load(path: str | None, context: str | None) -> Loaded:
    try:
        return _of_context(_merged(path), context)
    except FileNotFoundError:
        # The package shares temporary files of equal content between threads, so another thread may
        # have removed ours.
        return _of_context(_merged(path), context)


def _merged(path: str | None) -> Any:
    from provisioner.clusters import package

    kube_config = package.config.kube_config
    paths = path or kube_config.KUBE_CONFIG_DEFAULT_LOCATION
    _check_limits(paths)
    config = kube_config.KubeConfigMerger(paths).config
    if config is None:
        raise package.config.ConfigException("No configuration found")
    return config


def _check_limits(paths: str) -> None:
    """The package itself would read a file of any size, and expand any alias."""
    for name in filter(None, paths.split(os.pathsep)):
        file = Path(name).expanduser()
        if file.is_file():  # a pipe can be read only once
            yaml_reader.check(yaml_reader.file(file), name)


def _of_context(config: Any, context: str | None) -> Loaded:
    from provisioner.clusters import package

    with tempfile.TemporaryDirectory() as folder:
        loader = package.config.kube_config.KubeConfigLoader(
            config, active_context=context, config_base_path=None, temp_file_path=folder
        )
        chosen = loader.current_context["context"]
        cluster = _fields(config, "cluster", chosen.get("cluster"))
        user = _fields(config, "user", chosen.get("user"))
        ca = _taken(cluster, "certificate-authority-data")
        certificate = _taken(user, "client-certificate-data")
        key = _taken(user, "client-key-data")
        settings = package.client.Configuration()
        loader.load_and_set(settings)
        ca, certificate, key = (
            inline or _read(file)
            for inline, file in (
                (ca, settings.ssl_ca_cert),
                (certificate, settings.cert_file),
                (key, settings.key_file),
            )
        )
    pair = ClientCertificate(certificate=certificate, key=Secret(key)) if certificate else None
    return Loaded(
        settings=settings,
        ca=ca,
        certificate=pair,
        proxy_url=cluster.get("proxy-url") or "",
    )


def _fields(config: Any, kind: str, name: str | None) -> dict[str, Any]:
    """What a kubeconfig says of one cluster or user: the dictionary itself, not a copy."""
    entry = config[f"{kind}s"].get_with_name(name, safe=True)
    fields: dict[str, Any] = entry[kind].value if entry and entry.safe_get(kind) else {}
    return fields


def _taken(fields: dict[str, Any], name: str) -> str:
    return base64.b64decode(fields.pop(name, None) or "").decode(errors="replace")


def _read(file: str | None) -> str:
    return Path(file).read_text(errors="replace") if file else ""


# -- errors


@contextlib.contextmanager
def translated(cluster: str, where: str) -> Iterator[None]:
    """Errors of reading a kubeconfig, as BadInput. `where` names it."""
    import yaml

    from provisioner.clusters import package

    subject = f"cluster {cluster}"
    try:
        with _logged_errors() as complaints:
            yield
        if complaints:
            raise BadInput(
                subject,
                f"the credential plugin that {where} names failed: {complaints[-1]}",
                "`kubectl get --raw /version` with that kubeconfig shows more.",
            )
    except package.config.ConfigException as error:
        raise BadInput(
            subject,
            _cause(where, str(error).splitlines()[0]),
            "`kubectl config get-contexts` lists the contexts.",
        ) from error
    except yaml.YAMLError as error:
        raise BadInput(subject, f"{where} is not a kubeconfig: not YAML") from error
    except OSError as error:
        raise BadInput(subject, f"{where}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadInput(subject, f"{where} is not a kubeconfig") from error


def _cause(where: str, text: str) -> str:
    missing = re.search(r"Expected object with name (.+) in .*/(\w+?)s list", text)
    if missing:
        return f"no {missing[2]} {missing[1]!r} in {where}"
    return f"{where}: {text.removeprefix('Invalid kube-config file. ')}"


class _ErrorLog(logging.Handler):
    """Collects the errors that one thread logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.texts.append(record.getMessage())


@contextlib.contextmanager
def _logged_errors() -> Iterator[list[str]]:
    """What the kubernetes package logs: it does not raise when a credential plugin fails, but goes
    on without a credential."""
    handler = _ErrorLog()
    logging.getLogger().addHandler(handler)
    try:
        yield handler.texts
    finally:
        logging.getLogger().removeHandler(handler)
