package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.access.RoleIsUsed;
import dev.plinth.policy.rules.watching.LogGroupEncrypted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VpcTrafficLoggedTest extends RuleProof {
  private static final String LOG = "aws_flow_log.main";

  VpcTrafficLoggedTest() {
    super(new VpcTrafficLogged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(LOG)
            .foundAt("aws_vpc.main")
            .also(RoleIsUsed.class),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(LOG, "/traffic_type", "\"ACCEPT\"")
            .foundAt(LOG),
        DocumentMutant.of("not encrypted", "ollama/dev")
            .without("aws_cloudwatch_log_group.flow_log", "/kms_key_id")
            .foundAt(LOG)
            .also(LogGroupEncrypted.class),
        DocumentMutant.of("unknown", "ollama/staging")
            .unknown(LOG, "/log_destination")
            .foundAt(LOG));
  }

  @Test
  void allows_an_encrypted_bucket() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"v": {}},
                "aws_flow_log": {"l": {"vpc_id": "${aws_vpc.v.id}", "traffic_type": "ALL",
                  "log_destination_type": "s3", "log_destination": "${aws_s3_bucket.b.arn}"}},
                "aws_s3_bucket": {"b": {"bucket": "b"}},
                "aws_s3_bucket_server_side_encryption_configuration": {"b": {
                  "bucket": "${aws_s3_bucket.b.id}"}}
                """))
        .isEmpty();
  }
}
