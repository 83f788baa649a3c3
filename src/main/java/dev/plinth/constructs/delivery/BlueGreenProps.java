package dev.plinth.constructs.delivery;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.compute.FargateService;
import dev.plinth.constructs.edge.TargetGroup;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * @param names gives the role its full name
 * @param name the application's name in CodeDeploy, and that of its only group
 * @param home where it is
 * @param clusterName the name of the service's cluster
 * @param service what is replaced
 * @param listenerArn where users' requests arrive
 * @param blue the targets that get requests at first
 * @param green the targets that the first new version gets
 * @param rollbackAlarms alarms, by name, that bring the old version back; one at least
 */
public record BlueGreenProps(
    UnaryOperator<String> names,
    String name,
    Home home,
    String clusterName,
    FargateService service,
    String listenerArn,
    TargetGroup blue,
    TargetGroup green,
    List<String> rollbackAlarms) {}
