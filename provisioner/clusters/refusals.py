"""Hints for the reasons that an API server gives when it rejects an object. Pure.

The reason itself, which names the quota, webhook or right, is passed on as it is."""

from __future__ import annotations

import re

# A pattern of the reason, and a hint that its groups fill.
_HINTS = (
    (
        r"exceeded quota: ([^,\s]+)",
        "Raise ResourceQuota {0} of that namespace, or delete objects that count against it.",
    ),
    (
        r"failed quota: ([^:\s]+)",
        "Remove that requirement from ResourceQuota {0}, or give the namespace a LimitRange.",
    ),
    (
        r'admission webhook "([^"]+)" denied',
        "Ask the owner of webhook {0} to admit Flux's objects.",
    ),
    (
        r'failed calling webhook "([^"]+)"',
        "Start the service of webhook {0}, or set the webhook's failurePolicy to Ignore.",
    ),
    (
        r"ValidatingAdmissionPolicy '([^']+)' with binding '([^']+)'",
        "Exempt Flux's namespace in ValidatingAdmissionPolicyBinding {1}.",
    ),
    (
        r'violates PodSecurity "([^":]+)',
        "Relax the namespace's label pod-security.kubernetes.io/enforce, now {0}.",
    ),
    (
        r'User "([^"]+)" cannot (\S+) resource "([^"]+)"(?: in API group "([^"]*)")?',
        "Grant {0} `{1}` on `{2}`; pairing needs about the rights of ClusterRole cluster-admin.",
    ),
    (
        r"not currently held|attempting to grant",
        "Grant this credential `bind` and `escalate` on `clusterroles`, or ClusterRole "
        "cluster-admin.",
    ),
    (
        r"because it is being terminated",
        "Wait until that namespace is deleted, or check what blocks its deletion; then run again.",
    ),
    (
        r"error looking up service account ([^:\s]+)",
        "ServiceAccount {0} is missing: run again, or check what deletes it.",
    ),
)


def hint(message: str) -> str:
    """What would work; empty for an unknown reason."""
    for pattern, template in _HINTS:
        if match := re.search(pattern, message):
            return template.format(*(group or "" for group in match.groups()))
    return ""
