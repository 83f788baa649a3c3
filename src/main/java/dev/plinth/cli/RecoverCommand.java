package dev.plinth.cli;

import dev.plinth.operations.recovery.Recovery;
import dev.plinth.operations.recovery.RecoveryRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "recover",
    description = "Brings a platform up in another region, from its last backup.",
    mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunPlace place;
  @Mixin private Overrides overrides;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      required = true,
      description = "Where to bring it up, such as us-west-2.")
  private String region;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Name of the environment there; otherwise its name and the region.")
  private String name;

  @Option(
      names = "--zones",
      paramLabel = "ZONE",
      split = ",",
      description = "Zones to use there; otherwise the first ones, as many as before.")
  private List<String> zones = List.of();

  @Option(
      names = "--certificate",
      paramLabel = "ARN",
      description = "Certificate of the load balancer there.")
  private String certificate;

  @Option(
      names = "--replica",
      paramLabel = "REGION",
      description =
          "Where data are copied to from then on; otherwise the old region, if it answers.")
  private String replicaRegion;

  @Option(
      names = "--from",
      paramLabel = "ID",
      description = "The backup to use; otherwise the newest.")
  private String backup;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "The bucket that keeps the backups; otherwise it is looked for.")
  private String bucket;

  @Option(names = "--without-data", description = "Deploys the platform alone.")
  private boolean withoutData;

  @Option(names = "--plan", description = "Shows the steps, and changes nothing.")
  private boolean planOnly;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "20",
      converter = Minutes.class,
      description = "How long to wait for healthy targets, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var recovery = new Recovery(plinth.session(spec.commandLine()), place.cloud(plinth));
    if (planOnly) {
      recovery.plan(request());
    } else {
      recovery.carryOut(request(), approval.over(out, plinth.terminal()));
    }
    return ExitCode.OK;
  }

  private RecoveryRequest request() {
    return new RecoveryRequest(
        place.target(),
        region,
        Optional.ofNullable(name),
        zones,
        Optional.ofNullable(certificate),
        Optional.ofNullable(replicaRegion),
        overrides.values(),
        Optional.ofNullable(backup),
        Optional.ofNullable(bucket),
        !withoutData,
        place.unlock(),
        patience);
  }
}
