package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Synthesis;
import dev.plinth.policy.InvalidWaivers;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Waiver;
import dev.plinth.policy.WaiverFile;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.Rules;
import dev.plinth.review.CheckRun;
import dev.plinth.review.Judged;
import dev.plinth.review.RuleText;
import dev.plinth.review.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = {
      "Holds Terraform JSON against the rules: that of a platform, or of anybody's files.",
      "Ends with 1 where something is found."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final Path OWN_WAIVERS = Path.of("environments", "waivers.json");

  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Parameters(
      arity = "0..*",
      paramLabel = "PLATFORM [ENVIRONMENT] | FILE | FOLDER",
      description = {
        "What to check: a platform; files of Terraform JSON, which may be plans or states as"
            + " `terraform show -json` writes them; folders with *.tf.json.",
        "Without it, every platform in every environment, and the files of the project."
      })
  private List<String> written = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to tell it: ${COMPLETION-CANDIDATES}.")
  private ReportFormat format;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the report to a file, and the text to the terminal all the same.")
  private Path out;

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      defaultValue = "LOW",
      description = "Least severity that makes the exit code 1: ${COMPLETION-CANDIDATES}.")
  private Severity least;

  @Option(
      names = "--allow-unknown",
      description = "Tells, and does not count, what hangs on values known only after apply.")
  private boolean unknownAllowed;

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "What is accepted in files; for platforms it is environments/waivers.json.")
  private Path waiverFile;

  @Option(
      names = "--omit-waived",
      description = "Leaves out what is accepted: GitHub shows it as open otherwise.")
  private boolean waivedOmitted;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day on which waivers have to hold, as 2027-11-30; today unless told otherwise.")
  private LocalDate day;

  @Option(
      names = "--explain",
      paramLabel = "RULE",
      description = "Says what a rule is for and what to do, and checks nothing.")
  private String explained;

  @Option(names = "--rules", description = "Lists the rules, and checks nothing.")
  private boolean listed;

  @Override
  public Integer call() {
    if (explained != null) {
      return print(RuleText.explanation(RuleNames.named(explained)));
    }
    if (listed) {
      return print(RuleText.table(Rules.topics()));
    }
    CheckRun run = run();
    report(waivedOmitted ? run.withoutWaived() : run);
    return run.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private CheckRun run() {
    var synthesis = new Synthesis(SettingsFiles.of(plinth.root()));
    CheckSubjects subjects = CheckSubjects.of(written, synthesis);
    Waivers waivers =
        new Waivers(waivers(subjects), day == null ? LocalDate.now(ZoneOffset.UTC) : day);
    List<Judged> judged =
        new Checking(plinth.root(), synthesis, waivers, this::progress).judged(subjects);
    return CheckRun.of(
        judged, new Threshold(least, unknownAllowed), waivers, expected(subjects, judged));
  }

  /** All platforms take a while; who reads a log of it need not be told. */
  private void progress(String platform) {
    if (plinth.terminal().interactive()) {
      spec.commandLine().getErr().println("plinth: synthesizing " + platform);
    }
  }

  private List<Waiver> waivers(CheckSubjects subjects) {
    Path own = plinth.root().resolve(OWN_WAIVERS);
    boolean ofPlatforms = subjects.files().isEmpty();
    if (ofPlatforms && waiverFile != null) {
      throw new Refused("--waivers is for files: what platforms may is in " + OWN_WAIVERS);
    }
    if (ofPlatforms ? !Files.exists(own) : waiverFile == null) {
      return List.of();
    }
    try {
      return ofPlatforms
          ? WaiverFile.read(own, OWN_WAIVERS.toString(), RuleNames::unknown)
          : WaiverFile.read(waiverFile, waiverFile.toString(), RuleNames::unknown);
    } catch (InvalidWaivers invalid) {
      throw new Refused(invalid.getMessage());
    }
  }

  /** Waivers of platforms may be about an environment that was not checked this time. */
  private static Predicate<Waiver> expected(CheckSubjects subjects, List<Judged> judged) {
    if (subjects.files().isEmpty()) {
      return waiver -> subjects.everything();
    }
    return waiver -> judged.stream().anyMatch(document -> waiver.concerns(document.name()));
  }

  private void report(CheckRun run) {
    ReportFormat chosen = json ? ReportFormat.JSON : format;
    if (out == null) {
      print(chosen.of(run));
      return;
    }
    try {
      Files.writeString(out, chosen.of(run));
    } catch (IOException unwritable) {
      throw new Refused("%s: cannot be written: check its folder and permissions".formatted(out));
    }
    print(ReportFormat.TEXT.of(run));
  }

  private int print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
