package dev.plinth.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The right of one run to a working directory. The lock of a state protects an apply, and nobody
 * while a person reads a plan: a second run in the same directory would put its own plan in the
 * place of the one that is being read. The system takes a claim back when its process ends, however
 * that ends.
 */
final class Claim implements AutoCloseable {
  private static final String FILE = "claim";

  private final FileChannel channel;

  private Claim(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Claims a directory until it is closed.
   *
   * @param run what for, such as {@code deploy ollama dev}: who comes second is told
   * @throws OperationFailed if another run has it
   */
  static Claim of(WorkingDirectory directory, String run) {
    Path file = directory.path().resolve(FILE);
    try {
      var channel =
          FileChannel.open(
              file.resolveSibling(FILE + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new OperationFailed(
            "another run is at work in this checkout: " + holder(file),
            "nothing was changed; wait until it ends, or end it, and run the command again");
      }
      Files.writeString(
          file,
          "%s, process %d, since %s"
              .formatted(
                  run,
                  ProcessHandle.current().pid(),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS)));
      return new Claim(channel);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /** It may just be about to say who it is. */
  private static String holder(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException notSaidYet) {
      return "it does not say which";
    }
  }
}
