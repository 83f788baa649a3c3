package dev.plinth.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAPI documents that are refused, and what people are told. */
class ApiDocumentTest {
  /** A document in which nothing is wrong, its lines numbered by the tests. */
  private static final String GOOD =
      """
      {
        "openapi": "3.0.3",
        "info": {"title": "Orders", "version": "1"},
        "security": [{"apiKey": []}],
        "paths": {
          "/orders/{orderId}": {
            "parameters": [
              {"name": "orderId", "in": "path", "required": true, "schema": {"type": "string"}}
            ],
            "get": {
              "operationId": "getOrder",
              "responses": {
                "200": {
                  "description": "It.",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}
                }
              }
            },
            "put": {
              "operationId": "putOrder",
              "requestBody": {
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}
              },
              "responses": {"204": {"description": "Done."}},
              "x-plinth-timeout-seconds": 3,
              "x-plinth-backend": "lambda:orders"
            }
          },
          "/health": {
            "get": {
              "operationId": "getHealth",
              "security": [],
              "responses": {"204": {"description": "Well."}}
            }
          }
        },
        "components": {
          "securitySchemes": {"apiKey": {"type": "apiKey", "name": "x-api-key", "in": "header"}},
          "schemas": {
            "Order": {
              "type": "object",
              "properties": {
                "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
                "total": {"type": "integer", "minimum": 0}
              }
            },
            "Line": {"type": "object", "properties": {"text": {"type": "string"}}}
          }
        }
      }
      """;

  @TempDir private Path root;

  @Test
  void a_document_says_what_its_api_does() throws IOException {
    ApiDocument document = read(GOOD);

    assertThat(document.operations())
        .containsExactly(
            new Operation(
                "getOrder",
                "GET",
                "/orders/{orderId}",
                "api.json:10: GET /orders/{orderId}",
                Optional.empty(),
                OptionalInt.empty(),
                true,
                List.of("orderId")),
            new Operation(
                "putOrder",
                "PUT",
                "/orders/{orderId}",
                "api.json:19: PUT /orders/{orderId}",
                Optional.of("orders"),
                OptionalInt.of(3),
                true,
                List.of("orderId")),
            new Operation(
                "getHealth",
                "GET",
                "/health",
                "api.json:30: GET /health",
                Optional.empty(),
                OptionalInt.empty(),
                false,
                List.of()));
    assertThat(document.operations().get(1).route()).isEqualTo("PUT /orders/{orderId}");
    // "/", "/orders", "/orders/{orderId}" and "/health".
    assertThat(document.resources()).isEqualTo(4);
  }

  @Test
  void the_json_is_a_copy() throws IOException {
    ApiDocument document = read(GOOD);
    document.json().remove("paths");

    assertThat(document.json().path("paths")).hasSize(2);
  }

  @Test
  void the_document_of_the_project_is_allowed() {
    assertThat(ApiDocument.read(Path.of(""), "docs/openapi.json").operations())
        .extracting(Operation::route)
        .contains(
            "GET /health",
            "POST /sessions",
            "POST /incidents",
            "POST /incidents/{incidentId}/frames",
            "GET /budgets/{budgetId}",
            "POST /search");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "3.0.3" | "3.1.0" | api.json:2: openapi: is "3.1.0": allowed is 3.0.3, as API Gateway imports no later OpenAPI
          "openapi": "3.0.3" | "swagger": "2.0" | api.json:2: swagger: is "2.0": allowed is OpenAPI 3.0, to which converters bring a Swagger document
          "openapi": "3.0.3", | | api.json:1: openapi: is missing: allowed is 3.0.3, the version of OpenAPI
          , "version": "1" | | api.json:3: info: version is missing
          "title" | "titel" | api.json:3: info: title is missing; api.json:3: info.titel: is nothing that OpenAPI knows here: correct or remove it; names of one's own begin with x-
          "operationId": "getOrder", | | api.json:10: GET /orders/{orderId}: operationId is missing: give it a name of its own, such as listIncidents
          "getHealth" | "getOrder" | api.json:31: GET /health: operationId: is "getOrder": allowed is a name of its own, and api.json:10: GET /orders/{orderId} has this one
          schemas/Line"}}, | schemas/Lines"}}, | api.json:43: components.schemas.Order.properties.lines.items.$ref: is "#/components/schemas/Lines": allowed is a place that is there: correct it or write what it should lead to
          "#/components/schemas/Line"}}, | "line.json"}}, | api.json:43: components.schemas.Order.properties.lines.items.$ref: is "line.json": allowed is a place in the document, such as #/components/schemas/Problem: API Gateway reads no other file
          "name": "orderId" | "name": "id" | api.json:10: GET /orders/{orderId}: path parameter id is declared, and the path has no {id}: remove one or add the other; api.json:10: GET /orders/{orderId}: path parameter {orderId} is not declared: add it to parameters, in path and required; api.json:19: PUT /orders/{orderId}: path parameter id is declared, and the path has no {id}: remove one or add the other; api.json:19: PUT /orders/{orderId}: path parameter {orderId} is not declared: add it to parameters, in path and required
          "in": "path", "required": true | "in": "path" | api.json:8: /orders/{orderId}: parameters[0]: required is missing
          "in": "path" | "in": "url" | api.json:8: /orders/{orderId}: parameters[0].in: is "url": allowed is path or query or header or cookie; api.json:10: GET /orders/{orderId}: path parameter {orderId} is not declared: add it to parameters, in path and required; api.json:19: PUT /orders/{orderId}: path parameter {orderId} is not declared: add it to parameters, in path and required
          timeout-seconds": 3 | timeout-seconds": 0.5 | api.json:25: PUT /orders/{orderId}: x-plinth-timeout-seconds: is 0.5: allowed is a whole number of seconds, such as 10
          timeout-seconds": 3 | timeout-seconds": 0 | api.json:25: PUT /orders/{orderId}: x-plinth-timeout-seconds: is 0: allowed is a whole number of seconds, such as 10
          timeout-seconds": 3 | timeout": 3 | api.json:25: PUT /orders/{orderId}: x-plinth-timeout: is unknown: allowed are x-plinth-backend and x-plinth-timeout-seconds
          lambda:orders | orders | api.json:26: PUT /orders/{orderId}: x-plinth-backend: is "orders": allowed is service, or lambda: with the name of a function, such as lambda:search
          "/health": { | "/health": {"x-plinth-backend": "service", | api.json:29: /health: x-plinth-backend: is out of place: allowed is it in an operation
          "/health": { | "/health": {"x-amazon-apigateway-any-method": {}, | api.json:29: /health: x-amazon-apigateway-any-method: is for synthesis to say: remove it; x-plinth-backend says who answers
          "operationId": "getHealth", | "operationId": "getHealth", "x-amazon-apigateway-integration": {"type": "mock"}, | api.json:31: GET /health: x-amazon-apigateway-integration: is for synthesis to say: remove it; x-plinth-backend says who answers
          "put": | "trace": | api.json:19: TRACE /orders/{orderId}: is a method that API Gateway lacks: remove it; api.json:25: TRACE /orders/{orderId}: x-plinth-timeout-seconds: is out of place: allowed is it in an operation; api.json:26: TRACE /orders/{orderId}: x-plinth-backend: is out of place: allowed is it in an operation
          "/health": { | "/health": {"options": {"responses": {"204": {"description": "x"}}}, | api.json:29: OPTIONS /health: is what API Gateway answers itself, for browsers: remove it
          "/health" | "health" | api.json:29: health: is no path: allowed is one that begins with /
          "/health" | "/ping" | api.json:29: /ping: is a path that API Gateway answers itself: allowed is another one
          "/health" | "/health/" | api.json:29: /health/: is a path that API Gateway does not know: allowed are segments of letters, digits, _, -, ., comma and colon, and segments that are a parameter as a whole, such as /incidents/{incidentId}
          "/health" | "/he~alth" | api.json:29: /he~alth: is a path that API Gateway does not know: allowed are segments of letters, digits, _, -, ., comma and colon, and segments that are a parameter as a whole, such as /incidents/{incidentId}
          "/health" | "/orders/{id}" | api.json:29: /orders/{id}: has {id} where another path has {orderId}: API Gateway takes one name for it; api.json:30: GET /orders/{id}: path parameter {id} is not declared: add it to parameters, in path and required
          "204": {"description": "Well."} | "default": {"description": "Well."} | api.json:33: GET /health: responses.default: is no status: allowed is one such as 500, as API Gateway knows no answer for all others
          "204": {"description": "Well."} | "2XX": {"description": "Well."} | api.json:33: GET /health: responses.2XX: is no status: allowed is one such as 500, as API Gateway knows no answer for all others
          "204": {"description": "Well."} | "204": {} | api.json:33: GET /health: responses.204: description is missing
          "security": [], | "security": [{}], | api.json:32: GET /health: security: is more than a key: allowed is one apiKey in the header x-api-key, or [] where nobody needs one; who may call beside is the setting authorization
          "name": "x-api-key" | "name": "key" | api.json:4: security: is more than a key: allowed is one apiKey in the header x-api-key, or [] where nobody needs one; who may call beside is the setting authorization
          "minimum": 0 | "exclusiveMinimum": true | api.json:44: components.schemas.Order.properties.total.exclusiveMinimum: cannot be kept: API Gateway does not look at it: say by minimum alone what is allowed
          "minimum": 0 | "exclusiveMaximum": true | api.json:44: components.schemas.Order.properties.total.exclusiveMaximum: cannot be kept: API Gateway does not look at it: say by maximum alone what is allowed
          "minimum": 0 | "nullable": true | api.json:44: components.schemas.Order.properties.total.nullable: cannot be kept: API Gateway refuses null: leave the property out of required instead
          "minimum": 0 | "readOnly": true | api.json:44: components.schemas.Order.properties.total.readOnly: cannot be kept: API Gateway asks for it as for any other: make a schema of its own for what is sent
          "minimum": 0 | "minimum": "none" | api.json:44: components.schemas.Order.properties.total.minimum: is "none": allowed is of type number
          {"text": {"type": "string"}} | {"text": {"type": "text"}} | api.json:47: components.schemas.Line.properties.text.type: is "text": allowed is array or boolean or integer or number or object or string
          "type": "array", | "type": "array", "maxItems": 9, | api.json:43: components.schemas.Order.properties.lines.maxItems: cannot be kept: API Gateway does not look at it: say it in the description, and check it in the service
          "type": "integer", "minimum": 0 | "allOf": [{"$ref": "#/components/schemas/Line"}] | api.json:44: components.schemas.Order.properties.total.allOf[0]: is a reference: API Gateway takes none in allOf: write the schema here
          schemas/Order"}}} | schemas/A-n"}}} | api.json:22: PUT /orders/{orderId}: requestBody.content.application/json.schema: refers to #/components/schemas/A-n: allowed is a schema in components.schemas whose name has letters and digits alone, as models of API Gateway do; api.json:15: GET /orders/{orderId}: responses.200.content.application/json.schema.$ref: is "#/components/schemas/A-n": allowed is a place that is there: correct it or write what it should lead to; api.json:22: PUT /orders/{orderId}: requestBody.content.application/json.schema.$ref: is "#/components/schemas/A-n": allowed is a place that is there: correct it or write what it should lead to
          "title": "Orders" | "title": "Orders", "title": "Orders" | api.json:3: column 38: title is there twice: keep one
          "openapi": "3.0.3" | "openapi": 3.0.3 | api.json:2: column 17: Unexpected character ('.' (code 46)): was expecting comma to separate Object entries
          """)
  void a_bad_document_is_refused(String good, String bad, String errors) throws IOException {
    assertThat(GOOD).contains(good);

    assertThat(problems(GOOD.replace(good, bad == null ? "" : bad)))
        .containsExactlyInAnyOrder(errors.split("; (?=api.json)"));
  }

  @Test
  void problems_are_said_in_the_order_of_the_file() throws IOException {
    String bad =
        GOOD.replace("\"minimum\": 0", "\"minimum\": \"none\"")
            .replace("\"operationId\": \"getOrder\",", "")
            .replace("\"title\": \"Orders\", ", "");

    assertThat(problems(bad))
        .extracting(problem -> problem.split(":")[1])
        .containsExactly("3", "10", "44");
  }

  @Test
  void no_more_problems_are_said_than_anybody_reads() throws IOException {
    var bad = new StringBuilder("\"paths\": {");
    for (int index = 0; index < 61; index++) {
      bad.append("\"p%d\": {}, ".formatted(index));
    }

    assertThat(problems(GOOD.replace("\"paths\": {", bad)))
        .hasSize(51)
        .last()
        .isEqualTo("api.json: and 11 more");
  }

  @Test
  void what_only_answers_have_may_be_anything() throws IOException {
    String answered =
        GOOD.replace(
                "\"description\": \"Well.\"",
                "\"description\": \"Well.\", \"content\": {\"application/json\": {\"schema\":"
                    + " {\"$ref\": \"#/components/schemas/A-Page\"}}}")
            .replace(
                "\"Line\": {",
                "\"A-Page\": {\"type\": \"array\", \"maxItems\": 9, \"nullable\": true, \"items\":"
                    + " {\"oneOf\": [{\"$ref\": \"#/components/schemas/Line\"}]}}, \"Line\": {");

    assertThat(read(answered).operations()).hasSize(3);
  }

  @Test
  void parameters_may_be_references() throws IOException {
    String referring =
        GOOD.replaceFirst(
                "\\{\"name\": \"orderId\".*}", "{\"\\$ref\": \"#/components/parameters/orderId\"}")
            .replace(
                "\"components\": {",
                "\"components\": {\"parameters\": {\"orderId\": {\"name\": \"orderId\","
                    + " \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}},");

    assertThat(read(referring).operations()).hasSize(3);
  }

  @Test
  void a_reference_to_itself_leads_nowhere() throws IOException {
    assertThat(
            problems(
                GOOD.replace(
                    "\"Line\": {\"type\": \"object\", \"properties\": {\"text\": {\"type\": \"string\"}}}",
                    "\"Line\": {\"$ref\": \"#/components/schemas/Line\"}")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).endsWith("write what it should lead to"));
  }

  @Test
  void a_file_that_is_not_there_is_said() {
    var refused =
        catchThrowableOfType(
            InvalidApiDocument.class, () -> ApiDocument.read(root, "docs/openapi.json"));

    assertThat(refused)
        .hasMessage(
            "docs/openapi.json: no such file: name the OpenAPI document by its path from the"
                + " project's root");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          [] | api.json: is no JSON object: allowed is an OpenAPI 3.0 document
          {"openapi": "3.0.3" | api.json:1: column 20: Unexpected end-of-input: expected close marker for Object
          {} {} | api.json:1: column 4: more after the end
          openapi: 3.0.3 | api.json:1: column 8: Unrecognized token 'openapi': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          """)
  void what_is_no_document_at_all_gets_one_line(String text, String problem) throws IOException {
    assertThat(problems(text)).containsExactly(problem);
  }

  @Test
  void an_empty_file_is_said() throws IOException {
    assertThat(problems(""))
        .containsExactly("api.json: is empty: allowed is an OpenAPI 3.0 document");
    assertThat(problems(" \n"))
        .containsExactly("api.json: is empty: allowed is an OpenAPI 3.0 document");
  }

  @Test
  void a_file_that_is_nested_without_end_gets_one_line() throws IOException {
    assertThat(problems("{\"a\":".repeat(100_000)))
        .containsExactly(
            "api.json: is too large to be read: allowed are 100 values within each other, and texts"
                + " and numbers that a person could have written");
  }

  @Test
  void a_file_that_is_no_text_gets_one_line() throws IOException {
    Files.write(root.resolve("api.json"), "\u00e4".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems()).containsExactly("api.json: is not UTF-8 text: save it as UTF-8");
  }

  @Test
  void a_file_that_api_gateway_would_not_import_gets_one_line() throws IOException {
    assertThat(problems(" ".repeat((6 << 20) + 1)))
        .containsExactly("api.json: is of 6291457 bytes: API Gateway imports at most 6291456");
  }

  @Test
  void a_folder_gets_one_line() throws IOException {
    Files.createDirectory(root.resolve("api.json"));

    assertThat(problems())
        .containsExactly("api.json: cannot be read: check that it is a file, and its permissions");
  }

  private ApiDocument read(String text) throws IOException {
    Files.writeString(root.resolve("api.json"), text);
    return ApiDocument.read(root, "api.json");
  }

  private List<String> problems(String text) throws IOException {
    Files.writeString(root.resolve("api.json"), text);
    return problems();
  }

  private List<String> problems() {
    var refused =
        catchThrowableOfType(InvalidApiDocument.class, () -> ApiDocument.read(root, "api.json"));
    assertThat(refused).as("the refusal").isNotNull();
    return refused.problems();
  }
}
