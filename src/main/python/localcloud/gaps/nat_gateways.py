"""NAT gateways: moto leaves the network interface of a deleted one behind."""

from typing import Any

from moto.ec2.responses import EC2Response

from localcloud.extension import Call, corrects, error


@corrects(EC2Response, "DeleteNatGateway")
def delete_interface(call: Call, original: Any) -> Any:
    gateway = call.backend.nat_gateways.get(call.params["NatGatewayId"])
    if gateway is None:
        raise error("NatGatewayNotFound", f"no NAT gateway {call.params['NatGatewayId']}")
    call.backend.enis.pop(gateway._eni.id, None)
    return original()
