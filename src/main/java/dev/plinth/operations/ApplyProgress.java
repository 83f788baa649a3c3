package dev.plinth.operations;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far an apply is: a bar for a person who watches, plain lines for everything else. */
interface ApplyProgress extends AutoCloseable {
  /** Something began or goes on. */
  void going(String message);

  /** One resource is done. */
  void completed(String message);

  /** Something to know of that stops nothing. */
  void warned(String message);

  @Override
  void close();

  /**
   * The kind that suits a session.
   *
   * @param steps how many resources are to be done
   */
  static ApplyProgress of(Session session, int steps) {
    return session.interactive() ? new Bar(session, steps) : new Lines(session);
  }

  /** A line for each step. */
  record Lines(Session session) implements ApplyProgress {
    @Override
    public void going(String message) {
      session.say("  %s", message);
    }

    @Override
    public void completed(String message) {
      session.say("  %s", message);
    }

    @Override
    public void warned(String message) {
      session.say("  warning: %s", message);
    }

    @Override
    public void close() {}
  }

  /** One line that fills. */
  final class Bar implements ApplyProgress {
    private final Session session;
    private final ProgressBar bar;

    Bar(Session session, int steps) {
      this.session = session;
      bar =
          new ProgressBarBuilder()
              .setTaskName("applying")
              .setInitialMax(steps)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(
                  new ConsoleProgressBarConsumer(
                      new PrintStream(new FileOutputStream(FileDescriptor.err), true)))
              .build();
    }

    @Override
    public void going(String message) {
      bar.setExtraMessage(message);
    }

    @Override
    public void completed(String message) {
      bar.setExtraMessage(message);
      bar.step();
    }

    @Override
    public void warned(String message) {
      session.say("warning: %s", message);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
