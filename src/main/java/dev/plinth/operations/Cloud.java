package dev.plinth.operations;

import java.util.Map;
import java.util.Optional;

/** Which AWS the work goes to: the real one, or an emulator of it. */
public interface Cloud {
  /** What a person calls it. */
  String name();

  /** Part of the working directory's name, so that two clouds never share one; may be empty. */
  String suffix();

  /** The option by which a command goes to the same cloud, with a space before it; may be empty. */
  default String option() {
    return suffix().isEmpty() ? "" : " --local";
  }

  /**
   * Environment variables that lead terraform and the SDK to it, over those of this process.
   *
   * @param accountId the account to work in
   */
  Map<String, String> environment(String accountId);

  /**
   * Terraform JSON to lay over the configuration.
   *
   * @param json the configuration
   */
  Optional<String> override(String json);

  /** AWS itself, with the credentials of this process. */
  static Cloud aws() {
    return new Aws();
  }

  /** AWS itself. */
  record Aws() implements Cloud {
    @Override
    public String name() {
      return "AWS";
    }

    @Override
    public String suffix() {
      return "";
    }

    @Override
    public Map<String, String> environment(String accountId) {
      return Map.of();
    }

    @Override
    public Optional<String> override(String json) {
      return Optional.empty();
    }
  }
}
