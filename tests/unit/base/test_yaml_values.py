"""Values from events are what the yaml package makes of the same text by way of nodes."""

from __future__ import annotations

import pytest
import yaml

from provisioner.base import yaml_values

SAME = {
    "numbers": "a: [1, 0o17, 0x1F, 1_000, 1.5, .inf, -1e3, 1:30]",
    "truth values": "a: [true, no, On, ~, null, '', ]",
    "quoted": "a: ['1', \"true\", '~', '<<']",
    "a plain text twice": "a: {true: yes, b: {true: yes}}",
    "a key twice": "a: 1\na: 2",
    "several documents": "a: 1\n---\n---\n- b\n...\n# nothing\n",
    "nothing": "# nothing",
    "blocks": "a: |\n  one\n  two\nb: >-\n  one\n  two\n",
}
NEEDS_NODES = {
    "an anchor": "a: &a 1",
    "an anchor of a list": "a: &a [1]",
    "an alias": "a: &a 1\nb: *a",
    "a tag": "a: !!str 1",
    "a tag of a mapping": "a: !!omap {}",
    "a merge key": "a:\n  <<: {b: 1}",
    "a key that is a list": "? [1]\n: 2",
    "very deep": "[" * 800 + "]" * 800,
}


@pytest.mark.parametrize("text", SAME.values(), ids=list(SAME))
def test_same_as_by_nodes(text: str) -> None:
    read = yaml_values.documents(yaml.SafeLoader(text))
    assert repr(read) == repr(list(yaml.safe_load_all(text)))


@pytest.mark.parametrize("text", NEEDS_NODES.values(), ids=list(NEEDS_NODES))
def test_left_to_nodes(text: str) -> None:
    with pytest.raises(yaml_values.NeedsNodes):
        yaml_values.documents(yaml.SafeLoader(text))
