package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DatabaseLogsExportedTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";
  private static final String LOGS = "/enabled_cloudwatch_logs_exports";

  DatabaseLogsExportedTest() {
    super(new DatabaseLogsExported());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(CLUSTER, LOGS).foundAt(CLUSTER),
        DocumentMutant.of("emptied", "ollama/production")
            .with(CLUSTER, LOGS, "[]")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production").unknown(CLUSTER, LOGS).foundAt(CLUSTER));
  }
}
