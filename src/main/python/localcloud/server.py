"""The web server on the loopback address."""

import signal
import sys
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, run_simple

from localcloud.hosts import Hosts
from localcloud.restapi.gateway import Gateway
from localcloud.vectors import Collections


class KeepAliveHandler(WSGIRequestHandler):
    """Keeps connections open between requests: Terraform sends thousands of them."""

    protocol_version = "HTTP/1.1"


def serve(port: int) -> None:
    """Serves until the process is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    services = DomainDispatcherApplication(create_backend_app)
    application: Any = Hosts(Gateway(Collections(services)))
    run_simple(
        "127.0.0.1", port, application, threaded=True, request_handler=KeepAliveHandler
    )
