"""The tasks of ECS services: moto counts none, lists none, and registers none as targets.

They have a network interface and an address in the subnets of their service, by turns. Nothing runs
in them; whether a task would answer its health check is not asked.
"""

import copy
import threading
from typing import Any

from moto.ec2.models import ec2_backends
from moto.ecs.models import Service, Task
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elbv2.models import elbv2_backends
from moto.moto_api._internal import mock_random

from localcloud.extension import Call, corrects

_lock = threading.Lock()


class ServiceTask(Task):
    """Runs until its service ends it: moto's own ends when it is looked at."""

    def advance(self) -> None:
        pass


@corrects(EC2ContainerServiceResponse, "ListTasks")
def list_tasks(call: Call, original: Any) -> Any:
    """moto lists the tasks of every service where one is asked for."""
    answer = original()
    name = call.params.get("serviceName")
    if name:
        group = _group(name.rpartition("/")[2])
        known = _tasks_by_arn(call.backend)
        answer["taskArns"] = [
            arn for arn in answer["taskArns"] if arn in known and known[arn].group == group
        ]
    return answer


def keep_running(backend: Any, service: Service) -> None:
    """Starts and ends tasks until as many run as the service counts, all of its task definition."""
    with _lock:
        tasks = backend.tasks.setdefault(service.cluster_name, {})
        wanted = service.running_count if _has_places(service) else 0
        running = [task for task in tasks.values() if task.group == _group(service.name)]
        current = [
            task for task in running if task.task_definition_arn == service.task_definition
        ][:wanted]
        for task in running:
            if task not in current:
                _end(backend, service, tasks.pop(task.task_arn))
        for place in range(len(current), wanted):
            task = _start(backend, service, place)
            tasks[task.task_arn] = task


def _has_places(service: Service) -> bool:
    """Tasks on instances would need instances; those of Fargate need subnets alone."""
    return bool((service.network_configuration or {}).get("awsvpcConfiguration"))


def _start(backend: Any, service: Service, place: int) -> ServiceTask:
    network = service.network_configuration["awsvpcConfiguration"]
    subnets = network["subnets"]
    # moto would give it an interface too, in the first subnet and with an address of another.
    definition = copy.copy(backend.describe_task_definition(service.task_definition))
    definition.network_mode = "none"
    task = ServiceTask(
        cluster=backend._get_cluster(service.cluster_arn),
        task_definition=definition,
        container_instance_arn=None,
        resource_requirements={},
        backend=backend,
        group=_group(service.name),
        launch_type="FARGATE",
        started_by=service.deployments[0]["id"] if service.deployments else "",
        platform_version=service.platform_version,
    )
    groups = network.get("securityGroups", [])
    _attach(backend, task, subnets[place % len(subnets)], groups)
    for balancer in service.load_balancers or []:
        group = _target_group(backend, balancer)
        if group is not None:
            address = _detail(task, "privateIPv4Address")
            group.register([{"Id": address, "Port": balancer["containerPort"]}])
    return task


def _attach(backend: Any, task: ServiceTask, subnet_id: str, groups: list[str]) -> None:
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    address = ec2.get_subnet(subnet_id).get_available_subnet_ip(task)
    interface = ec2.create_network_interface(
        subnet_id, address, group_ids=groups, description=task.task_arn
    )
    interface.status = "in-use"
    details = {
        "subnetId": subnet_id,
        "networkInterfaceId": interface.id,
        "macAddress": interface.mac_address,
        "privateIPv4Address": address,
    }
    task.attachments.append(
        {
            "id": str(mock_random.uuid4()),
            "type": "ElasticNetworkInterface",
            "status": "ATTACHED",
            "details": [{"name": name, "value": value} for name, value in details.items()],
        }
    )


def _end(backend: Any, service: Service, task: Task) -> None:
    for balancer in service.load_balancers or []:
        group = _target_group(backend, balancer)
        address = _detail(task, "privateIPv4Address")
        if group is not None and address in group.targets:
            group.deregister([{"Id": address}])
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    interface = _detail(task, "networkInterfaceId")
    ec2.get_network_interface(interface).status = "available"
    ec2.delete_network_interface(interface)


def _target_group(backend: Any, balancer: dict[str, Any]) -> Any:
    """One that is gone is no target group any more."""
    groups = elbv2_backends[backend.account_id][backend.region_name].target_groups
    return groups.get(balancer.get("targetGroupArn"))


def _detail(task: Task, name: str) -> str:
    details = task.attachments[0]["details"]
    return next(str(detail["value"]) for detail in details if detail["name"] == name)


def _group(service_name: str) -> str:
    return f"service:{service_name}"


def _tasks_by_arn(backend: Any) -> dict[str, Task]:
    return {
        task.task_arn: task for tasks in backend.tasks.values() for task in tasks.values()
    }
