"""EC2 launch templates, and the instances that are launched from them."""

from typing import Any

from moto.ec2.models.instances import InstanceBackend, MetadataOptions
from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.utils import convert_tag_spec, parse_user_data
from moto.elbv2.models import elbv2_backends

_version_init = LaunchTemplateVersion.__init__
_run_instances = InstanceBackend.run_instances
_terminate_instances = InstanceBackend.terminate_instances


def _typed_version(
    self: LaunchTemplateVersion, template: Any, number: int, data: dict[str, Any], description: str
) -> None:
    """moto types the user data of the first version only, and cannot launch from a later one.

    It also writes the tags of the template itself among the tags of what is launched.
    """
    data = dict(data)
    if isinstance(data.get("UserData"), (str, bytes)):
        data["UserData"] = parse_user_data(data["UserData"])
    data["TagSpecifications"] = [
        specification
        for specification in data.get("TagSpecifications", [])
        if specification["ResourceType"] != "launch-template"
    ]
    _version_init(self, template, number, data, description)


def _run_from_template(self: InstanceBackend, *args: Any, **kwargs: Any) -> Any:
    """moto takes little of a template: no metadata options, monitoring, profile, volume tags."""
    if not kwargs.get("launch_template"):
        return _run_instances(self, *args, **kwargs)
    data = self._get_template_from_args(kwargs["launch_template"]).data
    if data.get("BlockDeviceMappings"):
        # Without them moto attaches a plain volume of its own first.
        kwargs.setdefault("block_device_mappings", data["BlockDeviceMappings"])
    interfaces = data.get("NetworkInterfaces") or [{}]
    if interfaces[0].get("Groups"):
        kwargs.setdefault("security_group_ids", interfaces[0]["Groups"])
    reservation = _run_instances(self, *args, **kwargs)
    for instance in reservation.instances:
        _apply(self, instance, data)
    return reservation


def _apply(ec2: Any, instance: Any, data: dict[str, Any]) -> None:
    instance.metadata_options = MetadataOptions(data.get("MetadataOptions"))
    if data.get("Monitoring", {}).get("Enabled"):
        instance.monitoring_state = "enabled"
    if data.get("EbsOptimized"):
        instance.ebs_optimized = True
    profile = data.get("IamInstanceProfile")
    if profile and not instance.iam_instance_profile:
        ec2.associate_iam_instance_profile(instance.id, profile.get("Name"), profile.get("Arn"))
    tags = convert_tag_spec(data.get("TagSpecifications", []))
    devices = {mapping["DeviceName"]: mapping for mapping in data.get("BlockDeviceMappings", [])}
    for name, device in instance.block_device_mapping.items():
        volume = ec2.get_volume(device.volume_id)
        volume.add_tags(tags.get("volume", {}))
        wanted = devices.get(name, {}).get("Ebs", {})
        volume.iops, volume.throughput = wanted.get("Iops"), wanted.get("Throughput")
    for interface in instance.nics.values():
        interface.add_tags(tags.get("network-interface", {}))
        # moto leaves the interfaces of a terminated instance behind.
        interface.delete_on_termination = True


def _terminate_and_tell(self: InstanceBackend, instance_ids: list[str]) -> Any:
    """moto leaves instances that a scaling group terminates in their target groups, healthy."""
    terminated = _terminate_instances(self, instance_ids)
    elbv2_backends[self.account_id][self.region_name].notify_terminate_instances(instance_ids)
    return terminated


LaunchTemplateVersion.__init__ = _typed_version
InstanceBackend.run_instances = _run_from_template
InstanceBackend.terminate_instances = _terminate_and_tell
