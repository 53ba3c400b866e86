"""The error tree. A message names the subject, the cause and a hint; it never contains a secret.

    ProvisionerError     exit 1   something failed
    +- BadInput          exit 3   the input cannot be used; nothing was changed
    +- Unreachable       exit 4   a cluster or host did not answer, or refused us
    +- Refused           exit 4   continuing would harm something that is not ours
    +- TimedOut          exit 4   a wait reached its deadline
    +- DeliveryFailing   exit 5   paired, but the cluster cannot apply the rest of the repository
    +- Held              exit 6   another run holds a lock
    +- Pending           exit 7   our part is done; a change request waits to be merged
    +- Interrupted       exit 130 the user or a signal stopped the run

Exit 2 is `plan --detailed-exitcode` with changes, 64 a usage error, 130 an interrupt.
"""

from __future__ import annotations


class ProvisionerError(Exception):
    """Reads `subject: cause. hint`. `hint` says what would help; it may be empty."""

    exit_code = 1
    reported = False  # as an event, when it happened

    def __init__(self, subject: str, cause: str, hint: str = "") -> None:
        self.subject, self.cause, self.hint = subject, cause.rstrip("."), hint
        super().__init__(f"{subject}: {self.cause}" + (f". {hint}" if hint else ""))


class BadInput(ProvisionerError):
    exit_code = 3


class Unreachable(ProvisionerError):
    exit_code = 4


class Refused(ProvisionerError):
    exit_code = 4


class TimedOut(ProvisionerError):
    exit_code = 4


class DeliveryFailing(ProvisionerError):
    exit_code = 5


class Held(ProvisionerError):
    exit_code = 6


class Pending(ProvisionerError):
    exit_code = 7


class Interrupted(ProvisionerError):
    exit_code = 130
