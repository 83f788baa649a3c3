package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CacheAuthenticatedTest extends RuleProof {
  private static final String CACHE = "aws_elasticache_replication_group.queue";

  CacheAuthenticatedTest() {
    super(new CacheAuthenticated());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/production")
            .with(
                "/resource/aws_elasticache_replication_group/queue",
                "{\"replication_group_id\": \"ollama-queue\", \"description\": \"Queue\","
                    + " \"engine\": \"valkey\", \"at_rest_encryption_enabled\": true,"
                    + " \"kms_key_id\": \"${aws_kms_key.data.arn}\","
                    + " \"transit_encryption_enabled\": true, \"automatic_failover_enabled\": true,"
                    + " \"multi_az_enabled\": true, \"num_cache_clusters\": 2,"
                    + " \"subnet_group_name\": \"${aws_elasticache_subnet_group.webui.name}\","
                    + " \"security_group_ids\": [\"${aws_security_group.cache.id}\"]}")
            .foundAt(CACHE),
        DocumentMutant.of("without users", "ollama/production")
            .with(
                "/resource/aws_elasticache_replication_group/queue",
                "{\"replication_group_id\": \"ollama-queue\", \"description\": \"Queue\","
                    + " \"engine\": \"valkey\", \"at_rest_encryption_enabled\": true,"
                    + " \"kms_key_id\": \"${aws_kms_key.data.arn}\","
                    + " \"transit_encryption_enabled\": true, \"automatic_failover_enabled\": true,"
                    + " \"multi_az_enabled\": true, \"num_cache_clusters\": 2,"
                    + " \"subnet_group_name\": \"${aws_elasticache_subnet_group.webui.name}\","
                    + " \"security_group_ids\": [\"${aws_security_group.cache.id}\"],"
                    + " \"user_group_ids\": []}")
            .foundAt(CACHE),
        DocumentMutant.of("without a token", "ollama/production")
            .with(
                "/resource/aws_elasticache_replication_group/queue",
                "{\"replication_group_id\": \"ollama-queue\", \"description\": \"Queue\","
                    + " \"engine\": \"valkey\", \"at_rest_encryption_enabled\": true,"
                    + " \"kms_key_id\": \"${aws_kms_key.data.arn}\","
                    + " \"transit_encryption_enabled\": true, \"automatic_failover_enabled\": true,"
                    + " \"multi_az_enabled\": true, \"num_cache_clusters\": 2,"
                    + " \"subnet_group_name\": \"${aws_elasticache_subnet_group.webui.name}\","
                    + " \"security_group_ids\": [\"${aws_security_group.cache.id}\"],"
                    + " \"auth_token\": null}")
            .foundAt(CACHE));
  }

  @Test
  void takes_a_token() {
    assertThat(
            judging.in(
                """
                "aws_elasticache_replication_group": {"a": {"auth_token": "${random_password.a.result}"}}
                """))
        .isEmpty();
  }
}
