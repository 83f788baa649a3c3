"""KMS: moto keeps whether a key is rotated, and not how often."""

from typing import Any

from moto.kms.responses import KmsResponse

from localcloud.extension import Call, corrects

DEFAULT_PERIOD_DAYS = 365


def _key(call: Call) -> Any:
    return call.backend.keys[call.backend.get_key_id(call.params["KeyId"])]


@corrects(KmsResponse, "EnableKeyRotation")
def enable_rotation(call: Call, original: Any) -> Any:
    answer = original()
    _key(call).rotation_period = call.params.get("RotationPeriodInDays", DEFAULT_PERIOD_DAYS)
    return answer


@corrects(KmsResponse, "GetKeyRotationStatus")
def rotation_status(call: Call, original: Any) -> Any:
    answer = original()
    if answer["KeyRotationEnabled"]:
        period = getattr(_key(call), "rotation_period", DEFAULT_PERIOD_DAYS)
        answer["RotationPeriodInDays"] = period
    return answer
