package dev.plinth.constructs.storage;

import dev.plinth.constructs.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the objects of a bucket with time.
 *
 * @param id the rule's name
 * @param tag objects that it is about, key and value; empty: all
 * @param transitions to which storage class objects move, after how many days
 * @param expiresAfterDays when objects are deleted; empty: never
 * @param oldVersionsExpireAfterDays when versions are deleted that were overwritten or deleted
 */
public record LifecycleRule(
    String id,
    Optional<Tag> tag,
    List<Transition> transitions,
    Optional<Number> expiresAfterDays,
    Optional<Number> oldVersionsExpireAfterDays) {
  public record Transition(String storageClass, Number afterDays) {}

  /** Moves all objects to cheaper storage, step by step. */
  public static LifecycleRule moving(String id, List<Transition> transitions) {
    return new LifecycleRule(id, Optional.empty(), transitions, Optional.empty(), Optional.empty());
  }

  /** Deletes all objects. */
  public static LifecycleRule expiring(String id, Number afterDays) {
    return new LifecycleRule(
        id, Optional.empty(), List.of(), Optional.of(afterDays), Optional.empty());
  }

  /** Deletes the objects that carry a tag. */
  public static LifecycleRule expiringTagged(String id, Tag tag, Number afterDays) {
    return new LifecycleRule(
        id, Optional.of(tag), List.of(), Optional.of(afterDays), Optional.empty());
  }

  /** Deletes versions that were overwritten or deleted, and uploads that never ended. */
  public static LifecycleRule cleaning(String id, Number afterDays) {
    return new LifecycleRule(
        id, Optional.empty(), List.of(), Optional.empty(), Optional.of(afterDays));
  }
}
