package dev.plinth.policy.rules.edge;

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

/** Every request leaves a line. */
public final class AlbRequestsLogged implements DocumentRule {
  private static final String ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";

  @Override
  public String title() {
    return "Application load balancers log each request to an encrypted bucket";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After an attack or an outage nobody can say who asked for what.";
  }

  @Override
  public String remedy() {
    return "Set access_logs with enabled true and a bucket that admits Elastic Load"
        + " Balancing, with encryption by SSE-S3.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(31), Source.microservices(31), Source.fsbp("elb", "ELB", 5));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "access_logs": {"bucket": "${aws_s3_bucket.logs.id}", "enabled": true}}},
          "aws_s3_bucket": {"logs": {"bucket": "logs"}},
          "aws_s3_bucket_server_side_encryption_configuration": {"logs": {"bucket": "${aws_s3_bucket.logs.id}",
            "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.application(document).flatMap(balancer -> check(document, balancer));
  }

  private Stream<Finding> check(TerraformDocument document, Resource balancer) {
    List<Block> logs = balancer.blocks("access_logs");
    if (logs.stream().noneMatch(AlbRequestsLogged::isOn)) {
      boolean certain = logs.stream().noneMatch(log -> log.isUnknown("enabled"));
      return Stream.of(
          new Finding(this, balancer.address(), "access_logs are not enabled", certain));
    }
    return logs.stream()
        .filter(log -> !isEncrypted(document, log))
        .map(log -> finding(balancer, log, "bucket", "the bucket of access_logs is not encrypted"));
  }

  private static boolean isOn(Block logs) {
    return logs.isTrue("enabled") && logs.text("bucket").isPresent();
  }

  /** A bucket that is elsewhere is: S3 encrypts by itself since January 2023. */
  private static boolean isEncrypted(TerraformDocument document, Block logs) {
    List<Resource> buckets = document.referred(logs, "bucket");
    return buckets.isEmpty()
        ? !logs.isUnknown("bucket")
        : buckets.stream()
            .allMatch(bucket -> !document.attachedTo(bucket, ENCRYPTION, "bucket").isEmpty());
  }
}
