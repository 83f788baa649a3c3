package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An ACL says who, where no policy looks. */
public final class S3AclForNobodyElse implements DocumentRule {
  private static final Set<String> OPEN =
      Set.of("public-read", "public-read-write", "authenticated-read");
  private static final List<String> HOLDERS =
      List.of("aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_bucket_object", "aws_s3_object");

  @Override
  public String title() {
    return "ACLs of S3 buckets and objects let nobody else in";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody on the internet, or anybody with an AWS account, reads or writes the"
        + " objects.";
  }

  @Override
  public String remedy() {
    return "Take the ACL away, or set it to private, and let a policy name who may: the ACL of a"
        + " live bucket changes at once.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("s3", "S3", 2),
        Source.fsbp("s3", "S3", 3),
        Source.page(
            "Access control list (ACL) overview, canned ACLs",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket_acl": {"photos": {"bucket": "${aws_s3_bucket.photos.id}",
            "acl": "public-read"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket_acl": {"photos": {"bucket": "${aws_s3_bucket.photos.id}",
            "acl": "private"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return HOLDERS.stream()
        .flatMap(type -> document.resources(type).stream())
        .flatMap(holder -> check(holder).stream());
  }

  private Optional<Finding> check(Resource holder) {
    if (OPEN.contains(holder.text("acl").orElse("")) || holder.isUnknown("acl")) {
      return Optional.of(finding(holder, "acl", "its ACL may let others in"));
    }
    return grantees(holder).anyMatch(S3AclForNobodyElse::isGroup)
        ? Optional.of(finding(holder, "its ACL grants something to a group of all users"))
        : Optional.empty();
  }

  private static Stream<Block> grantees(Resource holder) {
    return Stream.concat(Stream.of((Block) holder), holder.blocks("access_control_policy").stream())
        .flatMap(policy -> policy.blocks("grant").stream())
        .flatMap(grant -> Stream.concat(Stream.of(grant), grant.blocks("grantee").stream()));
  }

  private static boolean isGroup(Block grantee) {
    return grantee
        .text("uri")
        .filter(uri -> uri.matches(".*/(All|Authenticated)Users"))
        .isPresent();
  }
}
