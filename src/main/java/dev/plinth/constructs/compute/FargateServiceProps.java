package dev.plinth.constructs.compute;

import com.hashicorp.cdktf.ITerraformDependable;
import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.ServiceMesh;
import dev.plinth.constructs.network.ServiceName;
import dev.plinth.constructs.network.Subnets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param name the service's name, one of its cluster
 * @param cluster where it runs
 * @param task what it runs
 * @param tasks how many tasks it begins with; scaling has the number after that
 * @param subnets where they run, without a public address
 * @param groups who may connect to them, and where they may connect to
 * @param deployer who brings new versions
 * @param targets where the load balancer finds the tasks; empty: it does not lead there
 * @param serviceName the name that others find the tasks by; empty: there is none
 * @param mesh the service's place in Service Connect; empty: it has none
 * @param rollbackAlarms alarms, by name, that bring the old version back during a deployment
 * @param needs what must be there before the first task starts, and Terraform cannot see
 * @param tags what tags of the service and its tasks say beside those that everything carries
 */
public record FargateServiceProps(
    String name,
    Cluster cluster,
    FargateTask task,
    int tasks,
    Subnets subnets,
    List<SecurityGroup> groups,
    Deployer deployer,
    Optional<TargetGroup> targets,
    Optional<ServiceName> serviceName,
    Optional<ServiceMesh> mesh,
    List<String> rollbackAlarms,
    List<ITerraformDependable> needs,
    Map<String, String> tags) {
  public FargateServiceProps {
    rollbackAlarms = List.copyOf(rollbackAlarms);
    needs = List.copyOf(needs);
    tags = Map.copyOf(tags);
  }

  /**
   * Who brings new versions, and what Terraform therefore leaves alone once the service is made.
   */
  public enum Deployer {
    /** A new task definition of Terraform's is a new version. */
    TERRAFORM(List.of("desired_count")),
    /** A pipeline registers revisions of the task definition, and the service follows them. */
    PIPELINE(List.of("desired_count", "task_definition")),
    /** CodeDeploy starts the new version beside the old one and turns the requests to it. */
    CODE_DEPLOY(List.of("desired_count", "load_balancer", "task_definition"));

    private final List<String> leftAlone;

    Deployer(List<String> leftAlone) {
      this.leftAlone = leftAlone;
    }

    List<String> leftAlone() {
      return leftAlone;
    }
  }
}
