package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An image that worked yesterday is the one that runs today. */
public final class ImagesPinned implements RepositoryRule {
  private static final Pattern FROM =
      Pattern.compile("(?i)^\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?");
  private static final Pattern COMPOSE = Pattern.compile("(.*/)?(docker-)?compose[\\w.-]*\\.ya?ml");
  private static final Pattern IMAGE = Pattern.compile("^\\s*image:\\s*[\"']?([^\\s\"']+)");
  private static final Pattern RUN =
      Pattern.compile(
          "\\b(?:docker|podman)\\s+(?:run|pull)\\b[^|;&]*?\\s([a-z][\\w./-]*:latest)\\b");
  private static final Pattern VERSION =
      Pattern.compile(".*@sha256:.*|.*:(?!latest$)[^/]+|.*\\$.*");

  @Override
  public String title() {
    return "Images in Dockerfiles, compose files and scripts name a version";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A restart brings another version than the one that was tested.";
  }

  @Override
  public String remedy() {
    return "Name a version, or better the digest: postgres:16.4@sha256:….";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Docker: building best practices",
            "https://docs.docker.com/build/building/best-practices/"),
        Source.page(
            "Amazon ECS: container image best practices",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "image/Dockerfile",
"""
FROM node:latest
USER node
CMD ["node", "server.js"]
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "image/Dockerfile",
"""
FROM node:22.11.0-slim
USER node
CMD ["node", "server.js"]
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.of(
            repository.files().stream()
                .filter(file -> file.path().matches("(.*/)?Dockerfile[\\w.-]*"))
                .flatMap(this::dockerfile),
            repository.files().stream()
                .filter(file -> COMPOSE.matcher(file.path()).matches())
                .flatMap(file -> images(file, IMAGE)),
            Shell.scripts(repository).flatMap(file -> images(file, RUN)))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> dockerfile(Repository.File file) {
    var stages = new HashSet<String>(Set.of("scratch"));
    file.matches(FROM)
        .flatMap(line -> line.matcher(FROM).results())
        .flatMap(from -> Stream.ofNullable(from.group(2)))
        .forEach(stages::add);
    return images(file, FROM)
        .filter(it -> stages.stream().noneMatch(s -> it.what().startsWith(s + " ")));
  }

  private Stream<Finding> images(Repository.File file, Pattern pattern) {
    return file.matches(pattern)
        .flatMap(
            line ->
                line.matcher(pattern)
                    .results()
                    .map(image -> image.group(1))
                    .filter(image -> !VERSION.matcher(image).matches())
                    .map(image -> finding(file, line.number(), image + " names no version")));
  }
}
