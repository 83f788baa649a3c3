package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of a configuration.
 *
 * @param name of it; empty where there is only one
 */
record ConfigurationFile(String name, ObjectNode root) {
  private static final String COMMENT = "//";

  private static final List<String> SECTIONS =
      List.of(
          "resource",
          "data",
          "module",
          "provider",
          "variable",
          "output",
          "locals",
          "terraform",
          "ephemeral",
          "moved",
          "removed",
          "import",
          "check");

  /**
   * What is named in a file.
   *
   * @param path to it: {@code resource.aws_lb.main}
   */
  record Entry(ConfigurationFile file, String path, JsonNode value) {
    /** Its path without the section. */
    String address() {
      return path.substring(path.indexOf('.') + 1);
    }

    /** What is named in it in turn. */
    Stream<Entry> entries() {
      return file.entries(path, value);
    }

    /** The block that it is; there may be a list around it. */
    ObjectNode block() {
      return Block.objects(value)
          .map(ObjectNode.class::cast)
          .findFirst()
          .orElseThrow(() -> file.invalid(path + " is no block"));
    }
  }

  /**
   * Makes sure that an object is a configuration.
   *
   * @throws InvalidDocument if it has nothing that one has
   */
  ConfigurationFile {
    if (!root.has(COMMENT) && SECTIONS.stream().noneMatch(root::has)) {
      throw InvalidDocument.because(
          "nothing of Terraform's in it, such as resource, module, provider or planned_values");
    }
  }

  /** Whether it changes what the others have, instead of adding to it. */
  boolean overrides() {
    return name.equals("override.tf.json") || name.endsWith("_override.tf.json");
  }

  /** What is named in a section. */
  Stream<Entry> section(String section) {
    return root.has(section) ? entries(section, root.get(section)) : Stream.empty();
  }

  /** The blocks of a section that names nothing. */
  Stream<ObjectNode> blocks(String section) {
    return Block.objects(root.path(section)).map(ObjectNode.class::cast);
  }

  /** Something is not as it should be. */
  InvalidDocument invalid(String reason) {
    return InvalidDocument.because(name.isEmpty() ? reason : name + ": " + reason);
  }

  /** Terraform takes an object, and a list of objects as well. */
  private Stream<Entry> entries(String path, JsonNode node) {
    if (node.isValueNode()) {
      throw invalid(path + " is no block");
    }
    return Block.objects(node)
        .flatMap(object -> object.properties().stream())
        .filter(entry -> !entry.getKey().equals(COMMENT))
        .map(entry -> new Entry(this, path + "." + entry.getKey(), entry.getValue()));
  }
}
