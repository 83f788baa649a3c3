package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class SearchDomainInNetworkTest extends RuleProof {
  private static final String DOMAIN = "aws_opensearch_domain.logs";

  SearchDomainInNetworkTest() {
    super(new SearchDomainInNetwork());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/production")
            .with(
                "/resource/aws_opensearch_domain/logs",
                "{\"domain_name\": \"ollama-logs\", \"encrypt_at_rest\": {\"enabled\": true},"
                    + " \"node_to_node_encryption\": {\"enabled\": true},"
                    + " \"domain_endpoint_options\": {\"enforce_https\": true}}")
            .foundAt(DOMAIN),
        DocumentMutant.of("switched off", "ollama/production")
            .with(
                "/resource/aws_opensearch_domain/logs",
                "{\"domain_name\": \"ollama-logs\", \"encrypt_at_rest\": {\"enabled\": true},"
                    + " \"node_to_node_encryption\": {\"enabled\": true},"
                    + " \"domain_endpoint_options\": {\"enforce_https\": true}, \"vpc_options\":"
                    + " null}")
            .foundAt(DOMAIN),
        DocumentMutant.of("without any", "ollama/production")
            .with(
                "/resource/aws_opensearch_domain/logs",
                "{\"domain_name\": \"ollama-logs\", \"encrypt_at_rest\": {\"enabled\": true},"
                    + " \"node_to_node_encryption\": {\"enabled\": true},"
                    + " \"domain_endpoint_options\": {\"enforce_https\": true}, \"vpc_options\":"
                    + " []}")
            .foundAt(DOMAIN));
  }
}
