package dev.plinth.operations.recovery;

import static java.util.stream.Collectors.joining;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.Ipv4Block;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.environment.StandIn;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import dev.plinth.platforms.PlatformCatalog;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;

/**
 * The settings files of what stands in for a lost environment: found, or derived and not written
 * yet.
 *
 * @param target the platform, in the environment that stands in
 * @param deployment its account, region and place of the state
 * @param bootstrap the stack that makes the place of its state
 * @param texts of the files that have to be written
 * @param left keys that lost their value, since only one environment in the world can have it
 */
record StandInFiles(
    Target target,
    Deployment deployment,
    Target bootstrap,
    Map<Path, String> texts,
    List<String> left) {
  /** Writes what has to be written. */
  void write() {
    texts.forEach(
        (file, text) -> {
          try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  /**
   * Finds or derives them.
   *
   * @param lost where the lost environment is, by its settings
   * @param access clients for the region to recover in
   * @param replicaRegion that data are copied to from now on
   * @throws Refused if something must be told first: all that is missing in one message
   */
  static StandInFiles of(
      Session session,
      RecoveryRequest request,
      Deployment lost,
      AwsAccess access,
      Optional<String> replicaRegion) {
    var files = SettingsFiles.of(session.root());
    String name = request.name().orElseGet(() -> StandIn.of(lost.environment(), request.region()));
    requireSerious(request, lost, name);
    var target = new Target(request.lost().platform(), name);
    return files.environments(target.platform()).contains(name)
        ? found(files, target, request, lost)
        : derived(session.root(), files, target, request, lost, access, replicaRegion);
  }

  /** What stands in for production is to be protected as production is, and its name says so. */
  private static void requireSerious(RecoveryRequest request, Deployment lost, String name) {
    if (lost.isProduction() && !List.of("prod", "production").contains(StandIn.original(name))) {
      throw new Refused(
          ("%s is production, and %s would not be protected like it:"
                  + " take a name of production and a region, such as %s")
              .formatted(request.lost(), name, StandIn.of(lost.environment(), request.region())));
    }
  }

  private static StandInFiles found(
      SettingsFiles files, Target target, RecoveryRequest request, Deployment lost) {
    Deployment deployment = new Synthesis(files).deployment(target);
    Path file = files.file(target.platform(), target.environment());
    if (!deployment.region().equals(request.region())
        || !deployment.accountId().equals(lost.accountId())) {
      throw new Refused(
          "%s is of account %s in %s, and not of account %s in %s: choose another name with --as"
              .formatted(
                  file,
                  deployment.accountId(),
                  deployment.region(),
                  lost.accountId(),
                  request.region()));
    }
    requireSame(file, request);
    Target bootstrap = StandInStates.makerOf(files, deployment);
    return new StandInFiles(target, deployment, bootstrap, Map.of(), List.of());
  }

  /** The same command, run again, says the same; another one would change what is there. */
  private static void requireSame(Path file, RecoveryRequest request) {
    var settings = new SettingsEdit(read(file));
    List<String> others =
        Stream.concat(
                request.told().entrySet().stream()
                    .filter(told -> !settings.says(told.getKey(), told.getValue()))
                    .map(told -> "--set %s=%s".formatted(told.getKey(), told.getValue())),
                request.certificate().stream()
                    .filter(arn -> !settings.holds(arn))
                    .map("--certificate "::concat))
            .toList();
    if (!others.isEmpty()) {
      throw new Refused(
          "%s is there already and says something else than %s: change it there"
              .formatted(file, String.join(", ", others)));
    }
  }

  private static StandInFiles derived(
      Path root,
      SettingsFiles files,
      Target target,
      RecoveryRequest request,
      Deployment lost,
      AwsAccess access,
      Optional<String> replicaRegion) {
    StandInStates states = StandInStates.of(files, lost, request.region(), replicaRegion);
    var texts = new LinkedHashMap<>(states.texts());
    String text = read(files.file(target.platform(), lost.environment()));
    var place =
        new StandInPlace(
            target.environment(),
            request.region(),
            request.zones().isEmpty() ? zones(access, text) : request.zones(),
            states.bucket(),
            states.lockTable(),
            replicaRegion,
            taken(files));
    var settings = new StandInSettings(text, place);
    List<String> unknown = settings.tell(request.told());
    if (!unknown.isEmpty()) {
      throw new Refused(
          "--set names what is no setting of %s: %s"
              .formatted(target.platform(), String.join(", ", unknown)));
    }
    request.certificate().ifPresent(settings::useCertificate);
    settings.useCertificates(new IssuedCertificates(access)::forName);
    settings.useSecrets(arn -> SecretReplicas.exists(access, arn));
    requireAllTold(settings, request, lost);
    texts.put(files.file(target.platform(), target.environment()), settings.text());
    Deployment deployment = new SettingsRehearsal(root).deployment(target, texts);
    return new StandInFiles(target, deployment, states.bootstrap(), texts, settings.left());
  }

  private static void requireAllTold(
      StandInSettings settings, RecoveryRequest request, Deployment lost) {
    Map<String, String> strange = settings.strange(request.told().keySet());
    if (!strange.isEmpty()) {
      throw new Refused(
          """
          what takes the place of these in %s? They are of %s:
          %s
            say it with --set KEY=VALUE for each key (lists and objects as JSON), and with
            --certificate ARN for the certificates\
          """
              .formatted(
                  request.region(),
                  lost.region(),
                  strange.entrySet().stream()
                      .map(it -> "    %s = %s".formatted(it.getKey(), it.getValue()))
                      .collect(joining("\n"))));
    }
  }

  /** As many zones as before: the first ones that AWS names. */
  private static List<String> zones(AwsAccess access, String lost) {
    int wanted = new SettingsEdit(lost).list("availability_zones").size();
    try (var ec2 = access.ec2()) {
      List<String> found =
          ec2.describeAvailabilityZones().availabilityZones().stream()
              .filter(zone -> zone.stateAsString().equals("available"))
              .filter(
                  zone -> zone.zoneType() == null || zone.zoneType().equals("availability-zone"))
              .map(AvailabilityZone::zoneName)
              .sorted(Comparator.naturalOrder())
              .limit(wanted)
              .toList();
      if (found.size() < wanted) {
        throw new OperationFailed(
            "%s has %d zones for this account, and the platform has subnets for %d"
                .formatted(access.region(), found.size(), wanted),
            "choose another region, or name fewer with --zones, and their subnets with --set");
      }
      return found;
    }
  }

  /** What the networks of all platforms have, also that of the lost environment: it may return. */
  private static List<Ipv4Block> taken(SettingsFiles files) {
    var taken = new ArrayList<Ipv4Block>();
    for (String platform : PlatformCatalog.names()) {
      for (String environment : files.environments(platform)) {
        var settings = new SettingsEdit(read(files.file(platform, environment)));
        settings.text("vpc_cidr").flatMap(Ipv4Block::of).ifPresent(taken::add);
      }
    }
    return taken;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
