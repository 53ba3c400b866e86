"""Credentials of an `auth-provider`, the forerunner of plugins: the kubernetes package knows them,
and renews their tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.secret import Secret
from provisioner.clusters.kubeconfig.context import Context

AUTHORITIES = ("idp-certificate-authority", "idp-certificate-authority-data")


def authorization(context: Context) -> Callable[[], Secret]:
    """Gives the value of the `Authorization` header; it signs in again when a token expires."""
    from provisioner.clusters import package

    settings = package.client.Configuration()
    loader = package.config.kube_config.KubeConfigLoader(_config(context))

    def ask() -> Secret:
        try:
            return Secret(settings.get_api_key_with_prefix("BearerToken") or "")
        except Exception as error:
            raise _failed(context, error) from error

    try:
        loader.load_and_set(settings)
    except Exception as error:  # whatever the packages of the providers raise
        raise _failed(context, error) from error
    return ask


def _config(context: Context) -> dict[str, Any]:
    names = {"cluster": "c", "user": "u"}
    return {
        "current-context": "x",
        "contexts": [{"name": "x", "context": names}],
        "clusters": [{"name": "c", "cluster": {"server": context.server}}],
        "users": [{"name": "u", "user": {"auth-provider": _provider(context.user.fields)}}],
    }


def _provider(user: Mapping[str, Any]) -> dict[str, Any]:
    """Without an authority of its own, the package would not verify the identity provider."""
    provider = dict(user["auth-provider"])
    config = dict(provider.get("config") or {})
    if provider.get("name") == "oidc" and not any(config.get(name) for name in AUTHORITIES):
        config[AUTHORITIES[0]] = _systems()
    return {**provider, "config": config}


def _systems() -> str:
    import ssl

    import certifi

    return ssl.get_default_verify_paths().cafile or certifi.where()


def _failed(context: Context, error: Exception) -> ProvisionerError:
    """Its type alone: the text may quote the credential."""
    return Unreachable(
        context.subject,
        f"the auth-provider that {context.where} names failed: {type(error).__name__}",
        "`kubectl get --raw /version` with that kubeconfig shows more.",
    )
