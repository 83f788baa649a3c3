"""What goes wrong on purpose, so that failures can be rehearsed and shown.

    POST   /plinth/faults      has something go wrong from now on, and answers with its number
    GET    /plinth/faults      lists what is still to go wrong, and how often each did
    DELETE /plinth/faults[/N]  has all of it, or one, go right again

A fault says which calls it strikes, and with what:

    service       the name that requests are signed for, such as dynamodb; "*" (unless told) is any
    action        such as DescribeTable; "*" (unless told) is any
    region        such as us-east-1; unless told, any
    times         how many calls it strikes, 1 unless told; -1 is without end
    kind          error (unless told), throttled, denied, expired, unreachable, slow
    status, code, message    of an error: 500, InternalFailure and a sentence unless told
    delaySeconds  how long a call waits before that; a slow call is answered properly after it

The first fault that fits a call strikes it. Nothing of it is deployed, so a reset of the cloud
leaves it as it is.
"""

import json
import re
import socket
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from io import BytesIO
from itertools import count
from threading import Lock
from typing import Any

from werkzeug.wrappers import Request, Response

from localcloud.calls import Asked, asked, signing_name

PATH = re.compile(r"/plinth/faults(?:/(\d+))?")
KINDS = ("error", "throttled", "denied", "expired", "unreachable", "slow")
TEXTS = ("service", "action", "region", "kind", "code", "message")
NUMBERS = ("times", "status", "delaySeconds")


@dataclass
class Fault:
    """What strikes some calls."""

    service: str = "*"
    action: str = "*"
    region: str = "*"
    times: int = 1
    kind: str = "error"
    status: int = 500
    code: str = "InternalFailure"
    message: str = "This failure was asked for."
    delaySeconds: float = 0  # noqa: N815, the name in the API
    struck: int = field(default=0, init=False)

    def is_spent(self) -> bool:
        return 0 <= self.times <= self.struck

    def fits(self, call: Asked) -> bool:
        return (
            not self.is_spent()
            and self.service in ("*", call.service)
            and self.action in ("*", call.action)
            and self.region in ("*", call.region)
        )

    def answer(self, call: Asked) -> Response | None:
        """What the caller gets instead of the answer of the service; none if it gets that."""
        if self.kind == "slow":
            return None
        if self.kind == "error":
            return call.refusal(self.status, self.code, self.message)
        return call.refusal(*_ANSWERS[self.kind](call))


def _throttled(call: Asked) -> tuple[int, str, str]:
    if call.protocol == "s3":
        return 503, "SlowDown", "Please reduce your request rate."
    if call.protocol == "ec2":
        return 503, "RequestLimitExceeded", "Request limit exceeded."
    code = "ThrottlingException" if call.protocol == "json" else "Throttling"
    return 400, code, "Rate exceeded"


def _denied(call: Asked) -> tuple[int, str, str]:
    action = f"{call.service}:{call.action or '*'}"
    message = (
        f"User: arn:aws:iam::{call.caller}:user/somebody is not authorized to perform: "
        f"{action} on resource: * because no identity-based policy allows the {action} action"
    )
    if call.protocol == "ec2":
        return 403, "UnauthorizedOperation", message
    if call.protocol == "json":
        return 400, "AccessDeniedException", message
    return 403, "AccessDenied", message


def _expired(call: Asked) -> tuple[int, str, str]:
    if call.protocol == "s3":
        return 400, "ExpiredToken", "The provided token has expired."
    if call.protocol == "ec2":
        return 400, "RequestExpired", "Request has expired."
    message = "The security token included in the request is expired"
    if call.protocol == "json":
        return 400, "ExpiredTokenException", message
    return 403, "ExpiredToken", message


_ANSWERS = {"throttled": _throttled, "denied": _denied, "expired": _expired}

_faults: dict[int, Fault] = {}
_numbers = count(1)
_turn = Lock()


class Faults:
    """Answers the requests that are about faults, strikes calls, and leaves all others alone."""

    def __init__(self, application: Any):
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        match = PATH.fullmatch(request.path)
        if match is not None and "Authorization" not in request.headers:
            return _told(request, match.group(1))(environ, start_response)
        answer = _struck(request) if _faults else None
        return (answer or self.application)(environ, start_response)  # type: ignore[no-any-return]


def _struck(request: Request) -> Response | None:
    body = request.get_data(cache=True)
    request.environ["wsgi.input"] = BytesIO(body)
    call = asked(request, body)
    fault = _next(call) if call else None
    if fault is None or call is None:
        return None
    time.sleep(fault.delaySeconds)
    if fault.kind == "unreachable":
        _hang_up(request)
    return fault.answer(call)


def _next(call: Asked) -> Fault | None:
    with _turn:
        fault = next((fault for fault in _faults.values() if fault.fits(call)), None)
        if fault is not None:
            fault.struck += 1
        return fault


def _hang_up(request: Request) -> None:
    """Ends the connection without an answer, as one does that is cut."""
    request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError


def _told(request: Request, number: str | None) -> Response:
    if request.method == "GET" and number is None:
        listed = [{"id": key} | asdict(fault) for key, fault in _faults.items()]
        return Response(json.dumps(listed), content_type="application/json")
    if request.method == "DELETE":
        return _forget(number)
    if request.method == "POST" and number is None:
        try:
            fault = _fault(json.loads(request.get_data()))
        except (ValueError, TypeError) as wrong:
            return Response(str(wrong), 400)
        key = next(_numbers)
        _faults[key] = fault
        return Response(json.dumps({"id": key}), 201, content_type="application/json")
    return Response(status=405)


def _forget(number: str | None) -> Response:
    if number is None:
        _faults.clear()
        return Response(status=204)
    return Response(status=204 if _faults.pop(int(number), None) else 404)


def _fault(told: dict[str, Any]) -> Fault:
    unknown = set(told) - {*TEXTS, *NUMBERS}
    if unknown:
        raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
    for name in TEXTS:
        if not isinstance(told.get(name, ""), str):
            raise ValueError(f"{name} is not a text")
    for name in NUMBERS:
        if not isinstance(told.get(name, 0), int | float):
            raise ValueError(f"{name} is not a number")
    fault = Fault(**told)
    if fault.kind not in KINDS:
        raise ValueError(f"{fault.kind} is none of {', '.join(KINDS)}")
    fault.service = signing_name(fault.service)
    return fault
