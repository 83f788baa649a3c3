package dev.plinth.constructs;

import java.util.List;
import java.util.stream.Stream;

/**
 * One sentence of a policy: who may do what to what, and when.
 *
 * @param principals empty in the policy of a role, whose bearer is meant
 */
public record Statement(
    String sid,
    boolean allows,
    List<String> actions,
    List<String> resources,
    List<Principal> principals,
    List<Condition> conditions) {

  /** A condition: the operator, the key it looks at, and the values that fulfil it. */
  public record Condition(String operator, String key, List<String> values) {}

  public static Statement allow(String sid, List<String> actions, List<String> resources) {
    return new Statement(sid, true, actions, resources, List.of(), List.of());
  }

  public static Statement deny(String sid, List<String> actions, List<String> resources) {
    return new Statement(sid, false, actions, resources, List.of(), List.of());
  }

  public Statement to(Principal principal) {
    return new Statement(
        sid, allows, actions, resources, append(principals, principal), conditions);
  }

  public Statement when(String operator, String key, String... values) {
    var condition = new Condition(operator, key, List.of(values));
    return new Statement(
        sid, allows, actions, resources, principals, append(conditions, condition));
  }

  /**
   * Only where an AWS service uses a key for its own work, and not where somebody asks the key.
   *
   * @param home where the service is
   * @param services such as {@code s3}
   */
  public Statement through(Home home, String... services) {
    return when(
        "StringEquals",
        "kms:ViaService",
        Stream.of(services)
            .map(service -> service + "." + home.region() + ".amazonaws.com")
            .toArray(String[]::new));
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
