package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Target;
import java.util.Map;

/**
 * One run of a command on an environment, whose prerequisites are there.
 *
 * @param request what it was asked for
 * @param deployment where the platform is deployed
 * @param access clients for its account and region
 * @param state where the state is kept
 * @param good the configurations that were good
 * @param workplace where terraform runs
 * @param claim to that place, until the run is closed
 */
record Run(
    Request request,
    Deployment deployment,
    AwsAccess access,
    StateKeeping state,
    GoodConfigurations good,
    Workplace workplace,
    Claim claim)
    implements AutoCloseable {

  /**
   * Where terraform runs, and with what.
   *
   * @param process the environment variables of this process
   */
  record Workplace(
      Session session,
      Cloud cloud,
      TerraformBinary binary,
      WorkingDirectory directory,
      Map<String, String> process) {

    private Terraform terraform(String json, Deployment deployment) {
      directory.write(json, cloud.override(json));
      var configurationFile =
          new ProviderMirror(process)
              .configurationFile(directory.requiredProviders(), directory.path());
      Map<String, String> variables = cloud.environment(deployment.accountId());
      return new Terraform(
          binary,
          directory,
          TerraformEnvironment.of(process, configurationFile, variables),
          session);
    }
  }

  @Override
  public void close() {
    claim.close();
  }

  Target target() {
    return request.target();
  }

  WorkingDirectory directory() {
    return workplace.directory();
  }

  /**
   * Begins with a configuration: a lock that a killed run left is released, if that was asked, and
   * the state that a run could not save is saved.
   */
  Terraform begin(String json) {
    Terraform terraform = open(json);
    request.unlock().ifPresent(terraform::unlock);
    if (directory().holdsUnsavedState()) {
      workplace.session().say("saving the state that an earlier run could not save");
      terraform.pushState(directory().unsavedState());
      directory().forgetUnsavedState();
    }
    return terraform;
  }

  /** Puts a configuration in place of the one before, and connects terraform to the state. */
  Terraform open(String json) {
    Terraform terraform = workplace.terraform(json, deployment);
    state.open(terraform, target().environment());
    return terraform;
  }

  /** The option by which a command goes to the same cloud. */
  String option() {
    return workplace.cloud().option();
  }
}
