package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who breaks out of a program is not root at once. */
public final class ImagesNotRunAsRoot implements RepositoryRule {
  private static final Pattern USER = Pattern.compile("(?i)^\\s*USER\\s+([^\\s:]+)");
  private static final Pattern FROM = Pattern.compile("(?i)^\\s*FROM\\s.*");
  private static final Set<String> ROOT = Set.of("root", "0");

  @Override
  public String title() {
    return "Dockerfiles name a user that is not root";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A hole in the program is a hole in the whole container, and a step from the host.";
  }

  @Override
  public String remedy() {
    return "Add USER with a numeric id behind the last FROM, and give that user the files that "
        + "it writes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon ECS: task and container security best practices",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "image/Dockerfile",
"""
FROM node:22.11.0-slim
CMD ["node", "server.js"]
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "image/Dockerfile",
"""
FROM node:22.11.0-slim
USER 1000
CMD ["node", "server.js"]
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return repository.files().stream()
        .filter(file -> file.path().matches("(.*/)?Dockerfile[\\w.-]*"))
        .filter(file -> file.matches(FROM).findAny().isPresent())
        .filter(file -> lastUser(file).filter(user -> !ROOT.contains(user)).isEmpty())
        .map(file -> finding(file, "its container runs as root"));
  }

  /** The one that counts: each image begins anew. */
  private static Optional<String> lastUser(Repository.File file) {
    Optional<String> user = Optional.empty();
    for (String line : file.lines()) {
      Matcher named = USER.matcher(line);
      if (FROM.matcher(line).matches()) {
        user = Optional.empty();
      } else if (named.find()) {
        user = Optional.of(named.group(1));
      }
    }
    return user;
  }
}
