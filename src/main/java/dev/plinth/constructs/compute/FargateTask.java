package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import dev.plinth.constructs.JsonText;
import dev.plinth.constructs.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * What a service runs: one program in its container, without privileges and on a disk of its own
 * that it cannot write to, and what it needs beside it.
 *
 * <p>The program may write to {@code /tmp}, which is a volume. An image whose program is not root
 * must declare {@code VOLUME /tmp}, for the volume to get the directory's owner and mode.
 */
public final class FargateTask extends Construct {
  /** The name of the container's port, by which Service Connect knows it. */
  static final String PORT = "http";

  private static final String SCRATCH = "tmp";

  /** Longer than a request, or one batch of messages, takes. */
  private static final int SECONDS_TO_END = 60;

  private final FargateTaskProps props;
  private final String arn;

  public FargateTask(Construct scope, String id, FargateTaskProps props) {
    super(scope, id + "-task");
    this.props = props;
    var definition =
        EcsTaskDefinition.Builder.create(this, "task")
            .family(props.family())
            .requiresCompatibilities(List.of("FARGATE"))
            .networkMode("awsvpc")
            .cpu(String.valueOf(props.cpu()))
            .memory(String.valueOf(props.memory()))
            .runtimePlatform(
                EcsTaskDefinitionRuntimePlatform.builder()
                    .operatingSystemFamily("LINUX")
                    .cpuArchitecture("X86_64")
                    .build())
            .executionRoleArn(props.executionRole().arn())
            .taskRoleArn(props.taskRole().arn())
            .containerDefinitions(new JsonText(this, id + "_containers", containers()).text())
            .volume(List.of(EcsTaskDefinitionVolume.builder().name(SCRATCH).build()))
            .tags(props.tags().isEmpty() ? null : props.tags())
            .build();
    arn = at(id, definition).getArn();
  }

  /** The newest revision that Terraform made. */
  public String arn() {
    return arn;
  }

  /** The family, as it was given: what revisions of the task have in common. */
  public String family() {
    return props.family();
  }

  /** The container that the program runs in. */
  public Container container() {
    return props.container();
  }

  /** What starts the task: pulls its image, reads its secrets, opens its log. */
  public Role executionRole() {
    return props.executionRole();
  }

  /** What the program itself may do. */
  public Role taskRole() {
    return props.taskRole();
  }

  /** Whether operators may open a shell in the container. */
  boolean openToOperators() {
    return props.openToOperators();
  }

  private List<Map<String, Object>> containers() {
    var containers = new ArrayList<Map<String, Object>>();
    containers.add(program());
    containers.addAll(props.log().companions());
    return containers;
  }

  private Map<String, Object> program() {
    var container = props.container();
    var program = new TreeMap<String, Object>();
    program.put("name", container.name());
    program.put("image", container.image());
    program.put("essential", true);
    program.put("portMappings", List.of(port(container.port())));
    program.put("environment", pairs(container.variables(), "value"));
    program.put("secrets", pairs(container.secrets(), "valueFrom"));
    if (!container.healthCommand().isEmpty()) {
      program.put("healthCheck", health(container.healthCommand()));
    }
    program.put("logConfiguration", props.log().configuration());
    program.put("linuxParameters", Map.of("initProcessEnabled", true));
    program.put("readonlyRootFilesystem", !props.openToOperators());
    program.put("stopTimeout", SECONDS_TO_END);
    program.put(
        "mountPoints",
        List.of(
            Map.of("sourceVolume", SCRATCH, "containerPath", "/" + SCRATCH, "readOnly", false)));
    return program;
  }

  private static Map<String, Object> port(int port) {
    return Map.of(
        "name",
        PORT,
        "containerPort",
        port,
        "hostPort",
        port,
        "protocol",
        "tcp",
        "appProtocol",
        "http");
  }

  private static Map<String, Object> health(List<String> command) {
    return Map.of(
        "command", command, "interval", 30, "timeout", 5, "retries", 3, "startPeriod", 60);
  }

  /** By name: in the order in which ECS gives them back. */
  private static List<Map<String, Object>> pairs(Map<String, String> values, String word) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .<Map<String, Object>>map(
                entry -> Map.of("name", entry.getKey(), word, entry.getValue()))
            .toList();
  }
}
