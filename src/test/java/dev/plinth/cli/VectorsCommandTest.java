package dev.plinth.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsCommandTest {
  @TempDir private Path root;
  @TempDir private Path programs;

  @Test
  void there_is_no_index_in_what_is_not_deployed() throws IOException {
    run("333333333333", "troubleshooter", "mvp", "{}")
        .failed(
            1,
            """
            plinth: troubleshooter mvp is not deployed
              deploy it first: ./plinth deploy troubleshooter mvp
            """);
  }

  @Test
  void a_platform_without_vectors_is_wrong_usage() throws IOException {
    run("222222222222", "microservices", "prod", "{\"vpc_id\": {\"value\": \"vpc-1\"}}")
        .failed(2, "plinth: platform microservices has no vector index");
  }

  private ProcessRun run(String account, String platform, String environment, String outputs)
      throws IOException {
    Checkout.copyTo(root);
    FakeTerraform terraform =
        FakeTerraform.in(programs, "1.11.4", "output) echo '%s' ;;".formatted(outputs));
    try (var aws = new FakeAws(account, 200, true)) {
      Map<String, String> variables = new HashMap<>(aws.variables());
      variables.put("PATH", terraform.searchPath());
      return ProcessRun.of(root, variables, "vectors", platform, environment);
    }
  }
}
