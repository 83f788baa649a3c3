package dev.plinth.constructs.storage;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.s3_bucket_intelligent_tiering_configuration.S3BucketIntelligentTieringConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_intelligent_tiering_configuration.S3BucketIntelligentTieringConfigurationTiering;
import com.hashicorp.cdktf.providers.aws.s3_bucket_metric.S3BucketMetric;
import java.util.List;
import software.constructs.Construct;

/**
 * Request metrics of a bucket, which CloudWatch does not have otherwise, and archive tiers for the
 * objects that writers put into the class INTELLIGENT_TIERING; other objects are not touched.
 */
public final class BucketInsight extends Construct {
  /** The name by which CloudWatch knows the metrics of the whole bucket. */
  public static final String METRICS_FILTER = "EntireBucket";

  private static final int DAYS_WITHOUT_ACCESS = 180;

  public BucketInsight(Construct scope, String id, Bucket bucket) {
    super(scope, id + "-insight");
    at(
        id,
        S3BucketMetric.Builder.create(this, "metrics")
            .bucket(bucket.name())
            .name(METRICS_FILTER)
            .build());
    at(
        id,
        S3BucketIntelligentTieringConfiguration.Builder.create(this, "tiering")
            .bucket(bucket.name())
            .name("archive-unused")
            .tiering(
                List.of(
                    S3BucketIntelligentTieringConfigurationTiering.builder()
                        .accessTier("DEEP_ARCHIVE_ACCESS")
                        .days(DAYS_WITHOUT_ACCESS)
                        .build()))
            .build());
  }
}
