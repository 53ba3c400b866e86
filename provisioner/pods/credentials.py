"""What a declaration takes from the machine that pairs, for a pod that must have it too. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import trust
from provisioner.handover.strict import Strict

HINT = "In a pod, refer to an environment variable or a file."
KEY = re.compile(r"[A-Za-z0-9._-]{1,253}")
WORK = "/var/lib/provisioner"  # the only folder that the pod may write to


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """`environment`: names of variables. `files`: absolute paths of files that one key of a Secret
    each can hold. `others`: what the image has to bring, in words."""

    environment: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> list[str]:
        """Those that the Secret must have."""
        return sorted({*self.environment, *map(posixpath.basename, self.files)})


def todo(credentials: Credentials, secret: str, namespace: str) -> Iterator[str]:
    """Lines that say what the user has to bring."""
    if keys := credentials.keys:
        yield (
            f"The pods wait for your Secret {secret} in namespace {namespace}, with these keys: "
            f"{', '.join(keys)}."
        )
    for words in credentials.others:
        yield f"The image, or a volume of yours, must also have: {words}."


def of(
    declared: Mapping[str, Strict],
    *,
    taken: Collection[str] = (),
    in_image: Callable[[str], bool] = lambda _path: False,
    files: Mapping[str, str] | None = None,
) -> Credentials:
    """`declared`: structs by their place, such as `fleet.yaml: $`. `taken`: folders that the pod
    has for something else. `in_image`: whether a file is none that a Secret can hold. `files`:
    more of them, by what needs them. BadInput for what no pod can have: standard input, a file
    whose path is not absolute."""
    keys: dict[str, str] = {}
    names, others = set(), set()
    mounted = {_file(keys, path, where, taken) for where, path in (files or {}).items()}
    for source, struct in declared.items():
        for where, noun, value in _uses(struct, source):
            if noun == "environment variable":
                names.add(_keyed(keys, str(value), str(value), where))
            elif noun == "file" and not in_image(str(value)):
                mounted.add(_file(keys, str(value), where, taken))
            elif noun == "standard input":
                raise BadInput(where, "a pod has no standard input", HINT)
            else:
                others.add(_words(noun, value))
    return Credentials(
        environment=tuple(sorted(names)), files=tuple(sorted(mounted)), others=tuple(sorted(others))
    )


def _uses(struct: Strict, where: str) -> Iterator[tuple[str, str, object]]:
    """Place, noun and value of each field that names something of the machine."""
    for field in msgspec.structs.fields(struct):
        value, place = getattr(struct, field.name), f"{where}.{field.encode_name}"
        if not value or _replaced(struct, field.name):
            continue
        if inside := trust.structs(value, place):
            for path, inner in inside:
                yield from _uses(inner, path)
        elif use := trust.use_of(field.type):
            yield place, use.noun, value
    for whole in struct.uses():
        if whole.action == "run":
            yield where, "", whole.noun.split()


def _replaced(struct: Strict, field: str) -> bool:
    """Where an App writes, the token that a repository would write with by default is not read."""
    return field == "credential" and bool(getattr(struct, "app", None))


def _keyed(keys: dict[str, str], key: str, what: str, where: str) -> str:
    """`what`, if the Secret can hold it under this key, and holds nothing else there."""
    if not KEY.fullmatch(key):
        raise BadInput(where, f"a Secret has no key {key!r}", "Use letters, digits, `.`, `_`, `-`.")
    if keys.setdefault(key, what) != what:
        cause = f"{what} and {keys[key]} would be the same key of the Secret"
        raise BadInput(where, cause, "Give them different names.")
    return what


def _file(keys: dict[str, str], path: str, where: str, taken: Collection[str]) -> str:
    normal = _mounted(path, where, taken)
    return _keyed(keys, posixpath.basename(normal), normal, where)


def _mounted(path: str, where: str, taken: Collection[str]) -> str:
    normal = posixpath.normpath(path)
    if not posixpath.isabs(path) or posixpath.dirname(normal) in ("/", WORK, *taken):
        raise BadInput(
            where,
            f"{path}: a pod needs an absolute path, with a folder for such files alone",
            "Example: /etc/provisioner/credentials/token.",
        )
    return normal


def _words(noun: str, value: object) -> str:
    if isinstance(value, list):
        return f"command {value[0]}"
    return f"{noun or 'command'} {value}"
