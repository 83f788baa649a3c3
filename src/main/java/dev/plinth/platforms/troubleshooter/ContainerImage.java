package dev.plinth.platforms.troubleshooter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image of the service.
 *
 * @param name as the task has it: {@code <account>.dkr.ecr.<region>.amazonaws.com/<repository>}
 *     with a tag or a digest
 */
record ContainerImage(String name) {
  private static final Pattern PARTS =
      Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+)[:@].+");

  /** The repository that it is pulled from, maybe of another account or region. */
  String repositoryArn() {
    Matcher parts = PARTS.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name + " is no image in ECR");
    }
    return "arn:aws:ecr:%s:%s:repository/%s"
        .formatted(parts.group(2), parts.group(1), parts.group(3));
  }
}
