package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class SearchDomainEncryptedTest extends RuleProof {
  private static final String DOMAIN = "aws_opensearch_domain.logs";

  SearchDomainEncryptedTest() {
    super(new SearchDomainEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without disks", "ollama/production")
            .with(
                "/resource/aws_opensearch_domain/logs",
                "{\"domain_name\": \"ollama-logs\", \"vpc_options\": {\"subnet_ids\":"
                    + " [\"${aws_subnet.private_1.id}\"], \"security_group_ids\":"
                    + " [\"${aws_security_group.database.id}\"]}, \"node_to_node_encryption\":"
                    + " {\"enabled\": true}, \"domain_endpoint_options\": {\"enforce_https\":"
                    + " true}}")
            .foundAt(DOMAIN),
        DocumentMutant.of("weakened between nodes", "ollama/production")
            .with(
                "/resource/aws_opensearch_domain/logs",
                "{\"domain_name\": \"ollama-logs\", \"vpc_options\": {\"subnet_ids\":"
                    + " [\"${aws_subnet.private_1.id}\"], \"security_group_ids\":"
                    + " [\"${aws_security_group.database.id}\"]}, \"encrypt_at_rest\":"
                    + " {\"enabled\": true}, \"node_to_node_encryption\": {\"enabled\": false},"
                    + " \"domain_endpoint_options\": {\"enforce_https\": true}}")
            .foundAt(DOMAIN),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_opensearch_domain/logs",
                "{\"domain_name\": \"ollama-logs\", \"vpc_options\": {\"subnet_ids\":"
                    + " [\"${aws_subnet.private_1.id}\"], \"security_group_ids\":"
                    + " [\"${aws_security_group.database.id}\"]}, \"encrypt_at_rest\":"
                    + " {\"enabled\": true}, \"node_to_node_encryption\": {\"enabled\": true},"
                    + " \"domain_endpoint_options\": {\"enforce_https\": true}}")
            .unknown(DOMAIN, "/domain_endpoint_options/enforce_https")
            .foundAt(DOMAIN));
  }
}
