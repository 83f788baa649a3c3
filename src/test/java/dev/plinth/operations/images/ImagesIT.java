package dev.plinth.operations.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.cli.Checkout;
import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Images as Packer makes them, some of them in use, listed and cleaned up on the local cloud. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImagesIT {
  private static final String ACCOUNT = "111111111111";
  private static final String REGION = "us-east-1";

  @TempDir private static Path root;
  private static LocalCloudServer server;
  private static LocalCloud cloud;
  private static AwsAccess access;
  private static final List<String> images = new ArrayList<>();
  private static String foreign;

  /**
   * Seven images: one named by settings, one by a launch template, one by a group that launches an
   * older version, one of an instance; two are the newest; one is superfluous.
   */
  @BeforeAll
  static void start() throws IOException {
    Checkout.copyTo(root);
    server = new LocalCloudServer(Path.of("src/main/python"), root.resolve("cloud"));
    cloud = server.start();
    access = new AwsAccess(cloud.environment(ACCOUNT), REGION);
    try (var ec2 = access.ec2();
        var autoScaling = access.autoScaling()) {
      String builder = launch(ec2, ec2.describeImages().images().get(0).imageId());
      for (int month = 1; month <= 7; month++) {
        images.add(bake(ec2, builder, "ollama-20260%d010300".formatted(month), "packer"));
      }
      foreign = bake(ec2, builder, "somebody-elses", "hand");
      Path staging = root.resolve("environments/ollama/staging.tfvars.json");
      Files.writeString(
          staging,
          Files.readString(staging)
              .replaceFirst(
                  "\"ollama_ami\": \"[^\"]*\"", "\"ollama_ami\": \"%s\"".formatted(images.get(0))));
      template(ec2, "ollama", images.get(2), images.get(1));
      String zone = ec2.describeAvailabilityZones().availabilityZones().get(0).zoneName();
      autoScaling.createAutoScalingGroup(
          request ->
              request
                  .autoScalingGroupName("ollama-asg")
                  .minSize(0)
                  .maxSize(1)
                  .availabilityZones(zone)
                  .launchTemplate(it -> it.launchTemplateName("ollama").version("1")));
      launch(ec2, images.get(3));
    }
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  @Order(1)
  void each_image_is_shown_with_what_needs_it() {
    assertThat(list().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(images.get(6)).endsWith("  not used"),
            line -> assertThat(line).startsWith(images.get(5)).endsWith("  not used"),
            line -> assertThat(line).contains("  ollama-202605010300  ").endsWith("  not used"),
            line -> assertThat(line).startsWith(images.get(3)).contains("used by i-"),
            line -> assertThat(line).startsWith(images.get(2)).endsWith("used by ollama-asg"),
            line -> assertThat(line).startsWith(images.get(1)).endsWith("used by ollama"),
            line ->
                assertThat(line).startsWith(images.get(0)).endsWith("used by settings of staging"));
  }

  @Test
  @Order(2)
  void programs_read_the_same() throws IOException {
    var out = new StringWriter();
    images(out).listAsJson();

    JsonNode first = new ObjectMapper().readTree(out.toString()).path(0);

    assertThat(first.path("id").asText()).isEqualTo(images.get(6));
    assertThat(first.path("model").asText()).isEqualTo("llama3.2:1b");
    assertThat(first.path("snapshots")).hasSize(1);
    assertThat(first.path("used_by")).isEmpty();
  }

  @Test
  @Order(3)
  void young_images_stay() {
    assertThat(clean(1, 1)).contains("nothing to delete: 7 images, all of them kept");
    assertThat(own()).hasSize(8);
  }

  @Test
  @Order(4)
  void nothing_goes_that_nobody_agreed_to() {
    var out = new StringWriter();

    assertThatThrownBy(
            () ->
                images(out)
                    .clean(
                        new ImageRetention(2, Duration.ZERO),
                        change -> {
                          throw new Refused(change.verb());
                        }))
        .hasMessage("clean images of");
    assertThat(out.toString()).contains("will be deleted for ever, with their snapshots:");
    assertThat(own()).hasSize(8);
  }

  @Test
  @Order(5)
  void what_is_superfluous_goes_with_its_snapshots() {
    List<String> before = snapshots();

    assertThat(clean(2, 0))
        .contains("  " + images.get(4))
        .contains("deleted: ollama-202605010300", "freed: ");

    assertThat(own())
        .doesNotContain(images.get(4))
        .contains(foreign, images.get(0), images.get(1), images.get(2), images.get(3))
        .hasSize(7);
    assertThat(snapshots()).hasSize(before.size() - 1);
    assertThat(clean(2, 0)).contains("nothing to delete: 6 images, all of them kept");
  }

  private static String list() {
    var out = new StringWriter();
    images(out).list();
    return out.toString();
  }

  private static String clean(int newest, int days) {
    var out = new StringWriter();
    images(out).clean(new ImageRetention(newest, Duration.ofDays(days)), change -> {});
    return out.toString();
  }

  private static Images images(StringWriter out) {
    return new Images(
        new Session(root, new PrintWriter(out, true), false),
        new DeployedEnvironment(
            new Target("ollama", "dev"),
            new Deployment("dev", ACCOUNT, REGION, "state", "locks", REGION),
            cloud,
            access,
            TerraformState.parse("{}")));
  }

  private static String launch(Ec2Client ec2, String image) {
    return ec2.runInstances(
            request ->
                request.imageId(image).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1))
        .instances()
        .get(0)
        .instanceId();
  }

  private static String bake(Ec2Client ec2, String instance, String name, String by) {
    List<Tag> tags =
        List.of(tag("Project", "ollama"), tag("ManagedBy", by), tag("Model", "llama3.2:1b"));
    return ec2.createImage(
            request ->
                request
                    .instanceId(instance)
                    .name(name)
                    .tagSpecifications(
                        TagSpecification.builder()
                            .resourceType(ResourceType.IMAGE)
                            .tags(tags)
                            .build()))
        .imageId();
  }

  private static void template(Ec2Client ec2, String name, String first, String second) {
    ec2.createLaunchTemplate(
        request -> request.launchTemplateName(name).launchTemplateData(it -> it.imageId(first)));
    ec2.createLaunchTemplateVersion(
        request -> request.launchTemplateName(name).launchTemplateData(it -> it.imageId(second)));
    ec2.modifyLaunchTemplate(request -> request.launchTemplateName(name).defaultVersion("2"));
  }

  private static List<String> own() {
    try (var ec2 = access.ec2()) {
      return ec2.describeImages(request -> request.owners("self")).images().stream()
          .map(Image::imageId)
          .toList();
    }
  }

  private static List<String> snapshots() {
    try (var ec2 = access.ec2()) {
      return ec2.describeSnapshots(request -> request.ownerIds(ACCOUNT)).snapshots().stream()
          .map(it -> it.snapshotId())
          .toList();
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
