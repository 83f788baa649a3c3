package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.policy.InvalidWaivers;
import dev.plinth.policy.Subject;
import dev.plinth.policy.WaiverFile;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;

/** Holds synthesized platforms against the rules, as {@code check} does. */
final class PlatformRules
    implements BiFunction<SynthesizedPlatform, List<SynthesizedPlatform>, List<String>> {
  private static final Path OWN_WAIVERS = Path.of("environments", "waivers.json");

  private final Waivers waivers;

  /**
   * With what is accepted in a checkout today.
   *
   * @throws Refused if that cannot be read
   */
  PlatformRules(Path root) {
    Path file = root.resolve(OWN_WAIVERS);
    try {
      waivers =
          new Waivers(
              Files.exists(file)
                  ? WaiverFile.read(file, OWN_WAIVERS.toString(), RuleNames::unknown)
                  : List.of(),
              LocalDate.now(ZoneOffset.UTC));
    } catch (InvalidWaivers invalid) {
      throw new Refused(invalid.getMessage());
    }
  }

  /** A line for each finding that nobody accepts. */
  @Override
  public List<String> apply(SynthesizedPlatform platform, List<SynthesizedPlatform> others) {
    Subject subject = subject(platform);
    return Rules.check(subject, others.stream().map(PlatformRules::subject).toList())
        .filter(finding -> waivers.holding(subject.name(), finding).isEmpty())
        .map(
            finding ->
                "%s: %s: %s".formatted(finding.rule().id(), finding.address(), finding.what()))
        .toList();
  }

  private static Subject subject(SynthesizedPlatform platform) {
    return new Subject(
        platform.target().platform() + "/" + platform.target().environment(),
        TerraformDocument.read(platform.json()));
  }
}
