package dev.plinth.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** What an API leads to in a test: keeps what arrives, and answers as it is told to. */
final class Upstream implements AutoCloseable {
  /** A request as it arrived; the line is the method and the path with its query. */
  record Arrived(String line, Map<String, List<String>> headers, String body) {
    /** The values of a header, its name written with one capital letter. */
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** What is answered, and after how long. */
  record Answer(int status, String body, Map<String, String> headers, Duration delay) {
    /** A JSON text, at once. */
    static Answer of(int status, String body) {
      return new Answer(status, body, Map.of("Content-Type", "application/json"), Duration.ZERO);
    }

    Answer after(Duration longer) {
      return new Answer(status, body, headers, longer);
    }
  }

  private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Function<Arrived, Answer> answers = request -> Answer.of(200, "{}");

  Upstream() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  /** Where it answers, such as {@code http://127.0.0.1:8080}. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers so from now on, and forgets what arrived before. */
  void answer(Answer answer) {
    answer(request -> answer);
  }

  /** Answers each request in its way from now on, and forgets what arrived before. */
  void answer(Function<Arrived, Answer> newAnswers) {
    answers = newAnswers;
    arrived.clear();
  }

  /** What arrived, in order. */
  List<Arrived> arrived() {
    return List.copyOf(arrived);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    var request = new Arrived(line, Map.copyOf(exchange.getRequestHeaders()), body);
    arrived.add(request);
    Answer answer = answers.apply(request);
    pause(answer.delay());
    byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
