"""The credential of a session."""

from __future__ import annotations

from collections.abc import Callable

import requests

from provisioner.base.secret import Secret


class Authorization(requests.auth.AuthBase):
    """Puts the credential on each request. `token` is called every time; `renew` makes the next
    token a new one, where that is possible. Without a token it only keeps requests from reading a
    user's .netrc."""

    def __init__(
        self,
        token: Callable[[], Secret] | None = None,
        scheme: str = "Bearer",
        renew: Callable[[], None] | None = None,
    ) -> None:
        self.token, self._scheme, self.renew = token, scheme, renew

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self.token:
            request.headers["Authorization"] = f"{self._scheme} {self.token().reveal()}"
        return request

    def scrubbed(self, text: str) -> str:
        """Without the credential, should a host repeat it."""
        return text.replace(self.token().reveal(), "***") if self.token else text
