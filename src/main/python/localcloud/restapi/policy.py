"""Whether the resource policy that was deployed with an API lets a request of anybody pass.

Requests are not signed here, so only statements for everybody can allow them. A condition that
cannot be judged here refuses the request, and the log says so.
"""

import ipaddress
import json
import re
from fnmatch import fnmatchcase
from typing import Any

from localcloud.restapi.exchange import Exchange, Refused

INVOKE = "execute-api:Invoke"


def require_allowed(exchange: Exchange) -> None:
    """Deny goes before allow; without a policy everybody may call."""
    if not exchange.definition.policy:
        return
    policy = json.loads(json.loads(f'"{exchange.definition.policy}"'))
    effects = {
        statement["Effect"]
        for statement in _listed(policy["Statement"])
        if _is_for(exchange, statement)
    }
    if "Deny" in effects or "Allow" not in effects:
        reason = "with an explicit deny" if "Deny" in effects else "on resource"
        raise Refused(
            "ACCESS_DENIED",
            f"User: anonymous is not authorized to perform: {INVOKE} {reason}: {_arn(exchange)}",
        )


def _is_for(exchange: Exchange, statement: dict[str, Any]) -> bool:
    principal = statement.get("Principal")
    everybody = principal == "*" or (
        isinstance(principal, dict) and "*" in _listed(principal.get("AWS", []))
    )
    return (
        everybody
        and any(fnmatchcase(INVOKE.lower(), one.lower()) for one in _listed(statement["Action"]))
        and any(
            fnmatchcase(_arn(exchange), _whole(exchange, one))
            for one in _listed(statement["Resource"])
        )
        and all(
            _holds(exchange, operator, key, _listed(values))
            for operator, keys in statement.get("Condition", {}).items()
            for key, values in keys.items()
        )
    )


def _holds(exchange: Exchange, operator: str, key: str, values: list[str]) -> bool:
    if key.lower() == "aws:sourceip" and operator in ("IpAddress", "NotIpAddress"):
        address = ipaddress.ip_address(exchange.request.remote_addr or "127.0.0.1")
        inside = any(address in ipaddress.ip_network(value) for value in values)
        return inside == (operator == "IpAddress")
    if key.lower() == "aws:securetransport" and operator == "Bool":
        # The endpoint of an API in AWS speaks nothing but TLS.
        return "true" in [str(value).lower() for value in values]
    raise Refused("ACCESS_DENIED", detail=f"{operator} of {key} cannot be judged here")


def _arn(exchange: Exchange) -> str:
    api = exchange.api
    place = f"{api.id}/{exchange.stage.name}/{exchange.request.method}{exchange.path}"
    return f"arn:aws:execute-api:{api.region_name}:{api.account_id}:{place}"


def _whole(exchange: Exchange, resource: str) -> str:
    """A policy may leave out all that is before the stage."""
    api = exchange.api
    before = f"arn:aws:execute-api:{api.region_name}:{api.account_id}:"
    short = re.sub(r"^execute-api:/", f"{before}{api.id}/", resource)
    return short.replace("[", "[[]")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
