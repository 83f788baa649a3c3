package dev.plinth.review;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlsPageTest {
  private static final int PROPERTIES = 56;

  @Test
  void the_page_says_what_is_deployed_today() {
    assertThat(Path.of("docs", "controls.md"))
        .as("docs/controls.md is out of date. If the difference is meant: ./plinth docs")
        .hasContent(ControlsPage.of(microservices("prod"), Rules.all()));
  }

  @Test
  void a_control_without_a_resource_stops_the_page() {
    var nothing = TerraformDocument.read("{\"resource\": {\"aws_vpc\": {\"main\": {}}}}");

    assertThatThrownBy(() -> ControlsPage.of(nothing, Rules.all()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing in the document is aws_iam_role.<service>_task");
  }

  @Test
  void every_control_of_the_design_is_there() {
    assertThat(ids(Controls.nist()))
        .containsExactly(
            "AC-2", "AC-3", "AU-2", "AU-9", "CM-2", "IA-2", "SC-7", "SC-8", "SC-13", "SC-28");
    assertThat(ids(Controls.soc2())).containsExactly("CC6.1", "CC6.6", "CC6.7", "CC7.2", "CC8.1");
  }

  @Test
  void every_control_has_measures_and_properties_of_the_design() {
    assertThat(Stream.concat(Controls.nist().stream(), Controls.soc2().stream()))
        .allSatisfy(
            control -> {
              assertThat(control.measures()).isNotEmpty();
              assertThat(control.properties())
                  .isNotEmpty()
                  .isSorted()
                  .doesNotHaveDuplicates()
                  .isSubsetOf(IntStream.rangeClosed(1, PROPERTIES).boxed().toList());
            });
  }

  private static List<String> ids(List<Control> controls) {
    return controls.stream().map(Control::id).toList();
  }
}
