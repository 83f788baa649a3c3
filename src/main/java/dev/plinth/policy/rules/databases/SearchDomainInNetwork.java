package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Reached from the network alone. */
public final class SearchDomainInNetwork implements DocumentRule {

  @Override
  public String title() {
    return "OpenSearch domains are in a network of their own account";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "The domain has an address on the internet, and one careless access policy opens it"
        + " to everybody.";
  }

  @Override
  public String remedy() {
    return "Set vpc_options with private subnets. A live domain is replaced by this: restore its"
        + " indices from a snapshot.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("opensearch", "Opensearch", 2));
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
            "vpc_options": {"subnet_ids": ["${aws_subnet.private_1.id}"]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_opensearch_domain", "aws_elasticsearch_domain")
        .flatMap(type -> document.resources(type).stream())
        .filter(domain -> domain.blocks("vpc_options").isEmpty())
        .map(domain -> finding(domain, "it has no vpc_options"));
  }
}
