package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.KeptData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A resource that a plan does something with.
 *
 * @param address of it, with the keys that somebody gave its instances: foreign text
 * @param type such as {@code aws_dynamodb_table}
 * @param kind what happens to it
 * @param json its element of {@code resource_changes}
 */
record PlannedResource(String address, String type, ChangeKind kind, JsonNode json) {
  private static final String REASON = "action_reason";

  /** Those that a plan changes, as it lists them; data that is merely read is left out. */
  static List<PlannedResource> in(JsonNode plan) {
    return elements(plan.path("resource_changes"))
        .filter(changed -> changed.path("mode").asText("managed").equals("managed"))
        .flatMap(changed -> ChangeKind.of(changed).map(kind -> of(changed, kind)).stream())
        .toList();
  }

  private static PlannedResource of(JsonNode changed, ChangeKind kind) {
    return new PlannedResource(
        changed.path("address").asText(), changed.path("type").asText(), kind, changed);
  }

  JsonNode before() {
    return change().path("before");
  }

  JsonNode after() {
    return change().path("after");
  }

  JsonNode change() {
    return json.path("change");
  }

  Part part() {
    return Part.of(type);
  }

  /** The name of what would be lost with it; empty if it keeps nothing or stays. */
  Optional<String> lostData() {
    return kind.destroys()
        ? KeptData.namedBy(type).map(attribute -> before().path(attribute).asText("unnamed"))
        : Optional.empty();
  }

  /** The arguments that force its replacement, as paths: {@code attribute.0.type}. */
  List<String> forcing() {
    return elements(change().path("replace_paths"))
        .map(path -> elements(path).map(JsonNode::asText).collect(Collectors.joining(".")))
        .toList();
  }

  /** Why Terraform does it, in words; empty where the change speaks for itself. */
  Optional<String> reason() {
    if (json.hasNonNull("deposed")) {
      return Optional.of("left over from an earlier replacement");
    }
    if (json.hasNonNull("previous_address")) {
      return Optional.of("was " + json.path("previous_address").asText());
    }
    if (change().hasNonNull("importing") && kind != ChangeKind.IMPORTED) {
      return Optional.of("taken into the state");
    }
    return switch (json.path(REASON).asText()) {
      case "replace_because_tainted" -> Optional.of("it is tainted: an earlier apply broke it off");
      case "replace_by_request" -> Optional.of("asked for with -replace");
      case "replace_by_triggers" -> Optional.of("what it is tied to changes");
      case "delete_because_no_resource_config" -> Optional.of("the configuration has it no more");
      case "delete_because_wrong_repetition",
          "delete_because_count_index",
          "delete_because_each_key" ->
          Optional.of("the configuration has fewer of them");
      case "delete_because_no_module" -> Optional.of("its module is gone");
      default -> Optional.empty();
    };
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }
}
