package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Changeable;
import dev.plinth.environment.Changeable.Otherwise;
import dev.plinth.environment.Checked;
import dev.plinth.environment.PlainVariables;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** A Lambda function that answers routes which are seldom asked. */
public record FunctionSettings(
    @Setting("name of the function, as x-plinth-backend of the OpenAPI file says it")
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]{1,30}[a-z0-9]",
            says =
                "3 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last")
        String name,
    @Setting("what Lambda calls in the package")
        @Allowed.Matching(value = "[A-Za-z0-9_./:-]{1,128}", says = "a handler such as app.handler")
        String handler,
    @Setting("what the function is written in")
        @Allowed.Texts({"java17", "java21", "nodejs22.x", "python3.12", "python3.13"})
        String runtime,
    @Setting("megabytes of memory, which bring processors with them")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Between(min = 128, max = 10240)
        int memoryMb,
    @Setting("seconds after which Lambda ends the function")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Between(min = 1, max = 900)
        int timeoutS,
    @Setting("where the package is, such as s3://example-packages/search/1.0.0.zip")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Matching(
            value = "s3://[a-z0-9][a-z0-9-]{1,61}[a-z0-9]/[A-Za-z0-9!_.*'()/-]+\\.(zip|jar)",
            says = "a package in a bucket, such as s3://example-packages/search/1.0.0.zip")
        String packageLocation,
    @Setting("runs at once that are kept for the function, and its most; -1: what the account has")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Between(min = -1, max = 10000)
        int reservedConcurrency,
    @Setting("environment variables of the function")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Named(
            max = 100,
            value = "[A-Za-z][A-Za-z0-9_]*",
            says = "the name of an environment variable")
        @Allowed.Matching(value = Allowed.PLAIN_LINE, says = Allowed.PLAIN_LINE_SAYS)
        Map<String, String> environmentVars)
    implements Checked {
  /** AWS Lambda quotas, "Environment variables", all of a function's together. */
  private static final int VARIABLES_BYTES = 4096;

  @Override
  public void check(Problems problems) {
    if (reservedConcurrency == 0) {
      problems.add(
          "reserved_concurrency",
          reservedConcurrency,
          "-1, or at least 1: with 0 the function never runs");
    }
    new PlainVariables(ProgramVariables::isGiven, "let the function fetch it when it starts")
        .check(problems, environmentVars.keySet());
    int bytes =
        Stream.concat(environmentVars.keySet().stream(), environmentVars.values().stream())
            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .sum();
    if (bytes > VARIABLES_BYTES) {
      problems.add(
          "environment_vars",
          environmentVars,
          "%d bytes of names and values together: Lambda takes no more".formatted(VARIABLES_BYTES));
    }
  }
}
