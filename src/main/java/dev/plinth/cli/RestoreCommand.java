package dev.plinth.cli;

import dev.plinth.operations.Approval;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupChoice;
import dev.plinth.operations.backup.DataPart;
import dev.plinth.operations.backup.Restoration;
import dev.plinth.operations.backup.RestorationReport;
import dev.plinth.operations.backup.StateRestoration;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description = "Says what would be overwritten, asks, and brings data back.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--from",
      paramLabel = "BACKUP",
      defaultValue = "latest",
      description = "Which backup, by its id; the newest unless told otherwise.")
  private String backup;

  @Option(
      names = "--to-time",
      paramLabel = "TIME",
      description =
          "Without a backup, to a moment that AWS still knows, such as 2026-01-31T12:00:00Z.")
  private String moment;

  @Option(
      names = "--replica",
      description = "Reads the backup, and the objects, from the replica in the other region.")
  private boolean replica;

  @Option(names = "--tables", description = "The items of the tables. Without any part: all of it.")
  private boolean tables;

  @Option(names = "--objects", description = "The objects of the buckets.")
  private boolean objects;

  @Option(names = "--database", description = "The database; the fleet stops until a deploy.")
  private boolean database;

  @Option(
      names = "--exact",
      description = "Deletes items and objects that the backup does not have. Otherwise they stay.")
  private boolean exact;

  @Option(
      names = "--states",
      description = "Lists the versions of the Terraform state, and restores nothing.")
  private boolean states;

  @Option(
      names = "--state",
      paramLabel = "VERSION",
      description = "Puts a version of the Terraform state back, and nothing else.")
  private String stateVersion;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "120",
      converter = Minutes.class,
      description = "How long a database or a table may take, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Override
  public Integer call() {
    Session session = plinth.session(spec.commandLine());
    var environment = options.open(plinth, spec.commandLine());
    var answer = approval.over(session.out(), plinth.terminal());
    if (states) {
      new StateRestoration(session, environment).versions().forEach(session.out()::println);
    } else if (stateVersion != null) {
      new StateRestoration(session, environment).restore(stateVersion, answer);
    } else {
      tell(session, environment, restore(session, environment, answer));
    }
    return ExitCode.OK;
  }

  private RestorationReport restore(
      Session session, DeployedEnvironment environment, Approval answer) {
    var restoration = new Restoration(session, parts(), exact, patience);
    if (moment != null) {
      return restoration.restore(environment, time(), answer);
    }
    var choice = BackupChoice.of(environment, backup, replica);
    return restoration.restore(
        environment, choice.manifest(), choice.bucket(), choice.access(), answer);
  }

  private static void tell(
      Session session, DeployedEnvironment environment, RestorationReport report) {
    if (report.deployNext()) {
      session.say(
          "the fleet is stopped: start it, and let terraform take the database over: ./plinth"
              + " deploy %s",
          environment.target());
    }
  }

  private Set<DataPart> parts() {
    var chosen = EnumSet.noneOf(DataPart.class);
    if (tables) {
      chosen.add(DataPart.TABLES);
    }
    if (objects) {
      chosen.add(DataPart.OBJECTS);
    }
    if (database) {
      chosen.add(DataPart.DATABASE);
    }
    return chosen.isEmpty() ? EnumSet.allOf(DataPart.class) : chosen;
  }

  private Instant time() {
    try {
      return Instant.parse(moment);
    } catch (DateTimeParseException noMoment) {
      throw new ParameterException(
          spec.commandLine(),
          "--to-time takes a moment in UTC such as 2026-01-31T12:00:00Z, not \"%s\""
              .formatted(moment));
    }
  }
}
