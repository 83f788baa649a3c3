package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowsTest {
  private static final Pattern ACTION =
      Pattern.compile("uses: ([\\w.-]+/[\\w./-]+)@([0-9a-f]{40}) # (v\\d+\\.\\d+\\.\\d+)\\n");
  private static final String CREDENTIALS = "aws-actions/configure-aws-credentials";

  @TempDir private Path folder;

  static List<Workflow> workflows() {
    return Workflow.all();
  }

  static Stream<Workflow.Job> jobs() {
    return Workflow.all().stream().flatMap(workflow -> workflow.jobs().stream());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void may_read_alone_unless_a_job_says_more(Workflow workflow) {
    assertThat(workflow.content().get("permissions")).isEqualTo(Map.of("contents", "read"));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void ends_in_time(Workflow.Job job) {
    assertThat(job.isCall() || job.content().get("timeout-minutes") instanceof Integer)
        .as("%s has timeout-minutes", job.name())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void takes_credentials_in_jobs_of_an_environment_alone(Workflow.Job job) {
    boolean isDeployed = job.uses(CREDENTIALS);

    assertThat(job.permissions().containsKey("id-token"))
        .as("%s may ask for a token", job.name())
        .isEqualTo(isDeployed || job.isCall() && callsForCredentials(job));
    assertThat(job.content().containsKey("environment"))
        .as("%s names an environment", job.name())
        .isEqualTo(isDeployed);
  }

  private static boolean callsForCredentials(Workflow.Job job) {
    String file = Path.of(Workflow.text(job.content(), "uses")).getFileName().toString();
    return Workflow.named(file).text().contains(CREDENTIALS);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void keeps_the_token_that_writes_away_from_the_code(Workflow.Job job) {
    boolean writes =
        job.permissions().entrySet().stream()
            .anyMatch(
                it ->
                    it.getValue().equals("write")
                        && !List.of("id-token", "security-events").contains(it.getKey()));

    assertThat(writes && job.uses("actions/checkout")).as(job.name()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void leaves_no_credentials_of_git_behind(Workflow.Job job) {
    assertThat(job.steps())
        .filteredOn(step -> Workflow.text(step, "uses").startsWith("actions/checkout@"))
        .allSatisfy(
            step ->
                assertThat(Workflow.map(step.get("with")))
                    .containsEntry("persist-credentials", false));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void runs_no_text_that_is_put_in_by_github(Workflow.Job job) {
    assertThat(job.commands()).noneMatch(command -> command.contains("${{"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void hears_every_command_of_a_pipe(Workflow workflow) {
    assertThat(workflow.commands().findAny().isEmpty() || workflow.shell().contains("pipefail"))
        .isTrue();
  }

  @Test
  void fails_where_an_environment_has_drifted() throws Exception {
    assertThat(run("drift.yml", "drift", "Compare", "echo 'one resource differs'; exit 1"))
        .isEqualTo(1);
    assertThat(folder.resolve("target/drift/ollama dev.txt")).hasContent("one resource differs");
  }

  @Test
  void passes_where_none_has() throws Exception {
    assertThat(run("drift.yml", "drift", "Compare", "echo 'as deployed'")).isZero();
  }

  /** The comment of an earlier push is renewed by it. */
  @Test
  void says_in_the_comment_that_there_is_no_plan() throws Exception {
    assertThat(run("plan.yml", "plan", "Plan", "exit 1")).isEqualTo(1);
    assertThat(folder.resolve("target/comment/ollama-dev.md"))
        .hasContent(
            """
            <!-- plinth plan ollama dev -->
            There is no plan of ollama dev: [the run](https://example.com/runs/7) says why.
            """);
    assertThat(Workflow.named("plan.yml").job("plan").steps())
        .last()
        .satisfies(step -> assertThat(step).containsEntry("if", "always()"));
  }

  @Test
  void shows_the_plan_that_there_is() throws Exception {
    assertThat(run("plan.yml", "plan", "Plan", "echo planned >\"$5\"")).isZero();
    assertThat(folder.resolve("target/comment/ollama-dev.md")).hasContent("planned");
    assertThat(folder.resolve("summary.md")).hasContent("planned");
  }

  /** A lock of a plan that was killed is in the way of the next deployment. */
  @Test
  void breaks_no_plan_off() {
    assertThat(Workflow.map(Workflow.named("plan.yml").content().get("concurrency")))
        .containsEntry("cancel-in-progress", false);
  }

  /**
   * Runs a step for {@code ollama dev} as GitHub would.
   *
   * @param plinth what stands in for the program
   * @return the exit code
   */
  private int run(String file, String job, String step, String plinth) throws Exception {
    Workflow workflow = Workflow.named(file);
    Path program = Files.writeString(folder.resolve("plinth"), "#!/bin/sh\n" + plinth + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path script = Files.writeString(folder.resolve("script.sh"), workflow.job(job).command(step));
    var command = new ArrayList<>(workflow.shell());
    command.add(script.toString());
    var process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    process
        .environment()
        .putAll(
            Map.of(
                "TARGET",
                "ollama dev",
                "RUN",
                "https://example.com/runs/7",
                "GITHUB_STEP_SUMMARY",
                folder.resolve("summary.md").toString()));
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  @Test
  void pins_each_action_to_one_commit_and_says_its_version() throws Exception {
    var pinned = new HashMap<String, String>();
    var files = new HashSet<>(Workflow.all().stream().map(Workflow::text).toList());
    files.add(Files.readString(Path.of(".github/actions/toolchain/action.yml")));
    for (String text : files) {
      List<MatchResult> pins = ACTION.matcher(text).results().toList();
      assertThat(pins)
          .hasSize((int) text.lines().filter(line -> line.matches(".*uses: (?!\\./).*")).count());
      for (MatchResult pin : pins) {
        String commit = pin.group(2) + " " + pin.group(3);
        assertThat(pinned.merge(pin.group(1), commit, (old, now) -> old))
            .as(pin.group(1))
            .isEqualTo(commit);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan.yml plan", "drift.yml drift", "backup.yml backup"})
  void serves_every_environment_that_has_settings(String job) {
    String[] names = job.split(" ");

    assertThat(Workflow.named(names[0]).job(names[1]).targets())
        .containsExactlyElementsOf(environments());
  }

  /** What they keep and what a region takes along is an hour at most: microservices keep none. */
  @Test
  void backs_up_every_hour_what_keeps_data_for_people() {
    assertThat(Workflow.named("backup-production.yml").job("backup").targets())
        .containsExactly("ollama production", "troubleshooter mvp");
  }

  @Test
  void rolls_every_environment_back() {
    var inputs =
        Workflow.map(
            Workflow.map(Workflow.named("rollback.yml").triggers().get("workflow_dispatch"))
                .get("inputs"));

    assertThat(Workflow.map(inputs.get("target")).get("options")).isEqualTo(environments());
  }

  @Test
  void deploys_every_environment_once_and_production_after_the_others() {
    Workflow deploy = Workflow.named("deploy.yml");
    var targets =
        deploy.jobs().stream()
            .filter(job -> Workflow.text(job.content(), "uses").contains("deploy-environment"))
            .map(job -> Workflow.map(job.content().get("with")))
            .map(with -> with.get("platform") + " " + with.get("environment"))
            .toList();

    assertThat(targets).containsExactlyInAnyOrderElementsOf(environments());
    assertThat(deploy.job("ollama-dev").content()).containsEntry("needs", "validate");
    assertThat(deploy.job("ollama-staging").content()).containsEntry("needs", "ollama-dev");
    assertThat(deploy.job("ollama-production").content()).containsEntry("needs", "ollama-staging");
    assertThat(deploy.job("microservices-prod").content())
        .containsEntry("needs", "microservices-qa");
    assertThat(Workflow.map(deploy.job("ollama-staging").content().get("with")))
        .containsEntry("scenario", "baseline");
  }

  @Test
  void changes_an_environment_one_run_at_a_time_and_breaks_none_off() {
    for (String job : List.of("deploy-environment.yml deploy", "rollback.yml rollback")) {
      String[] names = job.split(" ");
      var concurrency =
          Workflow.map(Workflow.named(names[0]).job(names[1]).content().get("concurrency"));

      assertThat(concurrency).containsEntry("cancel-in-progress", false);
      assertThat(String.valueOf(concurrency.get("group")).replaceAll("\\$\\{\\{.*}}", "X"))
          .isEqualTo("aws X");
    }
  }

  @Test
  void goes_back_when_the_smoke_test_fails() {
    var steps = Workflow.named("deploy-environment.yml").job("deploy").steps();
    var last = steps.get(steps.size() - 1);

    assertThat(last)
        .containsEntry("if", "failure() && steps.smoke.outcome == 'failure'")
        .hasEntrySatisfying("run", run -> assertThat((String) run).contains("plinth rollback"));
  }

  @Test
  void gives_pull_requests_of_forks_no_credentials() {
    assertThat(Workflow.named("plan.yml").job("plan").content())
        .hasEntrySatisfying(
            "if",
            condition ->
                assertThat((String) condition)
                    // A copy that was made by forking is a fork itself: that says nothing.
                    .endsWith(
                        "github.event.pull_request.head.repo.full_name == github.repository"));
    assertThat(Workflow.all()).noneMatch(it -> it.text().contains("head.repo.fork"));
    assertThat(Workflow.all()).noneMatch(it -> it.text().contains("pull_request_target"));
  }

  /** Without code scanning, as in a private repository without the licence, rules decide. */
  @Test
  void fails_nothing_where_findings_cannot_be_shown() {
    var uploads =
        jobs()
            .filter(job -> job.uses("github/codeql-action/upload-sarif"))
            .peek(job -> assertThat(job.permissions()).containsEntry("actions", "read"))
            .flatMap(job -> job.steps().stream())
            .filter(step -> Workflow.text(step, "uses").contains("upload-sarif"))
            .toList();

    assertThat(uploads)
        .hasSize(4)
        .allSatisfy(step -> assertThat(step).containsEntry("continue-on-error", true));
  }

  /** {@code ollama dev} and so on, without the bootstrap stack, which people deploy. */
  private static List<String> environments() {
    return new Synthesis(SettingsFiles.of(Path.of("")))
        .targets().stream()
            .filter(target -> !target.platform().equals("bootstrap"))
            .map(Target::toString)
            .sorted()
            .toList();
  }
}
