package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;

/** The instances that serve the model. */
public record FleetSettings(
    @Setting("instance type; t3.medium serves small models, g4dn and g5 have a GPU")
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]*\\.[a-z0-9-]+",
            says = "an instance type such as t3.medium")
        Variable<String> instanceType,
    @Setting("processor architecture of the instance types and the image: x86_64 or arm64")
        Architecture architecture,
    @Setting("machine image: latest (Ubuntu 22.04 LTS by Canonical) or the id of one")
        @Allowed.Matching(
            value = "latest|ami-[0-9a-f]{8}([0-9a-f]{9})?",
            says = "latest or an image id such as ami-0abcdef1234567890")
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
        boolean deletionProtection) {

  /** Processor architecture, in the words of EC2. */
  public enum Architecture {
    X86_64,
    ARM64
  }
}
