package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vector collection that the real provider made in the local cloud, written and searched. */
class LocalCloudVectorsIT {
  private static final Path FIXTURE = Path.of("src/test/terraform/vectors/main.tf");
  private static final String ACCOUNT = "111122223333";
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=111122223333/20260101/eu-west-1/aoss/aws4_request";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static LocalCloudServer server;
  private static LocalCloud cloud;
  private static String collection;

  private record Answer(int status, JsonNode body) {}

  @BeforeAll
  static void make() throws IOException {
    server = new LocalCloudServer(Path.of("src/main/python"), folder.resolve("cloud"));
    cloud = server.start();
    Path copy = Files.createDirectories(folder.resolve("terraform"));
    Files.copy(FIXTURE, copy.resolve("main.tf"));
    String providers =
        """
        {"provider": {"aws": [{"region": "eu-west-1", "allowed_account_ids": ["%s"]}]}}
        """
            .formatted(ACCOUNT);
    Files.writeString(copy.resolve("providers.tf.json"), providers);
    Files.writeString(
        copy.resolve("cloud_override.tf.json"), cloud.override(providers).orElseThrow());
    JsonNode required =
        JSON.readTree(
            """
            {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}
            """);
    var terraform = new RealTerraform(copy, required, cloud.environment(ACCOUNT));
    terraform.init("vectors");
    assertThat(terraform.apply().failures()).isEmpty();
    collection =
        JSON.readTree(copy.resolve("terraform.tfstate.d/vectors/terraform.tfstate").toFile())
            .at("/outputs/collection/value")
            .asText();
  }

  @AfterAll
  static void end() {
    server.stop();
  }

  @Test
  void finds_the_nearest_of_its_documents() throws Exception {
    makeIndex("near", "cosinesimil");
    for (String vector : new String[] {"1, 0", "0, 1", "0.9, 0.1"}) {
      Answer written = send("POST", "/near/_doc", "{\"embedding\": [" + vector + "]}", SIGNED);
      assertThat(written.status()).isEqualTo(201);
      assertThat(written.body().path("_id").asText()).isNotEmpty();
    }

    JsonNode hits =
        send(
                "POST",
                "/near/_search",
                """
                {"size": 2, "query": {"knn": {"embedding": {"vector": [1, 0], "k": 2}}}}
                """,
                SIGNED)
            .body()
            .path("hits");

    assertThat(hits.at("/total/value").asInt()).isEqualTo(2);
    assertThat(hits.at("/hits/0/_source/embedding")).hasToString("[1,0]");
    assertThat(hits.at("/hits/0/_score").asDouble()).isEqualTo(1.0);
    assertThat(hits.at("/hits/1/_source/embedding")).hasToString("[0.9,0.1]");
  }

  @Test
  void keeps_an_index_until_it_is_deleted() throws Exception {
    makeIndex("kept", "l2");

    assertThat(send("PUT", "/kept", "{}", SIGNED).body().at("/error/type").asText())
        .isEqualTo("resource_already_exists_exception");
    assertThat(
            send("GET", "/kept", "", SIGNED)
                .body()
                .at("/kept/mappings/properties/embedding/dimension")
                .asInt())
        .isEqualTo(2);
    assertThat(send("DELETE", "/kept", "", SIGNED).status()).isEqualTo(200);
    assertThat(send("GET", "/kept", "", SIGNED).status()).isEqualTo(404);
  }

  @Test
  void refuses_what_it_cannot_keep_or_answer() throws Exception {
    makeIndex("strict", "l2");

    assertThat(send("POST", "/strict/_doc", "{\"embedding\": [1]}", SIGNED).status())
        .isEqualTo(400);
    assertThat(send("PUT", "/strict/_doc/mine", "{}", SIGNED).status()).isEqualTo(400);
    assertThat(send("POST", "/strict/_search", "{\"aggs\": {}}", SIGNED).status()).isEqualTo(400);
    assertThat(send("POST", "/absent/_search", "{}", SIGNED).status()).isEqualTo(404);
    assertThat(send("GET", "/strict", "", "Basic none").status()).isEqualTo(403);
  }

  /** By the name that it has in AWS: the emulator's address is found by the client. */
  @Test
  void has_an_index_made_and_proved() throws Exception {
    var index =
        new VectorIndex(
            "vectors",
            URI.create("https://%s.eu-west-1.aoss.amazonaws.com".formatted(collection)),
            "proved",
            16,
            "cosine",
            "internet");
    var said = new StringWriter();
    var session = new Session(folder, new PrintWriter(said, true), false);
    var access = new AwsAccess(cloud.environment(ACCOUNT), "eu-west-1");
    for (int run = 1; run <= 2; run++) {
      try (var there = access.collection(index.endpoint())) {
        var patient =
            new PatientCollection(
                session, there, index, () -> "nobody", Instant.now().plusSeconds(10));
        new VectorSetup(session, patient, index).carryOut();
      }
    }

    assertThat(said.toString())
        .contains("index proved is made: 16 dimensions, cosinesimil")
        .contains("index proved is there, as the settings want it");
    assertThat(send("GET", "/proved/_count", "", SIGNED).body().path("count").asInt(-1)).isZero();
  }

  private static void makeIndex(String name, String space) throws Exception {
    String index =
        """
        {
          "settings": {"index.knn": true},
          "mappings": {
            "properties": {
              "embedding": {
                "type": "knn_vector",
                "dimension": 2,
                "method": {"name": "hnsw", "engine": "faiss", "space_type": "%s"}
              }
            }
          }
        }
        """
            .formatted(space);
    assertThat(send("PUT", "/" + name, index, SIGNED).status()).isEqualTo(200);
  }

  private static Answer send(String method, String path, String body, String authorization)
      throws Exception {
    var answer =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create(cloud.endpoint() + "/collections/" + collection + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", authorization)
                .build(),
            BodyHandlers.ofString());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }
}
