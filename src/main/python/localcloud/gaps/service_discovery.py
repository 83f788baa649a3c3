"""Cloud Map: the hosted zone of a private namespace, which comes and goes with it."""

from typing import Any

from moto.route53.models import Route53Backend
from moto.servicediscovery.responses import ServiceDiscoveryResponse

from localcloud.extension import Call, backend, corrects, error


@corrects(ServiceDiscoveryResponse, "CreatePrivateDnsNamespace")
def create_namespace(call: Call, original: Any) -> Any:
    """moto's zone has another name than the namespace, and no network."""
    answer = original()
    operation = call.backend.get_operation(answer["OperationId"])
    namespace = call.backend.get_namespace(operation.targets["NAMESPACE"])
    _dns(call).delete_hosted_zone(namespace.dns_properties["HostedZoneId"])
    namespace.zone = _dns(call).create_hosted_zone(
        namespace.name,
        private_zone=True,
        vpcid=namespace.vpc,
        vpcregion=call.region,
        comment="Created by AWS Cloud Map",
    )
    namespace.dns_properties["HostedZoneId"] = namespace.zone.resource_id
    return answer


@corrects(ServiceDiscoveryResponse, "DeleteNamespace")
def delete_namespace(call: Call, original: Any) -> Any:
    """moto leaves the zone behind, and deletes a namespace that has services."""
    namespace = call.backend.get_namespace(call.params["Id"])
    services = list(call.backend.services.values())
    if any(service.namespace_id == namespace.id for service in services):
        raise error("ResourceInUse", f"The namespace {namespace.id} has services.")
    answer = original()
    if namespace.vpc:
        _dns(call).zones.pop(namespace.zone.resource_id)
    return answer


def _dns(call: Call) -> Route53Backend:
    return backend("route53", call.account, call.region)
