package dev.plinth.policy.rules.access;

import dev.plinth.policy.Topic;
import java.util.List;

/** Who may do what. */
public final class AccessRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Access",
          List.of(
              new ConditionComparesAsMeant(),
              new ConditionNeedsItsKey(),
              new EcrRepositoryClosed(),
              new EventBusClosed(),
              new IamActionsNamed(),
              new IamResourcesNamed(),
              new LambdaFunctionClosed(),
              new LogDeliveryClosed(),
              new NobodyBecomesAdministrator(),
              new NobodyHasAnAccessKey(),
              new NobodyIsAdministrator(),
              new OidcTrustNamesSubject(),
              new OtherAccountProvesItself(),
              new PassRoleNamesRoleAndService(),
              new PasswordsAreLong(),
              new PeopleShowSecondFactor(),
              new PoliciesSayWhatTheyAllow(),
              new ProductionAsksMoreOfPeople(),
              new RoleIsUsed(),
              new RoleTrustNamesSomebody(),
              new ServiceTrustSaysForWhom(),
              new SnsTopicClosed(),
              new SnsTopicTlsOnly(),
              new SqsQueueClosed(),
              new TaskRoleReadsItsSecretsOnly(),
              new UserRightsComeFromGroups()));

  private AccessRules() {}
}
