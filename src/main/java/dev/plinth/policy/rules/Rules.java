package dev.plinth.policy.rules;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Subject;
import dev.plinth.policy.Topic;
import dev.plinth.policy.rules.access.AccessRules;
import dev.plinth.policy.rules.compute.ComputeRules;
import dev.plinth.policy.rules.databases.DatabasesRules;
import dev.plinth.policy.rules.delivery.DeliveryRules;
import dev.plinth.policy.rules.edge.EdgeRules;
import dev.plinth.policy.rules.keys.KeysRules;
import dev.plinth.policy.rules.naming.NamingRules;
import dev.plinth.policy.rules.network.NetworkRules;
import dev.plinth.policy.rules.repository.RepositoryRules;
import dev.plinth.policy.rules.storage.StorageRules;
import dev.plinth.policy.rules.watching.WatchingRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules there are. A new one is a class, a line in the list of its topic, and its test. */
public final class Rules {
  private static final List<Topic> TOPICS =
      List.of(
          AccessRules.TOPIC,
          ComputeRules.TOPIC,
          DatabasesRules.TOPIC,
          DeliveryRules.TOPIC,
          EdgeRules.TOPIC,
          KeysRules.TOPIC,
          NamingRules.TOPIC,
          NetworkRules.TOPIC,
          RepositoryRules.TOPIC,
          StorageRules.TOPIC,
          WatchingRules.TOPIC);
  private static final List<Rule> ALL =
      TOPICS.stream().flatMap(topic -> topic.rules().stream()).toList();
  private static final List<DocumentRule> OF_DOCUMENTS = those(DocumentRule.class);
  private static final List<EstateRule> OF_ESTATES = those(EstateRule.class);
  private static final List<RepositoryRule> OF_REPOSITORIES = those(RepositoryRule.class);

  private Rules() {}

  /** Them by their fields. */
  public static List<Topic> topics() {
    return TOPICS;
  }

  /** All of them, topic by topic. */
  public static List<Rule> all() {
    return ALL;
  }

  /** Those about documents, one or several, topic by topic. */
  public static List<Rule> ofDocuments() {
    return ALL.stream().filter(rule -> !(rule instanceof RepositoryRule)).toList();
  }

  /** Those about the files of a project, topic by topic. */
  public static List<Rule> ofRepositories() {
    return List.copyOf(OF_REPOSITORIES);
  }

  /** The rule of a name. */
  public static Optional<Rule> named(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /**
   * What is wrong with a document, rule by rule.
   *
   * @param others what is checked with it, without the document itself
   */
  public static Stream<Finding> check(Subject subject, List<Subject> others) {
    // Each part is parallel before they are joined: a joined stream is not cut further.
    return Stream.concat(
            OF_DOCUMENTS.parallelStream().map(rule -> rule.check(subject.document()).toList()),
            OF_ESTATES.parallelStream().map(rule -> rule.check(subject, others).toList()))
        .toList()
        .stream()
        .flatMap(List::stream);
  }

  /** What is wrong with the files of a project, rule by rule. */
  public static Stream<Finding> check(Repository repository) {
    return OF_REPOSITORIES.stream().flatMap(rule -> rule.check(repository));
  }

  private static <R extends Rule> List<R> those(Class<R> kind) {
    return ALL.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
