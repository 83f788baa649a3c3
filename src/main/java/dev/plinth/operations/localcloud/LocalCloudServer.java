package dev.plinth.operations.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The local cloud of a checkout: moto with our extension, on a free port of the loopback address.
 *
 * <p>Its folder holds the state file, the server's log and, where it was needed, a virtual
 * environment. Servers in different folders know nothing of each other. What is deployed lives in
 * the server's memory: it is gone with the process and after a reset.
 */
public final class LocalCloudServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LOG_LINES_SHOWN = 15;

  private final Path folder;
  private final LocalCloudPython python;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * A server of its own, beside that of the checkout.
   *
   * @param sources the folder of the Python package, {@code src/main/python} of a checkout
   * @param folder where to keep its state, its log and its Python
   */
  public LocalCloudServer(Path sources, Path folder) {
    this.folder = folder.toAbsolutePath();
    this.python =
        new LocalCloudPython(
            sources.toAbsolutePath(), this.folder.resolve("venv"), System.getenv());
  }

  /** The server of a checkout, in its {@code .plinth/local-cloud}. */
  public static LocalCloudServer of(Path checkout) {
    return new LocalCloudServer(
        checkout.resolve("src/main/python"), checkout.resolve(".plinth/local-cloud"));
  }

  /**
   * Starts it and waits until it answers; one that runs already is left as it is.
   *
   * @throws OperationFailed if there is no Python for it, or it does not come up
   */
  public LocalCloud start() {
    try (FileChannel channel = lockFile()) {
      channel.lock();
      Optional<LocalCloudState> running = status();
      if (running.isPresent()) {
        return LocalCloud.at(running.get().endpoint());
      }
      return startProcess();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Uses an emulator that somebody else runs, until {@link #stop()}.
   *
   * @throws OperationFailed if nothing answers there, or our own server runs
   */
  public LocalCloud use(URI endpoint) {
    if (status().filter(LocalCloudState::isOurs).isPresent()) {
      throw new OperationFailed("the local cloud runs already", "./plinth local down ends it");
    }
    if (!answers(endpoint)) {
      throw new OperationFailed(
          "nothing answers at " + endpoint, "start the emulator, or correct its address");
    }
    write(LocalCloudState.ofOthers(endpoint));
    return LocalCloud.at(endpoint);
  }

  /** What runs, if anything does. */
  public Optional<LocalCloudState> status() {
    return read().filter(state -> !state.isOurs() || state.process().isPresent());
  }

  /** The cloud in use, if there is one. */
  public Optional<LocalCloud> cloud() {
    return status().map(LocalCloudState::endpoint).map(LocalCloud::at);
  }

  /**
   * Ends the server, or the use of somebody else's emulator, which goes on running.
   *
   * @return whether there was one
   */
  public boolean stop() {
    Optional<LocalCloudState> running = status();
    running.flatMap(LocalCloudState::process).ifPresent(LocalCloudServer::end);
    try {
      Files.deleteIfExists(stateFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return running.isPresent();
  }

  /**
   * Forgets everything that is deployed in it. States that terraform keeps elsewhere still speak of
   * it.
   *
   * @throws OperationFailed if no server of ours runs
   */
  public void reset() {
    LocalCloudState state =
        status()
            .orElseThrow(
                () -> new OperationFailed("no local cloud runs", "./plinth local up starts one"));
    if (!state.isOurs()) {
      throw new OperationFailed(
          "the emulator at %s is not ours to reset".formatted(state.endpoint()),
          "reset it by its own means");
    }
    var request =
        HttpRequest.newBuilder(state.endpoint().resolve("/moto-api/reset"))
            .POST(HttpRequest.BodyPublishers.noBody());
    if (statusCode(request).filter(code -> code == 200).isEmpty()) {
      throw new OperationFailed(
          "the local cloud at %s did not reset".formatted(state.endpoint()),
          "its log is %s; ./plinth local down ends it".formatted(state.log()));
    }
  }

  private LocalCloud startProcess() throws IOException {
    int port = freePort();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    Path log = folder.resolve("moto.log");
    Process process =
        python
            .command("--port", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    LocalCloudState state = LocalCloudState.of(endpoint, process.toHandle(), log.toString());
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!answers(endpoint)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        process.destroy();
        throw notUp(log);
      }
      pause();
    }
    write(state);
    return LocalCloud.at(endpoint);
  }

  private static OperationFailed notUp(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
    return new OperationFailed(
        "the local cloud did not come up%n%s"
            .formatted(String.join("\n", last).indent(2).stripTrailing()),
        "its whole log is " + log);
  }

  private boolean answers(URI endpoint) {
    return statusCode(HttpRequest.newBuilder(endpoint.resolve("/")).GET()).isPresent();
  }

  private Optional<Integer> statusCode(HttpRequest.Builder request) {
    try {
      var response =
          http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.discarding());
      return Optional.of(response.statusCode());
    } catch (IOException nobodyThere) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  private static OperationFailed interrupted() {
    Thread.currentThread().interrupt();
    return new OperationFailed(
        "interrupted while waiting for the local cloud", "run the command again");
  }

  private Path stateFile() {
    return folder.resolve("state.json");
  }

  /** Two commands that start it at the same time must not start two. */
  private FileChannel lockFile() throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Optional<LocalCloudState> read() {
    if (!Files.exists(stateFile())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(stateFile().toFile(), LocalCloudState.class));
    } catch (IOException failure) {
      throw new OperationFailed(
          "%s cannot be read: %s".formatted(stateFile(), failure.getMessage()),
          "delete it; a server that it spoke of runs until it is ended by hand");
    }
  }

  private void write(LocalCloudState state) {
    try {
      Files.createDirectories(folder);
      JSON.writerWithDefaultPrettyPrinter().writeValue(stateFile().toFile(), state);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
