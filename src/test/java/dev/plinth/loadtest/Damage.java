package dev.plinth.loadtest;

/** What may be wrong with a model's answer, and what the load test must call it. */
enum Damage {
  STATUS("status 503"),
  NO_JSON("the answer is not JSON"),
  NO_OBJECT("the answer is not an object"),
  NO_TEXT("response is missing or no str"),
  TEXT_IS_A_NUMBER("response is missing or no str"),
  NO_MODEL("model is missing or no str"),
  NO_DONE("done is missing or no bool"),
  NEVER_DONE("the stream ended before done"),
  BREAKS_OFF("the answer broke off: ChunkedEncodingError"),
  GOES_ON("the stream goes on after done"),
  SAYS_NOTHING("the model said nothing"),
  REPORTS_ERROR("Ollama reports an error"),
  NO_COUNT("eval_count is missing or no count"),
  NO_DURATION("eval_duration is missing or no count"),
  NO_TOTAL("total_duration is missing or no count"),
  NEGATIVE_LOADING("load_duration is missing or no count"),
  NO_TOKENS("Ollama counted no tokens");

  private final String reason;

  Damage(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
