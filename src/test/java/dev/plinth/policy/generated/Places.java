package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plinth.environment.Ipv4Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Where an environment is: its region, the zones and subnets there, and what it finds there. */
final class Places {
  static final String REGIONS =
      "us-east-1|us-east-2|us-west-1|us-west-2|ca-central-1|ca-west-1|sa-east-1|mx-central-1"
          + "|eu-central-1|eu-central-2|eu-west-1|eu-west-2|eu-west-3|eu-north-1|eu-south-1"
          + "|eu-south-2|ap-south-1|ap-south-2|ap-northeast-1|ap-northeast-2|ap-northeast-3"
          + "|ap-southeast-1|ap-southeast-2|ap-southeast-3|ap-southeast-4|ap-east-1|me-south-1"
          + "|me-central-1|af-south-1|il-central-1";

  static final String DOMAIN = "([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?\\.){1,3}[a-z]{2,8}";

  private static final String MAIL =
      "[a-z0-9][a-z0-9._%+-]{0,30}@[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?\\.[a-z]{2,6}";

  private static final List<Ipv4Block> PRIVATE =
      List.of(
          Ipv4Block.of("10.0.0.0/8").orElseThrow(),
          Ipv4Block.of("172.16.0.0/12").orElseThrow(),
          Ipv4Block.of("192.168.0.0/16").orElseThrow());

  private static final int TRIES = 50;
  private static final int LONGEST_PREFIX = 28;
  private static final Narrowing REGION =
      new Narrowing(REGIONS, "other regions do not exist in the commercial partition");
  private static final Narrowing ADDRESS =
      new Narrowing(MAIL, "mail goes to addresses that a host may have");

  private Places() {}

  /** What is so in all platforms. */
  static Map<String, Narrowing> narrowings() {
    return Map.of(
        "region", REGION,
        "state_region", REGION,
        "replica_region", REGION,
        "availability_zones",
            new Narrowing("(" + REGIONS + ")[a-f]", "zones are of the environment's region"),
        "interface_endpoints",
            new Narrowing(
                "logs|ssm|ssmmessages|ec2messages|secretsmanager|kms|ecr\\.api|ecr\\.dkr|sts|ecs"
                    + "|ecs-agent|ecs-telemetry|monitoring|events|sns|sqs|states|lambda|athena|glue"
                    + "|bedrock-runtime|codebuild|autoscaling|elasticloadbalancing|execute-api|rds",
                "other names are of no service"),
        "alarm_emails", ADDRESS,
        "critical_alarm_emails", ADDRESS,
        "warning_alarm_emails", ADDRESS,
        "pipeline_emails", ADDRESS);
  }

  /** Neighbours have names of their own, and what is in them too: one alone is production. */
  static void keepApart(Draft draft) {
    Values settings = draft.settings();
    settings.settle(
        () ->
            draft.neighbour().stream()
                .map(GeneratedEnvironment::name)
                .noneMatch(
                    other ->
                        other.equals(settings.text("environment"))
                            || isProduction(other) && isProduction(settings.text("environment"))),
        "environment");
  }

  /** Neighbours share no address: one of the two may be production. */
  static void keepNetworksApart(Draft draft) {
    Values settings = draft.settings();
    String key = draft.prefix() + "vpc_cidr";
    draft
        .neighbour()
        .map(other -> block(other.settings().get(key).asText()))
        .ifPresent(
            other -> {
              for (int tries = 0;
                  tries < TRIES && other.overlaps(block(settings.text("vpc_cidr")));
                  tries++) {
                settings.set("vpc_cidr", settings.slot("vpc_cidr").draw(draft.random()));
                arrange(draft);
              }
            });
  }

  static boolean isProduction(String environment) {
    return environment.equals("production") || environment.equals("prod");
  }

  /**
   * Production gives up its protection only to be taken down, which is no state that rules are to
   * find nothing in.
   */
  static void keepProtected(Values settings, String protection) {
    settings.settle(
        () -> !isProduction(settings.text("environment")) || settings.isTrue(protection),
        "environment",
        protection);
  }

  /** Zones of the region, and a public and a private subnet in each. */
  static void arrange(Draft draft) {
    Values settings = draft.settings();
    String region = settings.text("region");
    int zones = settings.get("availability_zones").size();
    if (!settings.texts("availability_zones").stream().allMatch(zone -> zone.startsWith(region))) {
      settings.set("availability_zones", zones(region, zones, draft.random()));
    }
    Ipv4Block vpc = block(settings.text("vpc_cidr"));
    if (PRIVATE.stream().noneMatch(whole -> whole.contains(vpc))) {
      settings.set("vpc_cidr", privateBlock(vpc.prefix(), draft.random()).toString());
    }
    divide(settings, zones);
  }

  private static List<String> zones(String region, int number, Random random) {
    var letters = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f"));
    while (letters.size() > number) {
      letters.remove(random.nextInt(letters.size()));
    }
    return letters.stream().map(region::concat).toList();
  }

  private static Ipv4Block privateBlock(int prefix, Random random) {
    Ipv4Block whole = PRIVATE.get(random.nextInt(PRIVATE.size()));
    long offset = random.nextLong(1L << (32 - whole.prefix()));
    return Kinds.block(whole.first() + offset, Math.max(prefix, whole.prefix()));
  }

  /** The subnets keep the sizes that were drawn, as far as the network has room for them. */
  private static void divide(Values settings, int zones) {
    Ipv4Block vpc = block(settings.text("vpc_cidr"));
    int open = prefix(settings, "public_subnet_cidrs");
    int inner = prefix(settings, "private_subnet_cidrs");
    while (zones * (size(open) + size(inner)) > size(vpc.prefix())) {
      if (open < inner) {
        open++;
      } else {
        inner++;
      }
    }
    String larger = open <= inner ? "public_subnet_cidrs" : "private_subnet_cidrs";
    String smaller = open <= inner ? "private_subnet_cidrs" : "public_subnet_cidrs";
    settings.set(larger, blocks(vpc.first(), Math.min(open, inner), zones));
    settings.set(
        smaller,
        blocks(vpc.first() + zones * size(Math.min(open, inner)), Math.max(open, inner), zones));
  }

  private static int prefix(Values settings, String key) {
    return Math.min(LONGEST_PREFIX, block(settings.get(key).get(0).asText()).prefix());
  }

  private static List<String> blocks(long first, int prefix, int number) {
    var blocks = new ArrayList<String>();
    for (int index = 0; index < number; index++) {
      blocks.add(new Ipv4Block(first + index * size(prefix), prefix).toString());
    }
    return blocks;
  }

  private static long size(int prefix) {
    return 1L << (32 - prefix);
  }

  static Ipv4Block block(String text) {
    return Ipv4Block.of(text).orElseThrow();
  }

  /**
   * Names of AWS things in the environment's account and region.
   *
   * @param elsewhere keys of what is in the account and another region
   */
  static void bringHome(Draft draft, Set<String> elsewhere) {
    bringHome(draft.settings(), draft.settings().json(), elsewhere);
  }

  /** The same for what a catalogue or a change of it says. */
  static void bringHome(Draft draft, ObjectNode json) {
    bringHome(draft.settings(), json, Set.of());
  }

  private static void bringHome(Values home, ObjectNode json, Set<String> elsewhere) {
    json.properties()
        .forEach(
            property ->
                property.setValue(
                    atHome(home, property.getValue(), elsewhere.contains(property.getKey()))));
  }

  private static JsonNode atHome(Values home, JsonNode value, boolean elsewhere) {
    if (value instanceof ArrayNode list) {
      for (int index = 0; index < list.size(); index++) {
        list.set(index, atHome(home, list.get(index), elsewhere));
      }
      return list;
    }
    if (value instanceof ObjectNode object) {
      object.properties().forEach(each -> each.setValue(atHome(home, each.getValue(), elsewhere)));
      return object;
    }
    String[] parts = value.asText().split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn") || parts[3].isEmpty()) {
      return value;
    }
    parts[3] = elsewhere ? parts[3] : home.text("region");
    parts[4] = home.text("account_id");
    return TextNode.valueOf(String.join(":", parts));
  }
}
