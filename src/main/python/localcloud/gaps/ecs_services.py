"""ECS services: their settings, their deployments, and how many of their tasks run."""

import re
from datetime import datetime, timezone
from typing import Any

from botocore import xform_name
from moto.ecr.models import ecr_backends
from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.moto_api._internal import mock_random

from localcloud.extension import Call, corrects, error
from localcloud.gaps.ecs_tasks import keep_running

SETTINGS = {
    "availabilityZoneRebalancing": "DISABLED",
    "enableECSManagedTags": False,
    "enableExecuteCommand": False,
    "healthCheckGracePeriodSeconds": 0,
    "loadBalancers": [],
    "networkConfiguration": {},
    "placementConstraints": [],
    "placementStrategy": [],
    "platformVersion": "LATEST",
    "propagateTags": "NONE",
    "serviceConnectConfiguration": None,
    "serviceRegistries": [],
}
DEPLOYMENT_CONFIGURATION = {
    "deploymentCircuitBreaker": {"enable": False, "rollback": False},
    "maximumPercent": 200,
    "minimumHealthyPercent": 100,
}
OF_A_DEPLOYMENT = (
    "capacityProviderStrategy",
    "launchType",
    "networkConfiguration",
    "platformVersion",
    "serviceConnectConfiguration",
    "taskDefinition",
)
STARTS_A_DEPLOYMENT = {
    *OF_A_DEPLOYMENT,
    "enableECSManagedTags",
    "enableExecuteCommand",
    "loadBalancers",
    "propagateTags",
    "serviceRegistries",
}
LEFT_TO_CODE_DEPLOY = {
    "loadBalancers": "load balancers",
    "networkConfiguration": "network configuration",
    "platformVersion": "platform version",
    "taskDefinition": "task definition",
}
IMAGE = re.compile(r"(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/([^:@]+)(?:[:@](.+))?")


@corrects(EC2ContainerServiceResponse, "CreateService")
def create(call: Call, original: Any) -> Any:
    """moto keeps few settings of a service, and takes one without a launch type as EC2."""
    answer = original()
    service, params = answer["service"], call.params
    _set(service, {name: params.get(name, default) for name, default in SETTINGS.items()})
    given = params.get("deploymentConfiguration", {})
    _set(service, {"deploymentConfiguration": {**DEPLOYMENT_CONFIGURATION, **given}})
    _set(service, _capacity(call, service))
    _roll_out(call, service)
    return answer


@corrects(EC2ContainerServiceResponse, "UpdateService")
def update(call: Call, original: Any) -> Any:
    params = call.params
    service = call.backend._get_service(params.get("cluster", "default"), params["service"])
    _refuse_what_is_left_to_code_deploy(service, params)
    configuration = service.deployment_configuration
    answer = original()
    _set(service, {name: params[name] for name in SETTINGS if name in params})
    given = params.get("deploymentConfiguration", {})
    _set(service, {"deploymentConfiguration": {**configuration, **given}})
    if "capacityProviderStrategy" in params:
        _set(service, _capacity(call, service))
    if params.get("forceNewDeployment") or STARTS_A_DEPLOYMENT & params.keys():
        _roll_out(call, service)
    _count_tasks(call, service)
    return answer


@corrects(EC2ContainerServiceResponse, "DeleteService")
def delete(call: Call, original: Any) -> Any:
    """moto keeps the tasks of a service that is deleted."""
    answer = original()
    answer["service"].desired_count = 0
    _count_tasks(call, answer["service"])
    return answer


@corrects(EC2ContainerServiceResponse, "DescribeServices", "DescribeClusters")
def describe(call: Call, original: Any) -> Any:
    """An image may have come since: ECS tries again and again."""
    for service in _active_services(call):
        _count_tasks(call, service)
    return original()


def _set(service: Service, settings: dict[str, Any]) -> None:
    """Under the names that moto's serializer looks for."""
    for name, value in settings.items():
        setattr(service, xform_name(name), value)


def _capacity(call: Call, service: Service) -> dict[str, Any]:
    """A launch type or a strategy: its own, that of the cluster, or EC2."""
    launch_type = call.params.get("launchType")
    strategy = call.params.get("capacityProviderStrategy")
    if not launch_type and not strategy:
        cluster = call.backend._get_cluster(service.cluster_arn)
        strategy = cluster.default_capacity_provider_strategy
        launch_type = None if strategy else "EC2"
    return {"launchType": launch_type, "capacityProviderStrategy": strategy}


def _refuse_what_is_left_to_code_deploy(service: Service, params: dict[str, Any]) -> None:
    if service.deployment_controller["type"] != "CODE_DEPLOY":
        return
    for name, words in LEFT_TO_CODE_DEPLOY.items():
        if name in params:
            raise error(
                "InvalidParameterException",
                f"Unable to update {words} on services with a CODE_DEPLOY deployment"
                " controller. Use AWS CodeDeploy to trigger a new deployment.",
            )


def _roll_out(call: Call, service: Service) -> None:
    """Replaces the deployment at once; a real one runs beside the old one and can fail."""
    if "taskDefinition" in call.params:
        definition = call.backend.describe_task_definition(call.params["taskDefinition"])
        service.task_definition = definition.arn
    if service.deployment_controller["type"] == "ECS":
        now = datetime.now(timezone.utc)
        service.deployments = [
            {
                "id": f"ecs-svc/{mock_random.randint(0, 10**19)}",
                "status": "PRIMARY",
                "createdAt": now,
                "updatedAt": now,
                "failedTasks": 0,
                "platformFamily": "Linux",
                **{part: getattr(service, xform_name(part)) for part in OF_A_DEPLOYMENT},
            }
        ]
    _count_tasks(call, service)


def _count_tasks(call: Call, service: Service) -> None:
    """As many run as are wanted, unless an image of theirs is not there."""
    can_run = all(_is_there(image) for image in _images(call, service))
    service.running_count = service.desired_count if can_run else 0
    service.pending_count = service.desired_count - service.running_count
    keep_running(call.backend, service)
    for deployment in service.deployments:
        state = "IN_PROGRESS" if service.pending_count else "COMPLETED"
        deployment.update(
            desiredCount=service.desired_count,
            runningCount=service.running_count,
            pendingCount=service.pending_count,
            rolloutState=state,
            rolloutStateReason=f"ECS deployment {deployment['id']} {state.lower()}.",
        )
    _sum_up(call, service.cluster_arn)


def _images(call: Call, service: Service) -> list[str]:
    if service.task_definition is None:
        return []
    definition = call.backend.describe_task_definition(service.task_definition)
    return [container["image"] for container in definition.container_definitions]


def _is_there(image: str) -> bool:
    """Only what is said to be in ECR can be looked for."""
    named = IMAGE.fullmatch(image)
    if named is None:
        return True
    account, region, name, version = named.groups("latest")
    repository = ecr_backends[account][region].repositories.get(name)
    images = repository.images if repository else []
    return any(version in (*held.image_tags, held.get_image_digest()) for held in images)


def _sum_up(call: Call, cluster_arn: str) -> None:
    cluster = call.backend._get_cluster(cluster_arn)
    active = [service for service in _active_services(call) if service.cluster_arn == cluster_arn]
    cluster.active_services_count = len(active)
    cluster.running_tasks_count = sum(service.running_count for service in active)
    cluster.pending_tasks_count = sum(service.pending_count for service in active)


def _active_services(call: Call) -> list[Service]:
    """Of a copy: other requests create services meanwhile."""
    services = list(call.backend.services.values())
    return [service for service in services if service.status == "ACTIVE"]
