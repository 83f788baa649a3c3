package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The instances that serve the model. */
public record FleetSettings(
    @Setting("instance type; t3.medium serves small models, g4dn and g5 have a GPU")
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]*\\.[a-z0-9-]+",
            says = "an instance type such as t3.medium")
        Variable<String> instanceType,
    @Setting("processor architecture of the instance types and the image: x86_64 or arm64")
        Architecture architecture,
    @Setting(
            "machine image: latest (Ubuntu 22.04 LTS by Canonical), baked (the account's newest with"
                + " Ollama in it) or the id of one")
        @Allowed.Matching(
            value = "latest|baked|ami-[0-9a-f]{8}([0-9a-f]{9})?",
            says = "latest, baked or an image id such as ami-0abcdef1234567890")
        String ami,
    @Setting("gigabytes of the root volume: the system, the containers and the model")
        @Allowed.Between(min = 20, max = 16384)
        Variable<Integer> rootVolumeGb,
    @Setting("instances that the fleet never goes below") @Allowed.Between(min = 0, max = 100)
        Variable<Integer> minSize,
    @Setting("instances that the fleet starts with") @Allowed.Between(min = 0, max = 100)
        Variable<Integer> desiredSize,
    @Setting("instances that the fleet never goes above") @Allowed.Between(min = 1, max = 100)
        Variable<Integer> maxSize,
    @Setting("percent of the instances above the on-demand base that are spot; 0: no spot at all")
        @Allowed.Between(min = 0, max = 100)
        int spotPercentage,
    @Setting("instances that are on demand whatever the spot percentage")
        @Allowed.Between(min = 0, max = 100)
        int onDemandBase,
    @Setting("instance types that spot may use beside the fleet's own, of the same architecture")
        @Allowed.Entries(max = 10)
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]*\\.[a-z0-9-]+",
            says = "an instance type such as t3.large")
        List<String> spotInstanceTypes,
    @Setting("days after which an instance is replaced by a fresh one; 0: never")
        @Allowed.Between(min = 0, max = 365)
        int maxInstanceAgeDays,
    @Setting(
            "seconds that an instance may take from launch until its model answers, before it is"
                + " given up")
        @Allowed.Between(min = 300, max = 7200)
        Variable<Integer> launchTimeoutSeconds,
    @Setting("whether the load balancer, the table, the database and full buckets refuse deletion")
        boolean deletionProtection)
    implements Checked {

  @Override
  public void check(Problems problems) {
    checkSizes(problems);
    checkOnDemandBase(problems);
    checkArchitecture(problems, "instance_type", instanceType.value());
    spotInstanceTypes.forEach(type -> checkArchitecture(problems, "spot_instance_types", type));
    checkSpotTypes(problems);
  }

  private void checkSizes(Problems problems) {
    if (minSize.value() > maxSize.value()) {
      problems.add(
          "min_size",
          minSize,
          "at most %d, %s".formatted(maxSize.value(), problems.key("max_size")));
    } else if (desiredSize.value() < minSize.value() || desiredSize.value() > maxSize.value()) {
      problems.add(
          "desired_size",
          desiredSize,
          "from %d, %s, to %d, %s"
              .formatted(
                  minSize.value(),
                  problems.key("min_size"),
                  maxSize.value(),
                  problems.key("max_size")));
    }
  }

  private void checkOnDemandBase(Problems problems) {
    if (onDemandBase > maxSize.value()) {
      problems.add(
          "on_demand_base",
          onDemandBase,
          "at most %d, %s".formatted(maxSize.value(), problems.key("max_size")));
    }
  }

  private void checkArchitecture(Problems problems, String setting, String type) {
    if (Architecture.ofInstanceType(type) != architecture) {
      problems.add(
          setting,
          type,
          "an instance type with a processor of %s, which is %s"
              .formatted(problems.key("architecture"), architecture.inWords()));
    }
  }

  private void checkSpotTypes(Problems problems) {
    if (spotPercentage == 0 && !spotInstanceTypes.isEmpty()) {
      problems.add(
          "spot_instance_types",
          spotInstanceTypes,
          "[] where %s is 0".formatted(problems.key("spot_percentage")));
    }
    if (spotInstanceTypes.contains(instanceType.value())) {
      problems.add(
          "spot_instance_types",
          instanceType,
          "another type than %s, which spot uses anyway".formatted(problems.key("instance_type")));
    }
  }

  /** Processor architecture, in the words of EC2. */
  public enum Architecture {
    X86_64,
    ARM64;

    private static final Pattern FAMILY = Pattern.compile("([a-z-]+[0-9]+)([a-z0-9-]*)\\..*");

    /**
     * The architecture of an instance type: a {@code g} behind the generation means Graviton, as in
     * m7g, c6gn or g5g; the first family of that kind, a1, has none. (EC2 instance types guide,
     * "Instance type naming conventions".)
     */
    static Architecture ofInstanceType(String type) {
      var family = FAMILY.matcher(type);
      return family.matches() && (family.group(1).equals("a1") || family.group(2).contains("g"))
          ? ARM64
          : X86_64;
    }

    String inWords() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
