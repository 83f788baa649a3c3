package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Disks of tasks, as long as they live. */
public final class EcsVolumeEncrypted implements DocumentRule {
  private static final String FARGATE = "fargate_ephemeral_storage_kms_key_id";

  @Override
  public String title() {
    return "Disks of ECS tasks are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "What programs leave in files is under a key that nobody here governs.";
  }

  @Override
  public String remedy() {
    return "Set fargate_ephemeral_storage_kms_key_id in managed_storage_configuration of the"
        + " cluster, with a key policy for fargate.amazonaws.com; of a managed EBS volume,"
        + " encrypted and kms_key_id. New tasks get it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "Customer managed keys for AWS Fargate ephemeral storage",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
                + "fargate-storage-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_cluster": {"shop": {"name": "shop"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_cluster": {"shop": {"name": "shop", "configuration": {
            "managed_storage_configuration": {
              "fargate_ephemeral_storage_kms_key_id": "${aws_kms_key.tasks.arn}"}}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        document.resources("aws_ecs_cluster").stream()
            .filter(cluster -> !keepsFargateSafe(document, cluster))
            .map(cluster -> finding(cluster, FARGATE + " is no key of the account")),
        document.resources("aws_ecs_service").stream()
            .filter(service -> !volumes(service).allMatch(volume -> isSafe(document, volume)))
            .map(service -> finding(service, "a managed_ebs_volume has no key of the account")));
  }

  private static boolean keepsFargateSafe(TerraformDocument document, Resource cluster) {
    return cluster.blocks("configuration").stream()
        .flatMap(configuration -> configuration.blocks("managed_storage_configuration").stream())
        .anyMatch(storage -> CustomerKey.isNamed(document, storage, FARGATE));
  }

  private static Stream<Block> volumes(Resource service) {
    return service.blocks("volume_configuration").stream()
        .flatMap(volume -> volume.blocks("managed_ebs_volume").stream());
  }

  private static boolean isSafe(TerraformDocument document, Block volume) {
    return volume.isTrue("encrypted") && CustomerKey.isNamed(document, volume, "kms_key_id");
  }
}
