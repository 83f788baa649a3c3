package dev.plinth.operations.recovery;

import static java.util.stream.Collectors.joining;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.environment.Ipv4Block;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.environment.StandIn;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import dev.plinth.platforms.Bootstrap;
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
  private static final int LONGEST_NAME = 24;

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
    var synthesis = new Synthesis(files);
    Deployment deployment = synthesis.deployment(target);
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
    Target bootstrap =
        bootstraps(synthesis, deployment.accountId())
            .filter(it -> synthesis.deployment(it).stateBucket().equals(deployment.stateBucket()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "no file in bootstrap/ is for the state bucket %s of %s: add one"
                            .formatted(deployment.stateBucket(), target)));
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
    var synthesis = new Synthesis(files);
    var texts = new LinkedHashMap<Path, String>();
    Optional<Target> existing =
        bootstraps(synthesis, lost.accountId())
            .filter(it -> synthesis.deployment(it).region().equals(request.region()))
            .findFirst();
    Target bootstrap =
        existing.orElseGet(() -> derivedBootstrap(files, synthesis, request.region(), lost, texts));
    Deployment states =
        existing.map(synthesis::deployment).orElseGet(() -> movedStates(lost, request.region()));
    String text = read(files.file(target.platform(), lost.environment()));
    var place =
        new StandInPlace(
            target.environment(),
            request.region(),
            request.zones().isEmpty() ? zones(access, text) : request.zones(),
            states.stateBucket(),
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
    var found =
        new StandInFiles(
            target,
            new Rehearsal(root).deployment(target, texts),
            bootstrap,
            texts,
            settings.left());
    return found;
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

  private static Target derivedBootstrap(
      SettingsFiles files,
      Synthesis synthesis,
      String region,
      Deployment lost,
      Map<Path, String> texts) {
    Target old =
        bootstraps(synthesis, lost.accountId())
            .filter(it -> synthesis.deployment(it).stateBucket().equals(lost.stateBucket()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "no file in bootstrap/ is for the state bucket %s: add one for %s"
                            .formatted(lost.stateBucket(), region)));
    String name = StandIn.of(old.environment(), region);
    String shortened =
        name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    Deployment states = movedStates(lost, region);
    var place =
        new StandInPlace(
            shortened,
            region,
            List.of(),
            states.stateBucket(),
            states.lockTable(),
            Optional.empty(),
            List.of());
    var bootstrap = new Target(Bootstrap.NAME, shortened);
    texts.put(
        files.file(Bootstrap.NAME, shortened),
        new StandInSettings(read(files.file(Bootstrap.NAME, old.environment())), place).text());
    return bootstrap;
  }

  /** Names of buckets are worldwide: the state bucket of another region has that in its name. */
  private static Deployment movedStates(Deployment lost, String region) {
    String bucket = lost.stateBucket();
    return new Deployment(
        lost.environment(),
        lost.accountId(),
        region,
        bucket.contains(lost.stateRegion())
            ? bucket.replace(lost.stateRegion(), region)
            : bucket + "-" + region,
        lost.lockTable(),
        region);
  }

  private static Stream<Target> bootstraps(Synthesis synthesis, String account) {
    return synthesis.targets(Bootstrap.NAME).stream()
        .filter(target -> synthesis.deployment(target).accountId().equals(account));
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
            "choose another region, or name zones and subnets with --set");
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

  /** Reads files that are not there yet as if they were, so that nothing wrong is ever written. */
  private record Rehearsal(Path root) {
    Deployment deployment(Target target, Map<Path, String> texts) {
      Path stage = null;
      try {
        stage = Files.createTempDirectory("plinth-settings-");
        for (String part : List.of("environments", "bootstrap", "docs/openapi.json")) {
          copy(root.resolve(part), stage.resolve(part));
        }
        for (var text : texts.entrySet()) {
          Files.writeString(stage.resolve(root.relativize(text.getKey())), text.getValue());
        }
        return new Synthesis(SettingsFiles.of(stage)).deployment(target);
      } catch (InvalidSettings invalid) {
        throw new Refused(
            "the settings that %s would have are not allowed; --set KEY=VALUE changes them\n%s"
                .formatted(target, invalid.getMessage().replace(stage + "/", "")));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } finally {
        FolderTree.delete(stage);
      }
    }

    private static void copy(Path from, Path to) throws IOException {
      if (Files.exists(from)) {
        FolderTree.copy(from, to);
      }
    }
  }
}
