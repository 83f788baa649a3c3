package dev.plinth.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An AWS that answers what a deployment asks first: whose credentials, which bucket and table. */
final class FakeAws implements AutoCloseable {
  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult>
          <Account>%1$s</Account><Arn>arn:aws:iam::%1$s:user/ada</Arn>
        </GetCallerIdentityResult>
      </GetCallerIdentityResponse>
      """;

  private static final String GOOD_VERSIONS =
      """
      <ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <IsTruncated>false</IsTruncated>
        <Version><Key>%s</Key><VersionId>v</VersionId><IsLatest>true</IsLatest></Version>
      </ListVersionsResult>
      """;
  private static final Map<String, String> GOOD_METADATA =
      Map.of(
          "version", "7",
          "kept-at", "2026-01-31T12:00:00Z",
          "kept-by", "arn:aws:iam::222222222222:user/ada",
          "serial", "42",
          "plinth", "1.0.0");

  private final HttpServer server;
  private final String account;
  private final int bucketStatus;
  private final boolean hasTable;
  private volatile boolean hasGood;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  /**
   * Answers until it is closed.
   *
   * @param account that the credentials belong to; empty if they have expired
   * @param bucketStatus the HTTP status for any bucket
   * @param hasTable whether any DynamoDB table exists
   */
  FakeAws(String account, int bucketStatus, boolean hasTable) throws IOException {
    this.account = account;
    this.bucketStatus = bucketStatus;
    this.hasTable = hasTable;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Gives an operation of a service that speaks by forms, such as EC2, this answer. */
  void answer(String action, String xml) {
    answers.put("Action=" + action + "&", xml);
  }

  /** Keeps a good configuration of any environment: version 7, of nothing. */
  void keepGoodConfiguration() {
    hasGood = true;
  }

  /** The variables that lead a process here. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
        "AWS_ACCESS_KEY_ID", "any",
        "AWS_SECRET_ACCESS_KEY", "any");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Optional<String> answer =
        answers.keySet().stream().filter(form::contains).findFirst().map(answers::get);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (hasGood && query.contains("prefix=") && query.contains("good.tf.json")) {
      send(exchange, 200, GOOD_VERSIONS.formatted(query.replaceFirst(".*prefix=([^&]*).*", "$1")));
    } else if (hasGood && path.endsWith("good.tf.json") && !isWriting(exchange)) {
      GOOD_METADATA.forEach(
          (name, value) -> exchange.getResponseHeaders().set("x-amz-meta-" + name, value));
      answerGood(exchange);
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(bucketStatus, -1);
      exchange.close();
    } else if (answer.isPresent()) {
      send(exchange, 200, answer.get());
    } else if (target == null) {
      answerIdentity(exchange);
    } else if (hasTable) {
      send(exchange, 200, "{\"Table\": {\"TableStatus\": \"ACTIVE\"}}");
    } else {
      send(exchange, 400, "{\"__type\": \"x#ResourceNotFoundException\"}");
    }
  }

  private static boolean isWriting(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("PUT");
  }

  private static void answerGood(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    } else {
      send(exchange, 200, "{\"terraform\": {}}");
    }
  }

  private void answerIdentity(HttpExchange exchange) throws IOException {
    if (account.isEmpty()) {
      send(
          exchange,
          403,
          "<ErrorResponse><Error><Code>ExpiredToken</Code>"
              + "<Message>the token is expired</Message></Error></ErrorResponse>");
    } else {
      send(exchange, 200, IDENTITY.formatted(account));
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
