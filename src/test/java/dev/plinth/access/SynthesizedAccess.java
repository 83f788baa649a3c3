package dev.plinth.access;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The policies of a synthesized platform, with the ARNs that its resources will have in the place
 * of references: those that AWS makes up are made up here, the same ones everywhere.
 */
public final class SynthesizedAccess {
  private static final Pattern REFERENCE =
      Pattern.compile("(?<!\\$)\\$\\{(?:data\\.)?(\\w+\\.\\w+)\\.(\\w+)}");
  private static final Pattern ADDRESS = Pattern.compile("(aws_\\w+\\.\\w+)(.*)");

  /** ARNs by type. */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("aws_cloudfront_distribution", "arn:aws:cloudfront::ACCOUNT:distribution/NAME"),
          Map.entry("aws_cloudwatch_log_group", "arn:aws:logs:REGION:ACCOUNT:log-group:NAME"),
          Map.entry("aws_dynamodb_table", "arn:aws:dynamodb:REGION:ACCOUNT:table/NAME"),
          Map.entry("aws_ecr_repository", "arn:aws:ecr:REGION:ACCOUNT:repository/NAME"),
          Map.entry("aws_iam_role", "arn:aws:iam::ACCOUNT:role/NAME"),
          Map.entry("aws_kms_key", "arn:aws:kms:REGION:ACCOUNT:key/NAME"),
          Map.entry("aws_lambda_function", "arn:aws:lambda:REGION:ACCOUNT:function:NAME"),
          Map.entry(
              "aws_opensearchserverless_collection", "arn:aws:aoss:REGION:ACCOUNT:collection/NAME"),
          Map.entry("aws_s3_bucket", "arn:aws:s3:::NAME"),
          Map.entry(
              "aws_secretsmanager_secret",
              "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-AbCdEf"),
          Map.entry("aws_sns_topic", "arn:aws:sns:REGION:ACCOUNT:NAME"));

  private final TerraformDocument document;
  private final String region;
  private final String account;

  /** A platform with the region and the account that its resources are in. */
  public SynthesizedAccess(TerraformDocument document, String region, String account) {
    this.document = document;
    this.region = region;
    this.account = account;
  }

  /**
   * Who plays a role of the platform.
   *
   * @param address such as {@code aws_iam_role.task}
   * @throws IllegalStateException if it has a policy that is not in the document
   */
  public Caller role(String address) {
    Resource role = document.resource(address);
    if (!document.attachedTo(role, "aws_iam_role_policy_attachment", "role").isEmpty()) {
      throw new IllegalStateException(address + " has a policy that is not in the document");
    }
    return Caller.role(arn(address), policies("aws_iam_role_policy", "role", "policy", address));
  }

  /** Decides by the policies of the caller and of the resource that it asks for. */
  public Decision decide(AccessRequest request, String address) {
    return new Authorization(account, policiesOf(address)).decide(request);
  }

  /**
   * The ARN of a resource, or of a part of it.
   *
   * @param text an address, maybe with the part: {@code aws_s3_bucket.uploads/incidents/*}; every
   *     other text is taken as it is
   */
  public String arn(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    return matcher.matches() ? arnOf(document.resource(matcher.group(1))) + matcher.group(2) : text;
  }

  /**
   * The policies that a resource has of its own. Of what is not in the document none are known, but
   * that a key leaves everything to its account, unless somebody says otherwise.
   */
  private List<AccessPolicy> policiesOf(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      return text.startsWith("arn:aws:kms:") ? List.of(leftToTheAccount()) : List.of();
    }
    String address = matcher.group(1);
    return switch (document.resource(address).type()) {
      case "aws_dynamodb_table" ->
          policies("aws_dynamodb_resource_policy", "resource_arn", "policy", address);
      case "aws_iam_role" -> List.of(policy(document.resource(address), "assume_role_policy"));
      case "aws_kms_key" -> List.of(policy(document.resource(address), "policy"));
      case "aws_s3_bucket" -> policies("aws_s3_bucket_policy", "bucket", "policy", address);
      case "aws_secretsmanager_secret" ->
          policies("aws_secretsmanager_secret_policy", "secret_arn", "policy", address);
      case "aws_sns_topic" -> policies("aws_sns_topic_policy", "arn", "policy", address);
      default -> List.of();
    };
  }

  private AccessPolicy leftToTheAccount() {
    return AccessPolicy.read(
        "a key of others",
        """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "Allow", "Action": "kms:*", "Resource": "*",
                       "Principal": {"AWS": "arn:aws:iam::%s:root"}}}
        """
            .formatted(account));
  }

  private List<AccessPolicy> policies(String type, String by, String argument, String address) {
    return document.attachedTo(document.resource(address), type, by).stream()
        .map(resource -> policy(resource, argument))
        .toList();
  }

  private AccessPolicy policy(Resource resource, String argument) {
    Block policy = document.decoded(resource, argument).orElseThrow();
    return AccessPolicy.read(resource.address(), resolved(policy.toString()));
  }

  /**
   * The text with ARNs and names in place of references.
   *
   * @throws IllegalStateException if it has another expression, which cannot be known here
   */
  private String resolved(String text) {
    String known = REFERENCE.matcher(text).replaceAll(this::value);
    if (Pattern.compile("(?<!\\$)\\$\\{").matcher(known).find()) {
      throw new IllegalStateException("a policy is not known before apply: " + known);
    }
    return known.replace("$${", "${");
  }

  private String value(MatchResult reference) {
    Resource resource = document.resource(reference.group(1));
    String attribute = reference.group(2);
    return Matcher.quoteReplacement(
        switch (attribute) {
          case "arn" -> arnOf(resource);
          case "id", "name", "bucket" -> name(resource);
          default -> throw new IllegalStateException(reference.group() + " is not known here");
        });
  }

  private String arnOf(Resource resource) {
    String form = FORMS.get(resource.type());
    if (form == null) {
      throw new IllegalStateException("the ARN of " + resource.address() + " is not known here");
    }
    return form.replace("REGION", region)
        .replace("ACCOUNT", account)
        .replace("NAME", name(resource));
  }

  /** What it is called in AWS; what AWS calls by an id is called by its address here. */
  private static String name(Resource resource) {
    return Stream.of("name", "bucket", "function_name")
        .flatMap(argument -> resource.text(argument).stream())
        .findFirst()
        .orElse(resource.name());
  }
}
