package dev.plinth.constructs.compute;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.Subnets;
import dev.plinth.constructs.watching.LogGroup;
import java.util.Map;

/**
 * @param name the function's name, 64 characters at most
 * @param description what it does
 * @param role what it may do, the work of Lambda itself included
 * @param runtime what it is written in, such as {@code python3.13}
 * @param handler what Lambda calls in its package
 * @param code where the package is
 * @param memoryMegabytes its memory, which brings processors with it
 * @param timeoutSeconds when it is ended
 * @param reservedConcurrency runs at once that are kept for it, and its most; -1: what the account
 *     has, 0: it does not run
 * @param key what its variables are encrypted with
 * @param variables its environment
 * @param subnets private subnets that it runs in
 * @param group where it may connect to
 * @param log where its lines go
 */
public record LambdaFunctionProps(
    String name,
    String description,
    Role role,
    String runtime,
    String handler,
    Code code,
    int memoryMegabytes,
    int timeoutSeconds,
    int reservedConcurrency,
    EncryptionKey key,
    Map<String, String> variables,
    Subnets subnets,
    SecurityGroup group,
    LogGroup log) {
  /** A package in a bucket, which must be in the function's region. */
  public record Code(String bucket, String key) {}
}
