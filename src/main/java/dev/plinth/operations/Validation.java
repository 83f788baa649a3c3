package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.platforms.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Everything that can be looked at before a deployment, without changing anything: the settings,
 * what they come to, and, for an account at hand, what has to be there.
 */
public final class Validation {
  private static final String MACHINE = "this machine";

  private final Session session;
  private final Cloud cloud;
  private final Map<String, String> process;
  private final Preparation preparation;
  private final BiFunction<SynthesizedPlatform, List<SynthesizedPlatform>, List<String>> rules;

  /**
   * @param rules finds what is wrong with a platform, given all that are validated with it: a line
   *     for each finding
   */
  public Validation(
      Session session,
      Cloud cloud,
      BiFunction<SynthesizedPlatform, List<SynthesizedPlatform>, List<String>> rules) {
    this.session = session;
    this.cloud = cloud;
    this.process = System.getenv();
    this.preparation = new Preparation(session, cloud, process);
    this.rules = rules;
  }

  /**
   * Looks at some environments.
   *
   * @param overrides settings to use instead of the files'
   * @param offline whether to leave out what needs an account
   * @throws OperationFailed if this checkout is being validated already
   */
  public List<Inspection> inspect(
      List<Target> targets, Map<String, String> overrides, boolean offline) {
    var found = new ArrayList<Inspection>();
    Optional<TerraformBinary> terraform = terraform(found);
    var synthesized = new ArrayList<SynthesizedPlatform>();
    for (Target target : targets) {
      progress("synthesizing " + target);
      synthesize(Request.of(target).withOverrides(overrides), found).ifPresent(synthesized::add);
    }
    try (var judge = new ConfigurationJudge(session, process)) {
      for (SynthesizedPlatform platform : synthesized) {
        progress("validating " + platform.target());
        found.add(judged(platform, synthesized));
        terraform.ifPresent(
            binary -> found.addAll(judge.inspect(binary, place(platform), platform.json())));
        found.addAll(offline ? List.of() : account(platform));
      }
    }
    return found;
  }

  private static String place(SynthesizedPlatform platform) {
    return place(platform.target());
  }

  private static String place(Target target) {
    return target.platform() + "/" + target.environment();
  }

  /** All platforms take a while; who reads a log of it need not be told. */
  private void progress(String what) {
    if (session.interactive()) {
      session.err().println("plinth: " + what);
    }
  }

  private Optional<TerraformBinary> terraform(List<Inspection> found) {
    Optional<TerraformBinary> binary = TerraformBinary.onPath(process.getOrDefault("PATH", ""));
    Optional<Obstacle> obstacle =
        binary
            .map(TerraformBinary::obstacle)
            .orElseGet(() -> Optional.of(TerraformBinary.missing()));
    found.add(
        obstacle
            .map(what -> Inspection.problem(MACHINE, "terraform", what))
            .orElseGet(
                () ->
                    Inspection.good(MACHINE, "terraform", binary.orElseThrow().path().toString())));
    return obstacle.isPresent() ? Optional.empty() : binary;
  }

  private Optional<SynthesizedPlatform> synthesize(Request request, List<Inspection> found) {
    String place = place(request.target());
    try {
      SynthesizedPlatform platform = preparation.synthesized(request);
      found.add(Inspection.good(place, "settings", "read and synthesized"));
      platform
          .warnings()
          .forEach(line -> found.add(Inspection.warning(place, "settings", line, "")));
      return Optional.of(platform);
    } catch (InvalidSettings invalid) {
      found.add(
          Inspection.problem(
              place, "settings", new Obstacle(invalid.getMessage(), "correct the settings file")));
      return Optional.empty();
    }
  }

  private Inspection judged(SynthesizedPlatform platform, List<SynthesizedPlatform> all) {
    List<String> broken =
        rules.apply(platform, all.stream().filter(other -> other != platform).toList());
    return broken.isEmpty()
        ? Inspection.good(place(platform), "rules", "nothing found")
        : Inspection.problem(
            place(platform),
            "rules",
            new Obstacle(
                String.join("\n", broken),
                "see why and what to do: ./plinth check %s".formatted(platform.target())));
  }

  private List<Inspection> account(SynthesizedPlatform platform) {
    String place = place(platform);
    Deployment deployment = platform.deployment();
    var access = AwsAccess.of(session, cloud, deployment);
    Optional<Obstacle> credentials = Credentials.obstacle(access, deployment);
    if (credentials.isPresent()) {
      return List.of(
          Inspection.problem(place, "credentials", credentials.get()),
          Inspection.skipped(place, "state", "the credentials are of no use"),
          Inspection.skipped(place, "permissions", "the credentials are of no use"));
    }
    var found = new ArrayList<Inspection>();
    found.add(
        Inspection.good(
            place,
            "credentials",
            "%s, account %s, region %s"
                .formatted(
                    Credentials.caller(access), deployment.accountId(), deployment.region())));
    List<Obstacle> state = preparation.stateObstacles(platform.target(), deployment);
    state.forEach(obstacle -> found.add(Inspection.problem(place, "state", obstacle)));
    if (state.isEmpty()) {
      found.add(
          Inspection.good(
              place,
              "state",
              "%s and %s in %s"
                  .formatted(
                      deployment.stateBucket(), deployment.lockTable(), deployment.stateRegion())));
    }
    found.add(new Permissions(access).inspect(place, RequiredActions.of(platform)));
    return found;
  }
}
