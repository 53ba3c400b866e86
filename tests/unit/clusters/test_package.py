"""The kubernetes package without its models, each time in a fresh process."""

from __future__ import annotations

import subprocess
import sys

USED = (
    "package.client.ApiClient(package.client.Configuration()), "
    "package.client.exceptions.ApiException"
)
USED_TOO = "package.config.load_kube_config, package.config.ConfigException"


def ran(*lines: str) -> str:
    code = "\n".join(["import sys", *lines])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_we_use_is_there_and_the_models_are_not() -> None:
    count = "sum(name.startswith('kubernetes.client.models.') for name in sys.modules)"
    assert ran("from provisioner.clusters import package", USED, USED_TOO, f"print({count})") == "0"


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
