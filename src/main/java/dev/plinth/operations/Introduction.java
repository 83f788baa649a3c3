package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Target;

/**
 * What is said before anything is done to an environment, so that a slip is seen in time.
 *
 * @param cloud the AWS that it is in
 */
record Introduction(Target target, Deployment deployment, Cloud cloud) {
  /**
   * Says it.
   *
   * @param verb what is about to be done
   */
  void say(Session session, String verb) {
    session.say("%s %s", verb, target);
    session.say("  workspace  %s", target.environment());
    session.say("  account    %s (%s)", deployment.accountId(), cloud.name());
    session.say("  region     %s", deployment.region());
    session.say("  state      %s in %s", deployment.stateBucket(), deployment.stateRegion());
  }
}
