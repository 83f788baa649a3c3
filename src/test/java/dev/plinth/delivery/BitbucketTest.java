package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The form is that of Bitbucket's page "Bitbucket Pipelines configuration reference". */
class BitbucketTest {
  private static final Set<String> STEP =
      Set.of(
          "name",
          "script",
          "after-script",
          "image",
          "caches",
          "artifacts",
          "services",
          "size",
          "max-time",
          "oidc",
          "deployment",
          "trigger",
          "condition",
          "clone");
  private static final Set<String> STARTS =
      Set.of("default", "branches", "tags", "pull-requests", "custom");

  private final Map<String, Object> file = read();

  @Test
  void has_the_form_of_a_pipeline() {
    assertThat(file.keySet()).containsOnly("image", "options", "definitions", "pipelines");
    assertThat(Workflow.map(file.get("definitions")).keySet())
        .containsOnly("caches", "scripts", "steps");
    assertThat(Workflow.map(file.get("pipelines")).keySet()).isSubsetOf(STARTS);
    assertThat(steps()).isNotEmpty().allSatisfy(BitbucketTest::isStep);
  }

  private static void isStep(Map<String, Object> step) {
    assertThat(step.keySet()).isSubsetOf(STEP).contains("name", "script");
    assertThat(Workflow.<Object>list(step.get("script")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).isInstanceOf(String.class));
    if (step.containsKey("trigger")) {
      assertThat(step.get("trigger")).isIn("manual", "automatic");
    }
  }

  @Test
  void takes_credentials_in_deployments_alone() {
    assertThat(steps())
        .allSatisfy(
            step ->
                assertThat(step.containsKey("oidc"))
                    .as("%s", step.get("name"))
                    .isEqualTo(step.containsKey("deployment"))
                    .isEqualTo(step.get("script").toString().contains("WEB_IDENTITY_TOKEN")));
  }

  @Test
  void names_caches_that_bitbucket_or_the_file_knows() {
    var own = Workflow.map(Workflow.map(file.get("definitions")).get("caches")).keySet();
    var known = new HashSet<>(Set.of("maven", "docker", "node", "pip"));
    known.addAll(own);

    assertThat(steps())
        .allSatisfy(
            step -> assertThat(Workflow.<String>list(step.get("caches"))).isSubsetOf(known));
  }

  @Test
  void begins_no_pipeline_by_hand_and_deploys_to_an_environment_once() {
    for (List<Map<String, Object>> pipeline : pipelines()) {
      assertThat(pipeline.get(0)).doesNotContainKey("trigger");
      assertThat(pipeline.stream().map(it -> it.get("deployment")).filter(it -> it != null))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void asks_before_production() {
    assertThat(steps())
        .filteredOn(
            step -> step.get("script").toString().matches("(?s).*plinth deploy \\w+ prod.*"))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step).containsEntry("trigger", "manual"));
  }

  static List<String> commands() {
    return new BitbucketTest()
        .steps().stream()
            .flatMap(step -> Workflow.<String>list(step.get("script")).stream())
            .toList();
  }

  private List<Map<String, Object>> steps() {
    return pipelines().stream().flatMap(List::stream).distinct().toList();
  }

  /** The steps of each, in order. */
  private List<List<Map<String, Object>>> pipelines() {
    var pipelines = new ArrayList<List<Map<String, Object>>>();
    Workflow.map(file.get("pipelines"))
        .forEach(
            (start, content) -> {
              if (start.equals("default")) {
                pipelines.add(steps(content));
              } else {
                Workflow.map(content).values().forEach(it -> pipelines.add(steps(it)));
              }
            });
    return pipelines;
  }

  private static List<Map<String, Object>> steps(Object pipeline) {
    var steps = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> element : Workflow.<Map<String, Object>>list(pipeline)) {
      assertThat(element.keySet()).containsOnly(element.containsKey("step") ? "step" : "parallel");
      if (element.containsKey("step")) {
        steps.add(Workflow.map(element.get("step")));
      } else {
        steps.addAll(steps(element.get("parallel")));
      }
    }
    return steps;
  }

  private static Map<String, Object> read() {
    try {
      return Workflow.map(
          Workflow.yaml().load(Files.readString(Path.of("bitbucket-pipelines.yml"))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
