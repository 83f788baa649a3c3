package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudFaults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes wrong in a local cloud on purpose: {@code faults.on("dynamodb", "DescribeTable")
 * .times(3).throttled()}.
 */
public final class Faults {
  private static final String ANY = "*";

  private final LocalCloudFaults faults;

  public Faults(LocalCloud cloud) {
    this.faults = new LocalCloudFaults(cloud);
  }

  /** The next call of an operation, in any region. */
  public Calls on(String service, String action) {
    var fault = new LinkedHashMap<String, Object>();
    fault.put("service", service);
    fault.put("action", action);
    return new Calls(fault);
  }

  /** The next call of a service. */
  public Calls on(String service) {
    return on(service, ANY);
  }

  /** Every call from now on. */
  public Calls onEverything() {
    return on(ANY, ANY).always();
  }

  /** How many calls were struck since all was well. */
  public int struck() {
    int sum = 0;
    for (JsonNode fault : faults.all()) {
      sum += fault.path("struck").asInt();
    }
    return sum;
  }

  /** Has everything go right again. */
  public void clear() {
    faults.end();
  }

  /** The calls that something is about to happen to. */
  public final class Calls {
    private final Map<String, Object> fault;

    private Calls(Map<String, Object> fault) {
      this.fault = fault;
    }

    /** Only those in a region. */
    public Calls in(String region) {
      fault.put("region", region);
      return this;
    }

    /** As many of them. */
    public Calls times(int number) {
      fault.put("times", number);
      return this;
    }

    /** All of them, until all is cleared. */
    public Calls always() {
      return times(-1);
    }

    /** Are refused as too many. */
    public void throttled() {
      strike("throttled");
    }

    /** Are refused to these credentials. */
    public void denied() {
      strike("denied");
    }

    /** Are refused because a session has ended. */
    public void expired() {
      strike("expired");
    }

    /** Find nobody at the other end. */
    public void unreachable() {
      strike("unreachable");
    }

    /** Are answered properly, and late. */
    public void slow(Duration delay) {
      fault.put("delaySeconds", delay.toMillis() / 1000.0);
      strike("slow");
    }

    /** Fail as a service says it. */
    public void fail(int status, String code, String message) {
      fault.put("status", status);
      fault.put("code", code);
      fault.put("message", message);
      strike("error");
    }

    private void strike(String kind) {
      fault.put("kind", kind);
      faults.begin(fault);
    }
  }
}
