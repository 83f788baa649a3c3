package dev.plinth.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4BlockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "10.0.0.0/8",
        "10.0.64.0/18",
        "192.168.1.254/31",
        "255.255.255.255/32"
      })
  void reads_a_block_that_starts_with_its_first_address(String text) {
    assertThat(Ipv4Block.of(text)).get().hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0/16",
        "10.0.0.1/16",
        "10.0.0.0/33",
        "10.0.0.0/99",
        "10.0.0.0/08",
        "010.0.0.0/8",
        "256.0.0.0/8",
        "10.0.0.0/-1",
        "10.0.0.0/16 ",
        " 10.0.0.0/16",
        "10.0.0.0/16\n",
        "fd00::/8",
        "::ffff:10.0.0.0/104",
        "10.0.0.0/255.255.0.0",
        "1.2.3.4.5/8"
      })
  void reads_nothing_else(String text) {
    assertThat(Ipv4Block.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/16, 10.0.255.0/24, true",
    "10.0.0.0/16, 10.0.0.0/16, true",
    "0.0.0.0/0, 255.255.255.255/32, true",
    "10.0.0.0/16, 10.1.0.0/24, false",
    "10.0.1.0/24, 10.0.0.0/16, false",
    "128.0.0.0/1, 127.255.255.255/32, false",
  })
  void contains_a_block_when_it_has_all_its_addresses(
      String outer, String inner, boolean contained) {
    assertThat(block(outer).contains(block(inner))).isEqualTo(contained);
  }

  @Test
  void overlaps_are_seen_from_both_sides() {
    assertThat(block("10.0.0.0/16").overlaps(block("10.0.3.0/24"))).isTrue();
    assertThat(block("10.0.3.0/24").overlaps(block("10.0.0.0/16"))).isTrue();
    assertThat(block("10.0.3.0/24").overlaps(block("10.0.4.0/24"))).isFalse();
  }

  private static Ipv4Block block(String text) {
    return Ipv4Block.of(text).orElseThrow();
  }
}
