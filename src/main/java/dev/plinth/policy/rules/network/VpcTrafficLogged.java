package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who spoke with whom. */
public final class VpcTrafficLogged implements DocumentRule {
  private static final Set<String> TRAFFIC = Set.of("ALL", "REJECT");
  private static final String ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";

  @Override
  public String title() {
    return "A flow log of each VPC is kept, and encrypted";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After an intrusion nobody can say which addresses were reached and what was"
        + " carried away.";
  }

  @Override
  public String remedy() {
    return "Add an aws_flow_log with traffic_type ALL to a log group with a kms_key_id,"
        + " or to an encrypted bucket.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(36), Source.fsbp("ec2", "EC2", 6), Source.cis("3.0.0", "3.7"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
          "aws_flow_log": {"main": {"vpc_id": "${aws_vpc.main.id}", "traffic_type": "ALL",
            "log_destination": "${aws_cloudwatch_log_group.flow.arn}", "iam_role_arn": "${aws_iam_role.flow.arn}"}},
          "aws_cloudwatch_log_group": {"flow": {"name": "flow", "kms_key_id": "${aws_kms_key.logs.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_vpc").stream()
        .flatMap(
            vpc -> {
              List<Resource> logs = document.attachedTo(vpc, "aws_flow_log", "vpc_id");
              return logs.isEmpty()
                  ? Stream.of(finding(vpc, "no aws_flow_log is about it"))
                  : logs.stream().flatMap(log -> check(document, log));
            });
  }

  private Stream<Finding> check(TerraformDocument document, Resource log) {
    if (log.text("traffic_type").filter(TRAFFIC::contains).isEmpty()) {
      return Stream.of(finding(log, "traffic_type", "traffic_type is not ALL"));
    }
    return Stream.of("log_destination", "log_group_name")
            .anyMatch(argument -> isEncrypted(document, log, argument))
        ? Stream.empty()
        : Stream.of(
            new Finding(
                this,
                log.address(),
                "its log_destination is not encrypted",
                document.referred(log, "log_destination").isEmpty()
                    ? !log.isUnknown("log_destination")
                    : true));
  }

  /**
   * S3 encrypts what is elsewhere by itself; a log group does so with a key of the account alone.
   */
  private static boolean isEncrypted(TerraformDocument document, Resource log, String argument) {
    return log.text(argument).filter(arn -> arn.startsWith("arn:aws:s3:::")).isPresent()
        || document.referred(log, argument).stream()
            .anyMatch(
                destination ->
                    destination.type().equals("aws_s3_bucket")
                        ? !document.attachedTo(destination, ENCRYPTION, "bucket").isEmpty()
                        : destination.text("kms_key_id").isPresent());
  }
}
