"""Custom domains of API Gateway, and the tags of everything in it."""

import re
from typing import Any
from urllib.parse import unquote

from moto.apigateway import urls
from moto.apigateway.exceptions import BadRequestException
from moto.apigateway.responses import APIGatewayResponse

from localcloud.extension import Call, adds, corrects, error

# moto routes the tags of a stage only; the operation is told from the path in any case.
urls.url_paths["{0}/tags/(?P<resource_arn>.+)$"] = APIGatewayResponse.dispatch

CHANGEABLE = {
    "/certificateName": "certificate_name",
    "/certificateArn": "certificate_arn",
    "/regionalCertificateName": "regional_certificate_name",
    "/regionalCertificateArn": "regional_certificate_arn",
    "/securityPolicy": "security_policy",
}
TAGGED = re.compile(
    r"::/(restapis|usageplans|apikeys|vpclinks|domainnames)/([^/]+)(/stages/(.+))?$"
)
STORES = {
    "restapis": "apis",
    "usageplans": "usage_plans",
    "apikeys": "keys",
    "vpclinks": "vpc_links",
    "domainnames": "domain_names",
}


@adds(APIGatewayResponse, "UpdateDomainName")
def update_domain(call: Call) -> dict[str, Any]:
    domain = call.backend.get_domain_name(call.params["domainName"])
    for operation in call.params.get("patchOperations", []):
        if operation["path"] not in CHANGEABLE:
            raise BadRequestException(f"Invalid patch path {operation['path']}")
        setattr(domain, CHANGEABLE[operation["path"]], operation.get("value"))
    return domain.to_json()


@corrects(APIGatewayResponse, "TagResource")
def tag(call: Call, original: Any) -> Any:
    tagged = _tagged(call)
    tagged.tags = {**(tagged.tags or {}), **call.params["tags"]}
    return {}


@corrects(APIGatewayResponse, "UntagResource")
def untag(call: Call, original: Any) -> Any:
    tagged = _tagged(call)
    gone = call.params["tagKeys"]
    tagged.tags = {key: text for key, text in (tagged.tags or {}).items() if key not in gone}
    return {}


@adds(APIGatewayResponse, "GetTags")
def list_tags(call: Call) -> dict[str, Any]:
    return {"tags": _tagged(call).tags or {}}


def _tagged(call: Call) -> Any:
    arn = unquote(call.response.path.split("/tags/")[1])
    match = TAGGED.search(arn)
    found = getattr(call.backend, STORES[match.group(1)]).get(match.group(2)) if match else None
    if found is not None and match is not None and match.group(4):
        found = found.stages.get(match.group(4))
    if found is None:
        raise error("NotFoundException", f"There is no resource {arn}")
    return found
