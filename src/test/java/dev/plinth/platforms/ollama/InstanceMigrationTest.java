package dev.plinth.platforms.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceMigrationTest {
  private static final String VERDICT = "var/snap/docker/common/open-webui-migration.env";
  private static final String HELD =
      "An error occurred (ConditionalCheckFailedException) when calling the PutItem operation";

  @TempDir Path folder;

  @Test
  void the_holder_of_the_lease_migrates() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    var run = host.run("webui-migration.sh", "acquire");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.read(VERDICT)).isEqualTo("ENABLE_DB_MIGRATIONS=true\n");
    assertThat(host.calls())
        .singleElement()
        .asString()
        .startsWith("aws dynamodb put-item --table-name ollama-data-table")
        .contains("id={S=webui-migration/v0.9.1},lease_owner={S=" + InstanceHost.ID + "}")
        .contains("attribute_not_exists(id) OR")
        .contains("lease_expires < :now");
  }

  @Test
  void names_the_lease_by_the_tag_even_when_a_digest_follows() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.write(
        "etc/ollama/platform.env",
        host.read("etc/ollama/platform.env").replace(":v0.9.1", ":v0.9.1@sha256:abcd"));
    host.run("webui-migration.sh", "acquire");
    assertThat(host.calls().get(0)).contains("id={S=webui-migration/v0.9.1}");
  }

  @Test
  void the_others_wait_until_the_holder_is_done() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.fails("dynamodb put-item", HELD);
    host.answers("dynamodb get-item", "done");
    host.answersTimes(2, "dynamodb get-item", "running");
    var run = host.run("webui-migration.sh", "acquire");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls()).filteredOn(call -> call.equals("sleep 10")).hasSize(2);
    assertThat(host.read(VERDICT)).isEqualTo("ENABLE_DB_MIGRATIONS=false\n");
  }

  @Test
  void a_waiter_takes_over_when_the_lease_runs_out() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.failsTimes(3, "dynamodb put-item", HELD);
    host.answers("dynamodb get-item", "running");
    assertThat(host.run("webui-migration.sh", "acquire").status()).isZero();
    assertThat(host.read(VERDICT)).isEqualTo("ENABLE_DB_MIGRATIONS=true\n");
  }

  @Test
  void a_waiter_gives_up_only_after_the_lease_has_run_out() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.fails("dynamodb put-item", HELD);
    host.answers("dynamodb get-item", "running");
    var run = host.run("webui-migration.sh", "acquire");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("waited in vain for the lease webui-migration/v0.9.1");
    assertThat(host.calls()).filteredOn(call -> call.equals("sleep 10")).hasSizeGreaterThan(180);
    assertThat(host.path(VERDICT)).doesNotExist();
  }

  @Test
  void does_not_take_a_broken_table_for_a_held_lease() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.fails("dynamodb put-item", "AccessDeniedException: not authorized");
    var run = host.run("webui-migration.sh", "acquire");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("cannot take the lease", "AccessDeniedException");
    assertThat(host.path(VERDICT)).doesNotExist();
  }

  @Test
  void an_embedded_database_needs_no_lease() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.EMBEDDED);
    assertThat(host.run("webui-migration.sh", "acquire").status()).isZero();
    assertThat(host.run("webui-migration.sh", "complete").status()).isZero();
    assertThat(host.read(VERDICT)).isEqualTo("ENABLE_DB_MIGRATIONS=true\n");
    assertThat(host.calls()).noneMatch(call -> call.startsWith("aws"));
  }

  @Test
  void the_holder_marks_the_migrations_done_once_open_webui_answers() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-migration.sh", "acquire");
    host.failsTimes(2, "curl .*8080/health", "Connection refused");
    host.forgetCalls();
    var run = host.run("webui-migration.sh", "complete");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls())
        .filteredOn(call -> !call.startsWith("curl"))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("aws dynamodb update-item")
        .contains("SET lease_state = :done", "lease_owner = :me");
  }

  @Test
  void an_open_webui_that_never_answers_leaves_the_lease_to_run_out() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-migration.sh", "acquire");
    host.fails("curl .*8080/health", "Connection refused");
    var run = host.run("webui-migration.sh", "complete");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Open WebUI does not answer /health on port 8080");
    assertThat(host.calls()).noneMatch(call -> call.contains("update-item"));
  }

  @Test
  void a_table_that_cannot_be_read_is_asked_again() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.fails("dynamodb put-item", HELD);
    host.answers("dynamodb get-item", "done");
    host.failsTimes(2, "dynamodb get-item", "Throttling: Rate exceeded");
    var run = host.run("webui-migration.sh", "acquire");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("Rate exceeded");
    assertThat(host.read(VERDICT)).isEqualTo("ENABLE_DB_MIGRATIONS=false\n");
  }

  @Test
  void a_mark_that_cannot_be_set_fails_and_can_be_set_by_the_next_start() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-migration.sh", "acquire");
    host.failsTimes(1, "dynamodb update-item", "AccessDeniedException: not authorized");
    var run = host.run("webui-migration.sh", "complete");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("AccessDeniedException").doesNotContain("are done");
    assertThat(host.run("webui-migration.sh", "complete").status()).isZero();
  }

  @Test
  void refuses_another_word() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    var run = host.run("webui-migration.sh", "release");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("usage: webui-migration.sh acquire|complete");
  }
}
