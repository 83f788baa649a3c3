package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be checked is refused in one line that says which file and why. */
class CheckInputTest {
  private static final long TOO_LARGE_BYTES = 200L << 20;
  private static final int TOO_DEEP = 100_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      emptyValue = "",
      textBlock =
          """
          no JSON | hello | Unrecognized token
          a list | [] | not a JSON object
          a number | 7 | not a JSON object
          null | null | not a JSON object
          truncated | {"resource": { | Unexpected end-of-input
          two objects | {"resource": {}} {} | more after the end
          the same name twice | {"resource": {"aws_vpc": {"a": {}, "a": {}}}} | Duplicate
          JSON of something else | {"name": "left-pad", "version": "1.0.0"} | Terraform
          HCL | resource "aws_vpc" "main" {} | terraform show -json
          """)
  void refuses_what_is_no_terraform_json(String what, String text, String reason)
      throws IOException {
    assertThat(refusal(Files.writeString(folder.resolve("main.tf.json"), text)))
        .as(what)
        .contains(reason);
  }

  @Test
  void refuses_an_empty_file() throws IOException {
    assertThat(refusal(Files.createFile(folder.resolve("main.tf.json")))).contains("empty");
  }

  @Test
  void refuses_what_is_no_text() throws IOException {
    Path binary = Files.write(folder.resolve("plan.json"), new byte[] {(byte) 0xff, 0, 1});

    assertThat(refusal(binary)).contains("UTF-8");
  }

  @Test
  void refuses_what_is_nested_without_end() throws IOException {
    String deep = "{\"resource\":" + "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP) + "}";

    assertThat(refusal(Files.writeString(folder.resolve("deep.json"), deep))).contains("nest");
  }

  @Test
  void refuses_what_is_too_large_without_reading_it() throws IOException {
    Path large = folder.resolve("large.json");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(TOO_LARGE_BYTES);
    }

    assertThat(refusal(large)).contains("MB");
  }

  @Test
  void refuses_a_plan_as_terraform_keeps_it() throws IOException {
    Path plan = Files.write(folder.resolve("plan"), new byte[] {'P', 'K', 3, 4, (byte) 0xf8});

    assertThat(refusal(plan)).contains("terraform show -json");
  }

  @Test
  void refuses_hcl_by_its_name() throws IOException {
    Path hcl = Files.writeString(folder.resolve("main.tf"), "resource \"aws_vpc\" \"main\" {}");

    assertThat(refusal(hcl)).contains("terraform show -json");
  }

  @Test
  void refuses_a_folder_without_terraform_json() throws IOException {
    assertThat(refusal(folder)).contains(".tf.json");

    Files.writeString(folder.resolve("main.tf"), "resource \"aws_vpc\" \"main\" {}");
    assertThat(refusal(folder)).contains(".tf.json", "terraform show -json");
  }

  @Test
  void refuses_a_folder_with_a_broken_file_and_names_it() throws IOException {
    Files.writeString(folder.resolve("a.tf.json"), "{\"resource\": {}}");
    Path broken = Files.writeString(folder.resolve("b.tf.json"), "{");

    assertThat(run(folder.toString()).err()).contains("b.tf.json").hasLineCount(1);
    assertThat(refusal(broken)).contains("Unexpected end-of-input");
  }

  @Test
  void one_bad_file_among_good_ones_is_enough() throws IOException {
    Path good = Files.writeString(folder.resolve("a.tf.json"), "{\"resource\": {}}");
    Path bad = Files.writeString(folder.resolve("b.tf.json"), "{");
    CommandLineRun run = run(good.toString(), bad.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("plinth: " + bad).hasLineCount(1);
  }

  @Test
  void refuses_names_of_nothing() {
    run("nope.json").refused(2, "plinth: nope.json: no such file");
    run("olama")
        .refused(
            2,
            "plinth: \"olama\" is no file, no folder, and no platform; platforms are: bootstrap,"
                + " ollama, microservices, troubleshooter");
    run("ollama", "prod")
        .refused(
            2,
            "plinth: unknown environment \"prod\" of ollama; did you mean production? there are: dev, production, staging");
  }

  @Test
  void refuses_a_platform_and_files_at_a_time() throws IOException {
    String file = Files.writeString(folder.resolve("a.tf.json"), "{}").toString();
    String refused =
        "plinth: ollama is a platform: it is checked alone or with one environment, and files"
            + " without it";

    run("ollama", file).refused(2, refused);
    run(file, "ollama").refused(2, refused);
    run("ollama", "dev", "staging").refused(2, refused);
  }

  @Test
  void refuses_options_that_mean_nothing() {
    assertThat(run("--format", "xml").exitCode()).isEqualTo(2);
    assertThat(run("--severity", "WORST").exitCode()).isEqualTo(2);
    assertThat(run("--as-of", "tomorrow").exitCode()).isEqualTo(2);
  }

  /** The one line by which a file or folder is refused, without the file. */
  private static String refusal(Path path) {
    CommandLineRun run = run(path.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("plinth: " + path + ": ").hasLineCount(1);
    return run.err().substring(("plinth: " + path + ": ").length());
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
  }
}
