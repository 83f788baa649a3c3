package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class BackupExpiresTest extends RuleProof {
  private static final String PLAN = "aws_backup_plan.main";

  BackupExpiresTest() {
    super(new BackupExpires());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(PLAN, "/rule/0/lifecycle")
            .foundAt(PLAN),
        DocumentMutant.of("removed from the copies", "ollama/production")
            .without(PLAN, "/rule/0/copy_action/0/lifecycle")
            .foundAt(PLAN),
        DocumentMutant.of("weakened", "ollama/production")
            .with(PLAN, "/rule/0/lifecycle", "{\"cold_storage_after\": 30}")
            .foundAt(PLAN),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(PLAN, "/rule/0/lifecycle/delete_after")
            .foundAt(PLAN));
  }
}
