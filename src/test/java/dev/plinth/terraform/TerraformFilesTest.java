package dev.plinth.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformFilesTest {
  private static final Path PLAN = Path.of("src/test/foreign/modules.plan.json");

  @TempDir private Path folder;

  @Test
  void reads_a_file_as_its_text() throws IOException {
    var plan = TerraformDocument.read(Files.readString(PLAN));

    assertThat(TerraformFiles.read(PLAN).resources())
        .extracting(Object::toString)
        .containsExactlyElementsOf(plan.resources().stream().map(Object::toString).toList());
  }

  @Test
  void reads_the_configuration_in_a_folder() throws IOException {
    write("a.tf.json", "{\"resource\": {\"aws_lb\": {\"a\": {}}}}");
    write("b.tf.json", "{\"resource\": {\"aws_lb\": {\"b\": {}}}}");
    write("notes.json", "[]");

    assertThat(TerraformFiles.read(folder).resources())
        .extracting(Resource::name)
        .containsExactly("a", "b");
  }

  @Test
  void names_the_file_of_a_folder_that_is_wrong() throws IOException {
    write("a.tf.json", "{");

    refused(folder, "a.tf.json: line 1, column 2: ");
  }

  @Test
  void refuses_what_is_not_there() {
    refused(folder.resolve("none"), "no such file");
    refused(folder, "a folder without .tf.json files");
  }

  @Test
  void refuses_what_is_too_large_before_reading_it() throws IOException {
    Path file = folder.resolve("large.json");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(200L << 20);
    }

    refused(file, "more than 64 MB, the most that is read: plan in smaller parts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                             | empty
          resource "aws_lb" "a" {                        | HCL, not JSON: give what terraform show
          terraform {                                    | HCL, not JSON
          PK..                                           | a plan as terraform plan -out writes it
          {"@level":"info"}                              | what terraform plan -json tells of its work
          {"version": 4, "serial": 1, "lineage": "a"}    | a state as it is stored
          {"a": "                                        | line 1, column 8: Unexpected end
          nothing                                        | line 1, column 8: Unrecognized token
          []                                             | not a JSON object
          """)
  void says_what_is_wrong_with_other_files(String text, String reason) throws IOException {
    refused(write("other", text), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
  void refuses_text_that_is_not_in_utf_8(String charset) throws IOException {
    Path file = folder.resolve("other");
    Files.write(file, "{\"locals\": {\"a\": \"ä is one letter\"}}".getBytes(charset));

    refused(file, "no text in UTF-8, as JSON is");
  }

  @Test
  void refuses_what_is_nested_without_end() throws IOException {
    refused(write("deep", "{\"locals\": " + "[".repeat(100_000)), "nesting depth");
    refused(write("plan", "{\"prior_state\": " + "{\"a\": ".repeat(100_000)), "nesting depth");
  }

  @Test
  void never_fails_in_another_way_on_a_plan_that_is_cut_off() throws IOException {
    byte[] plan = Files.readAllBytes(PLAN);
    var random = new Random(7);
    for (int cut = 0; cut < 200; cut++) {
      byte[] part = Arrays.copyOf(plan, random.nextInt(plan.length - 2));

      assertThatExceptionOfType(InvalidDocument.class)
          .isThrownBy(() -> TerraformDocument.read(part));
    }
  }

  @Test
  void never_fails_in_another_way_on_a_plan_with_something_else_in_it() throws IOException {
    String plan = Files.readString(PLAN);
    var random = new Random(7);
    for (int change = 0; change < 500; change++) {
      String changed = changed(plan, random);
      try {
        var document = TerraformDocument.read(changed);
        assertThat(document.referring("none")).isEmpty();
      } catch (InvalidDocument invalid) {
        assertThat(invalid).message().doesNotContain("\n");
      }
    }
  }

  /** Another value behind some name. */
  private static String changed(String plan, Random random) {
    String[] values = {"null", "1", "\"x\"", "[]", "{}", "true", "[{}, [1], \"a\"]"};
    int colon = plan.indexOf("\":", random.nextInt(plan.length() - 100)) + 2;
    int end = colon;
    while (colon > 1 && end < plan.length() && ",}]".indexOf(plan.charAt(end)) < 0) {
      end++;
    }
    return plan.substring(0, colon) + values[random.nextInt(values.length)] + plan.substring(end);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static void refused(Path path, String reason) {
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(() -> TerraformFiles.read(path))
        .withMessageContaining(reason)
        .withMessageNotContaining("\n");
  }
}
