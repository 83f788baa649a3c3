package dev.plinth.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** A valid OpenAPI 3.0 document, as its authors wrote it. */
public final class ApiDocument {
  private final ObjectNode json;
  private final List<Operation> operations;

  ApiDocument(ObjectNode json, List<Operation> operations) {
    this.json = json;
    this.operations = List.copyOf(operations);
  }

  /**
   * Reads a file.
   *
   * @param root the project's folder
   * @param path the file's, from there: every problem begins with it
   * @throws InvalidApiDocument if the file is not there, is no OpenAPI 3.0, or asks for what API
   *     Gateway cannot do
   */
  public static ApiDocument read(Path root, String path) {
    return new DocumentReader(root, path).read();
  }

  /** Everything that the document says: a copy, to be changed at will. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** What is said somewhere in the document, or where that refers to. */
  public JsonNode resolved(JsonNode node) {
    return References.resolved(json, node);
  }

  /** What the API does, in the order of the document. */
  public List<Operation> operations() {
    return operations;
  }

  /** How many resources API Gateway makes of it: one for each part of a path, each once. */
  public int resources() {
    var resources = new HashSet<String>();
    for (Operation operation : operations) {
      String path = operation.path().equals("/") ? "" : operation.path();
      for (int end = path.length(); end >= 0; end = path.lastIndexOf('/', end - 1)) {
        resources.add(path.substring(0, end));
      }
    }
    return resources.size();
  }
}
