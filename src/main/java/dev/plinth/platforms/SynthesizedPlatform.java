package dev.plinth.platforms;

import dev.plinth.environment.Deployment;
import java.util.List;

/**
 * A platform in one environment as Terraform JSON.
 *
 * @param target which platform and environment
 * @param deployment where it is deployed and where its state is kept
 * @param json the text of {@code cdk.tf.json}: the same settings give the same bytes
 * @param warnings what is allowed, and yet worth a look: a line each
 */
public record SynthesizedPlatform(
    Target target, Deployment deployment, String json, List<String> warnings) {}
