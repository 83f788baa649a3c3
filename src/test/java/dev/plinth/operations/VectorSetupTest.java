package dev.plinth.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.FakeCollection.Asked;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class VectorSetupTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORBIDDEN =
      """
      {"status": 403, "error": {"reason": "403 Forbidden", "type": "Forbidden"}}
      """;
  private static final String MISSING =
      """
      {"error": {"type": "index_not_found_exception", "reason": "no such index [cache]"}}
      """;
  private static final String REMEDY_OF_403 =
      "vector_administrator_arns in the settings must name that role or user";

  private final StringWriter said = new StringWriter();
  private final StringWriter warned = new StringWriter();
  private FakeCollection collection;

  @BeforeEach
  void start() throws IOException {
    collection = new FakeCollection();
  }

  @AfterEach
  void end() {
    collection.close();
  }

  @Test
  void makes_the_index_and_finds_a_probe_which_it_deletes() throws Exception {
    hasNoIndex().says("PUT /cache", 200, "{}");
    findsTheProbe();

    run("l2", "vpc", Duration.ofSeconds(5));

    assertThat(collection.lines())
        .containsExactly(
            "GET /cache",
            "PUT /cache",
            "POST /cache/_doc",
            "POST /cache/_search",
            "DELETE /cache/_doc/p1");
    JsonNode written = JSON.readTree(collection.asked().get(2).body());
    JsonNode query = JSON.readTree(collection.asked().get(3).body()).at("/query/knn/embedding");
    assertThat(written.path("embedding")).hasSize(4).isEqualTo(query.path("vector"));
    assertThat(written.path("expires_at").asText()).isEqualTo(written.path("created_at").asText());
    assertThat(said.toString())
        .startsWith("index cache is made: 4 dimensions, l2\na probe was found ");
    assertThat(warned.toString()).isEmpty();
  }

  /** Without the hash of the body in a header of its own the service answers 403. */
  @Test
  void signs_each_request_and_its_body_for_the_service_in_its_region() throws Exception {
    hasNoIndex().says("PUT /cache", 200, "{}");
    findsTheProbe();

    run("l2", "vpc", Duration.ofSeconds(5));

    for (Asked request : collection.asked()) {
      assertThat(request.authorization())
          .matches(
              "AWS4-HMAC-SHA256 Credential=key/\\d{8}/us-west-2/aoss/aws4_request, "
                  + "SignedHeaders=.*x-amz-content-sha256.*x-amz-security-token, .*");
      assertThat(request.bodyHash()).isEqualTo(sha256(request.body()));
    }
  }

  @Test
  void leaves_an_index_alone_that_is_as_it_should_be() throws Exception {
    collection.says("GET /cache", 200, described("l2"));
    findsTheProbe();

    run("l2", "vpc", Duration.ofSeconds(5));

    assertThat(collection.lines()).noneMatch(line -> line.startsWith("PUT"));
    assertThat(said.toString()).startsWith("index cache is there, as the settings want it\n");
  }

  @Test
  void refuses_to_change_an_index_that_differs() {
    collection.says("GET /cache", 200, described("inner_product"));

    assertThatThrownBy(() -> run("l2", "vpc", Duration.ofSeconds(5)))
        .isInstanceOf(OperationFailed.class)
        .hasMessage(
            """
            index cache of collection answers is not what the settings want:
              embedding.space_type is innerproduct, the settings want l2
              nothing was changed, since an index cannot be: give the settings another vector_index_name,
              deploy, and run this again; the programs then begin with an empty index\
            """);
    assertThat(collection.lines()).containsExactly("GET /cache");
  }

  @Test
  void waits_until_policies_have_spread_and_the_index_is_there() throws Exception {
    collection
        .says("GET /cache", 403, FORBIDDEN)
        .says("GET /cache", 404, MISSING)
        .says("PUT /cache", 200, "{}")
        .says("POST /cache/_doc", 404, MISSING)
        .says("POST /cache/_search", 200, "{\"hits\": {\"hits\": []}}");
    findsTheProbe();

    run("l2", "vpc", Duration.ofSeconds(20));

    assertThat(said.toString())
        .contains("not yet: 403, 403 Forbidden\n", "not yet: 404, no such index [cache]\n");
    assertThat(collection.lines())
        .containsExactly(
            "GET /cache",
            "GET /cache",
            "PUT /cache",
            "POST /cache/_doc",
            "POST /cache/_doc",
            "POST /cache/_search",
            "POST /cache/_search",
            "DELETE /cache/_doc/p1");
  }

  @Test
  void says_who_is_refused_and_what_lets_them_in() {
    collection.says("GET /cache", 403, FORBIDDEN);

    assertThatThrownBy(() -> run("l2", "internet", Duration.ofSeconds(1)))
        .isInstanceOf(OperationFailed.class)
        .hasMessageStartingWith(
            "collection answers refuses arn:aws:iam::1:user/ada: 403, 403 Forbidden")
        .hasMessageContaining(REMEDY_OF_403)
        .hasMessageContaining("aoss:APIAccessAll")
        .message()
        .doesNotContain("vector_reach");
    assertThat(collection.lines()).hasSizeGreaterThan(1);
  }

  @Test
  void does_not_wait_for_a_network_that_one_is_not_in() {
    collection.says("GET /cache", 403, FORBIDDEN, "X01:network-policy-deny");

    assertThatThrownBy(() -> run("l2", "vpc", Duration.ofSeconds(60)))
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("403 Forbidden, X01:network-policy-deny")
        .hasMessageContaining("vector_reach is vpc");
    assertThat(collection.lines()).containsExactly("GET /cache");
  }

  @Test
  void says_that_the_collection_is_reached_from_its_network_alone() {
    URI nobody = URI.create("http://127.0.0.1:1");

    assertThatThrownBy(() -> run(nobody, "l2", "vpc", Duration.ofSeconds(60)))
        .isInstanceOf(OperationFailed.class)
        .hasMessageStartingWith(
            "collection answers does not answer at https://abc.us-west-2.aoss.amazonaws.com:"
                + " ConnectException, ")
        .hasMessageContaining("vector_reach is vpc");
    assertThatThrownBy(() -> run(nobody, "l2", "internet", Duration.ofSeconds(60)))
        .hasMessageEndingWith("\n  check the network and try again");
  }

  @Test
  void the_cosine_is_of_nmslib_where_faiss_does_not_know_it() throws Exception {
    hasNoIndex()
        .says("PUT /cache", 400, "{\"error\": {\"reason\": \"faiss does not know cosinesimil\"}}")
        .says("PUT /cache", 200, "{}");
    findsTheProbe();

    run("cosine", "vpc", Duration.ofSeconds(5));

    assertThat(collection.asked())
        .filteredOn(request -> request.line().equals("PUT /cache"))
        .extracting(
            request ->
                JSON.readTree(request.body())
                    .at("/mappings/properties/embedding/method/engine")
                    .asText())
        .containsExactly("faiss", "nmslib");
  }

  @Test
  void says_why_an_index_cannot_be_made() {
    hasNoIndex().says("PUT /cache", 400, "{\"error\": {\"reason\": \"too many dimensions\"}}");

    assertThatThrownBy(() -> run("l2", "vpc", Duration.ofSeconds(5)))
        .hasMessageStartingWith(
            "collection answers answered 400 to what was asked of index cache:"
                + " too many dimensions");
  }

  @Test
  void a_probe_that_is_never_found_is_a_failure_and_is_deleted() {
    collection
        .says("GET /cache", 200, described("l2"))
        .says("POST /cache/_doc", 201, "{\"_id\": \"p1\"}")
        .says("POST /cache/_search", 200, "{\"hits\": {\"hits\": [{\"_id\": \"other\"}]}}")
        .says("DELETE /cache/_doc/p1", 200, "{}");

    assertThatThrownBy(() -> run("l2", "vpc", Duration.ofSeconds(1)))
        .hasMessageStartingWith("index cache took a probe and has not found it yet");
    assertThat(collection.lines()).endsWith("DELETE /cache/_doc/p1");
  }

  @Test
  void warns_of_a_probe_that_stays() throws Exception {
    collection
        .says("GET /cache", 200, described("l2"))
        .says("POST /cache/_doc", 201, "{\"_id\": \"p1\"}")
        .says("POST /cache/_search", 200, "{\"hits\": {\"hits\": [{\"_id\": \"p1\"}]}}")
        .says("DELETE /cache/_doc/p1", 400, "{\"error\": {\"reason\": \"not by id\"}}");

    run("l2", "vpc", Duration.ofSeconds(5));

    assertThat(warned.toString())
        .isEqualTo(
            "plinth: warning: the probe p1 stays in the index, where it has expired: 400,"
                + " not by id\n");
  }

  private FakeCollection hasNoIndex() {
    return collection.says("GET /cache", 404, MISSING);
  }

  private void findsTheProbe() {
    collection
        .says("POST /cache/_doc", 201, "{\"_id\": \"p1\"}")
        .says(
            "POST /cache/_search",
            200,
            "{\"hits\": {\"hits\": [{\"_id\": \"x\"}, {\"_id\": \"p1\"}]}}")
        .says("DELETE /cache/_doc/p1", 200, "{}");
  }

  private static String described(String similarity) {
    return JSON.createObjectNode()
        .set("cache", index(similarity, "vpc").definition("faiss"))
        .toString();
  }

  private void run(String similarity, String reach, Duration patience) {
    run(collection.address(), similarity, reach, patience);
  }

  private void run(URI address, String similarity, String reach, Duration patience) {
    var session =
        new Session(Path.of(""), new PrintWriter(said, true), new PrintWriter(warned, true), false);
    var index = index(similarity, reach);
    try (var access =
        new CollectionAccess(
            address, "us-west-2", AwsSessionCredentials.create("key", "secret", "token"))) {
      var patient =
          new PatientCollection(
              session,
              access,
              index,
              () -> "arn:aws:iam::1:user/ada",
              Instant.now().plus(patience));
      new VectorSetup(session, patient, index).carryOut();
    }
  }

  private static VectorIndex index(String similarity, String reach) {
    return new VectorIndex(
        "answers",
        URI.create("https://abc.us-west-2.aoss.amazonaws.com"),
        "cache",
        4,
        similarity,
        reach);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
