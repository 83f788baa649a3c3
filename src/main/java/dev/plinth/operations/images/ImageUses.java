package dev.plinth.operations.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** What needs which image, in all of an account's region. */
final class ImageUses {
  private static final List<String> NEXT_LAUNCHES = List.of("$Default", "$Latest");

  private final Ec2Client ec2;
  private final AutoScalingClient autoScaling;
  private final Map<String, List<String>> byImage = new TreeMap<>();

  private ImageUses(Ec2Client ec2, AutoScalingClient autoScaling) {
    this.ec2 = ec2;
    this.autoScaling = autoScaling;
  }

  /** The ids of images that are needed, each with what needs it. */
  static Map<String, List<String>> in(Ec2Client ec2, AutoScalingClient autoScaling) {
    var uses = new ImageUses(ec2, autoScaling);
    uses.launchTemplates();
    uses.groups();
    uses.instances();
    return uses.byImage;
  }

  private void launchTemplates() {
    for (LaunchTemplate template : ec2.describeLaunchTemplatesPaginator().launchTemplates()) {
      for (String version : NEXT_LAUNCHES) {
        launches(template.launchTemplateId(), version, template.launchTemplateName());
      }
    }
  }

  /** A group may launch an older version than the default one. */
  private void groups() {
    for (AutoScalingGroup group :
        autoScaling.describeAutoScalingGroupsPaginator().autoScalingGroups()) {
      templates(group)
          .forEach(
              template ->
                  launches(
                      template.launchTemplateId(),
                      template.version() == null ? "$Default" : template.version(),
                      group.autoScalingGroupName()));
    }
  }

  private static Stream<LaunchTemplateSpecification> templates(AutoScalingGroup group) {
    if (group.launchTemplate() != null) {
      return Stream.of(group.launchTemplate());
    }
    if (group.mixedInstancesPolicy() == null) {
      return Stream.empty();
    }
    var template = group.mixedInstancesPolicy().launchTemplate();
    return Stream.concat(
        Stream.of(template.launchTemplateSpecification()),
        template.overrides().stream()
            .map(override -> override.launchTemplateSpecification())
            .filter(own -> own != null));
  }

  private void launches(String template, String version, String who) {
    ec2.describeLaunchTemplateVersions(
            request -> request.launchTemplateId(template).versions(version))
        .launchTemplateVersions()
        .forEach(found -> note(found.launchTemplateData().imageId(), who));
  }

  private void instances() {
    for (var reservation : ec2.describeInstancesPaginator().reservations()) {
      for (Instance instance : reservation.instances()) {
        if (instance.state().name() != InstanceStateName.TERMINATED) {
          note(instance.imageId(), instance.instanceId());
        }
      }
    }
  }

  private void note(String image, String who) {
    if (image == null) {
      return;
    }
    List<String> users = byImage.computeIfAbsent(image, any -> new ArrayList<>());
    if (!users.contains(who)) {
      users.add(who);
    }
  }
}
