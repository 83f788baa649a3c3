package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** On disks, between nodes, and on the way. */
public final class SearchDomainEncrypted implements DocumentRule {
  /** Blocks, and what is true in them. */
  private static final Map<String, String> SWITCHES =
      Map.of(
          "encrypt_at_rest", "enabled",
          "node_to_node_encryption", "enabled",
          "domain_endpoint_options", "enforce_https");

  @Override
  public String title() {
    return "OpenSearch domains are encrypted at rest and on every way";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who gets at the disks or listens in the network reads everything that was indexed.";
  }

  @Override
  public String remedy() {
    return "Switch encrypt_at_rest and node_to_node_encryption on, and enforce_https in"
        + " domain_endpoint_options: a live domain is copied to new nodes, and cannot go back.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("opensearch", "Opensearch", 1),
        Source.fsbp("opensearch", "Opensearch", 3),
        Source.fsbp("opensearch", "Opensearch", 8));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_opensearch_domain": {"search": {"domain_name": "search"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_opensearch_domain": {"search": {"domain_name": "search",
            "encrypt_at_rest": {"enabled": true}, "node_to_node_encryption": {"enabled": true},
            "domain_endpoint_options": {"enforce_https": true}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_opensearch_domain", "aws_elasticsearch_domain")
        .flatMap(type -> document.resources(type).stream())
        .flatMap(domain -> check(domain).stream());
  }

  private Optional<Finding> check(Resource domain) {
    return SWITCHES.entrySet().stream()
        .filter(
            it ->
                domain.blocks(it.getKey()).stream().noneMatch(block -> block.isTrue(it.getValue())))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .map(block -> finding(domain, "%s is not switched on".formatted(block)));
  }
}
