package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads terraform's JSON log of an apply: shows how far it is, and keeps what went wrong. */
final class ApplyLog implements Consumer<String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SHOWN =
      Set.of("apply_start", "apply_progress", "apply_complete", "change_summary");

  private final ApplyProgress progress;
  private final List<Failure> failures = new ArrayList<>();

  ApplyLog(ApplyProgress progress) {
    this.progress = progress;
  }

  /**
   * An error of terraform.
   *
   * @param address of the resource, empty if it is of none
   */
  record Failure(String address, String summary, String detail) {
    @Override
    public String toString() {
      String place = address.isEmpty() ? "" : address + ": ";
      return place + summary + (detail.isBlank() ? "" : "\n" + detail.strip().indent(2));
    }
  }

  @Override
  public void accept(String line) {
    JsonNode event = parse(line);
    String type = event.path("type").asText();
    if (type.equals("diagnostic")) {
      diagnose(event.path("diagnostic"));
    } else if (type.equals("apply_complete")) {
      progress.completed(event.path("@message").asText());
    } else if (SHOWN.contains(type)) {
      progress.going(event.path("@message").asText());
    }
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  private void diagnose(JsonNode diagnostic) {
    var failure =
        new Failure(
            diagnostic.path("address").asText(),
            diagnostic.path("summary").asText(),
            diagnostic.path("detail").asText());
    if (diagnostic.path("severity").asText().equals("error")) {
      failures.add(failure);
    } else {
      progress.warned(failure.toString().stripTrailing());
    }
  }

  /** A line that is not JSON comes from a provider that writes beside the log. */
  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }
}
