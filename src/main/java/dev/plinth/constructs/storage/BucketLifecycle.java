package dev.plinth.constructs.storage;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilterTag;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleTransition;
import java.util.List;
import software.constructs.Construct;

/** The lifecycle of a bucket's objects. */
final class BucketLifecycle extends Construct {
  private static final int DAYS_FOR_AN_UPLOAD_TO_END = 7;

  BucketLifecycle(Construct scope, String id, BucketProps props, Bucket bucket) {
    super(scope, id + "-lifecycle");
    var lifecycle =
        at(
            id,
            S3BucketLifecycleConfiguration.Builder.create(this, "rules")
                .provider(props.provider().orElse(null))
                .bucket(bucket.name())
                .rule(props.lifecycle().stream().map(BucketLifecycle::rule).toList())
                .dependsOn(List.of(bucket.versioning()))
                .build());
    props
        .mfa()
        .ifPresent(
            variable ->
                lifecycle.addOverride(
                    "count", "${nonsensitive(var." + variable + " == \"\") ? 1 : 0}"));
  }

  private static S3BucketLifecycleConfigurationRule rule(LifecycleRule rule) {
    var built =
        S3BucketLifecycleConfigurationRule.builder()
            .id(rule.id())
            .status("Enabled")
            .filter(List.of(filter(rule)));
    if (!rule.transitions().isEmpty()) {
      built.transition(rule.transitions().stream().map(BucketLifecycle::transition).toList());
    }
    rule.expiresAfterDays()
        .ifPresent(
            days ->
                built.expiration(
                    List.of(
                        S3BucketLifecycleConfigurationRuleExpiration.builder()
                            .days(days)
                            .build())));
    rule.oldVersionsExpireAfterDays()
        .ifPresent(
            days ->
                built
                    .noncurrentVersionExpiration(
                        List.of(
                            S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration.builder()
                                .noncurrentDays(days)
                                .build()))
                    .abortIncompleteMultipartUpload(
                        List.of(
                            S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload
                                .builder()
                                .daysAfterInitiation(DAYS_FOR_AN_UPLOAD_TO_END)
                                .build())));
    return built.build();
  }

  private static S3BucketLifecycleConfigurationRuleFilter filter(LifecycleRule rule) {
    var filter = S3BucketLifecycleConfigurationRuleFilter.builder();
    rule.tag()
        .ifPresent(
            tag ->
                filter.tag(
                    List.of(
                        S3BucketLifecycleConfigurationRuleFilterTag.builder()
                            .key(tag.key())
                            .value(tag.value())
                            .build())));
    return filter.build();
  }

  private static S3BucketLifecycleConfigurationRuleTransition transition(
      LifecycleRule.Transition transition) {
    return S3BucketLifecycleConfigurationRuleTransition.builder()
        .storageClass(transition.storageClass())
        .days(transition.afterDays())
        .build();
  }
}
