package dev.plinth.platforms.ollama;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceSecretsTest {
  private static final String ENVIRONMENT = "var/snap/docker/common/open-webui.env";

  @TempDir Path folder;

  @Test
  void an_embedded_open_webui_needs_no_database_and_takes_s3_by_role() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.EMBEDDED);
    var run = host.run("webui-environment.sh");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.read(ENVIRONMENT))
        .isEqualTo(
            """
            PORT=8080
            UVICORN_WORKERS=1
            WEBUI_SECRET_KEY=s3cr3t
            WEBUI_SESSION_COOKIE_SECURE=true
            WEBUI_AUTH_COOKIE_SECURE=true
            OLLAMA_BASE_URL=http://127.0.0.1:11434
            AIOHTTP_CLIENT_TIMEOUT=3900
            STORAGE_PROVIDER=s3
            S3_BUCKET_NAME=ollama-storage-x
            S3_REGION_NAME=eu-central-1
            S3_KEY_PREFIX=open-webui
            """);
    assertThat(host.calls()).noneMatch(call -> call.contains("arn:aws:db"));
  }

  @Test
  void a_shared_open_webui_reaches_database_and_cache_with_an_encoded_password() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    assertThat(host.run("webui-environment.sh").status()).isZero();
    var url = "postgresql://web%20ui:p%40ss%3A%2Fw%23rd%25%3F@db.example:5432/webui";
    assertThat(host.read(ENVIRONMENT).lines())
        .contains(
            "DATABASE_URL=" + url,
            "PGVECTOR_DB_URL=" + url,
            "PGSSLMODE=require",
            "VECTOR_DB=pgvector",
            "ENABLE_WEBSOCKET_SUPPORT=true",
            "WEBSOCKET_MANAGER=redis",
            "WEBSOCKET_REDIS_URL=rediss://cache.example:6379/0",
            "REDIS_URL=rediss://cache.example:6379/0")
        .noneMatch(line -> line.startsWith("S3_ACCESS_KEY_ID"))
        .noneMatch(line -> line.startsWith("S3_SECRET_ACCESS_KEY"));
  }

  @Test
  void keeps_secrets_from_other_users_logs_and_arguments() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    var output = host.run("webui-environment.sh").output();
    host.write("var/snap/docker/common/open-webui-migration.env", "ENABLE_DB_MIGRATIONS=true\n");
    output += host.run("webui.sh").output();
    assertThat(Files.getPosixFilePermissions(host.path(ENVIRONMENT)))
        .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    assertThat(output + host.calls()).doesNotContain("s3cr3t", "p@ss", "p%40ss");
    assertThat(host.path("var/snap/docker/common")).isDirectoryNotContaining("glob:**.env.*");
  }

  @Test
  void runs_the_pinned_image_with_both_environment_files() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.EMBEDDED);
    host.fails("docker rm", "No such container: open-webui");
    assertThat(host.run("webui.sh").status()).isZero();
    assertThat(host.calls())
        .last()
        .asString()
        .startsWith("docker run --rm --name open-webui --network host")
        .contains(
            "--env-file " + host.path(ENVIRONMENT),
            "--env-file " + host.path("var/snap/docker/common/open-webui-migration.env"))
        .endsWith(" ghcr.io/open-webui/open-webui:v0.9.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arn:aws:webui", "arn:aws:db"})
  void keeps_the_last_environment_when_a_secret_cannot_be_read(String secret) throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-environment.sh");
    var before = host.read(ENVIRONMENT);
    host.fails("aws secretsmanager .*" + secret, "AccessDeniedException");
    var run = host.run("webui-environment.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("AccessDenied", "cannot read the secret " + secret);
    assertThat(host.read(ENVIRONMENT)).isEqualTo(before);
  }

  @Test
  void leaves_open_webui_alone_while_a_secret_cannot_be_read() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-environment.sh");
    host.fails("aws secretsmanager .*arn:aws:db", "ThrottlingException");
    var run = host.run("webui-rotation.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("ThrottlingException");
    assertThat(host.calls()).noneMatch(call -> call.startsWith("systemctl"));
  }

  @Test
  void says_when_a_changed_secret_does_not_reach_open_webui() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-environment.sh");
    host.answers("aws secretsmanager .*arn:aws:db", InstanceHost.databaseSecret("rotated"));
    host.fails("systemctl try-restart", "Failed to connect to bus");
    var run = host.run("webui-rotation.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Failed to connect to bus");
  }

  @Test
  void a_container_that_does_not_start_fails_the_unit() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.EMBEDDED);
    host.fails("docker run", "Unable to find image");
    var run = host.run("webui.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Unable to find image");
  }

  @Test
  void refuses_a_database_secret_without_a_password() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.answers("aws secretsmanager .*arn:aws:db", "{\"username\": \"webui\"}");
    var run = host.run("webui-environment.sh");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("the secret arn:aws:db lacks a username or a password");
    assertThat(host.path(ENVIRONMENT)).doesNotExist();
  }

  @Test
  void restarts_open_webui_when_a_secret_has_changed() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    host.run("webui-environment.sh");
    host.answers("aws secretsmanager .*arn:aws:db", InstanceHost.databaseSecret("rotated"));
    var run = host.run("webui-rotation.sh");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(host.calls()).endsWith("systemctl try-restart open-webui.service");
    assertThat(host.read(ENVIRONMENT)).contains(":rotated@");
  }

  @Test
  void leaves_open_webui_alone_while_the_secrets_stay() throws Exception {
    var host = InstanceHost.of(folder, InstanceHost.POSTGRES);
    assertThat(host.run("webui-rotation.sh").status()).isZero();
    assertThat(host.calls()).isEmpty();
    host.run("webui-environment.sh");
    assertThat(host.run("webui-rotation.sh").status()).isZero();
    assertThat(host.calls()).noneMatch(call -> call.startsWith("systemctl"));
  }
}
