"""Certificates that an account has before anything is deployed to it.

Settings name them by ARN, and no service lets an ARN be chosen. So the first listener that names
one finds it, issued, in ACM. Of another account or region there is none, as in AWS.
"""

from typing import Any

from moto.acm.models import CertBundle, acm_backends
from moto.elbv2.responses import ELBV2Response

from localcloud.extension import Call, corrects

DOMAIN = "*.example.com"


@corrects(ELBV2Response, "CreateListener", "ModifyListener", "AddListenerCertificates")
def find_certificates(call: Call, original: Any) -> Any:
    own = call.arn("certificate/", service="acm")
    certificates = acm_backends[call.account][call.region]._certificates
    for named in call.params.get("Certificates", []):
        arn = named["CertificateArn"]
        if arn.startswith(own) and arn not in certificates:
            certificate = CertBundle.generate_cert(DOMAIN, call.account, call.region)
            certificate.arn, certificate.status = arn, "ISSUED"
            certificates[arn] = certificate
    return original()
