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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other people's pages do not write. */
public final class S3CorsNamesOrigins implements DocumentRule {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** A scheme and a host, any of whose subdomains may be meant. */
  private static final Pattern NAMED = Pattern.compile("https?://(\\*\\.[^*.]+\\.)?[^*]+");

  @Override
  public String title() {
    return "S3 buckets let pages write only from origins that they name";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Any web page that somebody opens may upload or delete with a signed link that it"
        + " gets hold of.";
  }

  @Override
  public String remedy() {
    return "Name the origins of the pages that write, with their scheme, in allowed_origins.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Using cross-origin resource sharing (CORS)",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"uploads": {"bucket": "shop-uploads"}},
          "aws_s3_bucket_cors_configuration": {"uploads": {
            "bucket": "${aws_s3_bucket.uploads.id}",
            "cors_rule": [{"allowed_methods": ["GET", "PUT"], "allowed_origins": ["*"]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"uploads": {"bucket": "shop-uploads"}},
          "aws_s3_bucket_cors_configuration": {"uploads": {
            "bucket": "${aws_s3_bucket.uploads.id}",
            "cors_rule": [{
              "allowed_methods": ["GET", "PUT"],
                "allowed_origins": ["https://shop.example.com"]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_s3_bucket_cors_configuration", "aws_s3_bucket")
        .flatMap(type -> document.resources(type).stream())
        .flatMap(
            holder ->
                holder.blocks("cors_rule").stream()
                    .filter(S3CorsNamesOrigins::mayWrite)
                    .flatMap(rule -> open(holder, rule).stream()));
  }

  private static boolean mayWrite(Block rule) {
    return rule.isUnknown("allowed_methods")
        || rule.texts("allowed_methods").stream().anyMatch(method -> !READING.contains(method));
  }

  private Optional<Finding> open(Resource holder, Block rule) {
    return rule.texts("allowed_origins").stream()
        .filter(origin -> !NAMED.matcher(origin).matches())
        .findFirst()
        .map(
            origin ->
                finding(
                    holder, rule, "allowed_origins", "pages of %s may write".formatted(origin)));
  }
}
