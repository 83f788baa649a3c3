package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What changes in a resource, attribute by attribute, as lines of a difference: {@code -
 * retention_in_days = 14}. What Terraform calls sensitive, and what looks like a secret, is masked.
 */
final class AttributeChanges {
  private static final JsonNode NOTHING = MissingNode.getInstance();
  private static final String LATER = "(known after apply)";
  private static final String FORCES = "  # forces the replacement";

  /** Lines around a changed line of a script. */
  private static final int AROUND = 2;

  /** Two lines of a unified difference name the files. */
  private static final int NAMES_OF_FILES = 2;

  private static final int LONGEST_VALUE = 300;

  private final List<String> forcing;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> attributes = new LinkedHashSet<>();

  private AttributeChanges(List<String> forcing) {
    this.forcing = forcing;
  }

  /** Of a resource, with attributes in the order of the provider. */
  static AttributeChanges of(PlannedResource resource) {
    JsonNode change = resource.change();
    var changes = new AttributeChanges(resource.forcing());
    changes.compare(
        "",
        new Sides(
            change.path("before"),
            change.path("after"),
            change.path("after_unknown"),
            change.path("before_sensitive"),
            change.path("after_sensitive")));
    return changes;
  }

  /** Of an output, an element of {@code output_changes}. */
  static AttributeChanges of(String output, JsonNode change) {
    var changes = new AttributeChanges(List.of());
    changes.compare(
        output,
        new Sides(
            change.path("before"),
            change.path("after"),
            change.path("after_unknown"),
            change.path("before_sensitive"),
            change.path("after_sensitive")));
    return changes;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The first names of their paths. */
  Set<String> attributes() {
    return attributes;
  }

  /**
   * A value now and then.
   *
   * @param unknown {@code true} where it is known only after apply, in the same shape
   * @param secretBefore {@code true} where it is sensitive, in the same shape
   */
  private record Sides(
      JsonNode before,
      JsonNode after,
      JsonNode unknown,
      JsonNode secretBefore,
      JsonNode secretAfter) {
    Sides at(String name) {
      return new Sides(
          before.path(name),
          after.path(name),
          unknown.path(name),
          secretBefore.path(name),
          secretAfter.path(name));
    }

    /** Elements of lists; a negative index stands for none. */
    Sides at(int old, int now) {
      return new Sides(
          old < 0 ? NOTHING : before.path(old),
          now < 0 ? NOTHING : after.path(now),
          now < 0 ? NOTHING : unknown.path(now),
          old < 0 ? NOTHING : secretBefore.path(old),
          now < 0 ? NOTHING : secretAfter.path(now));
    }

    Sides read(String attribute) {
      return new Sides(
          ReadableText.of(attribute, before),
          ReadableText.of(attribute, after),
          unknown,
          secretBefore,
          secretAfter);
    }

    boolean isLater() {
      return unknown.isBoolean() && unknown.asBoolean();
    }

    boolean isSensitive() {
      return Masks.isSensitive(secretBefore) || Masks.isSensitive(secretAfter);
    }

    boolean isSecret(String name) {
      return isText(before) && Masks.isSecret(name, before.asText())
          || isText(after) && Masks.isSecret(name, after.asText());
    }

    boolean isEqual() {
      return !isPartlyLater(unknown) && (before.equals(after) || isUnset(before) && isUnset(after));
    }

    private static boolean isPartlyLater(JsonNode unknown) {
      return unknown.isBoolean()
          ? unknown.asBoolean()
          : PlannedResource.elements(unknown).anyMatch(Sides::isPartlyLater)
              || unknown.properties().stream().anyMatch(it -> isPartlyLater(it.getValue()));
    }

    boolean isObject() {
      return (before.isObject() || after.isObject() || unknown.isObject())
          && fits(JsonNode::isObject);
    }

    boolean isList() {
      return (before.isArray() || after.isArray() || unknown.isArray()) && fits(JsonNode::isArray);
    }

    private boolean fits(Predicate<JsonNode> form) {
      return !isLater()
          && (form.test(before) || isUnset(before))
          && (form.test(after) || isUnset(after));
    }
  }

  private void compare(String path, Sides sides) {
    String name = lastName(path);
    if (sides.isEqual()) {
      return;
    }
    if (sides.isSensitive() || !sides.isLater() && sides.isSecret(name)) {
      masked(path, sides);
      return;
    }
    Sides read = sides.read(name);
    if (read.isObject()) {
      members(path, read);
    } else if (read.isList()) {
      elements(path, read);
    } else if (!read.isEqual()) {
      value(path, read);
    }
  }

  private void masked(String path, Sides sides) {
    if (sides.isEqual()) {
      return;
    }
    if (!isUnset(sides.before())) {
      line("- ", path, Masks.SENSITIVE);
    }
    if (sides.isLater() || !isUnset(sides.after())) {
      line("+ ", path, Masks.SENSITIVE);
    }
  }

  private void members(String path, Sides sides) {
    var names = new LinkedHashSet<String>();
    for (JsonNode side : List.of(sides.before(), sides.after(), sides.unknown())) {
      side.fieldNames().forEachRemaining(names::add);
    }
    for (String name : names) {
      if (name.equals("tags_all") && isSameAsTags(sides)) {
        continue;
      }
      Sides member = sides.at(name);
      String own = path.isEmpty() ? name : path + "." + name;
      if (name.equals("value") && isNamedSecret(sides)) {
        masked(own, member);
      } else {
        compare(own, member);
      }
    }
  }

  /** All tags are the tags, where the provider adds none: they need not be told twice. */
  private static boolean isSameAsTags(Sides sides) {
    return sides.at("tags_all").before().equals(sides.at("tags").before())
        && sides.at("tags_all").after().equals(sides.at("tags").after());
  }

  /** An environment variable of a container or a build. */
  private static boolean isNamedSecret(Sides sides) {
    for (JsonNode side : List.of(sides.before(), sides.after())) {
      if (isText(side.path("value"))
          && Masks.isSecret(side.path("name").asText(), side.path("value").asText())) {
        return true;
      }
    }
    return false;
  }

  /** Equal elements belong together wherever they stand; the others in their order. */
  private void elements(String path, Sides sides) {
    List<Integer> old = indices(sides.before().size());
    List<Integer> now = indices(Math.max(sides.after().size(), sides.unknown().size()));
    for (Integer before : List.copyOf(old)) {
      now.stream()
          .filter(after -> sides.at(before, after).isEqual())
          .findFirst()
          .ifPresent(
              after -> {
                old.remove(before);
                now.remove(after);
              });
    }
    for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
      int before = i < old.size() ? old.get(i) : -1;
      int after = i < now.size() ? now.get(i) : -1;
      compare("%s[%d]".formatted(path, after < 0 ? before : after), sides.at(before, after));
    }
  }

  private static List<Integer> indices(int size) {
    return new ArrayList<>(IntStream.range(0, size).boxed().toList());
  }

  private void value(String path, Sides sides) {
    if (isLines(sides.before()) && isLines(sides.after()) && !sides.isLater()) {
      text(path, sides);
      return;
    }
    if (!isUnset(sides.before())) {
      line("- ", path, spelled(sides.before(), sides.after()));
    }
    if (sides.isLater()) {
      line("+ ", path, LATER);
    } else if (!isUnset(sides.after())) {
      line("+ ", path, spelled(sides.after(), sides.before()));
    }
  }

  private void text(String path, Sides sides) {
    line("  ", path, "text:");
    List<String> before = sides.before().asText().lines().toList();
    List<String> after = sides.after().asText().lines().toList();
    UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), AROUND)
        .stream()
        .skip(NAMES_OF_FILES)
        .map(line -> Masks.hasSecret(line) ? line.charAt(0) + " " + Masks.SENSITIVE : line)
        .forEach(line -> lines.add(shortened(line, 0)));
  }

  private void line(String sign, String path, String value) {
    attributes.add(path.split("[.\\[]", 2)[0]);
    boolean forces =
        forcing.stream()
            .map(forced -> forced.replaceAll("\\.(\\d+)", "[$1]"))
            .anyMatch(forced -> path.equals(forced) || path.startsWith(forced + "["));
    lines.add("%s%s = %s%s".formatted(sign, path, value, forces ? FORCES : ""));
  }

  /** As JSON, cut around the place where it begins to differ. */
  private static String spelled(JsonNode value, JsonNode other) {
    String text = value.toString();
    String counterpart = other.toString();
    int same = 0;
    while (same < Math.min(text.length(), counterpart.length())
        && text.charAt(same) == counterpart.charAt(same)) {
      same++;
    }
    return shortened(text, isUnset(other) ? 0 : same);
  }

  private static String shortened(String text, int from) {
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }
    int start = Math.max(0, Math.min(from - LONGEST_VALUE / 3, text.length() - LONGEST_VALUE));
    int end = start + LONGEST_VALUE;
    return "%s%s%s (%d characters)"
        .formatted(
            start > 0 ? "…" : "",
            text.substring(start, end),
            end < text.length() ? "…" : "",
            text.length());
  }

  private static boolean isLines(JsonNode value) {
    return isText(value) && value.asText().contains("\n");
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() && !value.asText().isEmpty();
  }

  /** The provider keeps an empty text or list where nothing was set. */
  private static boolean isUnset(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isTextual() && value.asText().isEmpty()
        || value.isContainerNode() && value.isEmpty();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('.') + 1).replaceFirst("\\[\\d+]$", "");
  }
}
