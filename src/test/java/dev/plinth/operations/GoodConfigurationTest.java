package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.platforms.Target;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodConfigurationTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "0c1d2e3f0c1d2e3f0c1d2e3f0c1d2e3f0c1d2e3f+")
  void comes_back_from_its_metadata(String commit) {
    var kept =
        new GoodConfiguration(
            7,
            Instant.parse("2026-01-31T12:00:00Z"),
            "arn:aws:sts::222222222222:assumed-role/deployer/ada",
            Optional.ofNullable(commit),
            42,
            "1.0.0");

    assertThat(GoodConfiguration.of(kept.metadata())).isEqualTo(kept);
    assertThat(kept).hasToString("version 7 of 2026-01-31T12:00:00Z");
  }

  @Test
  void is_beside_the_state_under_a_name_that_no_state_has() {
    var target = new Target("ollama", "dev");

    assertThat(GoodConfigurations.key(target))
        .startsWith("env:/dev/ollama/")
        .isNotEqualTo(StateStore.key(target))
        .doesNotEndWith(".tfstate");
  }

  @ParameterizedTest
  @CsvSource({
    "0,             0 B",
    "999,           999 B",
    "1000,          1.0 kB",
    "151800,        151.8 kB",
    "3400000000,    3.4 GB",
    "9200000000000, 9.2 TB"
  })
  void a_store_tells_its_size_as_a_bill_does(long bytes, String size) {
    assertThat(Store.size(bytes)).isEqualTo(size);
  }
}
