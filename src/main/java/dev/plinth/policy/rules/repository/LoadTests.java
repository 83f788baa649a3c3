package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What measures how much load the platform takes: scenarios, helpers, pages. */
final class LoadTests {
  private static final Pattern FOLDER =
      Pattern.compile("(^|/)(load[-_]?tests?|locust)/|(^|/)locustfile\\w*\\.py$");

  private LoadTests() {}

  /** Its files, pages apart. */
  static Stream<Repository.File> scripts(Repository repository) {
    return files(repository).filter(file -> !file.path().endsWith(".md"));
  }

  /** What describes it. */
  static Stream<Repository.File> pages(Repository repository) {
    return files(repository).filter(file -> file.path().endsWith(".md"));
  }

  private static Stream<Repository.File> files(Repository repository) {
    return repository.files().stream().filter(file -> FOLDER.matcher(file.path()).find());
  }
}
