package dev.plinth.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryFiles;
import dev.plinth.policy.Subject;
import dev.plinth.policy.WaiverFile;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code ./plinth check} says of this project, by its golden files: nothing. */
class OwnPlatformsTest {
  private static final Path GOLDEN = Path.of("src/test/golden");

  /** Not the day on which the test runs, which must not decide what comes of it. */
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  @Test
  void the_platforms_and_the_repository_keep_the_rules_and_need_every_waiver() throws IOException {
    var waivers =
        new Waivers(
            WaiverFile.read(
                Path.of("environments", "waivers.json"), "waivers.json", OwnPlatformsTest::unknown),
            DAY);
    var judged = new ArrayList<Judged>();
    List<Subject> subjects = subjects();
    for (Subject subject : subjects) {
      List<Subject> others = subjects.stream().filter(other -> other != subject).toList();
      judged.add(judged(subject.name(), Rules.check(subject, others).toList(), waivers));
    }
    Repository repository = RepositoryFiles.read(Path.of("").toAbsolutePath());
    judged.add(judged("repository", Rules.check(repository).toList(), waivers));
    CheckRun run = CheckRun.of(judged, Runs.everything(), waivers, waiver -> true);

    assertThat(run.failed()).as(TextReport.of(run)).isFalse();
    assertThat(run.remarks()).isEmpty();
  }

  private static Judged judged(String name, List<Finding> findings, Waivers waivers) {
    return Judged.of(name, Origin.file(name), List.of(), findings, List.of(), waivers);
  }

  private static Optional<String> unknown(String rule) {
    return Rules.named(rule).isPresent()
        ? Optional.empty()
        : Optional.of("there is no rule " + rule);
  }

  private static List<Subject> subjects() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      var subjects = new ArrayList<Subject>();
      for (Path file : files.filter(it -> it.endsWith("cdk.tf.json")).sorted().toList()) {
        Path environment = GOLDEN.relativize(file).getParent();
        subjects.add(
            new Subject(
                environment.toString().replace('\\', '/'),
                TerraformDocument.read(Files.readString(file))));
      }
      return subjects;
    }
  }
}
