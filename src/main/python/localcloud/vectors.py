"""The data of vector collections: indices, documents, and the search for the nearest of them.

A collection is called at /collections/ID/PATH, or with the name that it has in AWS in the Host
header: ID.REGION.aoss.amazonaws.com. A request must be signed for the service; the signature and
the data access policies are not checked. What is not known here is refused, not ignored.
"""

import json
import math
import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from moto.backends import get_backend
from werkzeug.wrappers import Request, Response

from localcloud.extension import kept

LOCAL_PATH = re.compile(r"/collections/([a-z0-9]+)(/.*)?")
AWS_HOST = re.compile(r"([a-z0-9]+)\.[a-z0-9-]+\.aoss\.amazonaws\.com")
SIGNED = re.compile(r"AWS4-HMAC-SHA256 Credential=[^/]+/\d+/[^/]+/aoss/aws4_request")
SEARCH_MEMBERS = {"query", "size", "_source"}

Index = dict[str, Any]


class Failed(Exception):
    """An answer with a status and the type of the error."""

    def __init__(self, status: int, kind: str, reason: str):
        super().__init__(reason)
        self.status, self.kind, self.reason = status, kind, reason


class Collections:
    """Answers the requests that are for a collection, and leaves all others to the application."""

    def __init__(self, application: Any):
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        local = LOCAL_PATH.fullmatch(request.path)
        named = AWS_HOST.fullmatch(request.host.split(":")[0].lower())
        if not local and not named:
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        identity = (local or named).group(1)  # type: ignore[union-attr]
        path = (local.group(2) or "/") if local else request.path
        return _answer(request, identity, path)(environ, start_response)


def _answer(request: Request, identity: str, path: str) -> Response:
    try:
        status, content = _serve(request, _indices(request, identity), path)
    except Failed as failed:
        status = failed.status
        content = {"error": {"type": failed.kind, "reason": failed.reason}, "status": status}
    return Response(json.dumps(content), status, content_type="application/json")


def _indices(request: Request, identity: str) -> dict[str, Index]:
    if not SIGNED.match(request.headers.get("Authorization", "")):
        raise Failed(403, "security_exception", "the request is not signed for aoss")
    for regions in list(get_backend("opensearchserverless").values()):
        for store in list(regions.values()):
            if identity in store.collections:
                indices: dict[str, Index] = kept(store, "indices").setdefault(identity, {})
                return indices
    raise Failed(404, "not_found", f"there is no collection {identity}")


def _serve(request: Request, indices: dict[str, Index], path: str) -> tuple[int, Any]:
    name, _, rest = path.strip("/").partition("/")
    if not name or name.startswith("_"):
        raise Failed(400, "illegal_argument_exception", f"{path} is not known here")
    if not rest:
        return _serve_index(request, indices, name)
    if name not in indices:
        raise Failed(404, "index_not_found_exception", f"no such index [{name}]")
    serve = ROUTES.get((request.method, rest.split("/")[0]))
    if serve is None:
        raise Failed(400, "illegal_argument_exception", f"{request.method} {rest} is not known")
    return serve(request, indices[name], name, rest.partition("/")[2])


def _serve_index(request: Request, indices: dict[str, Index], name: str) -> tuple[int, Any]:
    if request.method == "PUT":
        if name in indices:
            reason = f"index [{name}] already exists"
            raise Failed(400, "resource_already_exists_exception", reason)
        body = _body(request)
        indices[name] = {
            "settings": body.get("settings", {}),
            "mappings": body.get("mappings", {}),
            "documents": {},
        }
        return 200, {"acknowledged": True, "shards_acknowledged": True, "index": name}
    if name not in indices:
        raise Failed(404, "index_not_found_exception", f"no such index [{name}]")
    if request.method == "DELETE":
        indices.pop(name)
        return 200, {"acknowledged": True}
    if request.method in ("GET", "HEAD"):
        index = indices[name]
        return 200, {name: {"mappings": index["mappings"], "settings": index["settings"]}}
    raise Failed(405, "method_not_allowed", f"{request.method} of an index is not known")


def _body(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.get_data() or b"{}")
    except ValueError as problem:
        raise Failed(400, "parse_exception", str(problem)) from problem
    if not isinstance(body, dict):
        raise Failed(400, "parse_exception", "an object is expected")
    return body


def _fields(index: Index) -> dict[str, dict[str, Any]]:
    """The fields of vectors, with what the mapping says of them."""
    properties = index["mappings"].get("properties", {})
    return {name: one for name, one in properties.items() if one.get("type") == "knn_vector"}


def _write(request: Request, index: Index, name: str, identity: str) -> tuple[int, Any]:
    """A vector collection makes the ids of its documents itself."""
    if identity:
        reason = "Document ID is not supported in create/index operation request"
        raise Failed(400, "illegal_argument_exception", reason)
    document = _body(request)
    for field, mapping in _fields(index).items():
        if field in document:
            _require_vector(document[field], field, mapping)
    identity = uuid4().hex
    index["documents"][identity] = document
    return 201, {"_index": name, "_id": identity, "_version": 1, "result": "created"}


def _require_vector(vector: Any, field: str, mapping: dict[str, Any]) -> None:
    wanted = mapping["dimension"]
    if not isinstance(vector, list) or len(vector) != wanted:
        given = len(vector) if isinstance(vector, list) else 0
        reason = f"Vector dimension mismatch of [{field}]. Expected: {wanted}, Given: {given}"
        raise Failed(400, "mapper_parsing_exception", reason)


def _read(request: Request, index: Index, name: str, identity: str) -> tuple[int, Any]:
    if identity not in index["documents"]:
        return 404, {"_index": name, "_id": identity, "found": False}
    source = index["documents"][identity]
    return 200, {"_index": name, "_id": identity, "found": True, "_source": source}


def _delete(request: Request, index: Index, name: str, identity: str) -> tuple[int, Any]:
    if index["documents"].pop(identity, None) is None:
        return 404, {"_index": name, "_id": identity, "result": "not_found"}
    return 200, {"_index": name, "_id": identity, "result": "deleted"}


def _mapping(request: Request, index: Index, name: str, rest: str) -> tuple[int, Any]:
    return 200, {name: {"mappings": index["mappings"]}}


def _count(request: Request, index: Index, name: str, rest: str) -> tuple[int, Any]:
    return 200, {"count": len(_found(index, _body(request).get("query", {"match_all": {}})))}


def _search(request: Request, index: Index, name: str, rest: str) -> tuple[int, Any]:
    body = _body(request)
    unknown = set(body) - SEARCH_MEMBERS
    if unknown or not isinstance(body.get("_source", True), bool):
        raise Failed(400, "parsing_exception", f"{sorted(unknown) or '_source'} not known here")
    found = _found(index, body.get("query", {"match_all": {}}))
    hits = [
        {"_index": name, "_id": identity, "_score": score}
        | ({"_source": index["documents"][identity]} if body.get("_source", True) else {})
        for identity, score in found[: int(body.get("size", 10))]
    ]
    best = found[0][1] if found else None
    total = {"value": len(found), "relation": "eq"}
    return 200, {
        "took": 0,
        "timed_out": False,
        "hits": {"total": total, "max_score": best, "hits": hits},
    }


def _found(index: Index, query: dict[str, Any]) -> list[tuple[str, float]]:
    """Documents by their scores, the best first."""
    if list(query) == ["match_all"]:
        return [(identity, 1.0) for identity in index["documents"]]
    if list(query) == ["knn"]:
        [(field, wanted)] = query["knn"].items()
        return _nearest(index, field, wanted)
    raise Failed(400, "parsing_exception", f"unknown query {sorted(query)}")


def _nearest(index: Index, field: str, wanted: dict[str, Any]) -> list[tuple[str, float]]:
    mapping = _fields(index).get(field)
    if mapping is None or set(wanted) != {"vector", "k"}:
        raise Failed(400, "parsing_exception", f"[{field}] needs a vector and k, and no more")
    _require_vector(wanted["vector"], field, mapping)
    space = mapping.get("method", {}).get("space_type") or mapping.get("space_type", "l2")
    if space not in SCORES:
        raise Failed(400, "parsing_exception", f"the space {space} is not known here")
    scores = [
        (identity, SCORES[space](wanted["vector"], document[field]))
        for identity, document in index["documents"].items()
        if field in document
    ]
    return sorted(scores, key=lambda one: one[1], reverse=True)[: int(wanted["k"])]


def _dot(one: list[float], other: list[float]) -> float:
    return sum(left * right for left, right in zip(one, other, strict=True))


def _euclidean(one: list[float], other: list[float]) -> float:
    return 1 / (1 + math.dist(one, other) ** 2)


def _cosine(one: list[float], other: list[float]) -> float:
    lengths = math.hypot(*one) * math.hypot(*other)
    return (1 + _dot(one, other) / lengths) / 2 if lengths else 0.5


def _product(one: list[float], other: list[float]) -> float:
    product = _dot(one, other)
    return product + 1 if product >= 0 else 1 / (1 - product)


SCORES: dict[str, Callable[[list[float], list[float]], float]] = {
    "l2": _euclidean,
    "cosinesimil": _cosine,
    "innerproduct": _product,
}
ROUTES = {
    ("POST", "_doc"): _write,
    ("PUT", "_doc"): _write,
    ("GET", "_doc"): _read,
    ("DELETE", "_doc"): _delete,
    ("GET", "_mapping"): _mapping,
    ("GET", "_count"): _count,
    ("POST", "_count"): _count,
    ("GET", "_search"): _search,
    ("POST", "_search"): _search,
}
