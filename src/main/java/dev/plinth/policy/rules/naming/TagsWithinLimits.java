package dev.plinth.policy.rules.naming;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tags that every service of AWS takes. */
public final class TagsWithinLimits implements DocumentRule {
  /** What IAM, Amazon ECS, Elastic Load Balancing and Systems Manager agree on. */
  private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";

  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;

  /** CodeBuild's limit, the lowest. */
  private static final int LONGEST_VALUE = 255;

  @Override
  public String title() {
    return "Tags are within the limits of AWS";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The apply fails in the middle: one service takes the tag, and the next one refuses "
        + "it.";
  }

  @Override
  public String remedy() {
    return "Use letters, digits, spaces and _ . : / = + - @, keys up to 128 and values up to 255"
        + " characters, at most 50 tags, and no key that begins with aws:.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM: tag naming and conventions",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html"),
        Source.page(
            "Amazon ECS: tag restrictions",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Compliance": "SOC-2,HIPAA"}}}},
 "resource": {"aws_iam_role": {"app": {"name": "app", "tags": {"aws:owner": "shop"}}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Compliance": "SOC-2 HIPAA"}}}},
 "resource": {"aws_iam_role": {"app": {"name": "app", "tags": {"owner": "shop"}}}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        Provider.of(document).stream()
            .flatMap(
                provider ->
                    provider.settings().stream()
                        .flatMap(settings -> settings.blocks("default_tags").stream())
                        .flatMap(tags -> check(provider.address(), tags.value("tags")))),
        document.resources().stream()
            .filter(resource -> resource.type().startsWith("aws_"))
            .flatMap(resource -> check(resource.address(), resource.value("tags"))));
  }

  private Stream<Finding> check(String address, JsonNode tags) {
    Stream<Finding> many =
        tags.isObject() && tags.size() > MOST
            ? Stream.of(finding(address, "it has %d tags".formatted(tags.size())))
            : Stream.empty();
    return Stream.concat(
        many,
        tags.properties().stream()
            .filter(tag -> !isGood(tag.getKey(), tag.getValue().asText()))
            .map(tag -> finding(address, "tag %s is refused by AWS".formatted(tag.getKey()))));
  }

  private static boolean isGood(String key, String value) {
    return key.length() <= LONGEST_KEY
        && key.matches(CHARACTERS)
        && !key.toLowerCase(Locale.ROOT).startsWith("aws:")
        && (value.contains("${") || value.length() <= LONGEST_VALUE && value.matches(CHARACTERS));
  }
}
