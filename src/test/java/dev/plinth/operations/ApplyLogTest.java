package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApplyLogTest {
  private final StringWriter out = new StringWriter();
  private final ApplyLog log =
      new ApplyLog(
          new ApplyProgress.Lines(new Session(Path.of(""), new PrintWriter(out, true), false)));

  @Test
  void shows_each_step_as_a_line() {
    log.accept(
        """
        {"@level":"info","@message":"aws_vpc.main: Creating...","type":"apply_start"}""");
    log.accept(
        """
        {"@level":"info","@message":"aws_vpc.main: Creation complete after 1s","type":"apply_complete"}""");
    log.accept(
        """
        {"@level":"info","@message":"Outputs: 1","type":"outputs","outputs":{}}""");

    assertThat(out.toString().lines())
        .containsExactly(
            "  aws_vpc.main: Creating...", "  aws_vpc.main: Creation complete after 1s");
    assertThat(log.failures()).isEmpty();
  }

  @Test
  void keeps_errors_and_shows_warnings() {
    log.accept(
        """
        {"type":"diagnostic","diagnostic":{"severity":"error","summary":"creating VPC",
         "detail":"VpcLimitExceeded","address":"aws_vpc.main"}}""");
    log.accept(
        """
        {"type":"diagnostic","diagnostic":{"severity":"warning","summary":"Deprecated","detail":""}}""");

    assertThat(log.failures())
        .containsExactly(new ApplyLog.Failure("aws_vpc.main", "creating VPC", "VpcLimitExceeded"));
    assertThat(out.toString()).isEqualToIgnoringNewLines("  warning: Deprecated\n");
  }

  @Test
  void passes_over_what_is_no_json() {
    log.accept("panic: a provider writes where it should not");
    log.accept("");

    assertThat(log.failures()).isEmpty();
    assertThat(out.toString()).isEmpty();
  }
}
