package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region is lost, and the platform is recovered in another one with its data. */
class DrillIT {
  private static CommandLineRun run;
  private static Path root;
  private static String page;
  private static JsonNode json;

  @BeforeAll
  static void drill(@TempDir Path folder) throws IOException {
    root = folder;
    Checkout.copyTo(root);
    Files.createDirectories(root.resolve("src/main"));
    Files.createSymbolicLink(
        root.resolve("src/main/python"), Path.of("src/main/python").toAbsolutePath());

    run = CommandLineRun.in(root, "drill", "--report", root.resolve("report/drill.md").toString());

    page = Files.readString(root.resolve("report/drill.md"));
    json = new ObjectMapper().readTree(root.resolve("report/drill.json").toFile());
  }

  @Test
  void it_is_passed_and_says_what_it_was() {
    run.done();
    assertThat(run.out())
        .startsWith("drill: ollama production loses us-west-2, and is recovered in us-east-2")
        .contains("passed: ollama production was recovered as productionuse2 in ");
  }

  @Test
  void everything_that_was_backed_up_is_there_again() {
    assertThat(json.at("/passed").asBoolean()).isTrue();
    assertThat(json.at("/saved").toString())
        .isEqualTo("{\"items\":120,\"itemsThere\":120,\"objects\":120,\"objectsThere\":120}");
    assertThat(json.at("/different")).isEmpty();
  }

  @Test
  void items_written_later_are_lost_and_objects_are_not() {
    assertThat(json.at("/late").toString())
        .isEqualTo("{\"items\":5,\"itemsThere\":0,\"objects\":5,\"objectsThere\":5}");
    assertThat(page).contains("| after it | 5 | 0 | 5 | 5 |");
  }

  @Test
  void a_recovery_that_stopped_went_on_where_it_was() {
    assertThat(run.out()).contains("it stopped: ");
    assertThat(json.findValuesAsText("name"))
        .containsExactly(
            "place of the state",
            "platform in us-west-2",
            "marked data",
            "backup",
            "data after the backup",
            "loss of us-west-2",
            "recovery in us-east-2, stopped on purpose",
            "recovery, run again",
            "comparison");
    assertThat(seconds("recovery, run again"))
        .isLessThan(seconds("recovery in us-east-2, stopped on purpose"));
  }

  @Test
  void it_is_held_against_its_targets_and_claims_no_more() {
    assertThat(page)
        .containsPattern("\\| time to recover \\(RTO\\) \\| 4:00 h \\| .* \\| met \\|")
        .containsPattern("\\| age of the data restored \\(RPO\\) \\| 1:00 h \\| .* \\| met \\|")
        .contains("Not proved: how long AWS takes.");
  }

  @Test
  void nothing_of_it_is_left_but_its_log() {
    assertThat(root.resolve(".plinth/drill/checkout")).doesNotExist();
    assertThat(root.resolve(".plinth/drill/cloud/state.json")).doesNotExist();
    assertThat(root.resolve(".plinth/drill/drill.log")).isNotEmptyFile();
  }

  private static double seconds(String phase) {
    for (JsonNode one : json.path("phases")) {
      if (one.path("name").asText().equals(phase)) {
        return one.path("seconds").asDouble();
      }
    }
    throw new AssertionError(phase);
  }
}
