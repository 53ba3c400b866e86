"""The API server's words for why it does not take an object, and what would work. Pure; the words
themselves, which name quota, webhook or right, are passed on as they are."""

from __future__ import annotations

import re

# Groups of the pattern fill the hint.
_HINTS = (
    (
        r"exceeded quota: ([^,\s]+)",
        "Raise ResourceQuota {0} of that namespace, or free what it counts.",
    ),
    (
        r"failed quota: ([^:\s]+)",
        "Take that demand out of ResourceQuota {0}, or give the namespace a LimitRange.",
    ),
    (
        r'admission webhook "([^"]+)" denied',
        "Have the owner of webhook {0} let Flux's objects pass.",
    ),
    (
        r'failed calling webhook "([^"]+)"',
        "Nobody answers for webhook {0}: start its service, or set its failurePolicy to Ignore.",
    ),
    (
        r"ValidatingAdmissionPolicy '([^']+)' with binding '([^']+)'",
        "Exempt Flux's namespace in ValidatingAdmissionPolicyBinding {1}.",
    ),
    (
        r'violates PodSecurity "([^":]+)',
        "Lower the namespace's label pod-security.kubernetes.io/enforce, which is {0}.",
    ),
    (
        r'User "([^"]+)" cannot (\S+) resource "([^"]+)"(?: in API group "([^"]*)")?',
        "Grant {0} `{1}` on `{2}`; pairing needs about what ClusterRole cluster-admin has.",
    ),
    (
        r"not currently held|attempting to grant",
        "Grant this credential `bind` and `escalate` on `clusterroles`, or ClusterRole "
        "cluster-admin.",
    ),
    (
        r"because it is being terminated",
        "Wait until that namespace is gone, or see what holds it, and run again.",
    ),
    (
        r"error looking up service account ([^:\s]+)",
        "ServiceAccount {0} is missing: run again, or see who deletes it.",
    ),
)


def hint(message: str) -> str:
    """What would work; empty when these words are not known."""
    for pattern, words in _HINTS:
        if found := re.search(pattern, message):
            return words.format(*(group or "" for group in found.groups()))
    return ""
