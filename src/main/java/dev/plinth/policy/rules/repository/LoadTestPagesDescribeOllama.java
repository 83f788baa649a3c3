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

/** A page on load tests says what is done to the models. */
public final class LoadTestPagesDescribeOllama implements RepositoryRule {
  private static final Pattern GENERIC =
      Pattern.compile(
          "\\bCRUD\\b|\\bcreate,? read,? (and )?update\\b|\\beducation[-_ ]?portal\\b|/(items|students|courses)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OLLAMA =
      Pattern.compile("\\bollama\\b|/api/(generate|chat|tags|embed)", Pattern.CASE_INSENSITIVE);

  @Override
  public String title() {
    return "Documentation of load tests describes Ollama's scenarios, not generic CRUD";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Readers run, and compare, scenarios that measure nothing that matters here.";
  }

  @Override
  public String remedy() {
    return "Describe the requests to Ollama's API, the models and the latencies that are "
        + "expected.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(10));
  }

  @Override
  public Example bad() {
    return Example.of(
        "loadtest/README.md",
"""
# Load tests

Users create, read, update and delete items.
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "loadtest/README.md",
"""
# Load tests

Users send prompts to Ollama's `/api/generate` and wait for the model's answer.
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return LoadTests.pages(repository).flatMap(this::check);
  }

  private Stream<Finding> check(Repository.File page) {
    Stream<Finding> generic =
        page.matches(GENERIC)
            .map(line -> finding(page, line.number(), "it describes generic operations"));
    return OLLAMA.matcher(page.text()).find()
        ? generic
        : Stream.concat(Stream.of(finding(page, "it does not speak of Ollama")), generic);
  }
}
