package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {
  @TempDir private Path folder;

  @Test
  void writes_what_is_new_and_takes_away_the_pages_of_rules_that_are_gone() throws IOException {
    Path gone = Files.createDirectories(folder.resolve("rules")).resolve("RuleThatWas.md");
    Files.writeString(gone, "# RuleThatWas");

    CommandLineRun first = CommandLineRun.of("docs", "--out", folder.toString()).done();

    assertThat(gone).doesNotExist();
    assertThat(first.out().lines())
        .contains(
            folder.resolve("controls.md").toString(),
            folder.resolve("rules.md").toString(),
            folder.resolve("rules").resolve("S3BucketEncrypted.md").toString());

    Files.delete(folder.resolve("rules.md"));
    CommandLineRun second = CommandLineRun.of("docs", "--out", folder.toString()).done();

    assertThat(second.out().strip()).isEqualTo(folder.resolve("rules.md").toString());
  }
}
