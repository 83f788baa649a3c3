"""EC2 launch templates and the instances that are launched from them."""

from typing import Any

from moto.ec2.models.instances import InstanceBackend, MetadataOptions
from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.responses import EC2Response
from moto.ec2.utils import convert_tag_spec, parse_user_data

from localcloud.extension import Call, corrects

_version_init = LaunchTemplateVersion.__init__
_run_instances = InstanceBackend.run_instances


def _typed_version(
    self: LaunchTemplateVersion, template: Any, number: int, data: dict[str, Any], description: str
) -> None:
    """moto types the user data of the first version only, and cannot launch from a later one.

    It also counts the tags of the template itself among the tags of what is launched.
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
    """moto takes neither metadata options, monitoring, profile nor the tags of volumes."""
    reservation = _run_instances(self, *args, **kwargs)
    if kwargs.get("launch_template"):
        data = self._get_template_from_args(kwargs["launch_template"]).data
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
        ec2.associate_iam_instance_profile(
            instance.id, profile.get("Name"), profile.get("Arn")
        )
    tags = convert_tag_spec(data.get("TagSpecifications", []))
    for device in instance.block_device_mapping.values():
        ec2.get_volume(device.volume_id).add_tags(tags.get("volume", {}))
    for interface in instance.nics.values():
        interface.add_tags(tags.get("network-interface", {}))


LaunchTemplateVersion.__init__ = _typed_version
InstanceBackend.run_instances = _run_from_template


@corrects(EC2Response, "CreateLaunchTemplate")
def keep_the_template_tags_apart(call: Call, original: Any) -> Any:
    """moto writes the tags of the template into the data of its first version."""
    answer = original()
    template = call.backend.launch_templates[answer["LaunchTemplate"]["LaunchTemplateId"]]
    template.versions[0].data["TagSpecifications"] = call.params["LaunchTemplateData"].get(
        "TagSpecifications", []
    )
    return answer
