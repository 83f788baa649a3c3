package dev.plinth.policy.rules.naming;

import dev.plinth.terraform.Resource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How AWS wants things of a type named.
 *
 * @param argument that holds the name
 * @param scope in which a name is taken once
 * @param longest in characters
 * @param shape of a whole name
 */
record AwsName(String argument, Scope scope, int longest, Pattern shape) {
  private static final Map<String, AwsName> BY_TYPE = read();

  /** Where two things of a type cannot have one name. */
  enum Scope {
    /** In a region of an account. */
    REGIONAL,
    /** In an account. */
    GLOBAL,
    /** In all accounts there are. */
    WORLDWIDE,
    /** In something smaller, such as a cluster; or names are not unique at all. */
    NONE
  }

  /** Of a resource; empty where AWS gives an id instead. */
  static Optional<AwsName> of(Resource resource) {
    return Optional.ofNullable(BY_TYPE.get(resource.type()));
  }

  private static Map<String, AwsName> read() {
    var names = new HashMap<String, AwsName>();
    for (String line : ResourceList.read("names.txt")) {
      String[] fields = line.split(" ", 5);
      names.put(
          fields[0],
          new AwsName(
              fields[1],
              Scope.valueOf(fields[2].toUpperCase(Locale.ROOT)),
              Integer.parseInt(fields[3]),
              Pattern.compile(fields.length > 4 ? fields[4] : ".+")));
    }
    return Map.copyOf(names);
  }
}
