package dev.plinth.operations.watching;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HttpProbeTest {
  @Test
  @Timeout(30)
  void an_answer_that_begins_and_never_ends_is_waited_for_no_longer_than_any() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> stalling =
          CompletableFuture.runAsync(
              () -> {
                try (var connection = server.accept()) {
                  connection
                      .getOutputStream()
                      .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(US_ASCII));
                  connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                  // The test is over.
                }
              });

      Observation seen =
          HttpProbe.post(
                  "chat",
                  URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"),
                  "{}",
                  Duration.ofSeconds(1),
                  answer -> Observation.good("chat", "answers"))
              .attempt();

      assertThat(seen.verdict()).isEqualTo(Verdict.BAD);
      assertThat(seen.says()).endsWith("does not answer in time");
      stalling.join();
    }
  }
}
