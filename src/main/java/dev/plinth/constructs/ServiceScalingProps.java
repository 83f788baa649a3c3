package dev.plinth.constructs;

/**
 * @param name what the names of the policies begin with
 * @param clusterName the cluster's name, which is known before it is made
 * @param service what is scaled
 * @param fewest tasks that run when nothing is to do
 * @param most tasks that run when everything is
 * @param cpuPercent how busy tasks are kept
 * @param memoryPercent how full tasks are kept
 */
public record ServiceScalingProps(
    String name,
    String clusterName,
    FargateService service,
    int fewest,
    int most,
    Number cpuPercent,
    Number memoryPercent) {}
