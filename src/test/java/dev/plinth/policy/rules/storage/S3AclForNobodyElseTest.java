package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3AclForNobodyElseTest extends RuleProof {
  private static final String ACL = "aws_s3_bucket_acl.storage";

  S3AclForNobodyElseTest() {
    super(new S3AclForNobodyElse());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("open to the world", "ollama/dev")
            .with(
                "/resource/aws_s3_bucket_acl/storage",
                "{\"bucket\": \"${aws_s3_bucket.storage.id}\", \"acl\": \"public-read-write\"}")
            .foundAt(ACL),
        DocumentMutant.of("open to every account", "ollama/dev")
            .with(
                "/resource/aws_s3_bucket_acl/storage",
                "{\"bucket\": \"${aws_s3_bucket.storage.id}\", \"access_control_policy\":"
                    + " {\"grant\": [{\"permission\": \"READ\", \"grantee\": {\"type\": \"Group\","
                    + " \"uri\": \"http://acs.amazonaws.com/groups/global/AuthenticatedUsers\"}}],"
                    + " \"owner\": {\"id\": \"1\"}}}")
            .foundAt(ACL),
        DocumentMutant.of("unknown", "ollama/dev")
            .with(
                "/resource/aws_s3_bucket_acl/storage",
                "{\"bucket\": \"${aws_s3_bucket.storage.id}\"}")
            .unknown(ACL, "/acl")
            .foundAt(ACL));
  }

  @Test
  void knows_the_arguments_of_old_and_objects() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a", "acl": "authenticated-read"}},
                "aws_s3_object": {"b": {"bucket": "a", "key": "b", "acl": "bucket-owner-full-control"}}
                """))
        .containsExactly("aws_s3_bucket.a: its ACL may let others in");
  }
}
