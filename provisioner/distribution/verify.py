"""Whether a distribution is what Flux released.

By the checksum that ships with us, if we know the release; else by its signed provenance; else, as
far as it goes, by the signed list of its checksums. What none of them proves is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from provisioner.base.errors import BadInput, Refused
from provisioner.distribution import folder, known, provenance, signature, trust
from provisioner.distribution.candidate import Candidate

Asset = Callable[[str], bytes | None]

KNOWN = "as Flux released it (checksum known to provisioner)"
PROVEN = "as Flux released it (signed provenance verified)"
SIGNED = (
    "as Flux released it (signature and certificate of its checksums verified; its entry in the"
    " transparency log was not checked)"
)
DECLARED = "as declared, not verified as a release of Flux"
HINT = "Nothing was installed. Set `distribution` in GitOps only to a copy that you trust."


def proof(
    candidate: Candidate, manifests: Mapping[str, str], version: str, root: str | None, asset: Asset
) -> str:
    """How it was verified, in words. Refused if it is not what Flux released.

    A distribution that the user declares is the user's own, unless a root of trust is declared
    with it. `asset` returns another file of the release by its name, or None.
    """
    expected = known.contents(version)
    actual = folder.sha256(manifests)
    if actual == expected:
        return KNOWN
    if candidate.declared and not root:
        return DECLARED
    if expected:
        cause = f"is not what Flux released as {version}: its manifests have the checksum {actual}"
        raise Refused(candidate.subject, f"{cause}, not {expected}", candidate.repair + HINT)
    return _signed(candidate, version, root, asset)


def _signed(candidate: Candidate, version: str, root: str | None, asset: Asset) -> str:
    subject = candidate.subject
    if candidate.kind == "folder":
        cause = f"is a folder, and only the archive of {version} is signed"
        raise BadInput(subject, cause, "Declare its manifests.tar.gz, or no `trusted_root`.")
    trust.require(subject)
    if bundles := provenance.bundles(asset(provenance.NAME) or b""):
        trusted = trust.root(root)
        provenance.check(bundles[0], subject, version, candidate.sha256, trusted)
        return PROVEN
    if signed := signature.of(version, asset):
        signature.check(signed, subject, version, candidate.sha256, trust.root(root))
        return SIGNED
    cause = f"has no signature that can be verified: no bundle in {provenance.NAME}, no signed"
    raise Refused(subject, f"{cause} list of checksums beside it", candidate.repair + HINT)
