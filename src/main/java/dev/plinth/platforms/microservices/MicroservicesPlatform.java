package dev.plinth.platforms.microservices;

import dev.plinth.constructs.watching.AlarmProps.MissingData;
import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.platforms.Platform;
import java.util.List;
import software.constructs.Construct;

/**
 * Services on ECS Fargate behind one load balancer, each with its own registry, pipeline, roles,
 * logs and alarms, and what auditors want to see of all of them.
 */
public final class MicroservicesPlatform extends Platform {
  public static final String NAME = "microservices";

  private final MicroservicesSettings settings;

  public MicroservicesPlatform(Construct app, MicroservicesSettings settings) {
    super(app, NAME, NAME, settings, settings.tags().mandatoryTags());
    this.settings = settings;

    var foundation = new Foundation(this);
    List<Microservice> services =
        settings.services().stream().map(service -> new Microservice(foundation, service)).toList();
    new People(this, foundation);
    new SharedAlarms(foundation);
    new Dashboards(foundation);
    new Queries(foundation);

    var outputs = new Outputs(this);
    outputs.shared(foundation);
    services.forEach(outputs::service);
  }

  MicroservicesSettings settings() {
    return settings;
  }

  /**
   * A name that always ends in the environment, for what the documents of the platform name so: the
   * cluster, the services and their log groups.
   */
  String nameInEnvironment(String part) {
    return part + "-" + settings.deployment().environment();
  }

  /**
   * What no word of tasks means: that they are gone, or in an environment that sleeps, that it
   * does. (Amazon CloudWatch user guide, "Container Insights": there are metrics of what runs
   * alone.)
   */
  MissingData silenceOfTasks() {
    boolean sleeps = settings.sleep().sleepAt().isPresent() && !settings.services().isEmpty();
    return sleeps ? MissingData.GOOD : MissingData.BAD;
  }

  /**
   * The pattern of ARNs that all roles of the platform have, in every environment of an account.
   */
  String roles() {
    return "arn:aws:iam::" + home().accountId() + ":role/" + NAME + "-*";
  }
}
