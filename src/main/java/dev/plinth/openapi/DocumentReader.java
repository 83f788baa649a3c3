package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a document, and says everything that is wrong with it at once. */
final class DocumentReader {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Path root;
  private final String path;

  DocumentReader(Path root, String path) {
    this.root = root;
    this.path = path;
  }

  ApiDocument read() {
    try {
      var text = new LocatedJson(Files.readString(root.resolve(path)));
      return new ApiDocument((ObjectNode) text.root(), operations(text));
    } catch (IOException failure) {
      throw new InvalidApiDocument(List.of(path + ": cannot be read: " + failure.getMessage()));
    }
  }

  private List<Operation> operations(LocatedJson text) {
    var operations = new ArrayList<Operation>();
    text.root()
        .path("paths")
        .properties()
        .forEach(
            route ->
                route.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(
                        entry ->
                            operations.add(
                                operation(
                                    text, route.getKey(), entry.getKey(), entry.getValue()))));
    return operations;
  }

  private Operation operation(LocatedJson text, String route, String method, JsonNode said) {
    String verb = method.toUpperCase(Locale.ROOT);
    var pointer =
        JsonPointer.empty().appendProperty("paths").appendProperty(route).appendProperty(method);
    String backend = said.path("x-plinth-backend").asText("service");
    JsonNode timeout = said.path("x-plinth-timeout-seconds");
    JsonNode security = said.has("security") ? said.get("security") : text.root().path("security");
    return new Operation(
        said.path("operationId").asText(),
        verb,
        route,
        "%s:%d: %s %s".formatted(path, text.line(pointer), verb, route),
        Optional.of(backend)
            .filter(it -> it.startsWith("lambda:"))
            .map(it -> it.substring("lambda:".length())),
        timeout.isInt() ? OptionalInt.of(timeout.intValue()) : OptionalInt.empty(),
        !security.isEmpty(),
        PARAMETER.matcher(route).results().map(it -> it.group(1)).toList());
  }
}
