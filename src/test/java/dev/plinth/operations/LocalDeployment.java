package dev.plinth.operations;

import dev.plinth.cli.Checkout;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * An environment of a platform on a local cloud of its own, by the real terraform, with the
 * settings of this checkout in a folder of the test's. Commands over that folder find the cloud,
 * too.
 */
public final class LocalDeployment implements AutoCloseable {
  /** What every approval says. */
  static final Approval AGREED = change -> {};

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path root;
  private final Target target;
  private final Map<String, String> overrides;
  private final LocalCloudServer server;
  private final LocalCloud cloud;

  /**
   * Starts the cloud and makes what holds the state; the platform itself is not deployed yet.
   *
   * @param bootstrap the environment of the bootstrap stack
   * @param overrides settings that are always other than in the files
   */
  public LocalDeployment(
      Path root, Target target, String bootstrap, Map<String, String> overrides) {
    this.root = root;
    this.target = target;
    this.overrides = Map.copyOf(overrides);
    Checkout.copyTo(root);
    server = new LocalCloudServer(Path.of("src/main/python"), root.resolve(".plinth/local-cloud"));
    cloud = server.start();
    deploy(Request.of(new Target("bootstrap", bootstrap)));
  }

  @Override
  public void close() {
    server.stop();
  }

  public LocalCloud cloud() {
    return cloud;
  }

  public AwsAccess access(String account, String region) {
    return new AwsAccess(cloud.environment(account), region);
  }

  /** What deploying says. */
  public String deploy(Map<String, String> settings) {
    return deploy(request(settings));
  }

  /** What deploying says. */
  public String deploy(Request request) {
    var out = new StringWriter();
    lifecycle(out).deploy(request, AGREED);
    return out.toString();
  }

  /** What planning says. */
  public String plan(Map<String, String> settings) {
    var out = new StringWriter();
    lifecycle(out).plan(request(settings));
    return out.toString();
  }

  /** What destroying says. */
  String destroy(Map<String, String> settings) {
    var out = new StringWriter();
    lifecycle(out).destroy(request(settings), new Destruction(false, true), AGREED);
    return out.toString();
  }

  /** The deployment with some settings other than in the files. */
  public Request request(Map<String, String> settings) {
    var all = new HashMap<>(overrides);
    all.putAll(settings);
    return Request.of(target).withOverrides(all).withPatience(PATIENCE);
  }

  /** The operations, which say what they do to a writer. */
  Lifecycle lifecycle(StringWriter out) {
    return new Lifecycle(new Session(root, new PrintWriter(out, true), false), cloud);
  }
}
