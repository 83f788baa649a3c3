package dev.plinth.operations.watching;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Asks a web server, and says of one that is not reached why, and what to look at. */
final class HttpProbe implements Probe {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  private static final HttpClient FOLLOWING = client(Redirect.NORMAL);
  private static final HttpClient LITERAL = client(Redirect.NEVER);

  private final String part;
  private final HttpClient client;
  private final HttpRequest request;
  private final Function<HttpAnswer, Observation> judgement;

  private HttpProbe(
      String part,
      HttpClient client,
      HttpRequest request,
      Function<HttpAnswer, Observation> judgement) {
    this.part = part;
    this.client = client;
    this.request = request;
    this.judgement = judgement;
  }

  /** Asks for a page, by way of redirections. */
  static HttpProbe get(String part, URI uri, Function<HttpAnswer, Observation> judgement) {
    return get(part, uri, Map.of(), judgement);
  }

  /** Asks for a page with headers, by way of redirections. */
  static HttpProbe get(
      String part,
      URI uri,
      Map<String, String> headers,
      Function<HttpAnswer, Observation> judgement) {
    var request = HttpRequest.newBuilder(uri).timeout(TO_ANSWER).GET();
    headers.forEach(request::header);
    return new HttpProbe(part, FOLLOWING, request.build(), judgement);
  }

  /** Asks for a page, and judges a redirection itself. */
  static HttpProbe literal(String part, URI uri, Function<HttpAnswer, Observation> judgement) {
    var request = HttpRequest.newBuilder(uri).timeout(TO_ANSWER).GET().build();
    return new HttpProbe(part, LITERAL, request, judgement);
  }

  /** Sends JSON, and waits for long work. */
  static HttpProbe post(
      String part,
      URI uri,
      String json,
      Duration toAnswer,
      Function<HttpAnswer, Observation> judgement) {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(toAnswer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return new HttpProbe(part, FOLLOWING, request, judgement);
  }

  @Override
  public String part() {
    return part;
  }

  @Override
  public Observation attempt() {
    try {
      HttpResponse<String> response = answer();
      String type = response.headers().firstValue("content-type").orElse("");
      return judgement.apply(new HttpAnswer(response.statusCode(), type, response.body()));
    } catch (IOException unreachable) {
      return unreachable(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Observation.unknown(part, "interrupted", "run it again");
    }
  }

  /** The whole answer: the client's own time-out ends with the headers. */
  private HttpResponse<String> answer() throws IOException, InterruptedException {
    var coming = client.sendAsync(request, BodyHandlers.ofString());
    try {
      return coming.get(request.timeout().orElseThrow().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLate) {
      coming.cancel(true);
      throw new HttpTimeoutException("no answer in time");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException unreachable
          ? unreachable
          : new IOException(failed.getCause());
    }
  }

  private Observation unreachable(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return bad(
          "does not answer in time",
          "the load balancer's security group and the network ACLs must admit this address (the"
              + " settings' allowed CIDRs)");
    }
    if (failure instanceof SSLException) {
      return bad(
          "TLS fails, " + failure.getMessage(),
          "the certificate must be valid for %s: use its own name, with --url https://NAME"
              .formatted(request.uri().getHost()));
    }
    if (isUnresolved(failure)) {
      return bad(
          "the name %s does not resolve".formatted(request.uri().getHost()),
          "a domain's record must point at the name that the outputs say; a name of AWS's own resolves"
              + " wherever DNS works");
    }
    if (failure instanceof ConnectException) {
      return bad(
          "the connection is refused",
          "a listener must be on that port, and the security group must admit this address");
    }
    return bad(
        "the connection breaks, %s".formatted(said(failure)),
        "look at the log group of what serves it, and at the targets: ./plinth health");
  }

  private Observation bad(String reason, String remedy) {
    return Observation.bad(part, "%s: %s".formatted(request.uri(), reason), remedy);
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static String said(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static HttpClient client(Redirect redirect) {
    return HttpClient.newBuilder().connectTimeout(TO_CONNECT).followRedirects(redirect).build();
  }
}
