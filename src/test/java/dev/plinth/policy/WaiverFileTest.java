package dev.plinth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverFileTest {
  private static final List<String> RULES = List.of("BucketEncrypted");

  @TempDir private Path folder;

  @Test
  void reads_what_is_accepted_and_where_it_is_written() throws IOException {
    assertThat(
            read(
                """
                [
                  {"rule": "BucketEncrypted", "address": "aws_s3_bucket.logs",
                   "reason": "Takes no key.", "expires": "2027-11-30"},
                  {"rule": "BucketEncrypted", "address": "aws_s3_bucket.*", "in": "orders/*",
                   "reason": "Empty.", "expires": "2027-01-01"}
                ]
                """))
        .containsExactly(
            new Waiver(
                "BucketEncrypted",
                "aws_s3_bucket.logs",
                "*",
                "Takes no key.",
                LocalDate.of(2027, 11, 30),
                "waivers.json:2"),
            new Waiver(
                "BucketEncrypted",
                "aws_s3_bucket.*",
                "orders/*",
                "Empty.",
                LocalDate.of(2027, 1, 1),
                "waivers.json:4"));
  }

  @Test
  void accepts_nothing_where_nothing_is_written() throws IOException {
    assertThat(read("[]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "rule": "Nope", "address": "a.b", "reason": "r", "expires": "2027-11-30" | there is no rule "Nope"
          "rule": "*", "address": "a.b", "reason": "r", "expires": "2027-11-30" | there is no rule "*"
          "rule": "BucketEncrypted", "address": "*", "reason": "r", "expires": "2027-11-30" | address is "*", which is everything: name a resource, or a type as aws_lb.*
          "rule": "BucketEncrypted", "address": "a.b", "reason": "r" | expires is missing: say it, or take the waiver away
          "rule": "BucketEncrypted", "address": "a.b", "reason": "r", "expires": "30.11.2027" | expires is "30.11.2027": allowed is a day such as 2027-11-30
          "rule": "BucketEncrypted", "address": "a.b", "reason": "r", "expires": "2027-02-30" | expires is "2027-02-30": allowed is a day such as 2027-11-30
          "rule": "BucketEncrypted", "address": "a.b", "reason": " ", "expires": "2027-11-30" | reason is not a text: write it in quotes, and not empty
          "rule": "BucketEncrypted", "address": "a.b", "reason": null, "expires": "2027-11-30" | reason is not a text: write it in quotes, and not empty
          "rule": "BucketEncrypted", "address": ["a.b"], "reason": "r", "expires": "2027-11-30" | address is not a text: write it in quotes, and not empty
          "rule": "BucketEncrypted", "adress": "a.b", "address": "a.b", "reason": "r", "expires": "2027-11-30" | adress is unknown: allowed are rule, address, reason, expires, and in
          "rule": "BucketEncrypted", "address": "a.b", "address": "a.c", "reason": "r", "expires": "2027-11-30" | address is there twice: keep one
          """)
  void refuses_a_waiver_that_does_not_say_all_rightly(String waiver, String error) {
    assertThatThrownBy(() -> read("[\n{" + waiver + "}]"))
        .isInstanceOf(InvalidWaivers.class)
        .hasMessage("waivers.json:2: " + error);
  }

  @Test
  void says_everything_that_is_wrong_at_once() {
    assertThatThrownBy(() -> read("[7,\n{\"rule\": \"Nope\",\n\"expires\": 2027}]"))
        .hasMessage(
            """
            waivers.json:1: is not a waiver: allowed is {"rule": …, "address": …}
              waivers.json:3: expires is not a text: write it in quotes, and not empty
              waivers.json:2: address is missing: say it, or take the waiver away
              waivers.json:2: reason is missing: say it, or take the waiver away"""
                .replace("\n", System.lineSeparator()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {} | waivers.json: is not a JSON list: allowed is [{"rule": …}, …]
          [{"rule": | waivers.json:1: Unexpected end-of-input within/between Object entries
          [] [] | waivers.json:1: more after the end
          resource "a" "b" {} | waivers.json:1: Unrecognized token 'resource': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          """)
  void refuses_what_is_no_list_of_waivers(String json, String error) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidWaivers.class).hasMessage(error);
  }

  @Test
  void refuses_what_is_no_text_or_not_there() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});

    assertThatThrownBy(() -> WaiverFile.read(binary, "w", WaiverFileTest::unknown))
        .hasMessage("w: no text in UTF-8, as JSON is");
    assertThatThrownBy(() -> WaiverFile.read(folder, "w", WaiverFileTest::unknown))
        .hasMessage("w: cannot be read: check that it is a file, and its permissions");
    assertThatThrownBy(() -> WaiverFile.read(folder.resolve("none"), "w", WaiverFileTest::unknown))
        .hasMessage("w: no such file");
  }

  private List<Waiver> read(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("waivers.json"), json);
    return WaiverFile.read(file, "waivers.json", WaiverFileTest::unknown);
  }

  private static Optional<String> unknown(String rule) {
    return RULES.contains(rule)
        ? Optional.empty()
        : Optional.of("there is no rule \"%s\"".formatted(rule));
  }
}
