package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.environment.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/**
 * Finds what a killed run made and could not write into the state any more: terraform saves the
 * state of an apply every 20 seconds.
 *
 * <p>An id found here is a guess from names. Whether the thing is ours is for the plan to show,
 * which reads its tags.
 */
final class Strays {
  /** For each type, the attribute that is its import id, as the provider's pages document it. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("aws_autoscaling_group", "name"),
          Map.entry("aws_backup_vault", "name"),
          Map.entry("aws_cloudwatch_dashboard", "dashboard_name"),
          Map.entry("aws_cloudwatch_event_rule", "name"),
          Map.entry("aws_cloudwatch_log_group", "name"),
          Map.entry("aws_cloudwatch_metric_alarm", "alarm_name"),
          Map.entry("aws_codebuild_project", "name"),
          Map.entry("aws_codedeploy_app", "name"),
          Map.entry("aws_codepipeline", "name"),
          Map.entry("aws_config_configuration_recorder", "name"),
          Map.entry("aws_config_delivery_channel", "name"),
          Map.entry("aws_db_subnet_group", "name"),
          Map.entry("aws_dynamodb_table", "name"),
          Map.entry("aws_ecr_repository", "name"),
          Map.entry("aws_ecs_cluster", "name"),
          Map.entry("aws_elasticache_replication_group", "replication_group_id"),
          Map.entry("aws_elasticache_subnet_group", "name"),
          Map.entry("aws_iam_instance_profile", "name"),
          Map.entry("aws_iam_role", "name"),
          Map.entry("aws_key_pair", "key_name"),
          Map.entry("aws_kms_alias", "name"),
          Map.entry("aws_rds_cluster", "cluster_identifier"),
          Map.entry("aws_rds_cluster_instance", "identifier"),
          Map.entry("aws_rds_cluster_parameter_group", "name"),
          Map.entry("aws_s3_bucket", "bucket"),
          Map.entry("aws_ssm_parameter", "name"));

  /** For types of EC2 that any number may exist of, what their ids begin with. */
  private static final Map<String, String> ID_PREFIXES =
      Map.of(
          "aws_eip", "eipalloc-",
          "aws_flow_log", "fl-",
          "aws_internet_gateway", "igw-",
          "aws_launch_template", "lt-",
          "aws_nat_gateway", "nat-",
          "aws_route_table", "rtb-",
          "aws_security_group", "sg-",
          "aws_subnet", "subnet-",
          "aws_vpc", "vpc-",
          "aws_vpc_endpoint", "vpce-");

  private final AwsAccess access;
  private final Deployment deployment;
  private final StrayRules rules;

  Strays(AwsAccess access, Deployment deployment) {
    this.access = access;
    this.deployment = deployment;
    this.rules = new StrayRules(access);
  }

  /** The ids of what exists in place of these, by address: of those that can be told. */
  Map<String, String> ids(List<PlanDocument.Change> changes) {
    var found = new TreeMap<String, String>();
    changes.forEach(change -> id(change).ifPresent(id -> found.put(change.address(), id)));
    return found;
  }

  /**
   * The ids of what carries the tags of something that a plan wants to create, by address. Nothing
   * would fail for these: there would be two of them.
   */
  Map<String, String> doubles(PlanDocument plan) {
    return ids(
        plan.changes().stream()
            .filter(change -> change.creates() && !change.deletes())
            .filter(change -> ID_PREFIXES.containsKey(change.type()))
            .toList());
  }

  private Optional<String> id(PlanDocument.Change change) {
    String attribute = NAMED.get(change.type());
    if (attribute != null) {
      return text(change.after().path(attribute));
    }
    String prefix = ID_PREFIXES.get(change.type());
    if (prefix != null) {
      return text(change.after().path("tags").path("Name")).flatMap(name -> tagged(prefix, name));
    }
    return switch (change.type()) {
      case "aws_lb" -> text(change.after().path("name")).flatMap(this::loadBalancer);
      case "aws_lb_target_group" -> text(change.after().path("name")).flatMap(this::targetGroup);
      case "aws_lb_listener" -> listener(change.after());
      case "aws_budgets_budget" ->
          text(change.after().path("name")).map(name -> deployment.accountId() + ":" + name);
      case "aws_iam_service_linked_role" -> serviceLinkedRole(change.after());
      case "aws_vpc_security_group_ingress_rule" -> rules.id(change.after(), false);
      case "aws_vpc_security_group_egress_rule" -> rules.id(change.after(), true);
      default -> Optional.empty();
    };
  }

  /** Only what is the only one of its name: which of two were meant, nobody can tell. */
  private Optional<String> tagged(String prefix, String name) {
    try (var ec2 = access.ec2()) {
      var filters = List.of(filter("key", "Name"), filter("value", name));
      List<String> ids =
          ec2.describeTagsPaginator(request -> request.filters(filters)).tags().stream()
              .map(TagDescription::resourceId)
              .filter(id -> id.startsWith(prefix))
              .distinct()
              .toList();
      return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }
  }

  private Optional<String> loadBalancer(String name) {
    try (var client = access.loadBalancing()) {
      return client.describeLoadBalancers(request -> request.names(name)).loadBalancers().stream()
          .findFirst()
          .map(loadBalancer -> loadBalancer.loadBalancerArn());
    } catch (SdkException unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> targetGroup(String name) {
    try (var client = access.loadBalancing()) {
      return client.describeTargetGroups(request -> request.names(name)).targetGroups().stream()
          .findFirst()
          .map(targetGroup -> targetGroup.targetGroupArn());
    } catch (SdkException unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> listener(JsonNode listener) {
    Optional<String> loadBalancer = text(listener.path("load_balancer_arn"));
    try (var client = access.loadBalancing()) {
      return loadBalancer.stream()
          .flatMap(
              arn ->
                  client
                      .describeListeners(request -> request.loadBalancerArn(arn))
                      .listeners()
                      .stream())
          .filter(existing -> existing.port() == listener.path("port").asInt())
          .findFirst()
          .map(existing -> existing.listenerArn());
    } catch (SdkException unknown) {
      return Optional.empty();
    }
  }

  /** Its name is made by AWS from the service and the suffix. */
  private Optional<String> serviceLinkedRole(JsonNode role) {
    return role.path("aws_service_name").asText().equals("autoscaling.amazonaws.com")
        ? text(role.path("custom_suffix"))
            .map(
                suffix ->
                    "arn:aws:iam::%s:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_%s"
                        .formatted(deployment.accountId(), suffix))
        : Optional.empty();
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }
}
