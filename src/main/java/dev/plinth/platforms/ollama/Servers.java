package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import com.hashicorp.cdktf.TerraformLocal;
import dev.plinth.constructs.compute.Fleet;
import dev.plinth.constructs.compute.FleetProps;
import dev.plinth.constructs.compute.FleetProps.Launching;
import dev.plinth.constructs.compute.FleetProps.Machine;
import dev.plinth.constructs.compute.FleetProps.Place;
import dev.plinth.constructs.compute.FleetProps.Size;
import dev.plinth.constructs.compute.FleetProps.Spot;
import dev.plinth.constructs.compute.MachineImage;
import dev.plinth.constructs.compute.MachineImageProps;
import dev.plinth.constructs.compute.SshKey;
import dev.plinth.constructs.compute.SshKeyProps;
import dev.plinth.constructs.network.Network;
import dev.plinth.environment.ollama.FleetSettings;
import dev.plinth.environment.ollama.NetworkSettings.Placement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instances that run Ollama and Open WebUI. */
final class Servers {
  private static final String USER_DATA = "user_data";
  private static final String LATEST = "latest";
  private static final String BAKED = "baked";

  /** As the Packer template names them. */
  private static final String BAKED_NAMES = "ollama-*";

  private static final String GENERATED = "generated";

  /** After the launch itself, until Terraform sees the instance in service. */
  private static final int SECONDS_TO_REPORT_READY = 600;

  private static final String EXISTING = "existing:";

  private final OllamaPlatform platform;
  private final FleetSettings settings;
  private final Fleet fleet;

  Servers(
      OllamaPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Entrance entrance,
      InstanceRole role,
      InstanceSettings briefing) {
    this.platform = platform;
    this.settings = platform.settings().fleet();
    var machine =
        new Machine(
            image(),
            settings.instanceType().reference(),
            number(settings.rootVolumeGb()),
            keys.volumes(),
            userData(briefing),
            role.profile(),
            sshKey(keys));
    var launching =
        new Launching(
            launchHook(platform),
            number(settings.launchTimeoutSeconds()),
            number(platform.settings().scaling().instanceWarmupSeconds()),
            "${var.%s + %d}s"
                .formatted(settings.launchTimeoutSeconds().name(), SECONDS_TO_REPORT_READY));
    fleet =
        new Fleet(
            platform,
            "app",
            new FleetProps(
                groupName(platform),
                platform.name("lt"),
                machine,
                place(network, firewall, entrance),
                size(),
                spot(),
                launching,
                settings.maxInstanceAgeDays(),
                keys.scalingRole().arn(),
                List.of(platform.name(Alarms.ERRORS)),
                tags()));
  }

  /** Known before the group is made: what the group needs names it. */
  static String groupName(OllamaPlatform platform) {
    return platform.name("asg");
  }

  static String launchHook(OllamaPlatform platform) {
    return platform.name("launching");
  }

  Fleet fleet() {
    return fleet;
  }

  Size size() {
    return new Size(
        number(settings.minSize()), number(settings.desiredSize()), number(settings.maxSize()));
  }

  private Place place(Network network, Firewall firewall, Entrance entrance) {
    boolean inPublic = platform.settings().network().instancePlacement() == Placement.PUBLIC;
    return new Place(
        inPublic ? network.publicSubnets() : network.privateSubnets(),
        inPublic,
        firewall.instance(),
        List.of(entrance.chat(), entrance.api()));
  }

  private String image() {
    String architecture = settings.architecture().name().toLowerCase(Locale.ROOT);
    return switch (settings.ami()) {
      case LATEST ->
          new MachineImage(platform, "ubuntu", MachineImageProps.ubuntu(architecture)).id();
      case BAKED ->
          new MachineImage(platform, BAKED, MachineImageProps.own(BAKED_NAMES, architecture)).id();
      default -> settings.ami();
    };
  }

  private Optional<Spot> spot() {
    return settings.spotPercentage() > 0
        ? Optional.of(
            new Spot(
                settings.onDemandBase(), settings.spotPercentage(), settings.spotInstanceTypes()))
        : Optional.empty();
  }

  private Optional<String> sshKey(Keys keys) {
    String setting = platform.settings().access().sshKey();
    if (setting.equals(GENERATED)) {
      String name = platform.name("key");
      return Optional.of(
          new SshKey(
                  platform, "ssh", new SshKeyProps(name, "/" + name + "/private-key", keys.data()))
              .name());
    }
    return setting.startsWith(EXISTING)
        ? Optional.of(setting.substring(EXISTING.length()))
        : Optional.empty();
  }

  /** Line by line, so that a reviewer sees which line of a script changed. */
  private String userData(InstanceSettings briefing) {
    new TerraformLocal(platform, USER_DATA, UserData.lines(briefing));
    return "${base64gzip(join(\"\\n\", local." + USER_DATA + "))}";
  }

  private Map<String, String> tags() {
    var tags = new TreeMap<>(platform.tags());
    tags.put("Name", platform.name("app"));
    return tags;
  }
}
