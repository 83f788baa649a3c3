package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.review.plan.DriftedResource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan of the configuration applied last tells of the world: what it would change was
 * changed by somebody else.
 *
 * <p>Terraform's own list of what it found changed ({@code resource_drift}) is of no use for that:
 * it has whatever AWS filled in after a resource was made, dozens of lines after every first
 * deploy.
 *
 * @param resources that are not as they were applied
 * @param remarks resources that differ in what neither a configuration nor a rule is about
 */
public record DriftReport(List<DriftedResource> resources, List<DriftedResource> remarks) {
  /** Of a plan as {@code terraform show -json} gives it. */
  public static DriftReport of(JsonNode plan) {
    List<DriftedResource> found =
        Stream.concat(
                PlannedResource.in(plan).stream().flatMap(DriftReport::drifted),
                Additions.in(plan).stream())
            .toList();
    Set<String> told = found.stream().map(DriftedResource::address).collect(Collectors.toSet());
    List<DriftedResource> rest =
        PlannedResource.elements(plan.path("resource_drift"))
            .filter(drift -> !told.contains(drift.path("address").asText()))
            .flatMap(drift -> remark(drift).stream())
            .toList();
    return new DriftReport(found, rest);
  }

  private static Stream<DriftedResource> drifted(PlannedResource planned) {
    return switch (planned.kind()) {
      case CREATED -> Stream.of(new DriftedResource(planned.address(), Kind.MISSING, List.of()));
      case DELETED -> Stream.of(new DriftedResource(planned.address(), Kind.LEFT_OVER, List.of()));
      case UPDATED, REPLACED -> changed(planned);
      default -> Stream.empty();
    };
  }

  /** What hangs on something that is gone is to be changed too, to what nobody knows yet. */
  private static Stream<DriftedResource> changed(PlannedResource planned) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("change", reversed(planned.change()));
    List<String> lines =
        AttributeChanges.of(
                new PlannedResource(planned.address(), planned.type(), planned.kind(), json))
            .lines();
    return lines.isEmpty()
        ? Stream.empty()
        : Stream.of(new DriftedResource(planned.address(), Kind.CHANGED, lines));
  }

  private static List<DriftedResource> remark(JsonNode drift) {
    var resource =
        new PlannedResource(
            drift.path("address").asText(), drift.path("type").asText(), ChangeKind.UPDATED, drift);
    List<String> lines = AttributeChanges.of(resource).lines();
    return lines.isEmpty()
        ? List.of()
        : List.of(new DriftedResource(resource.address(), Kind.NOT_CONFIGURED, lines));
  }

  /** From what is wanted to what is there, as far as both are known. */
  private static ObjectNode reversed(JsonNode change) {
    JsonNode unknown = change.path("after_unknown");
    ObjectNode reversed = JsonNodeFactory.instance.objectNode();
    reversed.set("before", without(unknown, change.path("after")));
    reversed.set("after", without(unknown, change.path("before")));
    reversed.set("before_sensitive", change.path("after_sensitive"));
    reversed.set("after_sensitive", change.path("before_sensitive"));
    return reversed;
  }

  /** A value without the parts that are marked as unknown. */
  private static JsonNode without(JsonNode unknown, JsonNode value) {
    if (unknown.isBoolean() && unknown.asBoolean()) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (value.isObject()) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        kept.set(member.getKey(), without(unknown.path(member.getKey()), member.getValue()));
      }
      return kept;
    }
    if (value.isArray()) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      var elements = new ArrayList<JsonNode>();
      value.forEach(elements::add);
      for (int i = 0; i < elements.size(); i++) {
        kept.add(without(unknown.path(i), elements.get(i)));
      }
      return kept;
    }
    return value;
  }
}
