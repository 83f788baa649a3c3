package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A vector index as a platform's settings want it, which its output {@code vector_index} says.
 *
 * @param collection the collection's name
 * @param endpoint where the collection answers
 * @param name the index's name
 * @param dimensions numbers in a vector
 * @param similarity how near two vectors are: {@code cosine}, {@code l2} or {@code inner_product}
 * @param reach from where the collection is reached: {@code vpc} or {@code internet}
 */
public record VectorIndex(
    String collection, URI endpoint, String name, int dimensions, String similarity, String reach) {
  /** The field of the vector. */
  static final String EMBEDDING = "embedding";

  /** When an answer may be given no more. */
  static final String EXPIRES_AT = "expires_at";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTPUT = "vector_index";

  /** OpenSearch's words for a similarity. */
  private static final Map<String, String> SPACES =
      Map.of("cosine", "cosinesimil", "l2", "l2", "inner_product", "innerproduct");

  /**
   * That of a deployed platform; empty: the platform has none.
   *
   * @param outputs as {@code terraform output -json} gives them
   */
  public static Optional<VectorIndex> of(JsonNode outputs) {
    JsonNode value = outputs.path(OUTPUT).path("value");
    return value.isObject()
        ? Optional.of(
            new VectorIndex(
                value.path("collection").asText(),
                URI.create(value.path("endpoint").asText()),
                value.path("name").asText(),
                value.path("dimensions").asInt(),
                value.path("similarity").asText(),
                value.path("reach").asText()))
        : Optional.empty();
  }

  /** OpenSearch's word for the similarity. */
  String space() {
    return SPACES.get(similarity);
  }

  /** Whether only the collection's own network reaches it. */
  public boolean isInsideANetwork() {
    return reach.equals("vpc");
  }

  /**
   * The libraries that can build the index, the best first. Faiss knows the cosine since OpenSearch
   * 2.19; in collections of an earlier one nmslib does, which later ones take no more.
   *
   * @see <a href="https://github.com/opensearch-project/k-NN/pull/2376">Cosine similarity of
   *     faiss</a>
   */
  List<String> engines() {
    return similarity.equals("cosine") ? List.of("faiss", "nmslib") : List.of("faiss");
  }

  /** What the index is made of: the vector, and the answer that is found by it. */
  ObjectNode definition(String engine) {
    ObjectNode definition = JSON.createObjectNode();
    definition.putObject("settings").put("index.knn", true);
    ObjectNode fields = definition.putObject("mappings").putObject("properties");
    fields
        .putObject(EMBEDDING)
        .put("type", "knn_vector")
        .put("dimension", dimensions)
        .putObject("method")
        .put("name", "hnsw")
        .put("engine", engine)
        .put("space_type", space());
    fields.putObject("question").put("type", "text");
    // Answers are given, and not searched.
    fields.putObject("answer").put("type", "text").put("index", false);
    fields.putObject("model").put("type", "keyword");
    fields.putObject("created_at").put("type", "date");
    fields.putObject(EXPIRES_AT).put("type", "date");
    return definition;
  }

  /**
   * How an index that is there differs, a line each. What it has beside, programs have added; which
   * library built it is no difference.
   *
   * @param index as the collection describes it
   */
  public List<String> differences(JsonNode index) {
    JsonNode fields = index.at("/mappings/properties");
    JsonNode wanted = definition(engines().get(0)).at("/mappings/properties");
    JsonNode vector = fields.path(EMBEDDING);
    var ofTheVector =
        Stream.of(
            difference(EMBEDDING + ".dimension", vector.path("dimension"), dimensions),
            difference(EMBEDDING + ".space_type", spaceOf(vector), space()));
    var ofTypes =
        wanted.properties().stream()
            .map(
                field ->
                    difference(
                        field.getKey() + ".type",
                        fields.path(field.getKey()).path("type"),
                        field.getValue().path("type").asText()));
    return Stream.concat(ofTypes, ofTheVector).flatMap(Optional::stream).toList();
  }

  /** It stands with the method, and since OpenSearch 2.17 it may stand with the field. */
  private static JsonNode spaceOf(JsonNode vector) {
    JsonNode ofTheMethod = vector.path("method").path("space_type");
    return ofTheMethod.isMissingNode() ? vector.path("space_type") : ofTheMethod;
  }

  private static Optional<String> difference(String what, JsonNode is, Object wanted) {
    return is.asText().equals(String.valueOf(wanted))
        ? Optional.empty()
        : Optional.of(
            "%s is %s, the settings want %s"
                .formatted(what, is.isMissingNode() ? "missing" : is.asText(), wanted));
  }
}
