package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Releases the lock of a state that a killed run left behind, for which terraform need not run. */
public final class Unlocking {
  private final Session session;
  private final Cloud cloud;
  private final Target target;

  /** Nothing happens yet. */
  public Unlocking(Session session, Cloud cloud, Target target) {
    this.session = session;
    this.cloud = cloud;
    this.target = target;
  }

  /**
   * Shows who holds the lock, asks, and releases it.
   *
   * @param id the lock that is meant; without it, the one that is found
   * @param approval is asked when the lock has been shown
   * @throws Refused if another lock is held than the one that is meant
   * @throws OperationFailed if somebody took the lock anew before it was released
   */
  public void carryOut(Optional<String> id, Approval approval) {
    Deployment deployment = new Synthesis(SettingsFiles.of(session.root())).deployment(target);
    var access = AwsAccess.of(session, cloud, deployment);
    requireStore(access, deployment);
    new Introduction(target, deployment, cloud).say(session, "unlock");
    var locks = new StateLocks(access, deployment, target);
    List<HeldLock> held = locks.held();
    if (held.isEmpty()) {
      session.say("not locked: nothing to release");
      return;
    }
    show(held);
    id.ifPresent(meant -> requireSame(meant, held));
    approval.ask(new Change("unlock", target, deployment));
    if (!locks.release(held)) {
      throw new OperationFailed(
          "another run took the lock meanwhile; its lock was left alone",
          "wait until that run ends: ./plinth status %s%s says when"
              .formatted(target, cloud.option()));
    }
    session.say("released");
    session.say(
        "look next at what that run left half done: ./plinth plan %s%s", target, cloud.option());
  }

  private void requireStore(AwsAccess access, Deployment deployment) {
    List<Obstacle> obstacles =
        Credentials.obstacle(access, deployment)
            .map(List::of)
            .orElseGet(() -> new StateStore(access, deployment).bucketObstacle().stream().toList());
    if (!obstacles.isEmpty()) {
      throw new OperationFailed(obstacles);
    }
  }

  private void show(List<HeldLock> held) {
    for (HeldLock half : held) {
      session.say("%s: %s", half.place(), half.lock().inWords(Instant.now()));
    }
    if (held.size() == 1) {
      session.say("the other half of the lock is gone: a run was killed while it ended or began");
    }
    HeldLock first = held.get(0);
    if (first.lock().age(Instant.now()).compareTo(StateLock.YOUNG) < 0) {
      session.warn("that run may be at work still: ask %s first".formatted(first.lock().who()));
    }
    if (first.lock().changes()) {
      session.say(
          """
          if a deploy was killed, this releases its lock and also adopts what it made and could not
          record: ./plinth deploy %s%s --unlock %s\
          """,
          target, cloud.option(), first.lock().id());
    }
  }

  private void requireSame(String meant, List<HeldLock> held) {
    if (held.stream().noneMatch(half -> half.lock().id().equals(meant))) {
      throw new Refused(
          "lock %s is not held, but %s; nothing was released"
              .formatted(
                  meant,
                  held.stream()
                      .map(half -> half.lock().id())
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
  }
}
