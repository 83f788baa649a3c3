"""DynamoDB: exports with all their files, and tables as they were at a moment."""

import copy
import gzip
import json
from base64 import b64encode
from datetime import datetime, timezone
from hashlib import md5
from typing import Any
from uuid import uuid4

from moto.dynamodb.exceptions import PointInTimeRecoveryUnavailable
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.utilities import dynamo_json_dump
from moto.dynamodb.responses import DynamoHandler

from localcloud.extension import Call, backend, corrects, error

ITEMS_IN_A_FILE = 100
"""Few, so that even a small export has several files, as a real one has."""


def _remember(operation: str) -> None:
    """moto keeps no past; a table is given one, a line for each write."""
    original = getattr(DynamoDBBackend, operation)

    def write(self: DynamoDBBackend, table_name: str, *args: Any, **kwargs: Any) -> Any:
        answer = original(self, table_name, *args, **kwargs)
        table = self.get_table(table_name)
        given = args[0] if args else kwargs.get("item_attrs", kwargs.get("key"))
        names = [name for name in (table.hash_key_attr, table.range_key_attr) if name]
        key = {name: given[name] for name in names}
        item = self.get_item(table_name, key)
        _past(table).append((_now(), dynamo_json_dump(key), copy.deepcopy(item)))
        return answer

    setattr(DynamoDBBackend, operation, write)


for _operation in ("put_item", "update_item", "delete_item"):
    _remember(_operation)


def _past(table: Any) -> list[tuple[datetime, str, Any]]:
    return table.__dict__.setdefault("past", [])


def _items(table: Any, moment: datetime) -> list[Any]:
    """The items that a table had at a moment."""
    items = {}
    for written, key, item in _past(table):
        if written <= moment:
            items[key] = item
    return [item for item in items.values() if item is not None]


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _moment(value: Any) -> datetime:
    if value is None:
        return _now()
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=timezone.utc)
    return datetime.fromtimestamp(float(value), timezone.utc)


def _require_recovery(table: Any) -> None:
    description = table.continuous_backups["PointInTimeRecoveryDescription"]
    if description["PointInTimeRecoveryStatus"] != "ENABLED":
        raise PointInTimeRecoveryUnavailable(name=table.name)


@corrects(DynamoHandler, "ExportTableToPointInTime")
def export(call: Call, original: Any) -> dict[str, Any]:
    """moto writes the items and none of the files that say where they are."""
    table = call.backend.get_table(call.params["TableArn"].split("/")[-1])
    _require_recovery(table)
    exports = call.kept("exports")
    token = call.params.get("ClientToken", str(uuid4()))
    if token not in exports:
        exports[token] = _export(call, table)
    return {"ExportDescription": {**exports[token], "ExportStatus": "IN_PROGRESS"}}


def _export(call: Call, table: Any) -> dict[str, Any]:
    params = call.params
    number = f"{int(_now().timestamp() * 1000):014d}-{uuid4().hex[:8]}"
    moment = _moment(params.get("ExportTime"))
    description = {
        "ExportArn": f"{table.table_arn}/export/{number}",
        "ExportStatus": "COMPLETED",
        "ExportTime": moment,
        "StartTime": _now(),
        "TableArn": table.table_arn,
        "S3Bucket": params["S3Bucket"],
        "S3Prefix": params.get("S3Prefix"),
        "ExportFormat": params.get("ExportFormat", "DYNAMODB_JSON"),
        "ExportType": "FULL_EXPORT",
    }
    buckets = backend("s3", params.get("S3BucketOwner", call.account), call.region).buckets
    if params["S3Bucket"] not in buckets:
        return {
            **description,
            "ExportStatus": "FAILED",
            "FailureCode": "S3NoSuchBucket",
            "FailureMessage": "The specified bucket does not exist",
        }
    folder = "/".join(filter(None, [params.get("S3Prefix"), "AWSDynamoDB", number]))
    lines = [dynamo_json_dump(item.to_json("Item")) for item in _items(table, moment)]
    put = _writer(call, params)
    files = []
    for first in range(0, len(lines), ITEMS_IN_A_FILE):
        part = lines[first : first + ITEMS_IN_A_FILE]
        content = gzip.compress(("\n".join(part) + "\n").encode())
        key = f"{folder}/data/{uuid4().hex}.json.gz"
        put(key, content)
        files.append(
            {
                "itemCount": len(part),
                "md5Checksum": b64encode(md5(content).digest()).decode(),
                "etag": md5(content).hexdigest(),
                "dataFileS3Key": key,
            }
        )
    files_key = f"{folder}/manifest-files.json"
    put(files_key, "".join(json.dumps(file) + "\n" for file in files).encode())
    summary = {
        "version": "2020-06-30",
        "exportArn": description["ExportArn"],
        "exportTime": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "tableArn": table.table_arn,
        "s3Bucket": params["S3Bucket"],
        "manifestFilesS3Key": files_key,
        "itemCount": len(lines),
        "outputFormat": description["ExportFormat"],
    }
    put(f"{folder}/manifest-summary.json", json.dumps(summary).encode())
    return {
        **description,
        "EndTime": _now(),
        "ItemCount": len(lines),
        "BilledSizeBytes": sum(len(line) for line in lines),
        "ExportManifest": f"{folder}/manifest-summary.json",
    }


def _writer(call: Call, params: dict[str, Any]) -> Any:
    store = backend("s3", params.get("S3BucketOwner", call.account), call.region)

    def put(key: str, content: bytes) -> None:
        store.put_object(
            bucket_name=params["S3Bucket"],
            key_name=key,
            value=content,
            encryption="aws:kms" if params.get("S3SseAlgorithm") == "KMS" else None,
            kms_key_id=params.get("S3SseKmsKeyId"),
        )

    return put


@corrects(DynamoHandler, "DescribeExport")
def describe_export(call: Call, original: Any) -> dict[str, Any]:
    for description in call.kept("exports").values():
        if description["ExportArn"] == call.params["ExportArn"]:
            return {"ExportDescription": description}
    raise error("ExportNotFoundException", f"Export not found: {call.params['ExportArn']}")


@corrects(DynamoHandler, "RestoreTableToPointInTime")
def restore(call: Call, original: Any) -> Any:
    """moto restores the table as it is now, whatever time is asked for."""
    params = call.params
    name = params.get("SourceTableName") or params["SourceTableArn"].split("/")[-1]
    source = call.backend.get_table(name)
    _require_recovery(source)
    answer = original()
    target = call.backend.get_table(params["TargetTableName"])
    target.items.clear()
    moment = _moment(params.get("RestoreDateTime"))
    for item in _items(source, moment):
        call.backend.put_item(target.name, copy.deepcopy(item.to_json("Item")["Item"]))
    return answer
