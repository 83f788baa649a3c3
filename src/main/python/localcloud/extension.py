"""How the gaps of moto are filled: operations that are added, and operations that are corrected.

An operation is a function of a `Call` that returns the members of the answer by their names in
the service's API; moto's own serializers turn them into the service's protocol.
"""

import json
from collections.abc import Callable
from typing import Any

from moto.backends import get_backend
from moto.core.exceptions import ServiceException
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol, normalize_request
from moto.core.responses import ActionResult, BaseResponse, EmptyResult
from moto.core.utils import camelcase_to_underscores, get_service_model

Answer = dict[str, Any] | None
Operation = Callable[["Call"], Answer]
Correction = Callable[["Call", Callable[[], Any]], Any]

_setup = BaseResponse.setup_class


def _keep_request(response: BaseResponse, request: Any, *args: Any, **kwargs: Any) -> None:
    response.incoming = request
    _setup(response, request, *args, **kwargs)


BaseResponse.setup_class = _keep_request


class Call:
    """One request: what was sent, and where what it writes is kept."""

    def __init__(self, response: BaseResponse):
        self.response = response
        self.account = response.current_account
        self.region = response.region
        self.params = _params(response)

    @property
    def backend(self) -> Any:
        """moto's own store of the service, of this account and region."""
        return backend(self.response.service_name, self.account, self.region)

    def kept(self, kind: str) -> dict[str, Any]:
        """What was written of a kind in this account and region; gone after a reset."""
        return kept(self.backend, kind)

    def arn(self, resource: str, service: str | None = None) -> str:
        """The ARN of a resource of this account and region."""
        service = service or self.response.service_name
        return f"arn:{self.response.partition}:{service}:{self.region}:{self.account}:{resource}"


def backend(service: str, account: str, region: str) -> Any:
    """The store of a service; a global service has one a partition instead of one a region."""
    stores = get_backend(service)[account]
    return stores[region] if region in stores else stores["aws"]


def kept(store: Any, kind: str) -> dict[str, Any]:
    """moto empties the attributes of its stores on a reset, hence state lives in one of them."""
    return store.__dict__.setdefault("kept", {}).setdefault(kind, {})


def adds(responses: type[BaseResponse], *names: str) -> Callable[[Operation], Operation]:
    """Adds operations that moto does not have."""

    def register(operation: Operation) -> Operation:
        def method(response: BaseResponse) -> ActionResult:
            return _result(operation(Call(response)))

        for name in names:
            setattr(responses, camelcase_to_underscores(name), method)
        return operation

    return register


def corrects(responses: type[BaseResponse], *names: str) -> Callable[[Correction], Correction]:
    """Corrects operations of moto: the function is also given what runs moto's own."""

    def register(correction: Correction) -> Correction:
        for name in names:
            _correct(responses, camelcase_to_underscores(name), correction)
        return correction

    return register


def _correct(responses: type[BaseResponse], name: str, correction: Correction) -> None:
    original = getattr(responses, name)

    def method(response: BaseResponse) -> Any:
        answered_text = False

        def run_original() -> Any:
            nonlocal answered_text
            answer = original(response)
            if isinstance(answer, ActionResult):
                return answer.result
            if isinstance(answer, str):
                answered_text = True
                return json.loads(answer or "{}")
            return answer

        answer = correction(Call(response), run_original)
        return json.dumps(answer) if answered_text else _result(answer)

    setattr(responses, name, method)


class Refusal(ServiceException):
    """moto asks the module of an exception for its service; this one belongs to any of them."""


def error(code: str, message: str) -> Refusal:
    """An error that the caller sees as the service's own."""
    return Refusal(code, message)


def _result(answer: Any) -> Any:
    if answer is None:
        return EmptyResult()
    return ActionResult(answer) if isinstance(answer, dict) else answer


def _params(response: BaseResponse) -> dict[str, Any]:
    request = normalize_request(response.incoming)
    service = get_service_model(response.boto3_service_name)
    protocol = determine_request_protocol(service, request.content_type)
    parser = PROTOCOL_PARSERS[protocol](
        service.operation_model(response._get_action()), map_type=dict
    )
    return parser.parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            "body": response.raw_body,
            "url_path": request.path,
            "url_params": response.uri_match.groupdict() if response.uri_match else {},
        }
    )
