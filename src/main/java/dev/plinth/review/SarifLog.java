package dev.plinth.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The part of the Static Analysis Results Interchange Format that {@link SarifReport} writes, name
 * by name as the standard has it. What is empty is left out.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
@JsonInclude(Include.NON_EMPTY)
record SarifLog(@JsonProperty("$schema") URI schema, String version, List<Run> runs) {

  /** One run of a tool; without results there is an empty list, which says that it looked. */
  @JsonInclude(Include.NON_EMPTY)
  record Run(
      Tool tool,
      List<Invocation> invocations,
      String columnKind,
      @JsonInclude(Include.ALWAYS) List<Result> results) {}

  record Tool(Driver driver) {}

  @JsonInclude(Include.NON_EMPTY)
  record Driver(String name, List<Descriptor> rules, List<Notice> notifications) {}

  /** A rule. */
  @JsonInclude(Include.NON_EMPTY)
  record Descriptor(
      String id,
      String name,
      Message shortDescription,
      Message fullDescription,
      Message help,
      URI helpUri,
      Configuration defaultConfiguration,
      Properties properties) {}

  /** What may be told beside results. */
  record Notice(String id, Message shortDescription) {}

  /**
   * What GitHub shows of a rule beside the standard.
   *
   * @param severity a number from 0.1 to 10.0, which it calls critical from 9.0 on
   */
  record Properties(
      List<String> tags,
      String precision,
      @JsonProperty("problem.severity") String problemSeverity,
      @JsonProperty("security-severity") String severity) {}

  record Configuration(String level) {}

  @JsonInclude(Include.NON_EMPTY)
  record Message(String text, String markdown) {
    static Message of(String text) {
      return new Message(text, null);
    }
  }

  @JsonInclude(Include.NON_EMPTY)
  record Invocation(
      boolean executionSuccessful,
      List<Notification> toolExecutionNotifications,
      List<Notification> toolConfigurationNotifications) {}

  @JsonInclude(Include.NON_EMPTY)
  record Notification(
      Reference descriptor, Message message, String level, List<Location> locations) {}

  record Reference(String id) {}

  /** A finding. All results of a run have suppressions, or none has: hence the empty lists. */
  record Result(
      String ruleId,
      int ruleIndex,
      String level,
      Message message,
      List<Location> locations,
      Map<String, String> partialFingerprints,
      List<Suppression> suppressions) {}

  @JsonInclude(Include.NON_EMPTY)
  record Location(PhysicalLocation physicalLocation, List<LogicalLocation> logicalLocations) {}

  @JsonInclude(Include.NON_EMPTY)
  record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  record ArtifactLocation(URI uri) {}

  record Region(int startLine, int startColumn) {}

  record LogicalLocation(String fullyQualifiedName, String kind) {}

  record Suppression(String kind, String status, String justification) {}
}
