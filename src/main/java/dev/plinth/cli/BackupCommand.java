package dev.plinth.cli;

import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.Backup;
import dev.plinth.operations.backup.BackupCleaning;
import dev.plinth.operations.backup.BackupListing;
import dev.plinth.operations.backup.BackupPlace;
import dev.plinth.operations.backup.Retention;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    description = "Takes a backup of all that a platform keeps, lists backups, or cleans up.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private ApprovalOptions approval;
  @ArgGroup private Instead instead = new Instead();

  @Option(
      names = "--keep",
      paramLabel = "COUNT",
      description = "With --clean: the newest ones stay, this many of them.")
  private Integer keep;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      description =
          "With --clean: what is younger stays. Without --keep as well, it is as long as the"
              + " platform's own backup plan keeps backups; 35 days where it has none.")
  private Integer days;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "120",
      converter = Minutes.class,
      description = "How long exports and snapshots may take, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Option(names = "--json", description = "Says what came of it as JSON.")
  private boolean json;

  /** What it does instead of taking one. */
  private static final class Instead {
    @Option(names = "--list", description = "Lists the backups that there are.")
    private boolean list;

    @Option(names = "--clean", description = "Deletes old backups; shows which, and asks.")
    private boolean clean;
  }

  @Override
  public Integer call() {
    if (!instead.clean && (keep != null || days != null)) {
      throw new ParameterException(
          spec.commandLine(), "--keep and --older-than say what --clean leaves");
    }
    var environment = options.open(plinth, spec.commandLine());
    if (instead.list) {
      list(environment);
    } else if (instead.clean) {
      clean(environment);
    } else {
      take(environment);
    }
    return ExitCode.OK;
  }

  private void take(DeployedEnvironment environment) {
    var session = session();
    var manifest = new Backup(session, patience).take(environment);
    if (json) {
      spec.commandLine().getOut().println(manifest.json());
    } else {
      session.say(
          "backup %s is in s3://%s/%s", manifest.id(), manifest.bucket(), manifest.prefix());
      BackupListing.parts(manifest).forEach(line -> session.say("  %s", line));
    }
  }

  private void list(DeployedEnvironment environment) {
    var place = BackupPlace.of(environment);
    var listing = new BackupListing(environment.target(), place.catalog(), place.bucket());
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(listing.json());
    } else {
      listing.lines().forEach(out::println);
    }
  }

  private void clean(DeployedEnvironment environment) {
    var cleaning = new BackupCleaning(session(), environment);
    Optional<Duration> age = Optional.ofNullable(days).map(Duration::ofDays);
    var retention =
        keep == null && days == null
            ? new Retention(Optional.empty(), Optional.of(cleaning.retention()))
            : new Retention(Optional.ofNullable(keep), age);
    cleaning.clean(retention, approval.over(spec.commandLine().getOut(), plinth.terminal()));
  }

  /** Progress is no part of JSON. */
  private Session session() {
    var session = plinth.session(spec.commandLine());
    return json ? new Session(session.root(), session.err(), session.err(), false) : session;
  }
}
