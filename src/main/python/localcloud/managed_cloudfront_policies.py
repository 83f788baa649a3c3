"""The policies AWS manages that are used most, by id.

From "Use managed cache policies", "Use managed origin request policies" and "Use managed response
headers policies" in the Amazon CloudFront Developer Guide.
"""

from typing import Any

DAY, YEAR = 86400, 31536000


def _cache(name: str, ttls: tuple[int, int, int], compressed: bool) -> dict[str, Any]:
    minimum, default, maximum = ttls
    return {
        "Name": f"Managed-{name}",
        "MinTTL": minimum,
        "DefaultTTL": default,
        "MaxTTL": maximum,
        "ParametersInCacheKeyAndForwardedToOrigin": {
            "EnableAcceptEncodingGzip": compressed,
            "EnableAcceptEncodingBrotli": compressed,
            "HeadersConfig": {"HeaderBehavior": "none"},
            "CookiesConfig": {"CookieBehavior": "none"},
            "QueryStringsConfig": {"QueryStringBehavior": "none"},
        },
    }


def _request(name: str, headers: dict[str, Any], rest: str) -> dict[str, Any]:
    return {
        "Name": f"Managed-{name}",
        "HeadersConfig": headers,
        "CookiesConfig": {"CookieBehavior": rest},
        "QueryStringsConfig": {"QueryStringBehavior": rest},
    }


def _headers(behavior: str, *names: str) -> dict[str, Any]:
    listed = {"Headers": {"Quantity": len(names), "Items": list(names)}} if names else {}
    return {"HeaderBehavior": behavior, **listed}


CACHE_POLICIES = {
    "658327ea-f89d-4fab-a63d-7e88639e58f6": _cache("CachingOptimized", (1, DAY, YEAR), True),
    "b2884449-e4de-46a7-ac36-70bc7f1ddd6d": _cache(
        "CachingOptimizedForUncompressedObjects", (1, DAY, YEAR), False
    ),
    "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": _cache("CachingDisabled", (0, 0, 0), False),
}

ORIGIN_REQUEST_POLICIES = {
    "216adef6-5c7f-47e4-b989-5492eafa07d3": _request("AllViewer", _headers("allViewer"), "all"),
    "b689b0a8-53d0-40ab-baf2-68738e2966ac": _request(
        "AllViewerExceptHostHeader", _headers("allExcept", "host"), "all"
    ),
    "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf": _request(
        "CORS-S3Origin",
        _headers(
            "whitelist",
            "origin",
            "access-control-request-headers",
            "access-control-request-method",
        ),
        "none",
    ),
}

RESPONSE_HEADERS_POLICIES = {
    "67f7725c-6f97-4210-82d7-5512b31e9d03": {
        "Name": "Managed-SecurityHeadersPolicy",
        "SecurityHeadersConfig": {
            "XSSProtection": {"Override": False, "Protection": True, "ModeBlock": True},
            "FrameOptions": {"Override": False, "FrameOption": "SAMEORIGIN"},
            "ReferrerPolicy": {
                "Override": False,
                "ReferrerPolicy": "strict-origin-when-cross-origin",
            },
            "ContentTypeOptions": {"Override": True},
            "StrictTransportSecurity": {
                "Override": False,
                "AccessControlMaxAgeSec": YEAR,
                "IncludeSubdomains": False,
                "Preload": False,
            },
        },
    },
}
