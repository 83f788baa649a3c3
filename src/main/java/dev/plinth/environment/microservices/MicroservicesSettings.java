package dev.plinth.environment.microservices;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Prefix;
import java.util.List;

/** The microservices platform in one environment. */
@Prefix("")
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
    List<ServiceSettings> services)
    implements EnvironmentSettings {}
