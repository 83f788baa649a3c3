package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Bitbucket refuses a pipeline of more. */
  private static final int MOST_STEPS = 100;

  /** In the order in which Bitbucket wants them. */
  private static final List<String> TYPES = List.of("Test", "Staging", "Production");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)AKIA\\w|aws_secret|password|(?<!identity_|identity-|oidc_)token\\s*[=:]");

  private final Map<String, Object> file = read();

  @Test
  void has_the_form_of_a_pipeline() {
    assertThat(file.keySet()).containsOnly("image", "options", "definitions", "pipelines");
    assertThat(Workflow.map(file.get("definitions")).keySet())
        .containsOnly("caches", "scripts", "steps");
    assertThat(Workflow.map(file.get("pipelines")).keySet()).isSubsetOf(STARTS);
    assertThat(steps()).isNotEmpty().allSatisfy(BitbucketTest::isStep);
    assertThat(pipelines().values())
        .allSatisfy(pipeline -> assertThat(pipeline).hasSizeBetween(1, MOST_STEPS));
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
  void ends_in_time() {
    int most = (Integer) Workflow.map(file.get("options")).get("max-time");

    assertThat(most).isLessThanOrEqualTo(120);
    assertThat(steps())
        .filteredOn(step -> step.containsKey("max-time"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat((Integer) step.get("max-time")).isBetween(1, most));
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
  void holds_no_secret() throws Exception {
    assertThat(Files.readString(Path.of("bitbucket-pipelines.yml"))).doesNotContainPattern(SECRET);
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
  void pins_each_image_to_a_version() {
    assertThat(Stream.concat(Stream.of(file), steps().stream()).map(it -> it.get("image")))
        .filteredOn(Objects::nonNull)
        .hasSizeGreaterThan(4)
        .allSatisfy(image -> assertThat((String) image).matches(".+:v?\\d+\\.\\d+\\.\\d+.*"));
  }

  @Test
  void begins_no_pipeline_by_hand_and_deploys_to_an_environment_once() {
    assertThat(pipelines().values())
        .allSatisfy(
            pipeline -> {
              assertThat(pipeline.get(0)).doesNotContainKey("trigger");
              assertThat(deployments(pipeline)).doesNotHaveDuplicates();
            });
  }

  /** A step learns from it what it works on. */
  @Test
  void deploys_under_names_of_environments_that_have_settings() {
    Set<String> known =
        environments().stream()
            .flatMap(it -> Stream.of(it, "plan-" + it, "operate-" + it))
            .collect(Collectors.toSet());

    assertThat(deployments(steps())).isSubsetOf(known);
    assertThat(deployments(steps())).containsAll(environments());
  }

  @ParameterizedTest
  @CsvSource({"pull-requests **, plan-", "custom drift, plan-", "custom backup, operate-"})
  void serves_every_environment_that_has_settings(String pipeline, String prefix) {
    assertThat(deployments(pipelines().get(pipeline)))
        .containsExactlyElementsOf(environments().stream().map(prefix::concat).toList());
  }

  @Test
  void deploys_every_environment_and_rolls_every_one_back() {
    assertThat(deployments(pipelines().get("branches main")))
        .containsExactlyInAnyOrderElementsOf(environments());
    for (String environment : environments()) {
      assertThat(deployments(pipelines().get("custom rollback-" + environment)))
          .containsExactly(environment);
    }
  }

  /** What a lost region takes along is what was written since: it has a pipeline for each hour. */
  @ParameterizedTest
  @ValueSource(strings = {"ollama-production", "troubleshooter-mvp"})
  void backs_up_by_itself_what_keeps_data_for_people(String target) throws Exception {
    var steps = pipelines().get("custom backup-" + target);

    assertThat(deployments(steps)).containsExactly("operate-" + target);
    assertThat((Integer) steps.get(0).get("max-time")).isLessThan(60);
    assertThat(Files.readString(Path.of("docs/delivery.md")))
        .containsPattern("`backup-%s`[^.]*every hour".formatted(target));
  }

  @Test
  void names_each_step_after_what_it_works_on() {
    assertThat(steps())
        .filteredOn(step -> step.containsKey("deployment"))
        .allSatisfy(
            step -> {
              String target =
                  Workflow.text(step, "deployment").replaceFirst("^(plan|operate)-", "");
              assertThat((String) step.get("name"))
                  .matches(name -> name.endsWith(target.split("-")[1]), "ends with " + target);
            });
  }

  @Test
  void asks_before_staging_and_production() {
    assertThat(pipelines().get("branches main"))
        .filteredOn(step -> step.containsKey("trigger"))
        .allSatisfy(step -> assertThat(step).containsEntry("trigger", "manual"))
        .extracting(step -> step.get("deployment"))
        .containsExactly("ollama-staging", "microservices-prod", "ollama-production");
    // Every start of these is by hand: what they need is the name of the environment, said again.
    assertThat(commands())
        .filteredOn(command -> command.matches("(?s).*plinth (deploy|rollback|loadtest) .*"))
        // On the local cloud nothing is anybody's.
        .filteredOn(command -> !command.contains(" --local"))
        .isNotEmpty()
        .allSatisfy(
            command ->
                assertThat(command.split("plinth (deploy|rollback|loadtest) "))
                    .hasSize(command.split("--confirm \"\\$ENVIRONMENT\"", -1).length));
    assertThat(commands()).noneMatch(command -> command.contains("--yes"));
  }

  /** Bitbucket takes those of one type into a parallel set, and the types in this order. */
  @Test
  void goes_from_one_type_of_deployment_to_the_next() throws Exception {
    Map<String, String> types = types();
    for (Object pipeline : contents().values()) {
      int reached = 0;
      for (Map<String, Object> element : Workflow.<Map<String, Object>>list(pipeline)) {
        List<Integer> here =
            deployments(steps(List.of(element))).stream()
                .map(it -> it.matches("(plan|operate)-.*") ? "Test" : types.get(it))
                .map(TYPES::indexOf)
                .distinct()
                .toList();
        assertThat(here).as("%s", element).hasSizeLessThanOrEqualTo(1);
        for (int type : here) {
          assertThat(type).isGreaterThanOrEqualTo(reached);
          reached = type;
        }
      }
    }
  }

  /** As the page on delivery tells people to set them. */
  private static Map<String, String> types() throws IOException {
    String page = Files.readString(Path.of("docs/delivery.md"));
    var types = new HashMap<String, String>();
    for (String type : TYPES) {
      var row = Pattern.compile("(?m)^\\| %s \\|(.*)\\|$".formatted(type)).matcher(page);
      assertThat(row.find()).as(type).isTrue();
      Pattern.compile("`([\\w-]+)`")
          .matcher(row.group(1))
          .results()
          .forEach(it -> types.put(it.group(1), type));
    }
    assertThat(types.keySet()).containsAll(environments());
    assertThat(types)
        .allSatisfy(
            (name, type) -> assertThat(type.equals("Production")).isEqualTo(isProduction(name)));
    return types;
  }

  @Test
  void goes_back_when_the_smoke_test_fails() {
    assertThat(pipelines().get("branches main"))
        .filteredOn(step -> step.containsKey("deployment"))
        .allSatisfy(
            step ->
                assertThat(step.get("script").toString())
                    .matches(
                        "(?s).*plinth smoke [^|]*\\|\\| \\{ \\./plinth rollback .*exit 1; }.*"));
  }

  @Test
  void scans_what_github_scans() {
    for (String pipeline : List.of("default", "pull-requests **", "branches main")) {
      assertThat(pipelines().get(pipeline))
          .extracting(step -> step.get("name"))
          .contains("tflint", "Trivy", "Checkov", "Secrets");
    }
  }

  /** As on GitHub: what a distribution calls them, and whether it has them, differs. */
  @Test
  void tests_with_packer_and_locust_of_reviewed_versions() {
    assertThat(pipelines().get("default").get(0))
        .containsEntry("name", "Build and test")
        .hasEntrySatisfying(
            "script",
            script ->
                assertThat(Workflow.<String>list(script))
                    .startsWith(".ci/toolchain packer")
                    .anyMatch(line -> line.contains("pip install"))
                    .endsWith(".ci/run"));
  }

  @Test
  void lets_people_choose_from_the_scenarios_that_there_are() {
    List<Map<String, Object>> variables =
        contents().entrySet().stream()
            .filter(it -> it.getKey().startsWith("custom load-test-"))
            .map(it -> Workflow.<Map<String, Object>>list(it.getValue()).get(0))
            .map(first -> Workflow.<Map<String, Object>>list(first.get("variables")).get(0))
            .toList();

    assertThat(variables)
        .hasSize(3)
        .allSatisfy(
            variable ->
                assertThat(variable)
                    .containsEntry(
                        "allowed-values", List.of("baseline", "stress", "spike", "endurance")));
  }

  static List<String> commands() {
    return new BitbucketTest()
        .steps().stream()
            .flatMap(step -> Workflow.<String>list(step.get("script")).stream())
            .toList();
  }

  /** What a step runs after its script, the first of that name. */
  static String after(String name) {
    return new BitbucketTest()
        .steps().stream()
            .filter(step -> name.equals(step.get("name")))
            .map(step -> Workflow.<String>list(step.get("after-script")).get(0))
            .findFirst()
            .orElseThrow();
  }

  private static boolean isProduction(String deployment) {
    return deployment.matches("\\w+-prod(uction)?");
  }

  private static List<String> deployments(List<Map<String, Object>> steps) {
    return steps.stream()
        .filter(step -> step.containsKey("deployment"))
        .map(step -> Workflow.text(step, "deployment"))
        .toList();
  }

  private List<Map<String, Object>> steps() {
    return pipelines().values().stream().flatMap(List::stream).distinct().toList();
  }

  /** The steps of each, in order. */
  private Map<String, List<Map<String, Object>>> pipelines() {
    var pipelines = new LinkedHashMap<String, List<Map<String, Object>>>();
    contents().forEach((name, content) -> pipelines.put(name, steps(content)));
    return pipelines;
  }

  /** Each by what starts it. */
  private Map<String, Object> contents() {
    var contents = new LinkedHashMap<String, Object>();
    Workflow.map(file.get("pipelines"))
        .forEach(
            (start, content) -> {
              if (start.equals("default")) {
                contents.put(start, content);
              } else {
                Workflow.map(content).forEach((name, it) -> contents.put(start + " " + name, it));
              }
            });
    return contents;
  }

  private static List<Map<String, Object>> steps(Object pipeline) {
    var steps = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> element : Workflow.<Map<String, Object>>list(pipeline)) {
      assertThat(element).hasSize(1);
      assertThat(element.keySet()).isSubsetOf("step", "parallel", "variables");
      if (element.containsKey("step")) {
        steps.add(Workflow.map(element.get("step")));
      } else if (element.containsKey("parallel")) {
        steps.addAll(steps(element.get("parallel")));
      }
    }
    return steps;
  }

  /** {@code ollama-dev} and so on, without the bootstrap stack, which people deploy. */
  private static List<String> environments() {
    return new Synthesis(SettingsFiles.of(Path.of("")))
        .targets().stream()
            .filter(target -> !target.platform().equals("bootstrap"))
            .map(Target::toString)
            .map(target -> target.replace(' ', '-'))
            .sorted()
            .toList();
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
