package dev.plinth.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A valid OpenAPI 3.0 document, as its authors wrote it. */
public final class ApiDocument {
  private final ObjectNode json;
  private final List<Operation> operations;

  ApiDocument(ObjectNode json, List<Operation> operations) {
    this.json = json;
    this.operations = List.copyOf(operations);
  }

  /** Everything that the document says: a copy, to be changed at will. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** What the API does, in the order of the document. */
  public List<Operation> operations() {
    return operations;
  }
}
