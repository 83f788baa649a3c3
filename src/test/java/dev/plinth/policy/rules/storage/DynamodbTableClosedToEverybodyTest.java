package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DynamodbTableClosedToEverybodyTest extends RuleProof {
  private static final String POLICY = "aws_dynamodb_resource_policy.sessions";

  DynamodbTableClosedToEverybodyTest() {
    super(new DynamodbTableClosedToEverybody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("turned round", "troubleshooter/mvp")
            .with("/locals/sessions_table/Statement/0/Effect", "\"Allow\"")
            .foundAt(POLICY),
        DocumentMutant.of("opened to every account", "troubleshooter/mvp")
            .with(
                "/locals/sessions_table/Statement/0",
                "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\":"
                    + " \"dynamodb:Query\", \"Resource\": \"*\"}")
            .foundAt(POLICY),
        DocumentMutant.of("narrowed by nothing", "troubleshooter/mvp")
            .with(
                "/locals/sessions_table/Statement/0",
                "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"dynamodb:*\","
                    + " \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\":"
                    + " \"true\"}}}")
            .foundAt(POLICY));
  }
}
