package dev.plinth.platforms.troubleshooter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Changes of the files that say what the API is, in a checkout of a test's own. */
public final class ApiFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCUMENT = Path.of("docs", "openapi.json");
  private static final Path FUNCTIONS = Path.of("environments", "troubleshooter", "functions.json");

  private ApiFiles() {}

  /** Changes the OpenAPI document. */
  public static void edit(Path root, Consumer<ObjectNode> change) {
    edit(root.resolve(DOCUMENT), ObjectNode.class, change);
  }

  /**
   * Lets a function answer a route.
   *
   * @param route such as {@code POST /search}
   */
  public static void answerByFunction(Path root, String name, String route) {
    String[] words = route.split(" ");
    edit(
        root.resolve(FUNCTIONS),
        ArrayNode.class,
        functions ->
            functions
                .addObject()
                .put("name", name)
                .put("handler", "app.handler")
                .put("runtime", "python3.13")
                .put("memory_mb", 256)
                .put("timeout_s", 29)
                .put("package_location", "s3://example-packages/%s/1.0.0.zip".formatted(name))
                .put("reserved_concurrency", -1)
                .set("environment_vars", JSON.createObjectNode()));
    edit(
        root,
        document ->
            ((ObjectNode)
                    document.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT)))
                .put("x-plinth-backend", "lambda:" + name));
  }

  private static <T extends JsonNode> void edit(Path file, Class<T> type, Consumer<T> change) {
    try {
      T json = type.cast(JSON.readTree(file.toFile()));
      change.accept(json);
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
