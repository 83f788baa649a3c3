package dev.plinth.policy.rules.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Actions for which a policy cannot say which resource they are about. */
final class ActionsWithoutResource {
  private static final String TABLE =
      "/dev/plinth/policy/rules/access/actions-without-resource.txt";
  private static final Set<String> NAMES = read();

  private ActionsWithoutResource() {}

  /** Whether an action is one of them, or only tells what there is. */
  static boolean has(String action) {
    String name = action.substring(action.indexOf(':') + 1);
    return name.startsWith("Describe")
        || name.startsWith("List")
        || NAMES.contains(action.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    try (InputStream table = ActionsWithoutResource.class.getResourceAsStream(TABLE)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(": ") && !line.startsWith("#"))
          .flatMap(ActionsWithoutResource::actions)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<String> actions(String line) {
    String[] parts = line.toLowerCase(Locale.ROOT).split(": ");
    return Stream.of(parts[1].split(" ")).map(action -> parts[0] + ":" + action);
  }
}
