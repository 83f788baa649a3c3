package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy says when something is in its way, and that it has changed nothing then. */
class DeployRefusalsTest {
  private static final String ACCOUNT = "222222222222";
  private static final String HOW_TO_GET_TERRAFORM =
      "install Terraform 1.11 or later (developer.hashicorp.com/terraform/install) and put it on the PATH";
  private static final String LOCK =
      """
      Error: Error acquiring the state lock

      Lock Info:
        ID:        7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b
        Path:      plinth-state/env:/production/ollama/terraform.tfstate
        Operation: OperationTypeApply
        Who:       ada@workstation
        Version:   1.11.4
        Created:   2026-11-21 04:46:35 +0000 UTC
        Info:
      """;
  private static final String LOCKED =
      """
      plinth: the state is locked by ada@workstation since 2026-11-21 04:46:35 +0000 UTC \
      (OperationTypeApply, lock 7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b)
        wait until that run ends and try again;
        if it was killed, and only then, release its lock: repeat this command with \
      --unlock 7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b
      """;

  @TempDir private Path root;
  @TempDir private Path programs;

  @BeforeEach
  void prepare() {
    Checkout.copyTo(root);
  }

  @Test
  void says_everything_that_is_missing_at_once() throws IOException {
    try (var aws = new FakeAws(ACCOUNT, 404, false)) {
      Map<String, String> variables = new HashMap<>(aws.variables());
      variables.put("PATH", pathToNodeAlone());

      run(variables, "ollama", "production")
          .failed(
              1,
              """
              plinth: terraform is not on the PATH
                %s
              the state bucket plinth-state-222222222222-us-east-1 is missing in account 222222222222, us-east-1
              the lock table plinth-locks is missing in account 222222222222, us-east-1
                make it once with: ./plinth deploy bootstrap production
              """
                  .formatted(HOW_TO_GET_TERRAFORM));
    }
    assertThat(root.resolve(".plinth/work/ollama/production")).isEmptyDirectory();
  }

  @Test
  void refuses_a_terraform_that_is_too_old() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.5.7", "");
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      run(aws, terraform)
          .failed(
              1,
              """
              plinth: %s/terraform is version 1.5.7
                %s
              """
                  .formatted(programs, HOW_TO_GET_TERRAFORM));
    }
    assertThat(terraform.asked()).containsExactly("version -json");
  }

  @Test
  void refuses_without_credentials() {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "");

    run(Map.of("PATH", terraform.searchPath(), "AWS_REGION", "us-east-1"), "ollama", "production")
        .failed(
            1,
            """
            plinth: there are no AWS credentials
              log in to account 222222222222, such as by `aws sso login`, or set AWS_PROFILE
            """);
  }

  @Test
  void refuses_credentials_that_have_expired() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "");
    try (var aws = new FakeAws("", 200, true)) {
      run(aws, terraform)
          .failed(
              1,
              """
              plinth: AWS does not accept the credentials: the token is expired
                renew them, such as by `aws sso login`, or choose others with AWS_PROFILE=<profile>
              """);
    }
  }

  @Test
  void refuses_credentials_of_another_account() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "");
    try (var aws = new FakeAws("999999999999", 200, true)) {
      run(aws, terraform)
          .failed(
              1,
              """
              plinth: the AWS credentials belong to account 999999999999; environment production lives in account 222222222222
                use credentials of account 222222222222, such as AWS_PROFILE=<profile>
              """);
    }
  }

  @Test
  void refuses_a_bucket_that_belongs_to_another() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "");
    try (var aws = new FakeAws(ACCOUNT, 403, true)) {
      ProcessRun run = run(aws, terraform);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .startsWith(
              "plinth: the state bucket plinth-state-222222222222-us-east-1 belongs to another account");
    }
    assertThat(terraform.asked()).containsExactly("version -json");
  }

  @Test
  void refuses_a_bucket_in_another_region() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "");
    try (var aws = new FakeAws(ACCOUNT, 301, true)) {
      run(aws, terraform)
          .failed(
              1,
              """
              plinth: the state bucket plinth-state-222222222222-us-east-1 is not in region us-east-1
                set state_region in the settings to the bucket's region
              """);
    }
  }

  @Test
  void says_who_holds_the_lock_of_a_plan() throws IOException {
    Path message = Files.writeString(programs.resolve("message"), LOCK);
    FakeTerraform terraform =
        FakeTerraform.in(programs, "1.11.4", "plan) cat %s >&2; exit 1 ;;".formatted(message));
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      run(aws, terraform).failed(1, LOCKED);
    }
    assertThat(terraform.asked()).noneMatch(command -> command.startsWith("apply"));
  }

  @Test
  void releases_a_lock_when_it_is_told_to() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "plan) exit 0 ;;");
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      assertThat(run(aws, terraform, "--unlock", "7ad8").exitCode()).isZero();
    }
    assertThat(terraform.asked())
        .containsSubsequence(
            "init -reconfigure",
            "workspace select -or-create production",
            "force-unlock -force 7ad8",
            "plan -out=plan.tfplan -detailed-exitcode -no-color");
  }

  @Test
  void shows_what_terraform_says_when_it_cannot_plan() throws IOException {
    FakeTerraform terraform =
        FakeTerraform.in(programs, "1.11.4", "init) echo 'Error: no such provider' >&2; exit 1 ;;");
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      run(aws, terraform)
          .failed(
              1,
              """
              plinth: terraform init failed in %s/.plinth/work/ollama/production
                Error: no such provider
                correct what terraform names above and run the command again
              """
                  .formatted(root));
    }
  }

  @Test
  void asks_nobody_and_applies_nothing_without_an_answer() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "plan) exit 2 ;;");
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      run(aws, terraform, "--yes")
          .failed(
              2,
              """
              plinth: deploy ollama production asks for a yes and nobody is at a terminal; nothing was changed
                answer with --confirm production
              """);
    }
    assertThat(terraform.asked()).noneMatch(command -> command.startsWith("apply"));
  }

  @Test
  void names_what_failed_and_keeps_the_rest() throws IOException {
    String event =
        "{\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"error\",\"address\":\"aws_vpc.main\","
            + "\"summary\":\"creating EC2 VPC\",\"detail\":\"VpcLimitExceeded\"}}";
    FakeTerraform terraform = failingToApply(event);
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      run(aws, terraform, "--confirm", "production")
          .failed(
              1,
              """
              plinth: aws_vpc.main: creating EC2 VPC
                VpcLimitExceeded
                what was made so far is kept in the state: correct the cause and run the command again
              ollama production was never healthy before: there is nothing to roll back to
                correct the cause and deploy again, or take it away: ./plinth destroy ollama production
                the configuration that failed is in %s
              """
                  .formatted(failed()));
    }
    assertThat(failed().resolve("cdk.tf.json")).content().contains("aws_vpc");
    assertThat(failed().resolve("failure.txt")).content().contains("VpcLimitExceeded");
  }

  /** Finds changes to make, and fails to make them. */
  private FakeTerraform failingToApply(String event) throws IOException {
    return FakeTerraform.in(
        programs, "1.11.4", "plan) exit 2 ;;\napply) echo '%s'; exit 1 ;;".formatted(event));
  }

  /** Where the configuration of the one deployment that failed is. */
  private Path failed() {
    try (var folders = Files.list(root.resolve(".plinth/work/ollama/production/failed"))) {
      return folders.findFirst().orElseThrow();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Test
  void a_plan_that_others_overtook_takes_nothing_back() throws IOException {
    String event =
        "{\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"error\","
            + "\"summary\":\"Saved plan is stale\",\"detail\":\"The given plan file can no longer be applied\"}}";
    FakeTerraform terraform = failingToApply(event);
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      run(aws, terraform, "--confirm", "production")
          .failed(
              1,
              """
              plinth: another run has changed the state since this plan was made
                nothing was changed by this one; run the command again and read the new plan
              """);
    }
  }

  @Test
  void a_state_that_could_not_be_saved_is_saved_by_the_next_run() throws IOException {
    FakeTerraform terraform =
        FakeTerraform.in(
            programs,
            "1.11.4",
            "plan) [ -f %1$s/once ] && exit 0; exit 2 ;;\napply) touch %1$s/once; echo all > errored.tfstate; exit 1 ;;"
                .formatted(programs));
    Path state = root.resolve(".plinth/work/ollama/production/errored.tfstate");
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      ProcessRun failed = run(aws, terraform, "--confirm", "production");

      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err())
          .contains(
              "the state could not be saved: all that was made is known in %s alone"
                  .formatted(state))
          .contains("keep that file.")
          .doesNotContain("roll");
      assertThat(state).hasContent("all");

      ProcessRun next = run(aws, terraform);

      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(next.out()).contains("saving the state that an earlier run could not save");
    }
    assertThat(terraform.asked()).contains("state push errored.tfstate");
    assertThat(state).doesNotExist();
  }

  @Test
  void a_second_run_of_a_checkout_leaves_the_plan_of_the_first_alone() throws Exception {
    FakeTerraform terraform =
        FakeTerraform.in(
            programs,
            "1.11.4",
            "plan) touch %1$s/planned; while [ ! -f %1$s/go ]; do sleep 0.1; done; exit 0 ;;"
                .formatted(programs));
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      Map<String, String> variables = new HashMap<>(aws.variables());
      variables.put("PATH", terraform.searchPath());
      Process first = ProcessRun.start(root, variables, "deploy", "ollama", "production");
      while (!Files.exists(programs.resolve("planned"))) {
        assertThat(first.isAlive()).isTrue();
        Thread.sleep(50);
      }

      ProcessRun second = ProcessRun.of(root, variables, "plan", "ollama", "production");
      Files.createFile(programs.resolve("go"));

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err())
          .containsPattern(
              "plinth: another run is at work in this checkout: deploy ollama production, process %d, since \\S+Z"
                  .formatted(first.pid()))
          .endsWith(
              "\n  nothing was changed; wait until it ends, or end it, and run the command again\n");
      assertThat(first.waitFor()).isZero();
      assertThat(run(aws, terraform).exitCode()).as("the claim ends with its run").isZero();
    }
    assertThat(terraform.asked()).filteredOn(command -> command.startsWith("plan")).hasSize(2);
  }

  @Test
  void a_plan_without_changes_is_done() throws IOException {
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "plan) exit 0 ;;");
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      ProcessRun run = run(aws, terraform);

      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("nothing to change: ollama production is as its settings say");
    }
    assertThat(terraform.asked()).noneMatch(command -> command.startsWith("apply"));
  }

  private ProcessRun run(FakeAws aws, FakeTerraform terraform, String... options) {
    Map<String, String> variables = new HashMap<>(aws.variables());
    variables.put("PATH", terraform.searchPath());
    var arguments = new ArrayList<>(List.of("ollama", "production"));
    arguments.addAll(List.of(options));
    return run(variables, arguments.toArray(String[]::new));
  }

  private ProcessRun run(Map<String, String> variables, String... arguments) {
    var command = new ArrayList<>(List.of("deploy"));
    command.addAll(List.of(arguments));
    return ProcessRun.of(root, variables, command.toArray(String[]::new));
  }

  /** Synthesis needs node; everything else is to be missing. */
  private String pathToNodeAlone() throws IOException {
    for (String folder : System.getenv("PATH").split(":")) {
      Path node = Path.of(folder, "node");
      if (Files.isExecutable(node)) {
        FakeTerraform.program(programs.resolve("node"), "exec %s \"$@\"".formatted(node));
        return programs.toString();
      }
    }
    throw new AssertionError("node is not on the PATH");
  }
}
