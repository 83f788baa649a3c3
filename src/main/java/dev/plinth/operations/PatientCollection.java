package dev.plinth.operations;

import dev.plinth.operations.CollectionAccess.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A collection that is asked again as long as its answer is a passing one and there is time. New
 * collections take some: policies spread for a minute or so and answer 403 meanwhile, an index
 * answers 404 after it was made, and what is written is found when the collection has refreshed it,
 * once a minute at worst.
 */
final class PatientCollection {
  private static final int FORBIDDEN = 403;

  /** Not yet, said in different words. */
  private static final Set<Integer> PASSING = Set.of(FORBIDDEN, 429, 500, 502, 503, 504);

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Session session;
  private final CollectionAccess collection;
  private final VectorIndex index;
  private final Supplier<String> caller;
  private final Instant end;

  /**
   * @param index what is asked for, of which failures speak
   * @param caller whose credentials these are, asked only if they are refused
   * @param end when it is asked no more
   */
  PatientCollection(
      Session session,
      CollectionAccess collection,
      VectorIndex index,
      Supplier<String> caller,
      Instant end) {
    this.session = session;
    this.collection = collection;
    this.index = index;
    this.caller = caller;
    this.end = end;
  }

  /** One request. */
  @FunctionalInterface
  interface Attempt {
    Answer send(CollectionAccess collection) throws IOException;
  }

  /** The answer, or the last passing one when the time is over. */
  Answer ask(Attempt attempt) {
    return ask(Set.of(), attempt);
  }

  /**
   * The answer, or the last passing one when the time is over.
   *
   * @param alsoPassing a status that is passing beside those that always are
   */
  Answer ask(Set<Integer> alsoPassing, Attempt attempt) {
    Answer answer = send(attempt);
    boolean said = false;
    while (isPassing(answer, alsoPassing) && hasTime()) {
      if (!said) {
        session.say("  not yet: %d, %s", answer.status(), answer.reason());
        said = true;
      }
      pause();
      answer = send(attempt);
    }
    return answer;
  }

  boolean hasTime() {
    return Instant.now().isBefore(end);
  }

  /**
   * Nothing, if the answer has the status.
   *
   * @throws OperationFailed with what the collection said and what to do about it
   */
  void require(Answer answer, int status) {
    if (answer.status() == FORBIDDEN) {
      throw refused(answer);
    }
    if (answer.status() != status) {
      throw new OperationFailed(
          "collection %s answered %d to what was asked of index %s: %s"
              .formatted(index.collection(), answer.status(), index.name(), answer.reason()),
          "nothing that was there is changed; run this again when the cause is gone");
    }
  }

  static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while waiting for an answer", "run vectors again");
    }
  }

  /** Whoever is outside the network stays there. */
  private static boolean isPassing(Answer answer, Set<Integer> alsoPassing) {
    return !answer.isOutside()
        && (PASSING.contains(answer.status()) || alsoPassing.contains(answer.status()));
  }

  private Answer send(Attempt attempt) {
    try {
      return attempt.send(collection);
    } catch (IOException unreachable) {
      throw new OperationFailed(
          "collection %s does not answer at %s: %s"
              .formatted(index.collection(), index.endpoint(), said(unreachable)),
          index.isInsideANetwork() ? inside() : "check the network and try again");
    }
  }

  /** Java says of an unknown host its name alone. */
  private static String said(IOException failure) {
    return "%s, %s".formatted(failure.getClass().getSimpleName(), failure.getMessage());
  }

  private OperationFailed refused(Answer answer) {
    String remedy =
        """
        vector_administrator_arns in the settings must name that role or user (deploy after a change),
        and its own policies must allow it aoss:APIAccessAll on the collection\
        """;
    return new OperationFailed(
        "collection %s refuses %s: 403, %s"
            .formatted(index.collection(), caller.get(), answer.reason()),
        index.isInsideANetwork() ? remedy + "\n" + inside() : remedy);
  }

  private static String inside() {
    return """
    vector_reach is vpc, which closes the collection to everybody outside its network: run this from
    inside, on a machine with the security group of the tasks; or deploy with vector_reach=internet,
    run this, and deploy as before, while IAM and the data policy keep strangers out\
    """;
  }
}
