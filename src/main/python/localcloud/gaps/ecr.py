"""ECR: switching the scan of pushed images off."""

from typing import Any

from moto.ecr.responses import ECRResponse

from localcloud.extension import Call, corrects


@corrects(ECRResponse, "PutImageScanningConfiguration")
def put_scanning(call: Call, original: Any) -> Any:
    """An SDK may leave out what is false; moto takes an empty configuration as no change."""
    answer = original()
    wanted = {"scanOnPush": call.params["imageScanningConfiguration"].get("scanOnPush", False)}
    repository = call.backend._get_repository(answer["repositoryName"], answer["registryId"])
    repository.image_scanning_configuration = wanted
    return {**answer, "imageScanningConfiguration": wanted}
