"""Tags of resources in services that moto lacks, kept by the ARN of the resource."""

from localcloud.extension import Call

NAMES = ("Key", "Value")
"""What most services call the two parts of a tag in their lists."""


def of(call: Call, arn: str) -> dict[str, str]:
    """The tags of a resource, to be read and written."""
    return call.kept("tags").setdefault(arn, {})


def written(tags: list[dict[str, str]] | None, names: tuple[str, str] = NAMES) -> dict[str, str]:
    """Tags that a request lists."""
    key, value = names
    return {tag[key]: tag[value] for tag in tags or []}


def listed(tags: dict[str, str], names: tuple[str, str] = NAMES) -> list[dict[str, str]]:
    """Tags as an answer lists them."""
    key, value = names
    return [{key: name, value: text} for name, text in tags.items()]
