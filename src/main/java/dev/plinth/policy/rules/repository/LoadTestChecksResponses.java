package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A load test counts an answer as good only if it is one. */
public final class LoadTestChecksResponses implements RepositoryRule {
  private static final Pattern READS =
      Pattern.compile("\\.json\\(\\)|json\\.loads\\(|iter_lines\\(");
  private static final Pattern FAILS = Pattern.compile("\\.failure\\(|\\braise\\b|\\bassert\\b");
  private static final Pattern MEASURES =
      Pattern.compile(
          "\\belapsed\\b|\\bperf_counter\\b|\\bmonotonic\\b|\\btime\\.time\\(|\\bresponse_time\\b"
              + "|\\b(total|eval|load)_duration\\b|\\brequest_meta\\b");

  @Override
  public String title() {
    return "Tasks of load tests check the structure of Ollama's answers and measure how long "
        + "inference takes";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "An error page with status 200 counts as a success, and the numbers say nothing about"
        + " the models.";
  }

  @Override
  public String remedy() {
    return "Request with catch_response=True, read response.json(), call response.failure where "
        + "a field is missing, and report the latency.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(12));
  }

  @Override
  public Example bad() {
    return Example.of(
        "loadtest/locustfile.py",
"""
from locust import HttpUser, task

class Chat(HttpUser):
    @task
    def generate(self):
        self.client.post("/api/generate", json={"model": "llama3", "prompt": "Hi"})
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "loadtest/locustfile.py",
"""
from locust import HttpUser, task

class Chat(HttpUser):
    @task
    def generate(self):
        with self.client.post("/api/generate", json={"model": "llama3", "prompt": "Hi",
                              "stream": False}, catch_response=True) as response:
            answer = response.json()
            if "response" not in answer or "total_duration" not in answer:
                response.failure("no answer of Ollama")
            elif response.elapsed.total_seconds() > 30:
                response.failure("inference took too long")
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return LocustTask.of(repository).stream().flatMap(this::check);
  }

  private Stream<Finding> check(LocustTask task) {
    var missing = new ArrayList<String>();
    if (!READS.matcher(task.code()).find() || !FAILS.matcher(task.code()).find()) {
      missing.add("checks no answer");
    }
    if (!MEASURES.matcher(task.code()).find()) {
      missing.add("measures no latency");
    }
    return missing.stream()
        .map(what -> finding(task.file(), task.line(), "task %s %s".formatted(task.name(), what)));
  }
}
