package dev.plinth.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A collection that says what a test says, in order and the last for ever, and keeps requests. */
final class FakeCollection implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Said>> said = new LinkedHashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  private record Said(int status, String body, String hint) {}

  /** A request: its method and path, its body, and the headers that sign it. */
  record Asked(String line, String body, String authorization, String bodyHash) {}

  FakeCollection() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers a request such as {@code GET /cache}; said again, the next one of that kind. */
  FakeCollection says(String request, int status, String body) {
    return says(request, status, body, "");
  }

  FakeCollection says(String request, int status, String body, String hint) {
    said.computeIfAbsent(request, any -> new ArrayDeque<>()).add(new Said(status, body, hint));
    return this;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Methods and paths of the requests, in order. */
  List<String> lines() {
    return asked().stream().map(Asked::line).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(
        new Asked(
            line,
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("x-amz-content-sha256")));
    Deque<Said> answers = said.getOrDefault(line, new ArrayDeque<>());
    Said next = answers.size() > 1 ? answers.poll() : answers.peek();
    if (next == null) {
      next = new Said(418, "nobody said what to answer " + line, "");
    }
    if (!next.hint().isEmpty()) {
      exchange.getResponseHeaders().add("x-aoss-response-hint", next.hint());
    }
    byte[] body = next.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
