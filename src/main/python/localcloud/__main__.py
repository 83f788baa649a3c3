"""Serves the local cloud: python3 -m localcloud --port PORT."""

import argparse
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

REQUIREMENTS = Path(__file__).parents[1] / "requirements.txt"


def main() -> None:
    parser = argparse.ArgumentParser(prog="localcloud", description=__doc__)
    work = parser.add_mutually_exclusive_group(required=True)
    work.add_argument("--port", type=int, help="serve on this port of the loopback address")
    work.add_argument("--check", action="store_true", help="only tell whether it could be served")
    arguments = parser.parse_args()
    missing = missing_requirement()
    if missing:
        sys.exit(f"{missing}: pip install -r {REQUIREMENTS}")
    if not arguments.check:
        leave_the_terminal()
        configure_moto(arguments.port)
        serve(arguments.port)


def missing_requirement() -> str | None:
    """The gaps replace parts of one version of moto: another one may have other parts."""
    wanted = REQUIREMENTS.read_text(encoding="utf-8").strip().split("==")[1]
    try:
        found = version("moto")
        version("flask-cors")  # what moto_server needs beside moto
    except PackageNotFoundError as missing:
        return f"{missing.name} is not installed"
    return None if found == wanted else f"moto {found} is installed, {wanted} is needed"


def leave_the_terminal() -> None:
    """An interrupt typed at the program that started this one is not meant for it."""
    if os.getpgrp() != os.getpid():
        os.setsid()


def configure_moto(port: int) -> None:
    """moto reads these when it is imported, so they are set before."""
    os.environ["MOTO_PORT"] = str(port)
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    os.environ["MOTO_AMIS_PATH"] = str(Path(__file__).with_name("images.json"))
    os.environ["MOTO_ACM_VALIDATION_WAIT"] = "1"


def serve(port: int) -> None:
    from localcloud import gaps, server

    gaps.fill()
    server.serve(port)


if __name__ == "__main__":
    main()
