"""Where names of hosts lead that are nowhere but in the settings of what is deployed.

What /etc/hosts is to a machine, this is to the local cloud: an integration whose URI names such a
host is sent to the address that was told for it, with the name still in its Host header. The
address may have a scheme and a port of its own, so a plain HTTP server answers for an https URI:
what is shown then is the way of a request, not its encryption.

    PUT    /hosts/NAME   tells an address: {"address": "http://127.0.0.1:8080"}
    DELETE /hosts/NAME   forgets it
    GET    /hosts        lists them

Nothing of it is deployed, so a reset of the cloud leaves it as it is.
"""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from werkzeug.wrappers import Request, Response

PATH = re.compile(r"/hosts(?:/([A-Za-z0-9.-]+))?")
SCHEMES = ("http", "https")

_addresses: dict[str, str] = {}


def located(uri: str) -> tuple[str, str | None]:
    """Where a request to a URI is sent, and the host that it names if that is somewhere else."""
    parts = urlsplit(uri)
    address = _addresses.get((parts.hostname or "").lower())
    if address is None:
        return uri, None
    there = urlsplit(address)
    return urlunsplit(parts._replace(scheme=there.scheme, netloc=there.netloc)), parts.netloc


class Hosts:
    """Answers the requests that are about hosts, and leaves all others to the application."""

    def __init__(self, application: Any):
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        match = PATH.fullmatch(request.path)
        if match is None or "Authorization" in request.headers:
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        return _answer(request, match.group(1))(environ, start_response)


def _answer(request: Request, name: str | None) -> Response:
    if request.method == "GET" and name is None:
        return Response(json.dumps(_addresses, sort_keys=True), content_type="application/json")
    if request.method == "DELETE" and name is not None:
        return Response(status=204 if _addresses.pop(name.lower(), None) else 404)
    if request.method == "PUT" and name is not None:
        address = _address(request)
        if address is None:
            return Response("an address is a scheme, a host and a port", 400)
        _addresses[name.lower()] = address
        return Response(status=204)
    return Response(status=405)


def _address(request: Request) -> str | None:
    try:
        address = str(json.loads(request.get_data())["address"])
    except (ValueError, KeyError, TypeError):
        return None
    parts = urlsplit(address)
    plain = parts.scheme in SCHEMES and parts.netloc and not (parts.path or parts.query)
    return address if plain else None
