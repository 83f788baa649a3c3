package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsVolumeEncryptedTest extends RuleProof {
  private static final String CLUSTER = "aws_ecs_cluster.main";
  private static final String KEY =
      "/configuration/managed_storage_configuration/fargate_ephemeral_storage_kms_key_id";

  EcsVolumeEncryptedTest() {
    super(new EcsVolumeEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(CLUSTER, "/configuration/managed_storage_configuration")
            .foundAt(CLUSTER),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(CLUSTER, KEY, "\"alias/aws/ebs\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "troubleshooter/mvp").unknown(CLUSTER, KEY).foundAt(CLUSTER));
  }

  @Test
  void looks_at_volumes_of_services() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"a": {"name": "a", "volume_configuration": {"name": "data",
                  "managed_ebs_volume": {"role_arn": "r", "size_in_gb": 10, "encrypted": true}}}}
                """))
        .containsExactly("aws_ecs_service.a: a managed_ebs_volume has no key of the account");
  }
}
