"""S3: whether versions of a bucket can only be deleted with a code from an MFA device.

Any code will do here: there are no devices.
"""

import re
from typing import Any

from moto.core.responses import ActionResult
from moto.s3.exceptions import S3ClientError
from moto.s3.responses import S3Response

WRITTEN = re.compile(rb"<MfaDelete>(\w+)</MfaDelete>")
NO_CODE = "Mfa Authentication must be used for this request"

_put = S3Response._bucket_response_put


def _put_versioning(response: S3Response, request: Any, name: str, query: dict[str, Any]) -> Any:
    if "versioning" not in query:
        return _put(response, request, name, query)
    bucket = response.backend.get_bucket(name)
    kept = getattr(bucket, "mfa_delete", None)
    written = WRITTEN.search(response.raw_body)
    mfa_delete = written.group(1).decode() if written else kept
    if "Enabled" in (mfa_delete, kept) and not request.headers.get("x-amz-mfa"):
        raise S3ClientError("AccessDenied", NO_CODE)
    answer = _put(response, request, name, query)
    bucket.mfa_delete = mfa_delete
    return answer


def _get_versioning(response: S3Response) -> Any:
    bucket = response.backend.get_bucket(response.bucket_name)
    response.data["Action"] = "GetBucketVersioning"
    answer = {"Status": bucket.versioning_status, "MFADelete": getattr(bucket, "mfa_delete", None)}
    return response.serialized(ActionResult(answer))


S3Response._bucket_response_put = _put_versioning
S3Response.get_bucket_versioning = _get_versioning
