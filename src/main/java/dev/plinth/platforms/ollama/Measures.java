package dev.plinth.platforms.ollama;

import dev.plinth.constructs.storage.BucketInsight;
import dev.plinth.constructs.watching.Metric;
import java.util.Map;

/** What CloudWatch measures of the parts of the platform. */
final class Measures {
  /** Where instances publish: see the scripts of the instance. */
  static final String NAMESPACE = "Ollama";

  static final int ONE_MINUTE = 60;
  static final int FIVE_MINUTES = 300;
  static final int ONE_DAY = 86_400;

  private final Map<String, String> fleet;
  private final Map<String, String> balancer;
  private final Map<String, String> chat;
  private final Map<String, String> table;
  private final Map<String, String> requests;
  private final String bucket;
  private final Map<String, String> cdn;

  Measures(Entrance entrance, Stores stores, Servers servers) {
    fleet = Map.of("AutoScalingGroupName", servers.fleet().name());
    balancer = Map.of("LoadBalancer", entrance.balancer().metricName());
    chat =
        Map.of(
            "LoadBalancer",
            entrance.balancer().metricName(),
            "TargetGroup",
            entrance.chat().metricName());
    table = Map.of("TableName", stores.table().name());
    bucket = stores.storage().name();
    requests = Map.of("BucketName", bucket, "FilterId", BucketInsight.METRICS_FILTER);
    cdn = Map.of("DistributionId", stores.cdn().id(), "Region", "Global");
  }

  /** Of EC2, as the average of the fleet. */
  Metric instance(String name) {
    return Metric.average("AWS/EC2", name, fleet, FIVE_MINUTES);
  }

  /** Of the scripts and the agent on the instances. */
  Metric own(String name) {
    return Metric.average(NAMESPACE, name, fleet, FIVE_MINUTES);
  }

  Metric group(String name) {
    return Metric.average("AWS/AutoScaling", name, fleet, ONE_MINUTE);
  }

  Metric balancer(String name) {
    return Metric.sum("AWS/ApplicationELB", name, balancer, FIVE_MINUTES);
  }

  Metric chat(String name) {
    return Metric.average("AWS/ApplicationELB", name, chat, ONE_MINUTE);
  }

  Metric table(String name) {
    return Metric.sum("AWS/DynamoDB", name, table, FIVE_MINUTES);
  }

  Metric requests(String name) {
    return Metric.sum("AWS/S3", name, requests, FIVE_MINUTES);
  }

  /** S3 counts bytes and objects once a day. */
  Metric bucketSize() {
    return Metric.average(
        "AWS/S3",
        "BucketSizeBytes",
        Map.of("BucketName", bucket, "StorageType", "StandardStorage"),
        ONE_DAY);
  }

  /** Of CloudFront, which is measured in us-east-1 whatever the platform's region. */
  Metric cdn(String name) {
    return Metric.average("AWS/CloudFront", name, cdn, FIVE_MINUTES);
  }
}
