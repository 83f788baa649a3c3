package dev.plinth.policy.rules.storage;

import dev.plinth.terraform.Block;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of a bucket's lifecycle.
 *
 * @param body as it is written, in a resource of its own or within the bucket
 */
record LifecycleRule(Block body) {
  private static final List<String> ACTIONS =
      List.of(
          "expiration",
          "transition",
          "noncurrent_version_expiration",
          "noncurrent_version_transition");

  /** Whether it moves or deletes anything. */
  boolean acts() {
    return ACTIONS.stream().anyMatch(action -> !body.blocks(action).isEmpty());
  }

  /** Whether it deletes versions that others have replaced. */
  boolean deletesOldVersions() {
    return body.blocks("noncurrent_version_expiration").stream()
        .anyMatch(
            expiration ->
                expiration.number("noncurrent_days").isPresent()
                    || expiration.number("days").isPresent());
  }

  /** Whether it removes the parts of uploads that never ended, anywhere in the bucket. */
  boolean abortsUploads() {
    return isOfTheWholeBucket()
        && (body.number("abort_incomplete_multipart_upload_days").isPresent()
            || body.blocks("abort_incomplete_multipart_upload").stream()
                .anyMatch(abort -> abort.number("days_after_initiation").isPresent()));
  }

  private boolean isOfTheWholeBucket() {
    return Stream.concat(Stream.of(body), body.blocks("filter").stream())
        .noneMatch(LifecycleRule::chooses);
  }

  private static boolean chooses(Block filter) {
    return !filter.text("prefix").orElse("").isEmpty()
        || !filter.blocks("tag").isEmpty()
        || filter.blocks("tags").stream().anyMatch(tags -> !tags.toString().equals("{}"))
        || !filter.blocks("and").isEmpty()
        || filter.number("object_size_greater_than").isPresent()
        || filter.number("object_size_less_than").isPresent();
  }
}
