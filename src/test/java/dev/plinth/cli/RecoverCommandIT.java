package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.backup.BackupManifest;
import dev.plinth.operations.backup.BackupManifest.TableExport;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What a recovery asks, refuses and promises before it begins. */
class RecoverCommandIT {
  private static final String CERTIFICATE =
      "arn:aws:acm:us-west-2:222222222222:certificate/3c1d8a52-6f0b-4e7a-9b61-0d2f5e8a7c94";

  private static Path root;
  private static LocalCloudServer server;
  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    root = folder;
    Checkout.copyTo(root);
    Files.createDirectories(root.resolve("src/main"));
    Files.createSymbolicLink(
        root.resolve("src/main/python"), Path.of("src/main/python").toAbsolutePath());
    server = LocalCloudServer.of(root);
    cloud = server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @AfterEach
  void nothing_was_written() throws IOException {
    new Faults(cloud).clear();
    try (Stream<Path> files = Files.walk(root.resolve("environments"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.contains("usw2"));
    }
  }

  @Test
  void all_that_only_a_person_knows_is_asked_for_at_once() {
    CommandLineRun run = recover("microservices", "prod", "--region", "us-west-2");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("plinth: what takes the place of these in us-west-2? They are of us-east-1:")
        .contains("kafka_security_group_id = sg-0a1b2c3d4e5f67890")
        .contains("certificate_arn = arn:aws:acm:us-east-1:")
        .contains("service_settings.notifications.secrets_arns[0] = ")
        .contains("--set KEY=VALUE", "--certificate ARN");
  }

  @Test
  void a_plan_shows_the_steps() {
    CommandLineRun run = production("--region", "us-west-2", "--plan", "--without-data").done();

    assertThat(run.out().lines())
        .contains(
            "recover ollama production in us-west-2",
            "  as         ollama productionusw2",
            "  workspace  productionusw2",
            "  region     us-west-2",
            "  state      plinth-state-222222222222-us-west-2 in us-west-2",
            "  lost       us-east-1, which answers",
            "  1. write bootstrap/productionusw2.tfvars.json",
            "  2. write environments/ollama/productionusw2.tfvars.json",
            "  3. deploy bootstrap productionusw2: the place of the state",
            "  4. deploy ollama productionusw2, and wait until it answers");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_region_that_is_silent_is_no_place_for_copies() {
    new Faults(cloud).onEverything().in("us-east-1").unreachable();

    CommandLineRun run = production("--region", "us-west-2", "--plan", "--without-data").done();

    assertThat(run.out()).contains("  lost       us-east-1, which does not answer");
    assertThat(run.err())
        .contains("data are copied to no other region: us-east-1 does not answer")
        .contains("--replica");
  }

  @Test
  void without_a_backup_nothing_begins() {
    CommandLineRun run = production("--region", "us-west-2", "--confirm", "productionusw2");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("plinth: no bucket that can be reached has a backup of ollama production")
        .contains("--bucket NAME", "--without-data");
  }

  @Test
  void a_backup_that_was_kept_with_the_states_is_found_in_their_replica() {
    keepBackup("us-east-2", "troubleshooter-terraform-state-replica");
    new Faults(cloud).onEverything().in("us-west-2").unreachable();

    CommandLineRun run =
        recover(
                "troubleshooter",
                "mvp",
                "--region",
                "us-east-2",
                "--plan",
                "--set",
                "origin_certificate_arn="
                    + "arn:aws:acm:us-east-2:333333333333:certificate/3c1d8a52-6f0b-4e7a-9b61-0d2f",
                "--set",
                "container_image=333333333333.dkr.ecr.us-east-2.amazonaws.com/troubleshooter:1.0.0",
                "--set",
                "env_vars_secret_arns={}")
            .done();

    assertThat(run.out())
        .contains("  lost       us-west-2, which does not answer")
        .contains("backup 20260131T120000Z")
        .contains("in troubleshooter-terraform-state-replica (us-east-2)")
        .contains("restore 7 items of troubleshooter-sessions-mvp");
  }

  @Test
  void what_stands_in_for_production_is_confirmed_by_its_name() {
    CommandLineRun run = production("--region", "us-west-2", "--without-data", "--yes");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("recover ollama productionusw2 asks for a yes")
        .contains("--confirm productionusw2");
  }

  @Test
  void what_stands_in_for_production_does_not_hide_it() {
    production("--region", "us-west-2", "--as", "standby", "--without-data")
        .refused(
            2,
            "plinth: ollama production is production, and standby would not be protected like it:"
                + " take a name of production and a region, such as productionusw2");
  }

  @Test
  void a_recovery_is_in_another_region() {
    production("--region", "us-east-1")
        .refused(2, "plinth: ollama production is in us-east-1: a recovery is in another region");
  }

  @Test
  void a_region_is_spelt_as_aws_spells_it() {
    production("--region", "uswest2")
        .refused(2, "plinth: uswest2 is not a region such as us-west-2");
  }

  @Test
  void settings_that_are_not_allowed_are_said_before_anything_is_written() {
    CommandLineRun run =
        production("--region", "us-west-2", "--without-data", "--set", "ollama_min_size=0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("environments/ollama/productionusw2.tfvars.json")
        .contains("ollama_min_size");
  }

  /** What a backup leaves in a bucket. */
  private static void keepBackup(String region, String bucket) {
    Instant at = Instant.parse("2026-01-31T12:00:00Z");
    String prefix = "backups/troubleshooter/mvp/20260131T120000Z/";
    String states = "troubleshooter-terraform-state";
    var manifest =
        new BackupManifest(
            "20260131T120000Z",
            "troubleshooter",
            "mvp",
            "333333333333",
            "us-west-2",
            at,
            states,
            prefix,
            List.of(
                new TableExport(
                    "aws_dynamodb_table.sessions",
                    "troubleshooter-sessions-mvp",
                    "arn",
                    prefix + "manifest-files.json",
                    7,
                    70,
                    at)),
            Optional.empty(),
            states,
            List.of(),
            List.of(),
            List.of());
    try (var s3 = new AwsAccess(cloud.environment("333333333333"), region).s3()) {
      s3.createBucket(
          request ->
              request
                  .bucket(bucket)
                  .createBucketConfiguration(place -> place.locationConstraint(region)));
      s3.putObject(
          request -> request.bucket(bucket).key(prefix + "manifest.json"),
          RequestBody.fromString(manifest.json()));
    }
  }

  private static CommandLineRun production(String... options) {
    var words = Stream.of("--certificate", CERTIFICATE);
    return recover(
        Stream.of(Stream.of("ollama", "production"), Stream.of(options), words)
            .flatMap(some -> some)
            .toArray(String[]::new));
  }

  private static CommandLineRun recover(String... words) {
    return CommandLineRun.in(
        root,
        Stream.of(List.of("recover"), List.of(words), List.of("--local"))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }
}
