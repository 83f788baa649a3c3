package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same configuration comes to the same plan next year. */
public final class ProvidersPinned implements DocumentRule {
  /** Says where it ends: an exact version, {@code ~>}, or something with {@code <}. */
  private static final Pattern BOUNDED = Pattern.compile("\\s*=?\\s*\\d+\\.\\d+.*|.*(~>|<).*");

  /** One of them is in the settings of each configuration that is there as a whole. */
  private static final List<String> SETTINGS =
      List.of("required_version", "required_providers", "backend");

  /** Comes with Terraform itself. */
  private static final String BUILT_IN = "terraform";

  @Override
  public String title() {
    return "Terraform and its providers are held to versions";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A new major version changes defaults, and the next plan replaces what nobody "
        + "touched.";
  }

  @Override
  public String remedy() {
    return "Set required_version, and for each provider a version that has an upper end: 5.100.0"
        + " or ~> 5.100.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform: version constraints",
            "https://developer.hashicorp.com/terraform/language/expressions/version-constraints"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"terraform": {"required_providers":
   {"aws": {"source": "hashicorp/aws", "version": ">= 5.0"}}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"terraform": {"required_version": ">= 1.11.0", "required_providers":
   {"aws": {"source": "hashicorp/aws", "version": "~> 5.100"}}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
""");
  }

  /** A plan has no versions, and neither has a part of a configuration that names no provider. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean isWhole =
        SETTINGS.stream().anyMatch(document.settings()::isSet)
            || !document.providers("aws").isEmpty();
    return document.isConfiguration() && isWhole
        ? Stream.concat(terraform(document), providers(document))
        : Stream.empty();
  }

  private Stream<Finding> terraform(TerraformDocument document) {
    return document.settings().text("required_version").isPresent()
        ? Stream.empty()
        : Stream.of(finding("terraform", "required_version is not set"));
  }

  private Stream<Finding> providers(TerraformDocument document) {
    return document.resources().stream()
        .map(resource -> resource.type().replaceFirst("_.*", ""))
        .distinct()
        .filter(provider -> !provider.equals(BUILT_IN))
        .filter(
            provider ->
                version(document, provider).filter(it -> BOUNDED.matcher(it).matches()).isEmpty())
        .map(
            provider ->
                finding(
                    "terraform.required_providers." + provider,
                    "its version is not held from above"));
  }

  private static Optional<String> version(TerraformDocument document, String provider) {
    return document.settings().blocks("required_providers").stream()
        .flatMap(
            all ->
                Stream.concat(
                    all.text(provider).stream(),
                    all.blocks(provider).stream().flatMap(it -> it.text("version").stream())))
        .findFirst();
  }
}
