package dev.plinth.policy.rules.network;

import static java.util.stream.Collectors.toCollection;

import dev.plinth.terraform.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which availability zones subnets lie in. */
final class Zones {
  /** The usual way to take zones as they come: each index is another zone. */
  private static final Pattern BY_INDEX =
      Pattern.compile("\\$\\{data\\.aws_availability_zones\\.[\\w-]+\\.(names|zone_ids)\\[\\d+]}");

  private Zones() {}

  /** Those that are known, each once. */
  static Set<String> of(List<Resource> subnets) {
    return subnets.stream()
        .flatMap(subnet -> of(subnet).stream())
        .collect(toCollection(LinkedHashSet::new));
  }

  /** That of a subnet; empty if it is known only after apply. */
  static Optional<String> of(Resource subnet) {
    return Stream.of("availability_zone", "availability_zone_id")
        .filter(argument -> isKnown(subnet, argument))
        .flatMap(argument -> subnet.text(argument).stream())
        .findFirst();
  }

  private static boolean isKnown(Resource subnet, String argument) {
    return !subnet.isUnknown(argument)
        || BY_INDEX.matcher(subnet.text(argument).orElse("")).matches();
  }
}
