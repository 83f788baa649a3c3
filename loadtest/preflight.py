"""Whether there is an Ollama at the address: asked once, before any load."""

import urllib.error
import urllib.request

import answers

_PATIENCE_SECONDS = 15

_NETWORK_REMEDY = (
    "check the name, that ollama_api_allowed_cidrs holds this machine's address,\n"
    "  and that ollama-alb has healthy targets"
)
_ROUTE_REMEDY = (
    "the address must be that of ollama-alb or of an Ollama, without a path;\n"
    "  from an address outside ollama_api_allowed_cidrs, Open WebUI answers instead"
)


class NotReady(Exception):
    """The load would go nowhere. The message has the address and a remedy."""


def require_address(host):
    """Returns if this is an address that requests can be sent to."""
    if not (host or "").startswith(("http://", "https://")):
        raise ValueError(
            f"'{host or ''}' is no address to send the load to\n"
            "  write it with its protocol, such as https://chat.example.com"
        )


def require_ollama(host, model):
    """Returns if an Ollama answers there that has the model."""
    address = host.rstrip("/") + "/api/tags"
    try:
        models = answers.models_of(answers.parsed(_body(address)))
    except urllib.error.HTTPError as refusal:
        raise NotReady(f"{address} answers {refusal.code}\n  {_ROUTE_REMEDY}") from None
    except answers.WrongAnswer as wrong:
        raise NotReady(
            f"{address} does not answer as Ollama does: {wrong.reason}\n  {_ROUTE_REMEDY}"
        ) from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "reason", failure)
        raise NotReady(f"{address} cannot be reached: {reason}\n  {_NETWORK_REMEDY}") from None
    if not answers.is_among(model, models):
        raise NotReady(
            f"{host} has no model {model}; it has {', '.join(models) or 'none'}\n"
            "  name one of them with --model, or pull it"
        )


def _body(address):
    with urllib.request.urlopen(address, timeout=_PATIENCE_SECONDS) as response:
        return response.read()
