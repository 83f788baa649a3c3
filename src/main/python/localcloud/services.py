"""Services that moto lacks whole, in moto's own machinery: its accounts, regions, reset, routing.

Such a service has no operation at first; its gap module adds those that it needs.
"""

import re
import sys
from types import ModuleType

from boto3 import Session
from moto import backend_index
from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import BaseResponse

REGIONS_OF = "ec2"
"""Which regions there are: the AWS SDK does not know those of every service."""


def serve_regional(name: str, signing_name: str | None = None) -> type[BaseResponse]:
    """A service that keeps what is written apart in each region.

    The name is the one in the AWS SDK; requests are told by the name that they are signed for.
    """
    regions = Session().get_available_regions(REGIONS_OF)
    return _serve(name, signing_name or name, regions)


def serve_global(name: str) -> type[BaseResponse]:
    """A service whose resources are the same from every region."""
    return _serve(name, name, ["aws"])


def _serve(name: str, signing_name: str, regions: list[str]) -> type[BaseResponse]:
    class Responses(BaseResponse):
        def __init__(self) -> None:
            super().__init__(service_name=name)

    class Store(BaseBackend):
        url_paths = {"/$": Responses.dispatch, "/(?P<path>.+)$": Responses.dispatch}

    module = ModuleType(f"moto.{name.replace('-', '')}")
    stores = BackendDict(Store, name, use_boto3_regions=False, additional_regions=regions)
    setattr(module, f"{name.replace('-', '')}_backends", stores)
    sys.modules[module.__name__] = module
    host = re.compile(rf"https?://{signing_name}\.(.+)\.amazonaws\.com")
    backend_index.backend_url_patterns.append((name, host))
    return Responses
