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

/** What stages hand on is read by who may. */
public final class PipelineArtifactsEncrypted implements DocumentRule {
  private static final String STORE = "artifact_store";
  private static final String KEY = "encryption_key";

  @Override
  public String title() {
    return "Pipelines encrypt what their stages hand on with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The artifacts are the program before it runs. With the key of AWS nobody can"
        + " say who may read them.";
  }

  @Override
  public String remedy() {
    return "Set encryption_key in each artifact_store. New executions use it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "AWS CodePipeline, Server-side encryption of artifacts",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "artifact_store": {"type": "S3", "location": "artifacts"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "artifact_store": {"type": "S3", "location": "artifacts",
              "encryption_key": {"type": "KMS", "id": "${aws_kms_key.artifacts.arn}"}}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codepipeline").stream().flatMap(this::judge);
  }

  private Stream<Finding> judge(Resource pipeline) {
    var stores = pipeline.blocks(STORE);
    return stores.isEmpty()
        ? Stream.of(finding(pipeline, STORE, STORE + " has no encryption_key"))
        : stores.stream()
            .filter(store -> store.blocks(KEY).stream().noneMatch(key -> key.isSet("id")))
            .map(store -> finding(pipeline, store, KEY, STORE + " has no encryption_key"));
  }
}
