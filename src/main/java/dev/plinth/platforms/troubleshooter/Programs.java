package dev.plinth.platforms.troubleshooter;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who the platform's programs are: the roles of the service and of each function, by their ARNs,
 * for policies that name them before they are made.
 */
final class Programs {
  private Programs() {}

  /** All of them, the service first. */
  static List<String> roleArns(TroubleshooterPlatform platform) {
    return Stream.concat(
            Stream.of("task"),
            platform.settings().functions().stream().map(function -> functionRole(function.name())))
        .map(platform::roleArn)
        .toList();
  }

  /** What the role of a function is called within the platform. */
  static String functionRole(String function) {
    return "lambda-" + function;
  }
}
