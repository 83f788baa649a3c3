package dev.plinth.platforms;

/** A platform in one of its environments: what the commands work on. */
public record Target(String platform, String environment) {
  @Override
  public String toString() {
    return platform + " " + environment;
  }
}
