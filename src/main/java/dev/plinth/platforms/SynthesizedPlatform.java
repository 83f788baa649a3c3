package dev.plinth.platforms;

import dev.plinth.environment.Deployment;

/**
 * A platform in one environment as Terraform JSON.
 *
 * @param target which platform and environment
 * @param deployment where it is deployed and where its state is kept
 * @param json the text of {@code cdk.tf.json}: the same settings give the same bytes
 */
public record SynthesizedPlatform(Target target, Deployment deployment, String json) {}
