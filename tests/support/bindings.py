"""Provider schemas out of the JSII assemblies of the prebuilt bindings on PyPI: one script, one
data file.

    python -m tests.support.bindings            # writes tests/cases/provisioner_cdk/schemas.json

The wheels are fetched with pip into the user's cache and only their assembly is read; nothing is
installed. The file holds the resources that our constructs emit, in the shape of `terraform
providers schema -json`; of a provider's own block the attributes, and the blocks that they emit.
What an assembly does not tell (defaults, sensitive, force-new, whether an optional attribute is
computed when left out) is not in it. Gitea has no prebuilt binding: gitea.json beside it is written
by hand from the reference that is published with its provider.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base import cache

FILE = Path(__file__).parents[1] / "cases" / "provisioner_cdk" / "schemas.json"
CACHE = cache.root() / "bindings"
# By provider: the binding's version, and what of it our constructs emit.
WANTED: dict[str, tuple[str, tuple[str, ...]]] = {
    "github": (
        "15.3.1",
        (
            "github_branch_default",
            "github_branch_protection",
            "github_repository",
            "github_repository_collaborator",
            "github_repository_deploy_key",
            "github_team_repository",
        ),
    ),
    "gitlab": (
        "15.6.2",
        (
            "gitlab_branch_protection",
            "gitlab_deploy_key",
            "gitlab_project",
            "gitlab_project_membership",
            "gitlab_project_share_group",
        ),
    ),
    "tls": ("11.0.1", ("tls_private_key",)),
    "azurerm": (
        "17.0.0",
        (
            "azurerm_key_vault",
            "azurerm_key_vault_access_policy",
            "azurerm_key_vault_key",
            "azurerm_kubernetes_cluster",
            "azurerm_log_analytics_workspace",
            "azurerm_management_lock",
            "azurerm_monitor_diagnostic_setting",
            "azurerm_nat_gateway",
            "azurerm_nat_gateway_public_ip_association",
            "azurerm_public_ip",
            "azurerm_role_assignment",
            "azurerm_subnet",
            "azurerm_subnet_nat_gateway_association",
            "azurerm_user_assigned_identity",
            "azurerm_virtual_network",
        ),
    ),
    "google": (
        "16.12.1",
        (
            "google_compute_network",
            "google_compute_router",
            "google_compute_router_nat",
            "google_compute_subnetwork",
            "google_container_cluster",
            "google_container_node_pool",
            "google_kms_crypto_key",
            "google_kms_crypto_key_iam_member",
            "google_kms_key_ring",
            "google_project_iam_member",
            "google_service_account",
        ),
    ),
    "aws": (
        "21.22.1",
        (
            "aws_cloudwatch_log_group",
            "aws_codecommit_repository",
            "aws_eip",
            "aws_eks_access_entry",
            "aws_eks_access_policy_association",
            "aws_eks_addon",
            "aws_eks_cluster",
            "aws_eks_node_group",
            "aws_eks_pod_identity_association",
            "aws_iam_openid_connect_provider",
            "aws_iam_role",
            "aws_iam_role_policy",
            "aws_iam_role_policy_attachment",
            "aws_internet_gateway",
            "aws_kms_alias",
            "aws_kms_key",
            "aws_launch_template",
            "aws_nat_gateway",
            "aws_route",
            "aws_route_table",
            "aws_route_table_association",
            "aws_subnet",
            "aws_vpc",
        ),
    ),
}
DATA = {
    "aws": (
        "aws_availability_zones",
        "aws_caller_identity",
        "aws_iam_session_context",
        "aws_region",
    ),
    "azurerm": ("azurerm_client_config",),
    "gitlab": ("gitlab_group", "gitlab_user"),
    "google": ("google_project",),
}
BLOCKS = {"azurerm": ("features",)}
# The bindings of cdktf's successor are still kept up to date. What is emitted must be known to
# these too: the next major version of a provider, which our constructs allow.
PACKAGES = {"azurerm": "cdktn-provider-azurerm"}
SUCCESSORS = {"azurerm": "18.9.0", "google": "21.1.0"}
RESOLVED_LATER = ("cdktf.IResolvable", "cdktn.IResolvable")
PRIMITIVES = {"string": "string", "number": "number", "boolean": "bool"}
MAPS = {
    "StringMap": ["map", "string"],
    "NumberMap": ["map", "number"],
    "BooleanMap": ["map", "bool"],
}

Block = dict[str, Any]


class Assembly:
    """The JSII assembly of one binding: its types, and the sources that say what is computed and
    what nests how."""

    def __init__(self, wheel: Path, namespaces: set[str]) -> None:
        with zipfile.ZipFile(wheel) as opened:
            (name,) = [one for one in opened.namelist() if one.endswith(".jsii.tgz")]
            packed = io.BytesIO(opened.read(name))
        self.sources: dict[str, str] = {}
        with tarfile.open(fileobj=packed, mode="r|gz") as archive:
            for member in archive:
                self._keep(member.name, archive.extractfile(member), namespaces)

    def _keep(self, name: str, content: Any, namespaces: set[str]) -> None:
        parts = name.split("/")
        if name == "package/.jsii":
            # Raw: the AWS assembly has 25,000 types, of which a handful is decoded.
            self.types = msgspec.json.decode(content.read(), type=_Types).types
        if parts[1] == "lib" and parts[-1] == "index.js" and parts[2] in namespaces:
            self.sources[parts[2]] = content.read().decode()

    def type(self, fqn: str) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.json.decode(self.types[fqn])
        return found

    def find(self, namespace: str, name: str) -> str:
        """The fully qualified name of a type."""
        # A resource has an A behind its name where a block of another one has the same.
        names = (name, name.replace("Config", "AConfig"))
        ends = tuple(f".{_camel(namespace)}.{one}" for one in names)
        (found,) = [fqn for fqn in self.types if fqn.endswith(ends)]
        return found


class _Types(msgspec.Struct):
    types: dict[str, msgspec.Raw]


def schema(assembly: Assembly, namespace: str) -> Block:
    """The block of one resource, data source or provider."""
    source = assembly.sources[namespace]
    block = _arguments(assembly, assembly.find(namespace, f"{_pascal(namespace)}Config"), source)
    for name, type in _computed(_main(source, namespace)).items():
        if name not in block["block_types"]:
            block["attributes"].setdefault(name, {"type": type, "computed": True})
    return block


def _arguments(assembly: Assembly, fqn: str, source: str) -> Block:
    attributes: Block = {}
    blocks: Block = {}
    for found in assembly.type(fqn).get("properties", []):
        link = re.search(r"#(\w+) \w+#\w+\}", json.dumps(found.get("docs", {})))
        if not link:
            continue
        inner = _struct(found["type"], fqn)
        if inner:
            nested = _arguments(assembly, inner, source)
            several = "collection" in json.dumps(found["type"])
            blocks[link[1]] = {"nesting_mode": _nesting(source, link[1], inner), "block": nested}
            blocks[link[1]] |= {} if several else {"max_items": 1}
            blocks[link[1]] |= {} if found.get("optional") else {"min_items": 1}
        else:
            use = "optional" if found.get("optional") else "required"
            attributes[link[1]] = {"type": _type(found["type"]), use: True}
    return {"attributes": attributes, "block_types": blocks}


def _struct(type: dict[str, Any], owner: str) -> str | None:
    """The struct that a property holds one or several of, when it is one of this resource's own."""
    package = owner.split(".")[0]
    names = [
        name
        for name in re.findall(r'"fqn": "([^"]+)"', json.dumps(type))
        if name.startswith(f"{package}.")
    ]
    return names[0] if names else None


def _type(type: dict[str, Any]) -> Any:
    if "union" in type:
        return _type(
            next(one for one in type["union"]["types"] if one.get("fqn") not in RESOLVED_LATER)
        )
    if "collection" in type:
        kind = "map" if type["collection"]["kind"] == "map" else "list"
        return [kind, _type(type["collection"]["elementtype"])]
    return PRIMITIVES[type["primitive"]]


def _nesting(source: str, name: str, struct: str) -> str:
    """As the binding writes it: list or set; a struct is an attribute that holds one object."""
    kind = struct.rpartition(".")[2]
    found = re.search(
        rf'\b{name}: {{[^}}]*?isBlock: true,\s*type: "(\w+)",\s*storageClassType: "{kind}', source
    )
    kinds = {"list": "list", "set": "set", "struct": "single"}
    return kinds[found[1]] if found else "list"


def _main(source: str, namespace: str) -> str:
    found = re.search(rf"class {_pascal(namespace)}A? extends cdkt[fn]\.Terraform", source)
    assert found, namespace
    return source[found.start() :]


def _computed(main: str) -> dict[str, Any]:
    use = r"// (\w+) - computed: true, optional: false, required: false"
    found = re.findall(use + r"\n\s+get \w+\(\) {\s+return this\.get(\w+)Attribute", main)
    kinds = {
        "String": "string",
        "Number": "number",
        "Boolean": "bool",
        "List": ["list", "string"],
        **MAPS,
    }
    return {name: kinds[kind] for name, kind in found}


def _camel(namespace: str) -> str:
    pascal = _pascal(namespace)
    return pascal[0].lower() + pascal[1:]


def _pascal(namespace: str) -> str:
    return "".join(part.capitalize() for part in namespace.split("-"))


def package_of(provider: str) -> str:
    return PACKAGES.get(provider, f"cdktf-cdktf-provider-{provider}")


def fetched(provider: str, folder: Path = CACHE, *, successor: bool = False) -> Path:
    """The binding's wheel, downloaded once with pip."""
    package, version = package_of(provider), WANTED[provider][0]
    if successor:
        package, version = f"cdktn-provider-{provider}", SUCCESSORS[provider]
    wheel = folder / f"{package.replace('-', '_')}-{version}-py3-none-any.whl"
    if not wheel.exists():
        argv = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "-d",
            str(folder),
            f"{package}=={version}",
        ]
        subprocess.run(argv, check=True, timeout=300)
    return wheel


def extracted(provider: str, *, successor: bool = False) -> Block:
    """All that `FILE` holds of one provider, or the same out of the successor's binding."""
    version, resources = WANTED[provider]
    namespace = {type: type.removeprefix(f"{provider}_").replace("_", "-") for type in resources}
    sources = {type: "data-" + type.replace("_", "-") for type in DATA.get(provider, ())}
    wheel = fetched(provider, successor=successor)
    assembly = Assembly(wheel, {*namespace.values(), *sources.values(), "provider"})
    configured = assembly.sources["provider"]
    block = _arguments(
        assembly, assembly.find("provider", f"{_pascal(provider)}ProviderConfig"), configured
    )
    return {
        "binding": f"{package_of(provider)} {version}",
        "version": _quoted(configured, "providerVersion"),
        "source": _quoted(configured, "terraformProviderSource"),
        "provider": {**block, "block_types": _blocks(provider, block)},
        "resource_schemas": {type: schema(assembly, one) for type, one in namespace.items()},
        "data_source_schemas": {type: schema(assembly, one) for type, one in sources.items()},
    }


def _blocks(provider: str, block: Block) -> Block:
    """Those in the provider's own block that our constructs emit, which leave them empty."""
    empty: Block = {"attributes": {}, "block_types": {}}
    emitted = BLOCKS.get(provider, ())
    return {name: {**block["block_types"][name], "block": empty} for name in emitted}


def _quoted(source: str, name: str) -> str:
    found = re.search(rf"{name}: '([^']+)'", source)
    return found[1] if found else ""


def text(found: dict[str, Block]) -> str:
    """As the file has it: an attribute a line."""
    whole = json.dumps(found, indent=1, sort_keys=True)
    return (
        re.sub(r"\{\s+([^{}]*?)\s+\}", lambda one: "{" + re.sub(r"\s+", " ", one[1]) + "}", whole)
        + "\n"
    )


def main() -> None:
    FILE.write_text(text({provider: extracted(provider) for provider in WANTED}))


if __name__ == "__main__":
    main()
