"""The web server on the loopback address."""

import signal
import sys
from collections.abc import Iterable
from threading import Lock
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, run_simple

from localcloud.faults import Faults
from localcloud.hosts import Hosts
from localcloud.repeats import OnceOnly
from localcloud.restapi.gateway import Gateway
from localcloud.vectors import Collections


class Handler(WSGIRequestHandler):
    """Speaks HTTP/1.1, as AWS does."""

    protocol_version = "HTTP/1.1"


class OneAtATime:
    """Lets the services answer one request at a time: moto's stores are not made for threads.

    They have to give whole answers. One at a time is no slower: Python runs one thread at a time
    anyway.
    """

    def __init__(self, application: Any):
        self.application = application
        self.turn = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self.turn:
            return self.application(environ, start_response)  # type: ignore[no-any-return]


def serve(port: int) -> None:
    """Serves until the process is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    services = OneAtATime(OnceOnly(DomainDispatcherApplication(create_backend_app)))
    application: Any = Faults(Hosts(Gateway(Collections(services))))
    run_simple(
        "127.0.0.1", port, application, threaded=True, request_handler=Handler
    )
