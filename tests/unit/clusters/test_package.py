"""The kubernetes package without its models, each time in a fresh process."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.real  # each starts a Python of its own

USED = (
    "package.client.ApiClient(package.client.Configuration()), "
    "package.client.exceptions.ApiException"
)
USED_TOO = "package.config.kube_config.KubeConfigLoader, package.config.ConfigException"


def ran(*lines: str) -> str:
    code = "\n".join(["import sys", *lines])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_we_use_is_there_and_the_models_are_not() -> None:
    count = "sum(name.startswith('kubernetes.client.models.') for name in sys.modules)"
    assert ran("from provisioner.clusters import package", USED, USED_TOO, f"print({count})") == "0"


def test_what_few_runs_need_is_imported_at_its_first_use() -> None:
    names = ("requests", "oauthlib.oauth2", "dateutil", "google.auth")
    heavy = f"[name for name in {names} if name in sys.modules]"
    proxy = "settings = package.client.Configuration(); settings.proxy = 'http://proxy.test:1'"
    host = "settings.host, settings.no_proxy = 'https://api.test', 'api.test'"
    direct = "package.client.ApiClient(settings).rest_client.pool_manager.proxy is None"
    first_use = (
        "package.config.kube_config.oauthlib.oauth2.LegacyApplicationClient.__name__",
        "package.config.kube_config.OAuth2Session('id').client_id",
    )
    load = "from provisioner.clusters import package"
    assert ran(load, USED, f"print({heavy})") == "[]"
    assert ran(load, proxy, host, f"print({direct})") == "True"
    for use, result in zip(first_use, ("LegacyApplicationClient", "id"), strict=True):
        assert ran(load, f"print({use})") == result


def test_other_code_imports_as_always() -> None:
    lines = ("from provisioner.clusters import package", "import requests.utils as utils")
    assert ran(*lines, "print(utils.should_bypass_proxies.__module__)") == "requests.utils"


def test_who_imports_the_package_afterwards_gets_all_of_it() -> None:
    whole = (
        "kubernetes.client.V1Pod, kubernetes.client.CoreV1Api, "
        "kubernetes.config.load_kube_config, kubernetes.watch"
    )
    assert (
        ran("from provisioner.clusters import package", "import kubernetes", whole, "print('yes')")
        == "yes"
    )


def test_a_package_that_is_there_already_is_taken_as_it_is() -> None:
    same = "print(package.client is kubernetes.client and package.config is kubernetes.config)"
    assert ran("import kubernetes", "from provisioner.clusters import package", same) == "True"


def test_another_layout_is_imported_whole() -> None:
    broken = "\n".join(
        [
            "import importlib.util as util",
            "real = util.find_spec",
            "util.find_spec = lambda name, *more: None if name == 'kubernetes.client.models' else "
            "real(name, *more)",
        ]
    )
    assert (
        ran(
            broken,
            "from provisioner.clusters import package",
            "print(package.client.V1Pod.__name__)",
        )
        == "V1Pod"
    )
