package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorIndexTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void is_read_from_the_outputs_of_a_deployed_platform() throws IOException {
    JsonNode outputs =
        JSON.readTree(
            """
            {
              "vector_index": {
                "sensitive": false,
                "value": {
                  "collection": "answers",
                  "dimensions": 4,
                  "endpoint": "https://abc.us-west-2.aoss.amazonaws.com",
                  "name": "cache",
                  "reach": "vpc",
                  "similarity": "cosine"
                }
              }
            }
            """);

    assertThat(VectorIndex.of(outputs)).hasValue(index("cosine"));
    assertThat(VectorIndex.of(JSON.createObjectNode())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cosine, cosinesimil, faiss",
    "l2, l2, faiss",
    "inner_product, innerproduct, faiss",
  })
  void is_made_of_a_vector_and_the_answer_that_is_found_by_it(
      String similarity, String space, String engine) {
    JsonNode definition = index(similarity).definition(engine);
    JsonNode fields = definition.at("/mappings/properties");

    assertThat(definition.at("/settings/index.knn").asBoolean()).isTrue();
    assertThat(fields.at("/embedding/type").asText()).isEqualTo("knn_vector");
    assertThat(fields.at("/embedding/dimension").asInt()).isEqualTo(4);
    assertThat(fields.at("/embedding/method/name").asText()).isEqualTo("hnsw");
    assertThat(fields.at("/embedding/method/engine").asText()).isEqualTo(engine);
    assertThat(fields.at("/embedding/method/space_type").asText()).isEqualTo(space);
    assertThat(fields.fieldNames())
        .toIterable()
        .containsExactly("embedding", "question", "answer", "model", "created_at", "expires_at");
  }

  @ParameterizedTest
  @CsvSource({"cosine", "l2", "inner_product"})
  void is_no_different_from_what_it_is_made_of(String similarity) {
    VectorIndex index = index(similarity);

    assertThat(index.engines())
        .allSatisfy(engine -> assertThat(index.differences(index.definition(engine))).isEmpty());
  }

  @Test
  void takes_what_programs_added_and_another_spelling() {
    ObjectNode there = index("l2").definition("faiss");
    ObjectNode fields = (ObjectNode) there.at("/mappings/properties");
    fields.putObject("language").put("type", "keyword");
    ((ObjectNode) fields.at("/embedding/method")).remove("space_type");
    ((ObjectNode) fields.path("embedding")).put("space_type", "l2");

    assertThat(index("l2").differences(there)).isEmpty();
  }

  @Test
  void says_each_difference() {
    ObjectNode there = index("l2").definition("faiss");
    ObjectNode fields = (ObjectNode) there.at("/mappings/properties");
    ((ObjectNode) fields.path("embedding")).put("dimension", 8);
    ((ObjectNode) fields.path("answer")).put("type", "keyword");
    fields.remove("model");

    assertThat(index("cosine").differences(there))
        .containsExactly(
            "answer.type is keyword, the settings want text",
            "model.type is missing, the settings want keyword",
            "embedding.dimension is 8, the settings want 4",
            "embedding.space_type is l2, the settings want cosinesimil");
  }

  private static VectorIndex index(String similarity) {
    return new VectorIndex(
        "answers",
        URI.create("https://abc.us-west-2.aoss.amazonaws.com"),
        "cache",
        4,
        similarity,
        "vpc");
  }
}
