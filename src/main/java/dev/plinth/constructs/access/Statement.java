package dev.plinth.constructs.access;

import dev.plinth.constructs.Home;
import java.util.List;
import java.util.stream.Stream;

/**
 * One sentence of a policy: who may do what to what, and when.
 *
 * @param resources what it is about; empty: the document says it by where it stands
 * @param exceptThem whether it is about everything but the resources ({@code NotResource})
 * @param principals empty in the policy of a role, whose bearer is meant
 */
public record Statement(
    String sid,
    boolean allows,
    List<String> actions,
    List<String> resources,
    boolean exceptThem,
    List<Principal> principals,
    List<Condition> conditions) {

  /** A condition: the operator, the key it looks at, and the values that fulfil it. */
  public record Condition(String operator, String key, List<String> values) {}

  public static Statement allow(String sid, List<String> actions, List<String> resources) {
    return new Statement(sid, true, actions, resources, false, List.of(), List.of());
  }

  public static Statement deny(String sid, List<String> actions, List<String> resources) {
    return new Statement(sid, false, actions, resources, false, List.of(), List.of());
  }

  /**
   * Denies whatever else other policies of the bearer may allow: everything but some resources.
   *
   * @param spared what the denial is not about, one at least
   */
  public static Statement denyAllBut(String sid, List<String> actions, List<String> spared) {
    return new Statement(sid, false, actions, spared, true, List.of(), List.of());
  }

  public Statement to(Principal principal) {
    return new Statement(
        sid, allows, actions, resources, exceptThem, append(principals, principal), conditions);
  }

  public Statement when(String operator, String key, String... values) {
    var condition = new Condition(operator, key, List.of(values));
    return new Statement(
        sid, allows, actions, resources, exceptThem, principals, append(conditions, condition));
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
