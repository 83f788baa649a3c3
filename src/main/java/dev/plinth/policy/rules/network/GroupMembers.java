package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the security groups of a document are around. */
final class GroupMembers {
  private static final String TEXT = "\"(?:[^\"\\\\]++|\\\\.)*+\"";

  /** Any argument, at any depth, that lists security groups. */
  private static final Pattern ARGUMENT =
      Pattern.compile("\"\\w*security_groups?(?:_ids?)?\":(" + TEXT + "|\\[(?:" + TEXT + ",?)*+])");

  private static final Pattern GROUP =
      Pattern.compile("\\b(aws_(?:default_)?security_group\\.[\\w-]+)(?:\\[[^]]*])?\\.\\w");

  private static final Set<String> LOAD_BALANCERS = Set.of("aws_lb", "aws_alb", "aws_elb");

  private final Map<String, List<Resource>> members = new HashMap<>();

  GroupMembers(TerraformDocument document) {
    document.resources().stream()
        .filter(resource -> !resource.type().contains("security_group"))
        .forEach(this::add);
  }

  private void add(Resource resource) {
    ARGUMENT
        .matcher(resource.toString())
        .results()
        .flatMap(argument -> GROUP.matcher(argument.group(1)).results())
        .map(group -> group.group(1))
        .distinct()
        .forEach(group -> members.computeIfAbsent(group, it -> new ArrayList<>()).add(resource));
  }

  /** What is in a group, given by its address. */
  List<Resource> of(String group) {
    return members.getOrDefault(group, List.of());
  }

  /** Whether load balancers are in a group, and nothing else is. */
  boolean areLoadBalancers(String group) {
    List<Resource> found = of(group);
    return !found.isEmpty()
        && found.stream().allMatch(member -> LOAD_BALANCERS.contains(member.type()));
  }
}
