package dev.plinth.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reviewed JSON of every environment is what synth writes today. */
class GoldenFilesTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden");
  private static final String RENEW =
      "%s is not what synth writes. If the difference is meant, renew the golden files, and look at"
          + " them in the commit: ./plinth synth --out "
          + GOLDEN;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("targets")
  void the_golden_file_is_what_synth_writes(Target target) throws IOException {
    Path golden = golden(target);
    Path written = Files.writeString(folder.resolve("cdk.tf.json"), Synthesized.json(target));

    assertThat(golden).exists();
    // The first names the lines that differ, the second misses nothing.
    assertThat(written).as(RENEW, golden).hasSameTextualContentAs(golden);
    assertThat(written).as(RENEW, golden).hasSameBinaryContentAs(golden);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void synth_twice_gives_the_same_bytes(Target target) {
    assertThat(Synthesized.again(target)).isEqualTo(Synthesized.json(target));
  }

  @Test
  void no_golden_file_outlives_its_settings_file() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(targets().map(GoldenFilesTest::golden).toList());
    }
  }

  static Stream<Target> targets() {
    return Synthesized.targets();
  }

  private static Path golden(Target target) {
    return GOLDEN.resolve(target.platform()).resolve(target.environment()).resolve("cdk.tf.json");
  }
}
