package dev.plinth.operations.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.AwsAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The images that Packer baked for a platform, in one account and region, with what needs them. */
final class ImageCatalog {
  private static final String AMI_SETTING = "ollama_ami";

  private final String platform;
  private final SettingsFiles files;
  private final AwsAccess access;

  ImageCatalog(String platform, SettingsFiles files, AwsAccess access) {
    this.platform = platform;
    this.files = files;
    this.access = access;
  }

  /** The newest first. */
  List<BakedImage> read() {
    try (var ec2 = access.ec2();
        var autoScaling = access.autoScaling()) {
      Map<String, List<String>> uses = ImageUses.in(ec2, autoScaling);
      addSettings(uses);
      return ec2
          .describeImagesPaginator(
              request ->
                  request
                      .owners("self")
                      .filters(tag("Project", platform), tag("ManagedBy", "packer")))
          .images()
          .stream()
          .map(image -> baked(image, uses.getOrDefault(image.imageId(), List.of())))
          .sorted(BakedImage.NEWEST_FIRST)
          .toList();
    }
  }

  /** What an environment names is launched by its next deploy, deployed or not. */
  private void addSettings(Map<String, List<String>> uses) {
    for (String environment : files.environments(platform)) {
      try {
        JsonNode ami =
            new ObjectMapper()
                .readTree(files.file(platform, environment).toFile())
                .path(AMI_SETTING);
        uses.computeIfAbsent(ami.asText(), any -> new ArrayList<>())
            .add("settings of " + environment);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private static BakedImage baked(Image image, List<String> uses) {
    return new BakedImage(
        image.imageId(),
        image.name(),
        Instant.parse(image.creationDate()),
        image.architectureAsString(),
        image.tags().stream()
            .filter(tag -> tag.key().equals("Model"))
            .map(Tag::value)
            .findFirst()
            .orElse(""),
        volumes(image)
            .mapToInt(volume -> volume.volumeSize() == null ? 0 : volume.volumeSize())
            .sum(),
        snapshots(image).toList(),
        List.copyOf(uses));
  }

  /** The snapshots that an image is made of. */
  static Stream<String> snapshots(Image image) {
    return volumes(image).map(EbsBlockDevice::snapshotId).filter(id -> id != null);
  }

  private static Stream<EbsBlockDevice> volumes(Image image) {
    return image.blockDeviceMappings().stream()
        .map(BlockDeviceMapping::ebs)
        .filter(volume -> volume != null);
  }

  private static Filter tag(String key, String value) {
    return Filter.builder().name("tag:" + key).values(value).build();
  }
}
