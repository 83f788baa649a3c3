package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of provider packages for machines that cannot reach the public registry, as {@code
 * terraform providers mirror} makes them.
 *
 * <p>Terraform looks into a few places by itself. Further ones are searched here, unless the user
 * has a configuration file for the terraform command line, which then has the last word.
 */
final class ProviderMirror {
  private static final String REGISTRY = "registry.terraform.io";
  private static final String VARIABLE = "PLINTH_PROVIDER_MIRROR";
  private static final String CONFIGURATION = "TF_CLI_CONFIG_FILE";

  private final Map<String, String> environment;
  private final List<Path> roots;

  /** Searches the variable's folder and the usual roots for software of a machine. */
  ProviderMirror(Map<String, String> environment) {
    this(
        environment,
        List.of(
            Path.of("/opt"),
            Path.of("/usr/share"),
            Path.of("/usr/local/share"),
            Path.of(environment.getOrDefault("HOME", "/"), ".terraform.d")));
  }

  ProviderMirror(Map<String, String> environment, List<Path> roots) {
    this.environment = environment;
    this.roots = roots;
  }

  /**
   * The configuration file that terraform should read, if it needs one to find the providers of a
   * configuration.
   *
   * @param requiredProviders what the configuration says under {@code required_providers}
   * @param folder where such a file may be written
   */
  Optional<Path> configurationFile(JsonNode requiredProviders, Path folder) {
    Optional<Path> own =
        Optional.ofNullable(environment.get(CONFIGURATION)).map(Path::of).filter(Files::exists);
    if (own.isPresent()) {
      return own;
    }
    if (Files.exists(Path.of(environment.getOrDefault("HOME", "/"), ".terraformrc"))) {
      return Optional.empty();
    }
    return candidates()
        .filter(mirror -> !mirrored(mirror, requiredProviders).isEmpty())
        .findFirst()
        .map(mirror -> write(folder, mirror, mirrored(mirror, requiredProviders)));
  }

  private Stream<Path> candidates() {
    var found = new ArrayList<Path>();
    String named = environment.get(VARIABLE);
    if (named != null && !named.isBlank()) {
      found.add(Path.of(named).toAbsolutePath());
    }
    for (Path root : roots) {
      found.add(root);
      found.addAll(folders(root));
    }
    return found.stream().filter(folder -> Files.isDirectory(folder.resolve(REGISTRY)));
  }

  private static List<Path> folders(Path root) {
    var found = new TreeSet<Path>();
    if (Files.isReadable(root)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
        entries.forEach(found::add);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return List.copyOf(found);
  }

  /** The addresses of the required providers whose pinned version the mirror has. */
  private static List<String> mirrored(Path mirror, JsonNode requiredProviders) {
    return requiredProviders.findParents("source").stream()
        .filter(provider -> holds(mirror, address(provider), provider.path("version").asText()))
        .map(ProviderMirror::address)
        .toList();
  }

  private static String address(JsonNode provider) {
    String source = provider.path("source").asText();
    String qualified = source.contains("/") ? source : "hashicorp/" + source;
    return qualified.chars().filter(c -> c == '/').count() == 1
        ? REGISTRY + "/" + qualified
        : qualified;
  }

  /** A package is a folder or an archive: both begin with what they are named after. */
  private static boolean holds(Path mirror, String address, String version) {
    Path provider = mirror.resolve(address);
    String type = provider.getFileName().toString();
    if (Files.isDirectory(provider.resolve(version))) {
      return true;
    }
    if (!Files.isDirectory(provider)) {
      return false;
    }
    String archive = "terraform-provider-%s_%s_*.zip".formatted(type, version);
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(provider, archive)) {
      return archives.iterator().hasNext();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * What the mirror has comes from the mirror alone: terraform would ask the registry for newer
   * versions otherwise, and fail where there is none.
   */
  private static Path write(Path folder, Path mirror, List<String> providers) {
    String addresses = "\"" + String.join("\", \"", providers) + "\"";
    Path file = folder.resolve("terraform.rc");
    try {
      Files.writeString(
          file,
          """
          provider_installation {
            filesystem_mirror {
              path    = "%s"
              include = [%s]
            }
            direct {
              exclude = [%s]
            }
          }
          """
              .formatted(mirror, addresses, addresses));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file;
  }
}
