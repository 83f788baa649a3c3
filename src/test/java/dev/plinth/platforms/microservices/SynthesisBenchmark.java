package dev.plinth.platforms.microservices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a synthesis takes with more and more services: a table, to be read by people. Run it
 * from the root of the project, as {@code docs/performance.md} says.
 */
public final class SynthesisBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SETTINGS = Path.of("environments", "microservices");
  private static final Target PROD = new Target("microservices", "prod");

  private SynthesisBenchmark() {}

  /**
   * @param args numbers of services; without: 12, 120 and 1200
   */
  public static void main(String[] args) throws IOException {
    System.out.println("services  resources  seconds  ms a resource  JSON in MB");
    for (String services : args.length == 0 ? new String[] {"12", "120", "1200"} : args) {
      measure(Integer.parseInt(services));
    }
  }

  private static void measure(int services) throws IOException {
    Path root = Files.createTempDirectory("plinth-benchmark-");
    try {
      write(root.resolve(SETTINGS), services);
      var synthesis = new Synthesis(SettingsFiles.of(root));
      Instant begin = Instant.now();
      String json = synthesis.synthesize(PROD, Map.of()).json();
      double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
      int resources = TerraformDocument.read(json).resources().size();
      System.out.printf(
          "%8d  %9d  %7.1f  %13.2f  %10.1f%n",
          services, resources, seconds, seconds * 1000 / resources, json.length() / 1e6);
    } finally {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** The catalogue, again and again, each time with other names, ports, paths and priorities. */
  private static void write(Path settings, int services) throws IOException {
    Files.createDirectories(settings);
    Files.copy(SETTINGS.resolve("prod.tfvars.json"), settings.resolve("prod.tfvars.json"));
    var originals = (ArrayNode) JSON.readTree(SETTINGS.resolve("services.json").toFile());
    var catalogue = JSON.createArrayNode();
    for (int service = 0; service < services; service++) {
      var entry = ((ObjectNode) originals.get(service % originals.size())).deepCopy();
      int round = service / originals.size();
      if (round > 0) {
        rename(entry, round, service);
      }
      catalogue.add(entry);
    }
    JSON.writeValue(settings.resolve("services.json").toFile(), catalogue);
  }

  private static void rename(ObjectNode entry, int round, int service) {
    String name = entry.path("name").asText() + "-" + round;
    entry.put("name", name).put("container_port", 10_000 + service).put("deployed_by", "pipeline");
    if (entry.path("priority").asInt() > 0) {
      entry.put("priority", 10_000 + service);
      entry.putArray("host_headers");
      entry.putArray("path_patterns").add("/" + name + "/*");
    }
  }
}
