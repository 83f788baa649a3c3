package dev.plinth.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.Drift;
import dev.plinth.operations.GoodConfiguration;
import dev.plinth.platforms.Target;
import dev.plinth.review.plan.DriftReport;
import dev.plinth.review.plan.DriftedResource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a comparison found, for a person and for a program.
 *
 * @param all whether remarks are shown too
 */
record ShownDrift(Target target, Drift.Comparison comparison, DriftReport report, boolean all) {
  /** For a person. */
  List<String> lines() {
    return Stream.of(
            Stream.of(against()),
            Stream.of("a later deploy did not come to its end: part of this may be its work")
                .filter(line -> isBehind()),
            report.resources().stream().flatMap(ShownDrift::lines),
            report.remarks().stream().filter(remark -> all).flatMap(ShownDrift::lines),
            summary().lines())
        .flatMap(lines -> lines)
        .toList();
  }

  /** For a program. */
  String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("platform", target.platform()).put("environment", target.environment());
    comparison
        .good()
        .ifPresentOrElse(
            good ->
                json.putObject("comparedWith")
                    .put("version", good.version())
                    .put("keptAt", good.keptAt().toString())
                    .put("keptBy", good.keptBy())
                    .put("commit", good.commit().orElse(null)),
            () -> json.putNull("comparedWith"));
    json.put("laterDeployFailed", isBehind());
    json.put("drifted", !report.resources().isEmpty());
    add(json.putArray("resources"), report.resources());
    if (all) {
      add(json.putArray("remarks"), report.remarks());
    }
    return json.toPrettyString();
  }

  private String against() {
    return comparison
        .good()
        .map(ShownDrift::words)
        .orElse("compared with the settings: no configuration is kept that was applied");
  }

  private static String words(GoodConfiguration good) {
    return "compared with %s, deployed by %s%s"
        .formatted(
            good, good.keptBy(), good.commit().map(commit -> " at commit " + commit).orElse(""));
  }

  private static Stream<String> lines(DriftedResource resource) {
    return Stream.concat(
        Stream.of("%s %s".formatted(resource.address(), resource.kind().words())),
        resource.lines().stream().map(line -> "  " + line));
  }

  private String summary() {
    int number = report.resources().size();
    if (number == 0) {
      return "no drift";
    }
    return """
    %d %s; - is what was applied, + is what is there
    a deploy puts it back; what was added beside it stays until somebody takes it away\
    """
        .formatted(number, number == 1 ? "resource differs" : "resources differ");
  }

  private boolean isBehind() {
    return comparison.good().filter(good -> good.serial() < comparison.serial()).isPresent();
  }

  private static void add(ArrayNode array, List<DriftedResource> resources) {
    for (DriftedResource resource : resources) {
      ArrayNode lines =
          array
              .addObject()
              .put("address", resource.address())
              .put("kind", resource.kind().name().toLowerCase(Locale.ROOT))
              .putArray("difference");
      resource.lines().forEach(lines::add);
    }
  }
}
