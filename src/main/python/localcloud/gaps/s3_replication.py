"""S3: replication. moto keeps the rules and copies nothing."""

from threading import Timer
from typing import Any
from xml.etree import ElementTree

from moto.s3.models import FakeKey, S3Backend

SECONDS_UNTIL_COPIED = 0.3
NAMESPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"

_put_object = S3Backend.put_object
_response_dict = FakeKey.response_dict


def _rules(bucket: Any) -> list[ElementTree.Element]:
    documents = bucket.__dict__.get("documents", {})
    if ("replication", None) not in documents:
        return []
    _, body = documents["replication", None]
    return ElementTree.fromstring(body).findall(f"{NAMESPACE}Rule")


def _text(rule: ElementTree.Element, *path: str) -> str:
    return rule.findtext("/".join(NAMESPACE + part for part in path), "")


def _destination(bucket: Any, key: str) -> str | None:
    """The bucket that a rule copies a key to."""
    for rule in _rules(bucket):
        prefix = _text(rule, "Filter", "Prefix") or _text(rule, "Prefix")
        if _text(rule, "Status") == "Enabled" and key.startswith(prefix):
            return _text(rule, "Destination", "Bucket").split(":")[-1]
    return None


def _put_and_replicate(self: S3Backend, bucket_name: str, key_name: str, *args: Any, **kw: Any):
    key = _put_object(self, bucket_name, key_name, *args, **kw)
    destination = _destination(self.get_bucket(bucket_name), key_name)
    if destination is not None:
        key.replication_status = "PENDING"
        timer = Timer(SECONDS_UNTIL_COPIED, _replicate, [self, key, destination])
        timer.daemon = True
        timer.start()
    return key


def _replicate(store: S3Backend, key: FakeKey, destination: str) -> None:
    """A copy has the metadata, the tags, the version and the age of what it is a copy of."""
    if destination not in store.buckets:
        key.replication_status = "FAILED"
        return
    replica = _put_object(store, destination, key.name, key.value)
    replica.set_metadata(key.metadata)
    replica.last_modified = key.last_modified
    replica._version_id = key.version_id
    store.tagger.copy_tags(key.arn, replica.arn)
    replica.replication_status = "REPLICA"
    key.replication_status = "COMPLETED"


def _with_status(key: FakeKey) -> dict[str, Any]:
    status = getattr(key, "replication_status", None)
    answer = _response_dict.fget(key)
    return answer if status is None else {**answer, "x-amz-replication-status": status}


S3Backend.put_object = _put_and_replicate
FakeKey.response_dict = property(_with_status)
