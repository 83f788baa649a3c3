package dev.plinth.operations.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Approval;
import dev.plinth.operations.Change;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The images that Packer baked for a platform, in the account and region of an environment. Others
 * are neither shown nor touched.
 */
public final class Images {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final String PLATFORM = "ollama";

  private final Session session;
  private final DeployedEnvironment environment;
  private final ImageCatalog catalog;

  /**
   * Does not look at them yet.
   *
   * @throws Refused if the platform launches no instances
   */
  public Images(Session session, DeployedEnvironment environment) {
    this.session = session;
    this.environment = environment;
    String platform = environment.target().platform();
    if (!platform.equals(PLATFORM)) {
      throw new Refused(
          "platform %s launches no instances, and has no images; %s does"
              .formatted(platform, PLATFORM));
    }
    catalog = new ImageCatalog(platform, SettingsFiles.of(session.root()), environment.access());
  }

  /** Shows each image with what needs it, the newest first. */
  public void list() {
    List<BakedImage> images = catalog.read();
    if (images.isEmpty()) {
      session.say(
          "no image is baked in account %s, %s; src/main/packer/ollama.pkr.hcl says how",
          environment.deployment().accountId(), environment.deployment().region());
    }
    images.forEach(image -> session.say("%s", line(image)));
  }

  /** Shows the same as JSON: an array of objects. */
  public void listAsJson() {
    ArrayNode array = JSON.createArrayNode();
    for (BakedImage image : catalog.read()) {
      var object =
          array
              .addObject()
              .put("id", image.id())
              .put("name", image.name())
              .put("created", image.created().toString())
              .put("architecture", image.architecture())
              .put("model", image.model())
              .put("gigabytes", image.gigabytes());
      image.snapshots().forEach(object.putArray("snapshots")::add);
      image.uses().forEach(object.putArray("used_by")::add);
    }
    try {
      session.say("%s", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Deregisters the images that a retention does not keep, and deletes their snapshots. What
   * something needs stays, whatever its age.
   *
   * @param approval is asked when they have been named
   */
  public void clean(ImageRetention retention, Approval approval) {
    environment.introduce(session, "clean images of");
    List<BakedImage> images = catalog.read();
    List<BakedImage> superfluous = retention.superfluous(images, Instant.now());
    if (superfluous.isEmpty()) {
      session.say("nothing to delete: %d images, all of them kept", images.size());
      return;
    }
    session.say("will be deleted for ever, with their snapshots:");
    superfluous.forEach(image -> session.say("  %s", line(image)));
    session.say("will stay:");
    images.stream()
        .filter(image -> !superfluous.contains(image))
        .forEach(image -> session.say("  %s", line(image)));
    approval.ask(new Change("clean images of", environment.target(), environment.deployment()));
    try (var ec2 = environment.access().ec2()) {
      for (BakedImage image : superfluous) {
        delete(ec2, image);
        session.say("deleted: %s", image.name());
      }
    }
    session.say("freed: %d GB", superfluous.stream().mapToInt(BakedImage::gigabytes).sum());
  }

  /** A snapshot may be what another image is made of, too. */
  private static void delete(Ec2Client ec2, BakedImage image) {
    ec2.deregisterImage(request -> request.imageId(image.id()));
    Set<String> needed =
        ec2.describeImagesPaginator(request -> request.owners("self")).images().stream()
            .filter(other -> !other.imageId().equals(image.id()))
            .flatMap(ImageCatalog::snapshots)
            .collect(Collectors.toSet());
    image.snapshots().stream()
        .filter(snapshot -> !needed.contains(snapshot))
        .forEach(snapshot -> ec2.deleteSnapshot(request -> request.snapshotId(snapshot)));
  }

  private static String line(BakedImage image) {
    return "%s  %s  %s  %s  %d GB  %s%s"
        .formatted(
            image.id(),
            image.name(),
            MINUTE.format(image.created()),
            image.architecture(),
            image.gigabytes(),
            image.model().isEmpty() ? "" : image.model() + "  ",
            image.isUsed() ? "used by " + String.join(", ", image.uses()) : "not used");
  }
}
