package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Requests to a collection of OpenSearch Serverless, each signed with the hash of its body, without
 * which the service answers 403.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-clients.html">Signing
 *     requests to OpenSearch Serverless</a>
 */
public final class CollectionAccess implements AutoCloseable {
  private static final String SERVICE = "aoss";
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final String region;
  private final AwsCredentialsIdentity credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(TO_CONNECT)
          .socketTimeout(TO_ANSWER)
          .build();

  /**
   * @param address where the collection answers, with a path before every path of its own where it
   *     shares the address with others
   */
  CollectionAccess(URI address, String region, AwsCredentialsIdentity credentials) {
    this.address = address;
    this.region = region;
    this.credentials = credentials;
  }

  /**
   * What the collection said.
   *
   * @param hint why the service did not let the request through to the collection; often empty
   */
  public record Answer(int status, JsonNode body, String hint) {
    /** Whether it was the network policy that did not. */
    public boolean isOutside() {
      return hint.contains("network");
    }

    /** What it says went wrong, in a line. */
    public String reason() {
      String reason = body.at("/error/reason").asText(body.path("error").asText());
      return hint.isEmpty() ? reason : "%s, %s".formatted(reason, hint);
    }
  }

  /** What it has at a path. */
  public Answer get(String path) throws IOException {
    return send(SdkHttpMethod.GET, path, Optional.empty());
  }

  Answer put(String path, JsonNode body) throws IOException {
    return send(SdkHttpMethod.PUT, path, Optional.of(body));
  }

  /** What it answers to JSON. */
  public Answer post(String path, JsonNode body) throws IOException {
    return send(SdkHttpMethod.POST, path, Optional.of(body));
  }

  Answer delete(String path) throws IOException {
    return send(SdkHttpMethod.DELETE, path, Optional.empty());
  }

  @Override
  public void close() {
    http.close();
  }

  private Answer send(SdkHttpMethod method, String path, Optional<JsonNode> body)
      throws IOException {
    SignedRequest signed = sign(request(method, path, body), body);
    HttpExecuteResponse response =
        http.prepareRequest(
                HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(null))
                    .build())
            .call();
    return new Answer(
        response.httpResponse().statusCode(),
        read(response),
        response.httpResponse().firstMatchingHeader("x-aoss-response-hint").orElse(""));
  }

  private SdkHttpRequest request(SdkHttpMethod method, String path, Optional<JsonNode> body) {
    var request = SdkHttpRequest.builder().method(method).uri(URI.create(address + path));
    body.ifPresent(content -> request.putHeader("Content-Type", "application/json"));
    return request.build();
  }

  private SignedRequest sign(SdkHttpRequest request, Optional<JsonNode> body) {
    return signer.sign(
        signing ->
            signing
                .identity(credentials)
                .request(request)
                .payload(
                    body.map(
                            content ->
                                ContentStreamProvider.fromByteArray(
                                    content.toString().getBytes(StandardCharsets.UTF_8)))
                        .orElse(null))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  /** An answer that is no JSON comes from something before the collection. */
  private static JsonNode read(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return JSON.createObjectNode();
    }
    try (InputStream content = response.responseBody().get()) {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return parse(text);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      return JSON.createObjectNode().put("error", text.lines().findFirst().orElse(""));
    }
  }
}
