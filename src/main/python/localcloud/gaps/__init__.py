"""What moto lacks or gets wrong, one module a service."""

from importlib import import_module
from pkgutil import iter_modules


def fill() -> None:
    """Fills every gap; to be called once, before the server starts."""
    import_module("localcloud.accounts")
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
