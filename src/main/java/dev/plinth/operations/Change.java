package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Target;

/**
 * What a person is asked to agree to.
 *
 * @param verb what is about to be done: deploy or destroy
 * @param target to which platform, in which environment
 * @param deployment in which account and region
 */
public record Change(String verb, Target target, Deployment deployment) {}
