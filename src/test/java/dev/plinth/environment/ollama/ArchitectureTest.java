package dev.plinth.environment.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.ollama.FleetSettings.Architecture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t3.medium", "t3a.large", "m7i-flex.large", "c5n.18xlarge", "g4dn.xlarge", "g4ad.xlarge",
        "g5.2xlarge", "g6e.xlarge", "gr6.4xlarge", "p5en.48xlarge", "p6-b200.48xlarge",
            "inf2.xlarge",
        "trn1.2xlarge", "x2iedn.xlarge", "u-6tb1.metal", "u7i-12tb.224xlarge", "i4i.metal"
      })
  void intel_and_amd_are_x86_64(String type) {
    assertThat(Architecture.ofInstanceType(type)).isEqualTo(Architecture.X86_64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1.large",
        "t4g.medium",
        "m7g.large",
        "m8gd.metal-24xl",
        "c6gn.xlarge",
        "g5g.xlarge",
        "im4gn.large",
        "is4gen.large",
        "x2gd.medium",
        "hpc7g.4xlarge",
        "p6e-gb200.36xlarge"
      })
  void graviton_is_arm64(String type) {
    assertThat(Architecture.ofInstanceType(type)).isEqualTo(Architecture.ARM64);
  }
}
