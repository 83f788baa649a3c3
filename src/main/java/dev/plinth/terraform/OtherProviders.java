package dev.plinth.terraform;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Resources that are not in AWS. */
final class OtherProviders {
  /** Those of AWS, and those that make nothing anywhere: numbers, keys, files, waiting. */
  private static final Set<String> KNOWN =
      Set.of(
          "aws",
          "random",
          "tls",
          "null",
          "time",
          "local",
          "archive",
          "external",
          "http",
          "template",
          "cloudinit",
          "terraform");

  private OtherProviders() {}

  /** How many there are of each provider, in words. */
  static Stream<String> in(List<Resource> resources) {
    return resources.stream()
        .map(resource -> resource.type().replaceFirst("_.*", ""))
        .filter(provider -> !KNOWN.contains(provider))
        .collect(groupingBy(provider -> provider, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .map(
            provider ->
                "%d %s of %s: only those of aws are read"
                    .formatted(
                        provider.getValue(),
                        provider.getValue() == 1 ? "resource" : "resources",
                        provider.getKey()));
  }
}
