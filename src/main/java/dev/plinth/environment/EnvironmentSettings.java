package dev.plinth.environment;

/** All settings of a platform in one environment. */
public interface EnvironmentSettings {
  /** Where it is deployed, and where its state is kept. */
  Deployment deployment();
}
