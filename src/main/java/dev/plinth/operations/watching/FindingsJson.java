package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Findings for programs, on one line. */
public final class FindingsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FindingsJson() {}

  /** An object with what was seen, and whether nothing is bad. */
  public static String of(Findings findings) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("environment", findings.environment())
            .put("good", findings.isGood());
    var observations = json.putArray("observations");
    findings
        .observations()
        .forEach(
            seen ->
                observations
                    .addObject()
                    .put("part", seen.part())
                    .put("verdict", seen.verdict().name().toLowerCase(Locale.ROOT))
                    .put("says", seen.says())
                    .put("remedy", seen.remedy()));
    return json + "\n";
  }
}
