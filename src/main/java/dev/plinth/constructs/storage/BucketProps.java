package dev.plinth.constructs.storage;

import com.hashicorp.cdktf.TerraformProvider;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.Optional;

/**
 * @param name the bucket's name, unique in the world
 * @param key what objects are encrypted with; empty: with S3's own key, the only one that load
 *     balancers can write access logs with
 * @param lifecycle what happens to objects with time
 * @param deletableWhenFull whether its objects are deleted with it; else it must be emptied first
 * @param accessLogs the bucket that gets a line for each request, below {@code s3/<address>/}
 * @param corsOrigins web pages that may read and upload by signed links
 * @param statements who may do what beside the account's own roles
 * @param provider the provider of another region
 * @param mfa name of a Terraform variable with the serial number and the code of the root user's
 *     MFA device: while it is not empty, versions are deleted with such a code only, and lifecycle
 *     rules are left out, which S3 does not take beside that
 * @param keyPerObject whether S3 asks the key for each object; else it asks now and then, with an
 *     encryption context that names the bucket alone
 */
public record BucketProps(
    String name,
    Optional<EncryptionKey> key,
    List<LifecycleRule> lifecycle,
    boolean deletableWhenFull,
    Optional<Bucket> accessLogs,
    List<String> corsOrigins,
    List<Statement> statements,
    Optional<TerraformProvider> provider,
    Optional<String> mfa,
    boolean keyPerObject) {
  /**
   * Private, versioned, encrypted with the key, readable by TLS only, and refusing deletion while
   * it is full.
   */
  public static BucketProps of(String name, EncryptionKey key) {
    return of(name, Optional.of(key));
  }

  /** As the other, but encrypted with S3's own key. */
  public static BucketProps withoutKey(String name) {
    return of(name, Optional.empty());
  }

  private static BucketProps of(String name, Optional<EncryptionKey> key) {
    return new BucketProps(
        name,
        key,
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public BucketProps withLifecycle(List<LifecycleRule> lifecycle) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        provider,
        mfa,
        keyPerObject);
  }

  public BucketProps withDeletableWhenFull(boolean deletableWhenFull) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        provider,
        mfa,
        keyPerObject);
  }

  public BucketProps withAccessLogs(Bucket accessLogs) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        Optional.of(accessLogs),
        corsOrigins,
        statements,
        provider,
        mfa,
        keyPerObject);
  }

  public BucketProps withCorsOrigins(List<String> corsOrigins) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        provider,
        mfa,
        keyPerObject);
  }

  public BucketProps withStatements(List<Statement> statements) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        provider,
        mfa,
        keyPerObject);
  }

  public BucketProps withProvider(TerraformProvider provider) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        Optional.of(provider),
        mfa,
        keyPerObject);
  }

  public BucketProps withMfa(String variable) {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        provider,
        Optional.of(variable),
        keyPerObject);
  }

  /** For writers that are known by an encryption context of their own, as CloudTrail is. */
  public BucketProps withKeyPerObject() {
    return new BucketProps(
        name,
        key,
        lifecycle,
        deletableWhenFull,
        accessLogs,
        corsOrigins,
        statements,
        provider,
        mfa,
        true);
  }
}
