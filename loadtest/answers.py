"""What Ollama answers: read as it comes, judged, and measured."""

import json
from dataclasses import dataclass, field
from time import perf_counter

NANOSECONDS = 1e9


class WrongAnswer(Exception):
    """An answer that is not what Ollama gives.

    The reason is one of few, so that failures can be counted by it; the sample shows this one.
    """

    def __init__(self, reason, sample=""):
        super().__init__(reason)
        self.reason = reason
        self.sample = sample


@dataclass
class Inference:
    """One answer of a model. Times are seconds of the caller's clock unless Ollama measured them."""

    time_to_first_token: float
    total_time: float
    token_gaps: list[float] = field(repr=False)
    tokens: int
    #: by Ollama's own clock: while it generated, so without the time in its queue
    tokens_per_second: float
    #: how long Ollama took to have the model in memory; next to nothing if it was there
    load_time: float


def text_of_generate(part):
    """The piece of text in a line of `/api/generate`."""
    return _required(part, "response", str)


def text_of_chat(part):
    """The piece of text in a line of `/api/chat`."""
    message = _required(part, "message", dict)
    if message.get("role") != "assistant":
        raise WrongAnswer("message.role is not assistant", _shown(part))
    return _required(message, "content", str)


def read_inference(lines, text_of, began):
    """Reads a stream to its end.

    lines: the answer's lines, as they come
    text_of: takes the text out of a line's object
    began: when the request was sent, by perf_counter
    """
    arrivals = []
    last = None
    for line in lines:
        if last is not None:
            raise WrongAnswer("the stream goes on after done", _shown(line))
        part = parsed(line)
        now = perf_counter()
        if "error" in part:
            raise WrongAnswer("Ollama reports an error", _shown(part["error"]))
        _required(part, "model", str)
        if text_of(part) or part.get("message", part).get("thinking"):
            arrivals.append(now)
        if _required(part, "done", bool):
            last = part
    if last is None:
        raise WrongAnswer("the stream ended before done", f"after {len(arrivals)} pieces of text")
    if not arrivals:
        raise WrongAnswer("the model said nothing", _shown(last))
    return _inference(last, arrivals, began)


def models_of(tags):
    """The names in an answer of `/api/tags`."""
    return [_required(model, "name", str) for model in _required(tags, "models", list)]


def is_among(model, models):
    """Whether the models have it; a name without a tag means the latest."""
    return model in models or f"{model}:latest" in models


def parsed(text):
    """The object that a text of JSON holds."""
    try:
        value = json.loads(text)
    except ValueError:
        raise WrongAnswer("the answer is not JSON", _shown(text)) from None
    if not isinstance(value, dict):
        raise WrongAnswer("the answer is not an object", _shown(text))
    return value


def _inference(last, arrivals, began):
    tokens = _count(last, "eval_count")
    generating = _count(last, "eval_duration") / NANOSECONDS
    if tokens == 0 or generating == 0:
        raise WrongAnswer("Ollama counted no tokens", _shown(last))
    _count(last, "total_duration")
    return Inference(
        time_to_first_token=arrivals[0] - began,
        total_time=perf_counter() - began,
        token_gaps=[later - earlier for earlier, later in zip(arrivals, arrivals[1:])],
        tokens=tokens,
        tokens_per_second=tokens / generating,
        # Ollama leaves a duration out that is zero.
        load_time=_count(last, "load_duration", absent=0) / NANOSECONDS,
    )


def _required(part, key, kind):
    value = part.get(key) if isinstance(part, dict) else None
    if not isinstance(value, kind):
        raise WrongAnswer(f"{key} is missing or no {kind.__name__}", _shown(part))
    return value


def _count(part, key, absent=None):
    value = part.get(key, absent)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WrongAnswer(f"{key} is missing or no count", _shown(part))
    return value


def _shown(value):
    if isinstance(value, (bytes, bytearray)):
        value = value.decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value)
    return text.strip()[:200]
