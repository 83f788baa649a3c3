"""What becomes of a request that is sent again."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from werkzeug.datastructures import Headers
from werkzeug.test import run_wsgi_app

ID = "HTTP_AMZ_SDK_INVOCATION_ID"
REMEMBERED = 256


class OnceOnly:
    """Does what an SDK asks for once, and answers a repeated request as it was answered before.

    A busy client may hang up on an answer that is there before it has done with sending the request
    (https://github.com/aws/aws-sdk-go-v2/issues/1825), and sends the request once more. AWS is too
    far away for that. Here, what the request makes would be there already, and what it takes away
    would be gone. All attempts of one call have one invocation id; what failed is tried anew.
    """

    def __init__(self, application: Any):
        self.application = application
        self.answers: OrderedDict[str, tuple[list[bytes], str, Headers]] = OrderedDict()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        call = "" if environ["REQUEST_METHOD"] in ("GET", "HEAD") else environ.get(ID, "")
        answer = self.answers.get(call)
        if answer is None:
            body, status, headers = run_wsgi_app(self.application, environ, buffered=True)
            answer = list(body), status, headers
            self._remember(call, answer)
        body, status, headers = answer
        start_response(status, headers.to_wsgi_list())
        return body

    def _remember(self, call: str, answer: tuple[list[bytes], str, Headers]) -> None:
        if call and answer[1].startswith("2"):
            self.answers[call] = answer
            if len(self.answers) > REMEMBERED:
                self.answers.popitem(last=False)
