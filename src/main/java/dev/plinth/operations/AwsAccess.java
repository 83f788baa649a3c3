package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients of AWS for one region, with the same credentials and endpoint as terraform.
 *
 * @param environment the cloud's variables; empty for AWS itself, where the SDK finds credentials
 *     in its usual places
 * @param warnings is told once when AWS has to be asked again and again
 */
public record AwsAccess(Map<String, String> environment, String region, Consumer<String> warnings) {
  /** Says nothing while AWS has to be asked again. */
  public AwsAccess(Map<String, String> environment, String region) {
    this(environment, region, warning -> {});
  }

  /** To the account and region of a deployment; a person is told of long waits. */
  static AwsAccess of(Session session, Cloud cloud, Deployment deployment) {
    return new AwsAccess(
        cloud.environment(deployment.accountId()), deployment.region(), session::warn);
  }

  /** The same account, in another region. */
  public AwsAccess in(String otherRegion) {
    return new AwsAccess(environment, otherRegion, warnings);
  }

  public StsClient sts() {
    return configured(StsClient.builder()).build();
  }

  public S3Client s3() {
    return configured(S3Client.builder()).forcePathStyle(isEmulated()).build();
  }

  public DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  public Ec2Client ec2() {
    return configured(Ec2Client.builder()).build();
  }

  public EcsClient ecs() {
    return configured(EcsClient.builder()).build();
  }

  public EcrClient ecr() {
    return configured(EcrClient.builder()).build();
  }

  public AutoScalingClient autoScaling() {
    return configured(AutoScalingClient.builder()).build();
  }

  public ElasticLoadBalancingV2Client loadBalancing() {
    return configured(ElasticLoadBalancingV2Client.builder()).build();
  }

  public ServiceQuotasClient quotas() {
    return configured(ServiceQuotasClient.builder()).build();
  }

  public BackupClient backup() {
    return configured(BackupClient.builder()).build();
  }

  public CloudFrontClient cloudFront() {
    return configured(CloudFrontClient.builder()).build();
  }

  public CloudWatchClient cloudWatch() {
    return configured(CloudWatchClient.builder()).build();
  }

  public AcmClient certificates() {
    return configured(AcmClient.builder()).build();
  }

  public ElastiCacheClient caches() {
    return configured(ElastiCacheClient.builder()).build();
  }

  public IamClient iam() {
    return configured(IamClient.builder()).build();
  }

  public CloudWatchLogsClient logs() {
    return configured(CloudWatchLogsClient.builder()).build();
  }

  public RdsClient rds() {
    return configured(RdsClient.builder()).build();
  }

  public SecretsManagerClient secrets() {
    return configured(SecretsManagerClient.builder()).build();
  }

  public ApplicationAutoScalingClient serviceScaling() {
    return configured(ApplicationAutoScalingClient.builder()).build();
  }

  /**
   * A collection of OpenSearch Serverless. An emulator has one address for all of them and finds
   * the one that is meant in the path.
   *
   * @param endpoint its address in AWS, which begins with its id
   */
  public CollectionAccess collection(URI endpoint) {
    if (!isEmulated()) {
      return new CollectionAccess(
          endpoint, region, DefaultCredentialsProvider.create().resolveCredentials());
    }
    String id = endpoint.getHost().split("\\.")[0];
    URI address = URI.create(environment.get("AWS_ENDPOINT_URL") + "/collections/" + id);
    return new CollectionAccess(address, region, emulatedCredentials());
  }

  private boolean isEmulated() {
    return environment.containsKey("AWS_ENDPOINT_URL");
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .region(Region.of(region))
        .overrideConfiguration(
            calls ->
                calls
                    .retryStrategy(AwsCalls.patience())
                    .addExecutionInterceptor(new AwsCalls(region, warnings)));
    if (isEmulated()) {
      builder
          .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL")))
          .credentialsProvider(StaticCredentialsProvider.create(emulatedCredentials()));
    }
    return builder;
  }

  private AwsCredentials emulatedCredentials() {
    return AwsBasicCredentials.create(
        environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY"));
  }
}
