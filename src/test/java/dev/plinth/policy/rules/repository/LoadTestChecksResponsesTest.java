package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadTestChecksResponsesTest extends RuleProof {

  LoadTestChecksResponsesTest() {
    super(new LoadTestChecksResponses());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        scenario("nothing checked", "        self.client.post('/api/chat', json={'a': 1})")
            .foundAt("loadtest/mutant.py:5", "loadtest/mutant.py:5"),
        scenario(
                "not measured",
                "        with self.client.post('/api/chat', catch_response=True) as response:\n"
                    + "            if 'message' not in response.json():\n                response.failure('no answer')")
            .foundAt("loadtest/mutant.py:5"),
        scenario(
                "read and not judged",
                "        began = time.perf_counter()\n        self.client.get('/api/tags').json()")
            .foundAt("loadtest/mutant.py:5"));
  }

  private static RepositoryMutant scenario(String name, String body) {
    return RepositoryMutant.of(name)
        .adding(
            "loadtest/mutant.py",
            "from locust import HttpUser, task\n\nclass Mutant(HttpUser):\n    @task(3)\n"
                + "    def ask_mutant(self):\n"
                + body
                + "\n\n    def wait(self):\n        pass\n");
  }

  @Test
  void follows_helpers_in_other_files_of_the_load_test() {
    assertThat(
            judging.in(
                Example.of(
                    "loadtest/locustfile.py",
                    "class A(HttpUser):\n    @task\n    def chat(self):\n        ask(self.client)\n",
                    "loadtest/answers.py",
                    "def ask(client):\n    answer = client.post('/').json()\n    assert answer['total_duration']\n")))
        .isEmpty();
  }

  @Test
  void looks_at_each_task_by_itself() {
    assertThat(
            judging.in(
                Example.of(
                    "loadtest/locustfile.py",
                    """
                    class A(HttpUser):
                        @task
                        def tags(self):
                            self.client.get("/api/tags")

                        @task
                        def chat(self):
                            assert self.client.get("/").json()["total_duration"]
                    """)))
        .containsExactly(
            "loadtest/locustfile.py:3: task tags checks no answer",
            "loadtest/locustfile.py:3: task tags measures no latency");
  }
}
