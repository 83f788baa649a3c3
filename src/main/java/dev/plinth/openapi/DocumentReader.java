package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a document, and says everything that is wrong with it at once. */
final class DocumentReader {
  /** Amazon API Gateway quotas: "Maximum size of an API definition file", ImportRestApi. */
  private static final int LARGEST_BYTES = 6 << 20;

  private static final JsonPointer VERSION = JsonPointer.compile("/openapi");

  private final Path file;
  private final String path;

  /**
   * @param path the file's, from the root
   */
  DocumentReader(Path root, String path) {
    this.file = root.resolve(path);
    this.path = path;
  }

  ApiDocument read() {
    LocatedJson document = parsed(text());
    if (document.root().isMissingNode()) {
      throw refused("is empty: allowed is an OpenAPI 3.0 document");
    }
    if (!document.root().isObject()) {
      throw refused("is no JSON object: allowed is an OpenAPI 3.0 document");
    }
    var defects = new Defects(path, document);
    checkVersion(document, defects);
    if (defects.isEmpty()) {
      var root = (ObjectNode) document.root();
      new Form(root, defects).check();
      new References(root, defects).check();
      var routes = new Routes(root, defects);
      routes.check();
      new Extensions(root, defects).check();
      new RequestBodies(root, defects).check();
      if (defects.isEmpty()) {
        return new ApiDocument(root, routes.operations());
      }
    }
    throw new InvalidApiDocument(defects.lines());
  }

  private void checkVersion(LocatedJson document, Defects defects) {
    String version = document.root().path("openapi").asText();
    String swagger = document.root().path("swagger").asText();
    if (!swagger.isEmpty()) {
      defects.add(
          JsonPointer.compile("/swagger"),
          "is \"%s\": allowed is OpenAPI 3.0, to which converters bring a Swagger document"
              .formatted(swagger));
    } else if (version.isEmpty()) {
      defects.add(VERSION, "is missing: allowed is 3.0.3, the version of OpenAPI");
    } else if (!version.matches("3\\.0\\.[0-9]+")) {
      defects.add(
          VERSION,
          "is \"%s\": allowed is 3.0.3, as API Gateway imports no later OpenAPI"
              .formatted(version));
    }
  }

  private String text() {
    if (!Files.exists(file)) {
      throw refused("no such file: name the OpenAPI document by its path from the project's root");
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST_BYTES) {
        throw refused(
            "is of %d bytes: API Gateway imports at most %d".formatted(size, LARGEST_BYTES));
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (CharacterCodingException notText) {
      throw refused("is not UTF-8 text: save it as UTF-8");
    } catch (IOException failure) {
      throw refused("cannot be read: check that it is a file, and its permissions");
    }
  }

  private LocatedJson parsed(String text) {
    try {
      return new LocatedJson(text);
    } catch (StreamConstraintsException beyondMeasure) {
      throw refused(
          "is too large to be read: allowed are %d values within each other, and texts and numbers"
                  .formatted(LocatedJson.DEEPEST)
              + " that a person could have written");
    } catch (JsonProcessingException bad) {
      throw new InvalidApiDocument(List.of(notJson(bad)));
    } catch (IOException impossible) {
      throw refused("cannot be read: " + impossible.getMessage());
    }
  }

  /** Jackson adds where it began to read; where it stopped is enough. */
  private String notJson(JsonProcessingException bad) {
    String reason =
        bad.getOriginalMessage()
            .replaceFirst(" \\(start marker at .*", "")
            .replaceFirst(" \\(for \\w+ starting at .*", "")
            .replaceFirst("Duplicate field '(.*)'.*", "$1 is there twice: keep one");
    return "%s:%d: column %d: %s"
        .formatted(path, bad.getLocation().getLineNr(), bad.getLocation().getColumnNr(), reason);
  }

  private InvalidApiDocument refused(String words) {
    return new InvalidApiDocument(List.of(path + ": " + words));
  }
}
