package dev.plinth.terraform;

import java.util.List;

/**
 * What a plan would do with a resource.
 *
 * @param address of it
 * @param type of it: {@code aws_dynamodb_table}
 * @param actions as Terraform calls them: {@code create}, {@code update}, {@code delete}, {@code
 *     no-op}, {@code read}; both {@code delete} and {@code create} replace it
 * @param replacedFor the arguments that force a replacement, as paths: {@code name}, {@code
 *     attribute.0.type}
 */
public record PlannedChange(
    String address, String type, List<String> actions, List<String> replacedFor) {
  /** Whether what is there would be gone. */
  public boolean destroys() {
    return actions.contains("delete");
  }

  /** Whether another one would take its place. */
  public boolean replaces() {
    return destroys() && actions.contains("create");
  }
}
