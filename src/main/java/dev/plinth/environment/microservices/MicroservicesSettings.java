package dev.plinth.environment.microservices;

import dev.plinth.environment.Catalogue;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Environments;
import dev.plinth.environment.Prefix;
import dev.plinth.environment.Setting;
import java.util.List;
import java.util.Map;

/** The microservices platform in one environment. */
@Prefix("")
@Environments({"develop", "test", "qa", "prod"})
public record MicroservicesSettings(
    Deployment deployment,
    NetworkSettings network,
    KafkaSettings kafka,
    AccessSettings access,
    TaskSettings tasks,
    DeliverySettings delivery,
    SecretSettings secrets,
    PeopleSettings people,
    AuditSettings audit,
    MonitoringSettings monitoring,
    TagSettings tags,
    @Setting(
            "what differs for single services: a service's name to any of cpu, memory,"
                + " desired_count, autoscaling_min, autoscaling_max, deployment_strategy,"
                + " log_router, branch_pattern, image_tag, secrets_arns and environment_vars")
        Map<String, Map<String, Object>> serviceSettings,
    @Setting("the services of services.json, with what service_settings changes")
        @Catalogue(file = "services.json", changedBy = "service_settings")
        List<ServiceSettings> services)
    implements EnvironmentSettings {}
