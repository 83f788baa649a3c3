package dev.plinth.operations.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plinth.environment.Ipv4Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The settings of an environment that stands in for another one in another region: those of the
 * other, but for what is of its region or may be in the world only once.
 */
final class StandInSettings {
  /** Names that CloudFront and a zone of DNS give to one environment at a time. */
  private static final List<String> WORLDWIDE =
      List.of(
          "cdn_domains",
          "cdn_certificate_arn",
          "frontend_domain_name",
          "frontend_certificate_arn",
          "hosted_zone_id");

  /** Ids of things of a region that do not say which one. */
  private static final Pattern ID = Pattern.compile("(ami|eni|rtb|sg|subnet|vpc)-[0-9a-f]{8,17}");

  /** Ends the keys of certificates; the name that one is for has the same key but for this. */
  private static final String CERTIFICATE = "certificate_arn";

  private final SettingsEdit edit;
  private final String lostName;
  private final String lostRegion;
  private final StandInPlace place;
  private final List<String> left = new ArrayList<>();

  /**
   * Begins with the settings of the environment whose region is lost.
   *
   * @param lost the text of its file
   */
  StandInSettings(String lost, StandInPlace place) {
    this.edit = new SettingsEdit(lost);
    this.place = place;
    this.lostName = edit.value(edit.key("environment")).asText();
    this.lostRegion = edit.value(edit.key("region")).asText();
    move();
  }

  /** The text of the file. */
  String text() {
    return edit.text();
  }

  /** Keys that lost their value since only one environment in the world can have it. */
  List<String> left() {
    return List.copyOf(left);
  }

  /**
   * Takes what a person says, in place of what was derived.
   *
   * @return keys that no file of the platform has
   */
  List<String> tell(Map<String, String> told) {
    told.forEach(
        (key, text) -> {
          if (edit.has(key)) {
            edit.set(key, edit.typed(key, text));
          }
        });
    return told.keySet().stream().filter(key -> !edit.has(key)).toList();
  }

  /** Takes a certificate wherever one of the lost region stands. */
  void useCertificate(String arn) {
    strange(Set.of()).values().stream()
        .filter(text -> text.startsWith("arn:aws:acm:" + lostRegion + ":"))
        .forEach(old -> edit.replace(old, arn));
  }

  /**
   * Takes certificates in this region for the names that those of the lost region are for.
   *
   * @param forName the ARN of a certificate for a name, where there is one
   */
  void useCertificates(Function<String, Optional<String>> forName) {
    strange(Set.of())
        .keySet()
        .forEach(
            key ->
                Optional.of(key.replace(CERTIFICATE, "domain_name"))
                    .filter(name -> !name.equals(key) && edit.has(name))
                    .map(name -> edit.value(name).asText())
                    .filter(name -> !name.isEmpty())
                    .flatMap(forName)
                    .ifPresent(arn -> edit.set(key, TextNode.valueOf(arn))));
  }

  /**
   * Takes secrets in this region that have the name of one in the lost region: a replica has its
   * ARN, but for the region. (AWS Secrets Manager user guide, "Replicate AWS Secrets Manager
   * secrets across Regions".)
   *
   * @param exists whether there is a secret of an ARN
   */
  void useSecrets(Predicate<String> exists) {
    for (String old : new LinkedHashSet<>(strange(Set.of()).values())) {
      if (old.startsWith("arn:aws:secretsmanager:" + lostRegion + ":")) {
        String here = old.replace(":" + lostRegion + ":", ":" + place.region() + ":");
        String secret = String.join(":", List.of(here.split(":")).subList(0, 7));
        if (exists.test(secret)) {
          edit.replace(old, here);
        }
      }
    }
  }

  /** Takes, for everything of the lost region, what has the same name in this one. */
  void translate() {
    strange(Set.of())
        .values()
        .forEach(old -> edit.replace(old, old.replace(lostRegion, place.region())));
  }

  /**
   * What is of the lost region still, and only a person can replace: the place in the file, and the
   * text there.
   *
   * @param told keys that a person has answered for
   */
  Map<String, String> strange(Set<String> told) {
    var found = new LinkedHashMap<String, String>();
    for (String key : edit.keys()) {
      if (!told.contains(key) && !key.equals(edit.key("replica_region"))) {
        collect(key, edit.value(key), found);
      }
    }
    WORLDWIDE.forEach(key -> found.remove(edit.key(key)));
    return found;
  }

  private void move() {
    set("environment", TextNode.valueOf(place.name()));
    set("region", TextNode.valueOf(place.region()));
    set("state_bucket", TextNode.valueOf(place.stateBucket()));
    set("lock_table", TextNode.valueOf(place.lockTable()));
    set("state_region", TextNode.valueOf(place.region()));
    set("replica_region", TextNode.valueOf(place.replicaRegion().orElse("")));
    set("availability_zones", texts(place.zones().stream()));
    edit.setIn(edit.key("mandatory_tags"), "Environment", lostName, place.name());
    WORLDWIDE.forEach(this::leave);
    moveNetwork();
  }

  private void leave(String setting) {
    String key = edit.key(setting);
    if (edit.has(key) && !edit.value(key).asText().isEmpty()) {
      edit.set(key, TextNode.valueOf(""));
      left.add(key);
    } else if (edit.has(key) && !edit.value(key).isEmpty()) {
      edit.set(key, texts(Stream.of()));
      left.add(key);
    }
  }

  private void moveNetwork() {
    String vpc = edit.key("vpc_cidr");
    Optional<NetworkMove> found =
        Optional.of(vpc)
            .filter(edit::has)
            .flatMap(key -> Ipv4Block.of(edit.value(key).asText()))
            .map(network -> NetworkMove.of(network, place.taken()));
    found.ifPresent(
        move -> {
          edit.set(vpc, TextNode.valueOf(move.to().toString()));
          for (String subnets : List.of("public_subnet_cidrs", "private_subnet_cidrs")) {
            String key = edit.key(subnets);
            edit.set(key, texts(strings(edit.value(key)).map(move::moved)));
          }
        });
  }

  private void set(String setting, JsonNode value) {
    if (edit.has(edit.key(setting))) {
      edit.set(edit.key(setting), value);
    }
  }

  private void collect(String path, JsonNode value, Map<String, String> found) {
    if (value.isTextual() && isOfLostRegion(value.asText())) {
      found.put(path, value.asText());
    } else if (value.isObject()) {
      value.properties().forEach(it -> collect(path + "." + it.getKey(), it.getValue(), found));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        collect("%s[%d]".formatted(path, i), value.get(i), found);
      }
    }
  }

  /** The name of the region alone is a choice, such as where models may be asked. */
  private boolean isOfLostRegion(String text) {
    return ID.matcher(text).matches() || (text.contains(lostRegion) && !text.equals(lostRegion));
  }

  private static Stream<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  private static ArrayNode texts(Stream<String> texts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    texts.forEach(list::add);
    return list;
  }
}
