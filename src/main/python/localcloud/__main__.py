"""Serves the local cloud: python3 -m localcloud --port PORT."""

import argparse
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

MOTO_VERSION = "5.2.1"


def main() -> None:
    arguments = argparse.ArgumentParser(prog="localcloud", description=__doc__)
    arguments.add_argument("--port", type=int, required=True, help="port on the loopback address")
    port = arguments.parse_args().port
    require_moto(arguments)
    configure_moto(port)

    from localcloud import gaps, server

    gaps.fill()
    server.serve(port)


def require_moto(arguments: argparse.ArgumentParser) -> None:
    """The gaps replace parts of one version of moto: another one may have other parts."""
    try:
        found = version("moto")
    except PackageNotFoundError:
        found = "none"
    if found != MOTO_VERSION:
        arguments.error(
            f"moto {MOTO_VERSION} is needed, found {found}: "
            "pip install -r src/main/python/requirements.txt"
        )


def configure_moto(port: int) -> None:
    """moto reads these when it is imported, so they are set before."""
    os.environ["MOTO_PORT"] = str(port)
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    os.environ["MOTO_AMIS_PATH"] = str(Path(__file__).with_name("images.json"))
    os.environ["MOTO_ACM_VALIDATION_WAIT"] = "1"


if __name__ == "__main__":
    main()
