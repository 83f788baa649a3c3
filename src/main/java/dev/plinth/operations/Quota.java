package dev.plinth.operations;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A limit that AWS sets to an account in a region.
 *
 * @param service and {@code code}: its name in Service Quotas
 * @param what it limits, in the plural
 */
record Quota(String service, String code, String what) {
  static final Quota VPCS = new Quota("vpc", "L-F678F1CE", "VPCs");
  static final Quota ADDRESSES = new Quota("ec2", "L-0263D0A3", "elastic IP addresses");
  static final Quota STANDARD_VCPUS =
      new Quota("ec2", "L-1216C47A", "vCPUs of standard instances on demand");

  /**
   * What to know before so many more are made; nothing if there is room, or if the quota cannot be
   * read.
   */
  Optional<String> warning(AwsAccess access, int wanted, int inUse) {
    try (var quotas = access.quotas()) {
      double limit =
          quotas
              .getServiceQuota(request -> request.serviceCode(service).quotaCode(code))
              .quota()
              .value();
      return inUse + wanted <= limit
          ? Optional.empty()
          : Optional.of(
              "%d more %s are needed and %d are in use, while the quota allows %.0f: raise %s in Service Quotas"
                  .formatted(wanted, what, inUse, limit, code));
    } catch (SdkException unreadable) {
      return Optional.empty();
    }
  }
}
