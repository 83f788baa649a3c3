package dev.plinth.policy.rules;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules there are. A new one is a class, a line here, and its test. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new AlarmNotifiesSomebody(),
          new AlbRequestsLogged(),
          new DynamodbTableEncrypted(),
          new DynamodbTablePaidByRequest(),
          new DynamodbTableRestorable(),
          new LogGroupEncrypted(),
          new LogGroupForgets(),
          new S3BucketClosedToThePublic(),
          new S3BucketEncrypted(),
          new S3BucketHasLifecycle(),
          new S3BucketTlsOnly(),
          new S3BucketVersioned());

  private Rules() {}

  /** All of them, by their names. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule of a name. */
  public static Optional<Rule> named(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** What is wrong with a document, rule by rule. */
  public static Stream<Finding> check(TerraformDocument document) {
    return ALL.stream().flatMap(rule -> rule.check(document));
  }
}
