package dev.plinth.policy.generated;

import dev.plinth.platforms.Synthesis;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Subject;
import dev.plinth.policy.Waiver;
import dev.plinth.policy.WaiverFile;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges generated environments: each is synthesized once, and every rule looks at the document,
 * beside that of its neighbour.
 */
final class PropertySuite {
  private static final Path WAIVERS = Path.of("environments", "waivers.json");

  private final List<Rule> rules;
  private final List<Waiver> waivers;
  private final Set<Waiver> needed = new HashSet<>();

  /**
   * @param more what is accepted beside what the project accepts
   */
  PropertySuite(List<Rule> rules, List<Waiver> more) {
    this.rules = List.copyOf(rules);
    this.waivers = new ArrayList<>(more);
    waivers.addAll(WaiverFile.read(WAIVERS, WAIVERS.toString(), rule -> Optional.empty()));
  }

  /** Whether something was found by now that a waiver covers. */
  boolean needs(Waiver waiver) {
    return needed.contains(waiver);
  }

  /** Something that was found in an environment although it is valid, and that nobody accepts. */
  record Breach(GeneratedEnvironment environment, Finding finding) {
    @Override
    public String toString() {
      return "environment %d (%s): %s: %s"
          .formatted(environment.number(), environment.name(), finding.address(), finding.what());
    }
  }

  /** What rules find, two neighbours at a time. */
  List<Breach> judge(List<GeneratedEnvironment> environments) {
    var breaches = new ArrayList<Breach>();
    for (int index = 0; index < environments.size(); index += 2) {
      GeneratedEnvironment one = environments.get(index);
      GeneratedEnvironment other = environments.get(index + 1);
      Subject first = synthesize(one);
      Subject second = synthesize(other);
      breaches.addAll(judge(one, first, List.of(second)));
      breaches.addAll(judge(other, second, List.of(first)));
    }
    return breaches;
  }

  /** What rules find in one environment, beside its neighbour if it has one. */
  List<Breach> judge(GeneratedEnvironment environment) {
    List<Subject> others =
        environment.neighbour().map(neighbour -> synthesize(neighbour.beside(environment))).stream()
            .toList();
    return judge(environment, synthesize(environment), others);
  }

  private List<Breach> judge(
      GeneratedEnvironment environment, Subject subject, List<Subject> others) {
    return rules.stream()
        .flatMap(rule -> check(rule, subject, others))
        .filter(finding -> !isAccepted(subject, finding))
        .map(finding -> new Breach(environment, finding))
        .toList();
  }

  private boolean isAccepted(Subject subject, Finding finding) {
    Optional<Waiver> covering =
        waivers.stream().filter(waiver -> waiver.covers(subject.name(), finding)).findFirst();
    covering.ifPresent(needed::add);
    return covering.isPresent();
  }

  /** Rules on a project's files have nothing to say of an environment. */
  private static Stream<Finding> check(Rule rule, Subject subject, List<Subject> others) {
    if (rule instanceof DocumentRule ofOne) {
      return ofOne.check(subject.document());
    }
    return rule instanceof EstateRule ofMany ? ofMany.check(subject, others) : Stream.empty();
  }

  static Subject synthesize(GeneratedEnvironment environment) {
    try (var folder = new TemporaryFolder()) {
      var synthesis = new Synthesis(environment.write(folder.path()));
      String json = synthesis.synthesize(environment.target(), Map.of()).json();
      return new Subject(
          environment.platform() + "/" + environment.name(), TerraformDocument.read(json));
    } catch (RuntimeException | Error failure) {
      throw new AssertionError(
          "environment %d of %s is valid, and cannot be synthesized: %s"
              .formatted(environment.number(), environment.platform(), environment.settings()),
          failure);
    }
  }
}
