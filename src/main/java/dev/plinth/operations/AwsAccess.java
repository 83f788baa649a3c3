package dev.plinth.operations;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients of AWS for one region, with the same credentials and endpoint as terraform.
 *
 * @param environment the cloud's variables; empty for AWS itself, where the SDK finds credentials
 *     in its usual places
 */
record AwsAccess(Map<String, String> environment, String region) {
  AwsAccess in(String otherRegion) {
    return new AwsAccess(environment, otherRegion);
  }

  StsClient sts() {
    return configured(StsClient.builder()).build();
  }

  S3Client s3() {
    return configured(S3Client.builder()).forcePathStyle(isEmulated()).build();
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  Ec2Client ec2() {
    return configured(Ec2Client.builder()).build();
  }

  EcsClient ecs() {
    return configured(EcsClient.builder()).build();
  }

  EcrClient ecr() {
    return configured(EcrClient.builder()).build();
  }

  AutoScalingClient autoScaling() {
    return configured(AutoScalingClient.builder()).build();
  }

  ElasticLoadBalancingV2Client loadBalancing() {
    return configured(ElasticLoadBalancingV2Client.builder()).build();
  }

  ServiceQuotasClient quotas() {
    return configured(ServiceQuotasClient.builder()).build();
  }

  /**
   * A collection of OpenSearch Serverless. An emulator has one address for all of them and finds
   * the one that is meant in the path.
   *
   * @param endpoint its address in AWS, which begins with its id
   */
  CollectionAccess collection(URI endpoint) {
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
    builder.httpClientBuilder(UrlConnectionHttpClient.builder()).region(Region.of(region));
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
