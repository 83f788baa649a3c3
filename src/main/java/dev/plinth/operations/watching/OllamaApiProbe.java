package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;

/**
 * Lists the models and lets one of them say a few words. The load balancer gives the API to some
 * addresses only; everybody else is led to Open WebUI, whose answer is told from Ollama's.
 *
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">The API of Ollama</a>
 */
final class OllamaApiProbe implements Probe {
  private static final String PART = "Ollama API";
  private static final int WORDS = 8;
  private static final double NANOSECONDS = 1e9;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEE_SERVICE =
      "look at Ollama's log group, and at the targets: ./plinth health";

  private final String base;
  private final Duration toAnswer;

  /**
   * @param toAnswer how long a client should wait for the words
   */
  OllamaApiProbe(String base, Duration toAnswer) {
    this.base = base;
    this.toAnswer = toAnswer;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Observation attempt() {
    return HttpProbe.get(PART, URI.create(base + "/api/tags"), this::tags).attempt();
  }

  private Observation tags(HttpAnswer answer) {
    if (answer.isHtml() || answer.status() >= 400 && answer.status() < 500) {
      return Observation.unknown(
          PART,
          "is not given to this address (%d)".formatted(answer.status()),
          "try it from an address of ollama_api_allowed_cidrs");
    }
    JsonNode models = answer.json().path("models");
    if (answer.status() != 200 || !models.isArray()) {
      return Observation.bad(PART, "/api/tags says " + answer, SEE_SERVICE);
    }
    String model = models.path(0).path("name").asText();
    return model.isEmpty()
        ? Observation.bad(
            PART, "/api/tags lists no model", "the model is still being pulled: " + SEE_SERVICE)
        : generate(model);
  }

  private Observation generate(String model) {
    var asked =
        JSON.createObjectNode()
            .put("model", model)
            .put("prompt", "Say hello.")
            .put("stream", false)
            .set("options", JSON.createObjectNode().put("num_predict", WORDS));
    return HttpProbe.post(
            PART,
            URI.create(base + "/api/generate"),
            asked.toString(),
            toAnswer,
            answer -> generated(model, answer))
        .attempt();
  }

  private static Observation generated(String model, HttpAnswer answer) {
    JsonNode said = answer.json();
    boolean complete =
        answer.status() == 200
            && said.path("response").isTextual()
            && said.path("done").asBoolean()
            && said.path("eval_count").asInt() > 0;
    if (!complete) {
      return Observation.bad(PART, "/api/generate says " + answer, SEE_SERVICE);
    }
    double seconds = said.path("eval_duration").asDouble() / NANOSECONDS;
    String speed =
        seconds > 0
            ? ", %.1f tokens a second".formatted(said.path("eval_count").asInt() / seconds)
            : "";
    return Observation.good(PART, model + " answers" + speed);
  }
}
