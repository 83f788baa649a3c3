package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What a build makes is read by who may. */
public final class BuildOutputEncrypted implements DocumentRule {
  private static final String KEY = "encryption_key";
  private static final String DISABLED = "encryption_disabled";

  /** Kinds of artifacts and caches that leave nothing outside the build. */
  private static final List<String> NOTHING = List.of("NO_ARTIFACTS", "NO_CACHE", "LOCAL");

  @Override
  public String title() {
    return "What builds put down is encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Artifacts, caches and logs hold the program and what was built into it. With"
        + " the key of AWS nobody can say who may decrypt them.";
  }

  @Override
  public String remedy() {
    return "Set encryption_key, and no encryption_disabled. It holds from the next build" + " on.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.fsbp("codebuild", "CodeBuild", 3),
        Source.page(
            "AWS CodeBuild, Data encryption",
            "https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "artifacts": {"type": "S3", "location": "builds", "encryption_disabled": true}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "artifacts": {"type": "S3", "location": "builds"},
            "encryption_key": "${aws_kms_key.builds.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codebuild_project").stream()
        .flatMap(project -> Stream.concat(withoutKey(project), inTheClear(project)));
  }

  private Stream<Finding> withoutKey(Resource project) {
    boolean keeps =
        Stream.of("artifacts", "secondary_artifacts", "cache")
            .flatMap(name -> project.blocks(name).stream())
            .anyMatch(it -> !NOTHING.contains(it.text("type").orElse("")));
    return keeps && project.text(KEY).filter(key -> !key.isBlank()).isEmpty()
        ? Stream.of(finding(project, KEY, KEY + " is not set"))
        : Stream.empty();
  }

  private Stream<Finding> inTheClear(Resource project) {
    var logs = project.blocks("logs_config").stream().flatMap(it -> it.blocks("s3_logs").stream());
    var artifacts =
        Stream.of("artifacts", "secondary_artifacts").flatMap(it -> project.blocks(it).stream());
    return Stream.concat(artifacts, logs)
        .filter(it -> it.isSet(DISABLED) && !it.isFalse(DISABLED))
        .map(it -> finding(project, it, DISABLED, DISABLED + " is not false"));
  }
}
