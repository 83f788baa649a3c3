"""Lambda: where logs and lost events go, changes of a function, and capacity held for a version."""

from datetime import datetime, timezone
from typing import Any

from moto.awslambda import urls
from moto.awslambda.models import LambdaFunction
from moto.awslambda.responses import LambdaResponse

from localcloud.extension import Call, adds, error

urls.url_paths[
    r"{0}/(?P<api_version>[^/]+)/functions/(?P<function_name>[\w_:%-]+)/provisioned-concurrency$"
] = LambdaResponse.dispatch

KEPT = ("DeadLetterConfig", "LoggingConfig", "KMSKeyArn", "FileSystemConfigs")
"""Settings of a function that moto takes and forgets."""

_create = LambdaFunction.__init__
_configuration = LambdaFunction.get_configuration
_update = LambdaFunction.update_configuration


def _init(function: LambdaFunction, *args: Any, **kwargs: Any) -> None:
    _create(function, *args, **kwargs)
    spec = kwargs.get("spec", args[1] if len(args) > 1 else {})
    function.kept = {name: spec[name] for name in KEPT if name in spec}


def _described(function: LambdaFunction, on_create: bool = False) -> dict[str, Any]:
    kept = {name: value for name, value in function.kept.items() if value}
    if kept.get("DeadLetterConfig", {}).get("TargetArn") == "":
        kept.pop("DeadLetterConfig")
    if "LoggingConfig" in kept:
        group = {"LogGroup": f"/aws/lambda/{function.function_name}"}
        kept["LoggingConfig"] = {**group, **kept["LoggingConfig"]}
    return {**_configuration(function, on_create), **kept}


def _change(function: LambdaFunction, changes: dict[str, Any]) -> dict[str, Any]:
    function.kept = {
        **function.kept,
        **{name: changes[name] for name in KEPT if name in changes},
    }
    if "TracingConfig" in changes:
        function.tracing_config = changes["TracingConfig"]
    if "EphemeralStorage" in changes:
        function.ephemeral_storage = changes["EphemeralStorage"]["Size"]
    return _update(function, changes)


LambdaFunction.__init__ = _init
LambdaFunction.get_configuration = _described
LambdaFunction.update_configuration = _change


def _capacities(call: Call) -> dict[str, Any]:
    return call.kept("provisioned concurrency")


def _version(call: Call) -> str:
    """The function and the alias or version of it: the newest code itself can hold nothing."""
    qualifier = call.params["Qualifier"]
    if qualifier == "$LATEST":
        raise error(
            "InvalidParameterValueException",
            "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
        )
    name = call.params["FunctionName"].rpartition(":function:")[2]
    call.backend.get_function(name, qualifier)
    return f"{name}:{qualifier}"


def _capacity(call: Call) -> dict[str, Any]:
    version = _version(call)
    if version not in _capacities(call):
        raise error(
            "ProvisionedConcurrencyConfigNotFoundException",
            "No Provisioned Concurrency Config found for this function",
        )
    return dict(_capacities(call)[version])


@adds(LambdaResponse, "PutProvisionedConcurrencyConfig")
def put(call: Call) -> dict[str, Any]:
    count = call.params["ProvisionedConcurrentExecutions"]
    _capacities(call)[_version(call)] = {
        "RequestedProvisionedConcurrentExecutions": count,
        "AvailableProvisionedConcurrentExecutions": count,
        "AllocatedProvisionedConcurrentExecutions": count,
        "Status": "READY",
        "LastModified": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S+0000"),
    }
    return _capacity(call)


@adds(LambdaResponse, "GetProvisionedConcurrencyConfig")
def get(call: Call) -> dict[str, Any]:
    return _capacity(call)


@adds(LambdaResponse, "DeleteProvisionedConcurrencyConfig")
def delete(call: Call) -> None:
    _capacity(call)
    _capacities(call).pop(_version(call))
