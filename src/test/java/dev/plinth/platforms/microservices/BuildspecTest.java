package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.microservices.BuildHost.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.platforms.microservices.BuildHost.Shells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build does, in which order, and where it stops. */
class BuildspecTest {
  private static final String BUILD =
      "build --pull --cache-from REPOSITORY:layers --build-arg BUILDKIT_INLINE_CACHE=1 --build-arg"
          + " BASE_IMAGE=public.ecr.aws/docker/library/node:22-slim --label"
          + " org.opencontainers.image.revision="
          + COMMIT
          + " -t REPOSITORY:0123456789ab .";

  @TempDir private Path folder;
  private BuildHost host;

  @BeforeEach
  void prepare() throws IOException {
    host = BuildHost.in(folder);
  }

  @ParameterizedTest
  @EnumSource(Shells.class)
  void builds_scans_tests_and_pushes_in_this_order(Shells shells) throws Exception {
    var run = host.run(shells);

    assertThat(run.succeeded()).as(run.output()).isTrue();
    assertThat(host.calls())
        .map(call -> call.replace(BuildHost.REPOSITORY, "REPOSITORY"))
        .filteredOn(call -> !call.contains("get-login-password") && !call.contains(" login "))
        .containsExactly(
            look("0123456789ab"),
            look("prod-0123456789ab"),
            "docker " + BUILD,
            "trivy image --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed --no-progress"
                + " --db-repository public.ecr.aws/aquasecurity/trivy-db:2 REPOSITORY:0123456789ab",
            "snyk container test --severity-threshold=high REPOSITORY:0123456789ab",
            "docker run --rm --env CI=true --entrypoint sh REPOSITORY:0123456789ab -c npm test",
            "docker push REPOSITORY:0123456789ab",
            "docker tag REPOSITORY:0123456789ab REPOSITORY:prod-0123456789ab",
            "docker push REPOSITORY:prod-0123456789ab",
            "docker tag REPOSITORY:0123456789ab REPOSITORY:branch-prod-current",
            giveUp("branch-prod-current"),
            "docker push REPOSITORY:branch-prod-current",
            "docker tag REPOSITORY:0123456789ab REPOSITORY:prod",
            giveUp("prod"),
            "docker push REPOSITORY:prod",
            "docker tag REPOSITORY:0123456789ab REPOSITORY:latest",
            giveUp("latest"),
            "docker push REPOSITORY:latest",
            "docker tag REPOSITORY:0123456789ab REPOSITORY:layers",
            "docker save --output %s REPOSITORY:layers".formatted(layers()));
    assertThat(host.exported("IMAGE_TAG")).isEqualTo("0123456789ab");
    assertThat(host.delivered()).containsExactly("imagedefinitions.json");
    assertThat(host.delivered("imagedefinitions.json"))
        .isEqualTo(
            "[{\"name\":\"orders\",\"imageUri\":\"%s:0123456789ab\"}]"
                .formatted(BuildHost.REPOSITORY));
  }

  @Test
  void logs_in_to_the_registries_before_anything_else() throws Exception {
    host.run();

    assertThat(host.calls().subList(0, 2))
        .containsExactlyInAnyOrder(
            "aws ecr get-login-password --region us-east-1",
            "docker login --username AWS --password-stdin"
                + " 222222222222.dkr.ecr.us-east-1.amazonaws.com");
    assertThat(host.calls().subList(2, 4))
        .containsExactlyInAnyOrder(
            "aws ecr-public get-login-password --region us-east-1",
            "docker login --username AWS --password-stdin public.ecr.aws");
  }

  @Test
  void tests_a_python_service_in_its_own_image() throws Exception {
    host.with("BASE_IMAGE", "public.ecr.aws/docker/library/python:3.13-slim")
        .with("TEST_COMMAND", "python -m pytest");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("docker"))
        .anyMatch(
            call -> call.contains("BASE_IMAGE=public.ecr.aws/docker/library/python:3.13-slim"))
        .contains(
            "run --rm --env CI=true --entrypoint sh REPOSITORY:0123456789ab -c python -m pytest");
  }

  @Test
  void hands_code_deploy_what_it_needs() throws Exception {
    host.with("DEPLOYMENT_STRATEGY", "blue_green");
    host.answers("aws ecs describe-task-definition", BuildHost.taskDefinition());

    var run = host.run();

    assertThat(run.succeeded()).as(run.output()).isTrue();
    assertThat(host.calls("aws"))
        .contains(
            "ecs describe-task-definition --task-definition orders-prod --query taskDefinition"
                + " --output json");
    assertThat(host.delivered())
        .containsExactly(
            "appspec.yaml", "imageDetail.json", "imagedefinitions.json", "taskdef.json");
    assertThat(host.delivered("imageDetail.json"))
        .isEqualTo("{\"ImageURI\":\"%s:0123456789ab\"}".formatted(BuildHost.REPOSITORY));
    assertThat(host.delivered("appspec.yaml"))
        .isEqualTo(
            """
            version: 0.0
            Resources:
              - TargetService:
                  Type: AWS::ECS::Service
                  Properties:
                    TaskDefinition: <TASK_DEFINITION>
                    LoadBalancerInfo:
                      ContainerName: orders
                      ContainerPort: 3000
            """);
    var json = new ObjectMapper();
    assertThat(json.readTree(host.delivered("taskdef.json")))
        .isEqualTo(
            json.readTree(
                """
                {"family": "orders-prod", "cpu": "256", "containerDefinitions": [
                  {"name": "log-router", "image": "router:1"},
                  {"name": "orders", "image": "<IMAGE1_NAME>", "cpu": 0}]}
                """));
  }

  @Test
  void deploys_nothing_when_the_task_definition_cannot_be_read() throws Exception {
    host.with("DEPLOYMENT_STRATEGY", "blue_green");
    host.fails("aws ecs describe-task-definition");

    assertThat(host.run().succeeded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docker build", "trivy image", "snyk container test", "docker run .* -c npm test"})
  void pushes_nothing_after_a_failed_build(String failing) throws Exception {
    host.fails(failing);

    var run = host.run();

    assertThat(run.succeeded()).isFalse();
    assertThat(run.output()).contains("The build failed: nothing is pushed.");
    assertNothingIsPushed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker login .*dkr.ecr",
        "docker login .*public",
        "aws ecr batch-get-image",
        "imageTag=prod-0123456789ab"
      })
  void builds_nothing_where_the_registry_does_not_answer(String failing) throws Exception {
    host.fails(failing);

    assertThat(host.run().succeeded()).isFalse();
    assertThat(host.calls("docker")).noneMatch(call -> call.startsWith("build"));
    assertNothingIsPushed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"trivy", "snyk"})
  void stops_when_a_scanner_is_not_the_one_that_was_pinned(String scanner) throws Exception {
    host.lacks(scanner);
    host.lacks("sha256sum");
    host.answers("curl", "something else");

    assertThat(host.run().succeeded()).isFalse();
    assertThat(host.calls()).allMatch(call -> call.startsWith("curl "));
  }

  @Test
  void installs_scanners_that_are_missing() throws Exception {
    host.lacks("trivy");
    host.lacks("snyk");

    host.run();

    assertThat(host.calls().subList(0, 6))
        .map(call -> call.split(" ")[0])
        .containsExactly("curl", "sha256sum", "tar", "curl", "sha256sum", "install");
    assertThat(host.calls().subList(0, 6))
        .anyMatch(call -> call.endsWith("/trivy_0.69.3_Linux-64bit.tar.gz"))
        .anyMatch(call -> call.endsWith("/v1.1295.4/snyk-linux"));
  }

  @Test
  void neither_asks_nor_installs_snyk_without_a_token() throws Exception {
    host.lacks("snyk");
    host.with("SNYK_TOKEN", "");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("curl")).isEmpty();
    assertThat(host.calls("docker")).contains("push REPOSITORY:latest");
  }

  @Test
  void shows_scanners_no_file_of_the_service() throws Exception {
    Files.writeString(host.sources().resolve(".trivyignore"), "CVE-2026-0001\n");
    Files.writeString(host.sources().resolve(".snyk"), "ignore: {}\n");
    String seen = "#!/bin/bash\nls -A >>\"$STUBS/seen\"\n";
    host.has("trivy", seen);
    host.has("snyk", seen);

    assertThat(host.run().succeeded()).isTrue();
    assertThat(folder.resolve("stubs/seen")).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "s3-version-3Vx.Q", "0123456789"})
  void refuses_sources_without_a_commit(String version) throws Exception {
    host.with("CODEBUILD_RESOLVED_SOURCE_VERSION", version);

    var run = host.run();

    assertThat(run.succeeded()).isFalse();
    assertThat(run.output()).contains("The sources have no commit, but '" + version + "'.");
    assertThat(host.calls("docker")).noneMatch(call -> call.startsWith("build"));
  }

  @Test
  void scans_and_tests_a_commit_again_that_has_its_image() throws Exception {
    host.answers("aws ecr batch-get-image", "sha256:abc");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("docker"))
        .noneMatch(call -> call.startsWith("build"))
        .contains("pull REPOSITORY:0123456789ab")
        .filteredOn(call -> call.startsWith("push"))
        .containsExactly(
            "push REPOSITORY:branch-prod-current",
            "push REPOSITORY:prod",
            "push REPOSITORY:latest");
    assertThat(host.calls("trivy")).hasSize(1);
    assertThat(host.calls("snyk")).hasSize(1);
    assertThat(host.calls("docker")).anyMatch(call -> call.endsWith("-c npm test"));
  }

  @Test
  void gives_a_commit_the_tag_that_an_interrupted_build_left_out() throws Exception {
    host.answers("batch-get-image .*imageTag=0123456789ab", "sha256:abc");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("docker"))
        .contains("push REPOSITORY:prod-0123456789ab")
        .doesNotContain("push REPOSITORY:0123456789ab");
  }

  @Test
  void never_takes_a_tag_of_a_commit_from_an_image() throws Exception {
    host.run();

    assertThat(host.calls("aws"))
        .filteredOn(call -> call.contains("batch-delete-image"))
        .noneMatch(call -> call.contains("0123456789ab"));
  }

  @ParameterizedTest
  @CsvSource({
    "docker push .*:0123456789ab, 0",
    "docker push .*:prod-0123456789ab, 0",
    "docker push .*:branch-prod-current, 1",
    "docker push .*:prod$, 2",
    "docker push .*:latest, 3",
    "batch-delete-image .*=latest, 3"
  })
  void deploys_nothing_after_a_failed_push(String failing, int givenUp) throws Exception {
    host.fails(failing);

    assertThat(host.run().succeeded()).isFalse();
    assertThat(host.sources().resolve("delivery")).doesNotExist();
    assertThat(host.calls("aws"))
        .filteredOn(call -> call.contains("batch-delete-image"))
        .hasSize(givenUp);
  }

  @ParameterizedTest
  @CsvSource({
    "release/1.2.3, branch-release-1.2.3",
    "feature/#42 größer!, branch-feature--42-gr----er-",
    "-dash, branch--dash",
    "latest, branch-latest",
    "0123456789ab, branch-0123456789ab",
    "'', branch-unknown"
  })
  void makes_a_valid_tag_of_any_branch(String branch, String tag) throws Exception {
    host.with("BRANCH_NAME", branch);

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("docker")).contains("push REPOSITORY:" + tag);
  }

  @Test
  void shortens_the_tag_of_a_long_branch() throws Exception {
    host.with("BRANCH_NAME", "feature/" + "x".repeat(250));

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("docker")).contains("push REPOSITORY:branch-feature-" + "x".repeat(113));
  }

  @Test
  void starts_with_the_layers_of_the_last_build() throws Exception {
    Files.createDirectories(layers().getParent());
    Files.writeString(layers(), "layers");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.calls("docker")).contains("load --input " + layers());
  }

  @Test
  void builds_without_layers_that_cannot_be_loaded_or_kept() throws Exception {
    Files.createDirectories(layers().getParent());
    Files.writeString(layers(), "damaged");
    host.fails("docker load");
    host.fails("docker save");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.delivered()).containsExactly("imagedefinitions.json");
  }

  @Test
  void hands_on_no_file_that_the_service_brought() throws Exception {
    Files.createDirectories(host.sources().resolve("delivery"));
    Files.writeString(host.sources().resolve("delivery/taskdef.json"), "{}");

    assertThat(host.run().succeeded()).isTrue();
    assertThat(host.delivered()).containsExactly("imagedefinitions.json");
  }

  @Test
  void keeps_layers_and_findings_where_code_build_looks_for_them() throws Exception {
    assertThat(BuildHost.buildspec().get("cache"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry(
            "paths", List.of("/root/.cache/docker-layers/**/*", "/root/.cache/trivy/**/*"));
  }

  private void assertNothingIsPushed() throws IOException {
    assertThat(host.calls("docker")).noneMatch(call -> call.startsWith("push"));
    assertThat(host.calls("aws")).noneMatch(call -> call.contains("batch-delete-image"));
    assertThat(host.sources().resolve("delivery")).doesNotExist();
  }

  private Path layers() {
    return host.home().resolve(".cache/docker-layers/image.tar");
  }

  private static String look(String tag) {
    return "aws ecr batch-get-image --repository-name orders --image-ids imageTag="
        + tag
        + " --query images[0].imageId.imageDigest --output text";
  }

  private static String giveUp(String tag) {
    return "aws ecr batch-delete-image --repository-name orders --image-ids imageTag=" + tag;
  }
}
