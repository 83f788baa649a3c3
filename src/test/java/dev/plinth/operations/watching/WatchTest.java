package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.operations.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class WatchTest {
  private final Deque<Integer> refusals = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();
  private final List<Long> pauses = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int closesAfter = Integer.MAX_VALUE;

  @Test
  void looks_at_a_steady_pace_until_the_time_is_over() {
    watch(15, Optional.of(Duration.ofSeconds(60))).run(this::sample, screen());

    assertThat(shown).containsExactly("at 0", "at 15", "at 30", "at 45", "at 60");
    assertThat(pauses).containsExactly(15L, 15L, 15L, 15L);
  }

  @Test
  void slows_down_while_it_is_throttled_up_to_a_bound_and_recovers() {
    for (int look = 0; look < 6; look++) {
      refusals.add(429);
    }

    watch(15, Optional.of(Duration.ofSeconds(1400))).run(this::sample, screen());

    assertThat(pauses).startsWith(30L, 60L, 120L, 240L, 300L, 300L, 15L);
    assertThat(shown).startsWith("missed, next in 30", "missed, next in 60").contains("at 1050");
  }

  @Test
  void never_looks_more_often_for_being_throttled() {
    refusals.add(503);

    watch(900, Optional.of(Duration.ofSeconds(1800))).run(this::sample, screen());

    assertThat(pauses).containsExactly(900L, 900L);
  }

  @Test
  void fails_when_there_was_nothing_to_see_in_all_the_time() {
    for (int look = 0; look < 9; look++) {
      refusals.add(500);
    }

    assertThatThrownBy(
            () -> watch(15, Optional.of(Duration.ofSeconds(60))).run(this::sample, screen()))
        .isInstanceOf(OperationFailed.class);
    assertThat(shown).containsExactly("missed, next in 30", "missed, next in 60");
  }

  @Test
  void fails_at_once_where_waiting_does_not_help() {
    refusals.add(403);

    assertThatThrownBy(() -> watch(15, Optional.empty()).run(this::sample, screen()))
        .isInstanceOf(AwsServiceException.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void ends_without_a_fuss_when_it_is_interrupted() {
    var watch =
        new Watch<String>(
            new Pace(Duration.ofSeconds(15), Optional.empty()),
            clock(),
            length -> {
              throw new InterruptedException();
            });

    watch.run(this::sample, screen());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(shown).containsExactly("at 0");
  }

  @Test
  void ends_when_nobody_reads_any_more() {
    closesAfter = 2;

    watch(15, Optional.empty()).run(this::sample, screen());

    assertThat(shown).containsExactly("at 0", "at 15");
  }

  private Watch<String> watch(int every, Optional<Duration> duration) {
    return new Watch<>(new Pace(Duration.ofSeconds(every), duration), clock(), this::pass);
  }

  private void pass(Duration length) {
    pauses.add(length.toSeconds());
    now = now.plus(length);
  }

  private String sample() {
    if (!refusals.isEmpty()) {
      int status = refusals.remove();
      throw AwsServiceException.builder()
          .statusCode(status)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode(status == 429 ? "ThrottlingException" : "Refused")
                  .errorMessage("no")
                  .build())
          .build();
    }
    return "at " + now.getEpochSecond();
  }

  private Screen<String> screen() {
    return new Screen<>() {
      @Override
      public void show(String sample) {
        shown.add(sample);
      }

      @Override
      public void missed(String reason, Duration pause) {
        shown.add("missed, next in " + pause.toSeconds());
      }

      @Override
      public boolean isClosed() {
        return shown.size() >= closesAfter;
      }
    };
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
