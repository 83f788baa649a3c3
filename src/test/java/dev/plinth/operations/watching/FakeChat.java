package dev.plinth.operations.watching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Open WebUI with Ollama behind it, as far as they are tried out: well, until told otherwise. */
public final class FakeChat implements AutoCloseable {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final Map<String, Answer> usual = new ConcurrentHashMap<>();
  private final Map<String, Deque<Answer>> next = new ConcurrentHashMap<>();
  private final List<String> posted = new ArrayList<>();

  private record Answer(int status, String type, String body) {}

  public FakeChat() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.start();
    usual("/", 200, HTML, "<!doctype html><title>Open WebUI</title>");
    usual("/health", 200, JSON, "{\"status\": true}");
    usual("/api/tags", 200, JSON, "{\"models\": [{\"name\": \"llama3.2:1b\"}]}");
    usual(
        "/api/generate",
        200,
        JSON,
        """
        {"model": "llama3.2:1b", "response": "Hello.", "done": true, "eval_count": 8,
         "eval_duration": 500000000}""");
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What a path says from now on. */
  public void usual(String path, int status, String type, String body) {
    usual.put(path, new Answer(status, type, body));
  }

  /** What a path says the next time; several are said one after the other. */
  public void next(String path, int status, String type, String body) {
    next.computeIfAbsent(path, any -> new ConcurrentLinkedDeque<>())
        .add(new Answer(status, type, body));
  }

  /** What was to be said next, is not. */
  public void forget() {
    next.clear();
  }

  /** What was sent to it. */
  public List<String> posted() {
    return List.copyOf(posted);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
    Answer once = next.getOrDefault(path, new ConcurrentLinkedDeque<>()).poll();
    Answer answer =
        once == null
            ? usual.getOrDefault(path, new Answer(404, JSON, "{\"detail\": \"no\"}"))
            : once;
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
