package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataStoreSurvivesPlanTest extends RuleProof {

  DataStoreSurvivesPlanTest() {
    super(new DataStoreSurvivesPlan());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("deleted", "ollama/dev")
            .with("/format_version", "\"1.2\"")
            .with("/planned_values", "{\"root_module\": {}}")
            .with(
                "/resource_changes",
                "[{\"address\": \"aws_s3_bucket.storage\", \"mode\": \"managed\", \"type\":"
                    + " \"aws_s3_bucket\", \"name\": \"storage\", \"change\": {\"actions\":"
                    + " [\"delete\"], \"before\": {}, \"after\": null}}]")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("replaced", "ollama/dev")
            .with("/format_version", "\"1.2\"")
            .with("/planned_values", "{\"root_module\": {}}")
            .with(
                "/resource_changes",
                "[{\"address\": \"aws_dynamodb_table.main\", \"mode\": \"managed\", \"type\":"
                    + " \"aws_dynamodb_table\", \"name\": \"main\", \"change\": {\"actions\":"
                    + " [\"delete\", \"create\"], \"before\": {}, \"after\": null}}]")
            .foundAt("aws_dynamodb_table.main"),
        DocumentMutant.of("replaced, the new one first", "ollama/dev")
            .with("/format_version", "\"1.2\"")
            .with("/planned_values", "{\"root_module\": {}}")
            .with(
                "/resource_changes",
                "[{\"address\": \"aws_kms_key.data\", \"mode\": \"managed\", \"type\":"
                    + " \"aws_kms_key\", \"name\": \"data\", \"change\": {\"actions\": [\"create\","
                    + " \"delete\"], \"before\": {}, \"after\": null}}]")
            .foundAt("aws_kms_key.data"),
        DocumentMutant.of("deleted in a module", "ollama/dev")
            .with("/format_version", "\"1.2\"")
            .with("/planned_values", "{\"root_module\": {}}")
            .with(
                "/resource_changes",
                "[{\"address\": \"module.chat[0].aws_rds_cluster.webui\", \"mode\": \"managed\","
                    + " \"type\": \"aws_rds_cluster\", \"name\": \"webui\", \"change\":"
                    + " {\"actions\": [\"delete\"], \"before\": {}, \"after\": null}}]")
            .foundAt("module.chat[0].aws_rds_cluster.webui"));
  }

  @Test
  void says_what_forces_the_replacement() {
    assertThat(
            judging.inDocument(
                """
                {"format_version": "1.2", "planned_values": {"root_module": {}}, "resource_changes": [{
                  "address": "aws_efs_file_system.models", "mode": "managed",
                    "type": "aws_efs_file_system", "name": "models",
                  "change": {"actions": ["delete", "create"], "before": {}, "after": {},
                    "replace_paths": [["kms_key_id"], ["encrypted"]]}}]}
                """))
        .containsExactly(
            "aws_efs_file_system.models: the plan replaces it for kms_key_id, encrypted");
  }

  @Test
  void lets_other_things_come_and_go() {
    assertThat(
            judging.inDocument(
                """
                {"format_version": "1.2", "planned_values": {"root_module": {}}, "resource_changes": [
                  {"address": "aws_lb.main", "mode": "managed", "type": "aws_lb", "name": "main",
                   "change": {"actions": ["delete"], "before": {}, "after": null}},
                  {"address": "aws_s3_bucket.new", "mode": "managed", "type": "aws_s3_bucket",
                    "name": "new",
                   "change": {"actions": ["create"], "before": null, "after": {}}}]}
                """))
        .isEmpty();
  }
}
