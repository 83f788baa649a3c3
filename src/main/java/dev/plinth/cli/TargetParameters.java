package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.operations.Selection;
import dev.plinth.platforms.Target;
import java.lang.reflect.Method;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which platform, in which environment: the selected one, where neither is named. */
final class TargetParameters {
  private CommandSpec command;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PLATFORM",
      description = "The platform; with its environment that of `plinth switch`, if left out.")
  private String platform;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      description = "Its environment.")
  private String environment;

  /**
   * Lets the parameters of a command know which command they are of. Picocli tells that to a mixin
   * of the command, and not to a mixin of a mixin.
   */
  static void belongTo(CommandSpec command) {
    belongTo(command, command);
  }

  private static void belongTo(CommandSpec command, CommandSpec part) {
    for (CommandSpec mixin : part.mixins().values()) {
      if (mixin.userObject() instanceof TargetParameters parameters) {
        parameters.command = command;
      }
      belongTo(command, mixin);
    }
  }

  /**
   * The environment to work on.
   *
   * @throws ParameterException if none is named and none is selected
   * @throws Refused if another is selected, and the command changes something
   */
  Target target() {
    Optional<Target> selected = selection().target();
    if (platform == null) {
      return selected.orElseThrow(
          () ->
              new ParameterException(
                  command.commandLine(),
                  "missing required parameters: 'PLATFORM' and 'ENVIRONMENT', as none is selected"));
    }
    if (environment == null) {
      throw new ParameterException(
          command.commandLine(), "missing required parameter: 'ENVIRONMENT'");
    }
    var named = new Target(platform, environment);
    if (!looksOnly()) {
      selected.ifPresent(target -> requireSame(named, target));
    }
    return named;
  }

  /** Whether an environment is named or selected. */
  boolean isGiven() {
    return platform != null || selection().target().isPresent();
  }

  /** Whether the command changes nothing: a class, or a method of one. */
  private boolean looksOnly() {
    Object made = command.userObject();
    Class<?> type = made instanceof Method method ? method.getDeclaringClass() : made.getClass();
    return LooksOnly.class.isAssignableFrom(type);
  }

  private void requireSame(Target named, Target selected) {
    if (!named.equals(selected)) {
      throw new Refused(
          """
          %s is selected, and this would change %s; nothing was changed
            select it first: %s\
          """
              .formatted(
                  selected,
                  named,
                  selection().isOfShell()
                      ? "export %s=\"%s\", or unset %1$s".formatted(Selection.VARIABLE, named)
                      : "./plinth switch %s, or ./plinth switch --none".formatted(named)));
    }
  }

  private Selection selection() {
    return ((Plinth) command.root().userObject()).selection();
  }
}
