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

/** What a page tells people to type can be typed. */
public final class DocumentedCommandsRun implements RepositoryRule {
  private static final Pattern PLINTH = Pattern.compile("\\./plinth ");

  @Override
  public String title() {
    return "Commands in documentation are well formed and name what there is";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "In the middle of an outage a command from the runbook fails, or does something else.";
  }

  @Override
  public String remedy() {
    return "Close the quotes, and name commands, platforms, environments and resources as they "
        + "are called now.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(3));
  }

  @Override
  public Example bad() {
    return Example.of(
        "docs/ollama.md",
"""
# Ollama

```sh
aws autoscaling describe-auto-scaling-groups --query 'AutoScalingGroups[0]
```
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "docs/ollama.md",
"""
# Ollama

```sh
aws autoscaling describe-auto-scaling-groups --query 'AutoScalingGroups[0]'
```
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    PlinthCommand plinth = PlinthCommand.of(repository);
    boolean ollama = OllamaNames.areIn(repository);
    return Markdown.pages(repository)
        .flatMap(
            page ->
                Stream.of(
                        openQuotes(page),
                        page.matches(PLINTH).flatMap(line -> calls(page, line, plinth)),
                        ollama ? names(repository, page) : Stream.<Finding>empty())
                    .flatMap(findings -> findings));
  }

  private Stream<Finding> openQuotes(Repository.File page) {
    return commands(page)
        .flatMap(fence -> OpenQuote.in(fence.lines()).stream())
        .map(line -> finding(page, line.number(), "a quote is not closed"));
  }

  private Stream<Finding> calls(Repository.File page, Repository.Line line, PlinthCommand plinth) {
    return plinth.problems(line.text()).map(what -> finding(page, line.number(), what));
  }

  private Stream<Finding> names(Repository repository, Repository.File page) {
    return commands(page)
        .flatMap(fence -> fence.lines().stream())
        .flatMap(
            line ->
                OllamaNames.foreign(repository, line.text())
                    .map(name -> finding(page, line.number(), "there is no " + name)));
  }

  private static Stream<Markdown.Fence> commands(Repository.File page) {
    return Markdown.fences(page).stream().filter(Markdown.Fence::isShell);
  }
}
