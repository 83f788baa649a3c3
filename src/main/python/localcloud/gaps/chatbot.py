"""Chatbot: moto has none of this service. Every Slack workspace counts as authorized."""

from typing import Any

from localcloud import tags
from localcloud.extension import Call, adds, error
from localcloud.services import serve_global

Chatbot = serve_global("chatbot")

TAG_NAMES = ("TagKey", "TagValue")
DEFAULTS = {"LoggingLevel": "NONE", "UserAuthorizationRequired": False}
CHANGEABLE = (
    "SlackChannelId",
    "SlackChannelName",
    "SnsTopicArns",
    "IamRoleArn",
    "LoggingLevel",
    "GuardrailPolicyArns",
    "UserAuthorizationRequired",
)


def _channels(call: Call) -> dict[str, Any]:
    return call.kept("channels")


def _channel(call: Call, arn: str) -> dict[str, Any]:
    if arn not in _channels(call):
        raise error("ResourceNotFoundException", f"No configuration found for {arn}")
    return _channels(call)[arn]


def _written(call: Call) -> dict[str, Any]:
    return {name: call.params[name] for name in CHANGEABLE if name in call.params}


def _described(call: Call, channel: dict[str, Any]) -> dict[str, Any]:
    return {**channel, "Tags": _listed(tags.of(call, channel["ChatConfigurationArn"]))}


def _listed(kept: dict[str, str]) -> list[dict[str, str]]:
    return tags.listed(kept, TAG_NAMES)


@adds(Chatbot, "CreateSlackChannelConfiguration")
def create(call: Call) -> dict[str, Any]:
    name = call.params["ConfigurationName"]
    arn = f"arn:aws:chatbot::{call.account}:chat-configuration/slack-channel/{name}"
    if arn in _channels(call):
        raise error("ConflictException", f"A configuration named {name} already exists")
    _channels(call)[arn] = {
        **DEFAULTS,
        **_written(call),
        "ChatConfigurationArn": arn,
        "ConfigurationName": name,
        "SlackTeamId": call.params["SlackTeamId"],
        "SlackTeamName": call.params["SlackTeamId"],
        "State": "ENABLED",
    }
    tags.of(call, arn).update(tags.written(call.params.get("Tags"), TAG_NAMES))
    return {"ChannelConfiguration": _described(call, _channels(call)[arn])}


@adds(Chatbot, "DescribeSlackChannelConfigurations")
def describe(call: Call) -> dict[str, Any]:
    """For one that is not there the list is empty."""
    wanted = call.params.get("ChatConfigurationArn")
    return {
        "SlackChannelConfigurations": [
            _described(call, channel)
            for arn, channel in _channels(call).items()
            if wanted in (None, arn)
        ]
    }


@adds(Chatbot, "UpdateSlackChannelConfiguration")
def update(call: Call) -> dict[str, Any]:
    channel = _channel(call, call.params["ChatConfigurationArn"])
    channel.update(_written(call))
    return {"ChannelConfiguration": _described(call, channel)}


@adds(Chatbot, "DeleteSlackChannelConfiguration")
def delete(call: Call) -> None:
    arn = _channel(call, call.params["ChatConfigurationArn"])["ChatConfigurationArn"]
    _channels(call).pop(arn)
    call.kept("tags").pop(arn)


@adds(Chatbot, "ListTagsForResource")
def list_tags(call: Call) -> dict[str, Any]:
    arn = _channel(call, call.params["ResourceARN"])["ChatConfigurationArn"]
    return {"Tags": _listed(tags.of(call, arn))}


@adds(Chatbot, "TagResource")
def tag(call: Call) -> None:
    arn = _channel(call, call.params["ResourceARN"])["ChatConfigurationArn"]
    tags.of(call, arn).update(tags.written(call.params["Tags"], TAG_NAMES))


@adds(Chatbot, "UntagResource")
def untag(call: Call) -> None:
    arn = _channel(call, call.params["ResourceARN"])["ChatConfigurationArn"]
    for key in call.params["TagKeys"]:
        tags.of(call, arn).pop(key, None)
