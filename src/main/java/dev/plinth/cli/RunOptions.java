package dev.plinth.cli;

import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.Request;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What plan, deploy and destroy have in common. */
final class RunOptions {
  @Mixin private RunPlace place;
  @Mixin private Overrides overrides;

  Request request() {
    return place.request().withOverrides(overrides.values());
  }

  Lifecycle lifecycle(Plinth plinth, CommandLine commandLine) {
    return place.lifecycle(plinth, commandLine);
  }
}
