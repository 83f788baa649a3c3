"""S3: the documents of a bucket that moto reads wrongly, loses, or takes for the bucket itself."""

from typing import Any

from moto.core.exceptions import ServiceException
from moto.s3.exceptions import S3ClientError, VersioningNotEnabledForReplication
from moto.s3.responses import S3Response

MINIMUM_SIZE = "x-amz-transition-default-minimum-object-size"
MINIMUM_SIZE_DEFAULT = "all_storage_classes_128K"

WHOLE_DOCUMENTS = {
    "lifecycle": "NoSuchLifecycleConfiguration",
    "notification": None,
    "replication": "ReplicationConfigurationNotFoundError",
}
"""moto drops parts of these. They are given back as written, or else this error is answered."""

NAMED_DOCUMENTS = {
    "intelligent-tiering": "ListBucketIntelligentTieringConfigurationsOutput",
    "metrics": "ListMetricsConfigurationsResult",
}
"""moto has none of these, and takes a deletion of one for a deletion of the bucket."""

XML = {"content-type": "application/xml"}
EMPTY_NOTIFICATION = "<NotificationConfiguration/>"

_get = S3Response._bucket_response_get
_put = S3Response._bucket_response_put
_delete = S3Response._bucket_response_delete


def _documents(response: S3Response, name: str) -> dict[Any, Any]:
    bucket = response.backend.get_bucket(name)
    return bucket.__dict__.setdefault("documents", {})


def _kind(query: dict[str, Any]) -> str | None:
    return next((kind for kind in (*WHOLE_DOCUMENTS, *NAMED_DOCUMENTS) if kind in query), None)


def _key(kind: str, query: dict[str, Any]) -> tuple[str, str | None]:
    return kind, query.get("id", [None])[0] if kind in NAMED_DOCUMENTS else None


def _put_document(response: S3Response, request: Any, name: str, query: dict[str, Any]) -> Any:
    kind = _kind(query)
    if kind is None:
        return _put(response, request, name, query)
    documents = _documents(response, name)
    if kind == "notification":
        _put(response, request, name, query)
    if kind == "replication" and not response.backend.get_bucket(name).is_versioned:
        raise VersioningNotEnabledForReplication(bucket_name=name)
    headers = {}
    if kind == "lifecycle":
        headers[MINIMUM_SIZE] = request.headers.get(MINIMUM_SIZE, MINIMUM_SIZE_DEFAULT)
    documents[_key(kind, query)] = headers, response.body
    return 200, headers, ""


def _get_document(response: S3Response, name: str, query: dict[str, Any]) -> Any:
    kind = _kind(query)
    if kind is None:
        return _get(response, name, query)
    documents = _documents(response, name)
    if kind in NAMED_DOCUMENTS and "id" not in query:
        return _list(kind, documents)
    if _key(kind, query) not in documents and kind == "notification":
        return 200, dict(XML), EMPTY_NOTIFICATION
    if _key(kind, query) not in documents:
        raise _missing(WHOLE_DOCUMENTS.get(kind, "NoSuchConfiguration"))
    headers, document = documents[_key(kind, query)]
    return 200, {**XML, **headers}, document


def _list(kind: str, documents: dict[Any, Any]) -> Any:
    root = NAMED_DOCUMENTS[kind]
    found = b"".join(body for (of_kind, _), (_, body) in documents.items() if of_kind == kind)
    body = f"<{root}><IsTruncated>false</IsTruncated>".encode() + found + f"</{root}>".encode()
    return 200, dict(XML), body


def _missing(code: str) -> ServiceException:
    return S3ClientError(code, "The specified configuration does not exist.")


def _delete_document(response: S3Response, name: str, query: dict[str, Any]) -> Any:
    kind = _kind(query)
    if kind is None:
        return _delete(response, name, query)
    _documents(response, name).pop(_key(kind, query), None)
    return 204, {}, ""


S3Response._bucket_response_put = _put_document
S3Response._bucket_response_get = _get_document
S3Response._bucket_response_delete = _delete_document
