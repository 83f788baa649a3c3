package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.watching.AlarmProps.MissingData;
import dev.plinth.environment.troubleshooter.TroubleshooterSettings;
import dev.plinth.platforms.Platform;
import software.constructs.Construct;

/**
 * An API for finding what is wrong: a REST API with keys and limits before a service on Fargate,
 * its sessions and budgets in tables, the frames of incidents in a bucket, a cache of answers by
 * their meaning, and the models of Bedrock that it may ask.
 */
public final class TroubleshooterPlatform extends Platform {
  public static final String NAME = "troubleshooter";

  private final TroubleshooterSettings settings;

  public TroubleshooterPlatform(Construct app, TroubleshooterSettings settings) {
    super(app, NAME, NAME, settings, settings.tags().additionalTags());
    this.settings = settings;

    var keys = new Keys(this);
    var alerts = new Alerts(this, keys, new Regions(this));
    var stores = new Stores(this, keys);
    var tables = new Tables(this, keys);

    var network = Networks.of(this, keys);
    var firewall = new Firewall(this, network);
    var vectors = new VectorCache(this, keys, network, firewall);
    var origin = new Origin(this, keys, network, firewall, stores);
    var frontend = new Frontend(this, stores);

    var rights = new Rights(this, keys, stores, tables, vectors);
    var briefing = new Briefing(this, stores, tables, vectors, frontend);
    var service = new Service(this, keys, network, firewall, origin, rights, briefing);
    var functions = new Functions(this, keys, network, firewall, rights, briefing);
    var gateway = new Gateway(this, keys, origin, functions, frontend);

    var measures = new Measures(this, origin, frontend);
    var alarms = new Alarms(this, measures, alerts);
    var overview = new Overview(this, measures, alarms, vectors);
    new Queries(this);

    var outputs = new Outputs(this);
    outputs.api(gateway, frontend);
    outputs.data(stores, tables, vectors);
    outputs.compute(network, origin, service, functions);
    outputs.monitoring(alerts, overview);
  }

  TroubleshooterSettings settings() {
    return settings;
  }

  /**
   * What no word of tasks means: that they are gone, or in an environment that sleeps, that it
   * does. (Amazon CloudWatch user guide, "Container Insights": there are metrics of what runs
   * alone.)
   */
  MissingData silenceOfTasks() {
    return settings.sleep().sleepAt().isPresent() ? MissingData.GOOD : MissingData.BAD;
  }

  /** The ARN of a role of the platform before it is made, for policies that name it. */
  String roleArn(String part) {
    return "arn:aws:iam::" + home().accountId() + ":role/" + name(part);
  }
}
