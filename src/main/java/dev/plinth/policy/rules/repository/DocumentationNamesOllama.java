package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who reads a page finds in AWS what it speaks of. */
public final class DocumentationNamesOllama implements RepositoryRule {
  private static final Pattern CODE = Pattern.compile("`[^`]+`");
  private static final Pattern GUIDE = Pattern.compile("(.*/)?[^/]*migrat[^/]*");

  @Override
  public String title() {
    return "Documentation names resources ollama- and speaks of no earlier project";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Readers look for, and change, resources that are not there or that are somebody "
        + "else's.";
  }

  @Override
  public String remedy() {
    return "Use the platform's names. Only the guide that leads from the earlier project, whose "
        + "file is named for migration, may name that.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(2));
  }

  @Override
  public Example bad() {
    return Example.of(
        "docs/ollama.md",
"""
# Ollama

Instances are in `crud-app-asg`, behind `web-alb`.
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "docs/ollama.md",
"""
# Ollama

Instances are in `ollama-asg`, behind `ollama-alb`.
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return OllamaNames.areIn(repository)
        ? Markdown.pages(repository)
            .filter(page -> !GUIDE.matcher(page.path()).matches())
            .flatMap(page -> check(repository, page))
        : Stream.empty();
  }

  private Stream<Finding> check(Repository repository, Repository.File page) {
    return Markdown.prose(page).stream()
        .flatMap(
            line ->
                Stream.concat(
                        OllamaNames.old(line.text()),
                        CODE.matcher(line.text())
                            .results()
                            .flatMap(code -> OllamaNames.foreign(repository, code.group())))
                    .distinct()
                    .map(name -> finding(page, line.number(), "it speaks of " + name)));
  }
}
