"""The error tree. Every message names the subject, the cause and a remedy, and never a secret.

The class decides the exit code (see exit_codes.py) and whether a retry makes sense:

    ProvisionerError     something failed
    +- BadInput          the input cannot be used; nothing was changed
    +- Unreachable       a cluster or host did not answer, or refused us
    +- Refused           continuing would harm something that is not ours
    +- TimedOut          a wait reached its deadline
    +- DeliveryFailing   paired, but the cluster cannot apply the rest of the repository
    +- NotStarted        left for the next run, since too much has failed before it
    +- Held              another run holds a lock
    +- Pending           our part is done; somebody else has to merge it
    +- Interrupted       the run was asked to stop
"""

from __future__ import annotations

from provisioner.base import masking
from provisioner.base.exit_codes import ExitCode


class ProvisionerError(Exception):
    """`subject: cause. hint`. `cause` is a sentence without its full stop; `hint` is a whole
    sentence that names a remedy, or empty."""

    exit_code: ExitCode = ExitCode.FAILED
    # Seconds that the other side asks us to wait before we try again; 0 if it does not say.
    after = 0.0
    # Set when the error has been emitted as an event, so that it is not emitted for each cluster.
    reported = False

    def __init__(self, subject: str, cause: str, hint: str = "") -> None:
        subject, cause, hint = masking.masked((subject, cause, hint))
        self.subject, self.cause, self.hint = subject, cause.rstrip("."), hint
        super().__init__(f"{subject}: {self.cause}" + (f". {hint}" if hint else ""))


class BadInput(ProvisionerError):
    exit_code = ExitCode.BAD_INPUT


class Unreachable(ProvisionerError):
    exit_code = ExitCode.CLUSTER_FAILED


class Refused(ProvisionerError):
    exit_code = ExitCode.CLUSTER_FAILED


class TimedOut(ProvisionerError):
    exit_code = ExitCode.CLUSTER_FAILED


class DeliveryFailing(ProvisionerError):
    exit_code = ExitCode.DELIVERY_FAILING


class NotStarted(ProvisionerError):
    exit_code = ExitCode.STOPPED_EARLY
    reported = True  # what has failed is reported; this is not one more failure


class Held(ProvisionerError):
    exit_code = ExitCode.HELD


class Pending(ProvisionerError):
    exit_code = ExitCode.WAITING


class Interrupted(ProvisionerError):
    exit_code = ExitCode.INTERRUPTED
