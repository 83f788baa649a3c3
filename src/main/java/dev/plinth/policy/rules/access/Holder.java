package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Pattern;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import java.util.List;
import java.util.stream.Stream;

/**
 * A role, user or group, and what it may do.
 *
 * @param resource that it is
 * @param allowed what its policies allow, from wherever they come
 * @param denied what they deny under no condition, whatever it is on
 * @param administrator whether a policy of AWS lets it do everything
 */
record Holder(
    Resource resource, List<Statement> allowed, List<Statement> denied, boolean administrator) {
  String address() {
    return resource.address();
  }

  boolean isAdministrator() {
    return administrator || allowed.stream().anyMatch(Administrators::isOne);
  }

  /** The statements that allow an action, unless it is denied. */
  Stream<Statement> allowing(String action) {
    return denied.stream().anyMatch(statement -> statement.isAbout(action))
        ? Stream.empty()
        : allowed.stream().filter(statement -> statement.isAbout(action));
  }

  boolean may(String action) {
    return allowing(action).findAny().isPresent();
  }

  /** Whether it may do something to a thing: by a reference to it, or by its name. */
  boolean may(String action, Resource thing, String name) {
    return allowing(action)
        .flatMap(statement -> statement.resources().stream())
        .anyMatch(pattern -> mayMean(pattern, thing, name));
  }

  private static boolean mayMean(String pattern, Resource thing, String name) {
    if (pattern.contains("${" + thing.address() + ".")) {
      return true;
    }
    String said = pattern.replaceFirst("^arn:.*[:/]", "");
    return !pattern.contains("${") && new Pattern(said).fits(name);
  }
}
