package dev.plinth.loadtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers as Open WebUI and Ollama do behind the load balancer, at a pace that a test knows, and
 * with the damage that it wants.
 */
public final class FakeOllama implements AutoCloseable {
  /** The model of the settings for dev. */
  static final String MODEL = "llama3.2:1b";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BACKLOG = 1000;

  private final Pace pace;
  private final List<Damage> damages;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

  /** Where the reads go wrong, from the second request of a path on; the first is the look. */
  private final boolean readsFail;

  private FakeOllama(Pace pace, List<Damage> damages, boolean readsFail) throws IOException {
    this.pace = pace;
    this.damages = damages;
    this.readsFail = readsFail;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** One that answers well at once. */
  public static FakeOllama quick() throws IOException {
    return at(Pace.QUICK);
  }

  static FakeOllama at(Pace pace) throws IOException {
    return new FakeOllama(pace, List.of(), false);
  }

  /** One whose completions have these damages in turn, and whose chats are well. */
  static FakeOllama with(List<Damage> damages) throws IOException {
    return new FakeOllama(Pace.QUICK, damages, false);
  }

  /** One that forgets its models and shows other pages as soon as somebody relies on it. */
  static FakeOllama forgetful() throws IOException {
    return new FakeOllama(Pace.QUICK, List.of(), true);
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many requests came to a path. */
  int requestsTo(String path) {
    return requests.getOrDefault(path, new AtomicInteger()).get();
  }

  int requests() {
    return requests.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    int number = requests.computeIfAbsent(path, it -> new AtomicInteger()).getAndIncrement();
    boolean wrong = readsFail && number > 0;
    switch (path) {
      case "/api/tags" -> send(exchange, wrong ? "{}" : "{\"models\":[{\"name\":\"%s\"}]}", MODEL);
      case "/health" -> send(exchange, "{\"status\":%s}", !readsFail);
      case "/" -> send(exchange, "<title>%s</title>", readsFail ? "nginx" : "Open WebUI");
      case "/api/chat" -> infer(exchange, path, null);
      default ->
          infer(exchange, path, damages.isEmpty() ? null : damages.get(number % damages.size()));
    }
  }

  private static void send(HttpExchange exchange, String text, Object value) throws IOException {
    byte[] bytes = text.formatted(value).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void infer(HttpExchange exchange, String path, Damage damage) throws IOException {
    // Without a length the answer is chunked, and a flush sends a chunk, as Ollama does.
    exchange.sendResponseHeaders(damage == Damage.STATUS ? 503 : 200, 0);
    OutputStream body = exchange.getResponseBody();
    pause(pace.firstToken());
    for (int token = 0; token < pace.tokens(); token++) {
      if (token > 0) {
        pause(pace.gap());
      }
      line(body, damaged(piece(path, "word "), damage));
    }
    if (damage == Damage.BREAKS_OFF) {
      // The server ends the connection of a handler that failed, and the last chunk never comes.
      throw new IOException("broken off");
    }
    if (damage != Damage.NEVER_DONE) {
      line(body, last(path, damage));
    }
    if (damage == Damage.GOES_ON) {
      line(body, piece(path, "more").toString());
    }
    body.close();
  }

  private static ObjectNode piece(String path, String text) {
    ObjectNode piece = JSON.createObjectNode().put("model", MODEL).put("done", false);
    if (path.equals("/api/chat")) {
      piece.putObject("message").put("role", "assistant").put("content", text);
    } else {
      piece.put("response", text);
    }
    return piece;
  }

  private static String damaged(ObjectNode piece, Damage damage) {
    if (damage == null) {
      return piece.toString();
    }
    return switch (damage) {
      case NO_JSON -> "<html>502 Bad Gateway</html>";
      case NO_OBJECT -> "[]";
      case NO_TEXT -> piece.without("response").toString();
      case TEXT_IS_A_NUMBER -> piece.put("response", 7).toString();
      case NO_MODEL -> piece.without("model").toString();
      case NO_DONE -> piece.without("done").toString();
      case SAYS_NOTHING -> piece.put("response", "").toString();
      case REPORTS_ERROR -> "{\"error\":\"llama runner process has terminated\"}";
      default -> piece.toString();
    };
  }

  private String last(String path, Damage damage) {
    ObjectNode last =
        piece(path, "")
            .put("done", true)
            .put("done_reason", "stop")
            .put("total_duration", pace.generating() * 2)
            .put("load_duration", pace.loading().toNanos())
            .put("eval_count", pace.tokens())
            .put("eval_duration", pace.generating());
    if (damage != null) {
      switch (damage) {
        case NO_COUNT -> last.remove("eval_count");
        case NO_DURATION -> last.remove("eval_duration");
        case NO_TOTAL -> last.remove("total_duration");
        case NEGATIVE_LOADING -> last.put("load_duration", -1);
        case NO_TOKENS -> last.put("eval_count", 0);
        default -> {}
      }
    }
    return last.toString();
  }

  private static void line(OutputStream body, String line) throws IOException {
    body.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    body.flush();
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException closed) {
      throw new UncheckedIOException(new IOException(closed));
    }
  }
}
