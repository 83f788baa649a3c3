package dev.plinth.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import dev.plinth.terraform.TerraformFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long it takes to read a plan and to hold it against all rules: a table, to be read by people.
 * Run it from the root of the project, as {@code docs/performance.md} says.
 *
 * <p>The plan is that of one module, called again and again: the microservices platform in
 * production. Of every five resources, four are there already and stay as they are.
 */
public final class CheckBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MODULE = Path.of("src/test/golden/microservices/prod/cdk.tf.json");
  private static final int RUNS = 5;

  private final TerraformDocument module = TerraformFiles.read(MODULE);
  private final ObjectNode plan = JSON.createObjectNode();
  private final ArrayNode changes;
  private final ArrayNode planned;
  private final ArrayNode before;

  private CheckBenchmark() {
    plan.put("format_version", "1.2").put("terraform_version", "1.11.4");
    planned = plan.putObject("planned_values").putObject("root_module").putArray("child_modules");
    changes = plan.putArray("resource_changes");
    before =
        plan.putObject("prior_state")
            .put("format_version", "1.0")
            .putObject("values")
            .putObject("root_module")
            .putArray("child_modules");
  }

  /**
   * @param args numbers of resources; without: 500, 5000 and 10000. Or {@code --write FILE NUMBER},
   *     for a plan to be measured in another way
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 3 && args[0].equals("--write")) {
      write(Path.of(args[1]), Integer.parseInt(args[2]));
      return;
    }
    System.out.println("resources  JSON in MB  seconds to read  seconds of the rules  findings");
    for (String resources : args.length == 0 ? new String[] {"500", "5000", "10000"} : args) {
      measure(Integer.parseInt(resources));
    }
  }

  private static void write(Path file, int resources) throws IOException {
    JSON.writeValue(file.toFile(), new CheckBenchmark().of(resources));
  }

  private static void measure(int resources) throws IOException {
    Path file = Files.createTempFile("plinth-benchmark-", ".json");
    try {
      write(file, resources);
      var reading = new double[RUNS];
      var judging = new double[RUNS];
      long findings = 0;
      for (int run = 0; run < RUNS; run++) {
        Instant begin = Instant.now();
        TerraformDocument document = TerraformFiles.read(file);
        reading[run] = seconds(begin);
        begin = Instant.now();
        findings = Rules.check(new Subject("plan", document), List.of()).count();
        judging[run] = seconds(begin);
      }
      System.out.printf(
          "%9d  %10.1f  %15.2f  %20.2f  %8d%n",
          resources, Files.size(file) / 1e6, median(reading), median(judging), findings);
    } finally {
      Files.delete(file);
    }
  }

  private static double seconds(Instant begin) {
    return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
  }

  private static double median(double[] runs) {
    return IntStream.range(0, runs.length)
        .mapToDouble(run -> runs[run])
        .sorted()
        .skip(runs.length / 2)
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode of(int resources) {
    int calls = (resources + module.resources().size() - 1) / module.resources().size();
    for (int call = 0; call < calls; call++) {
      String address = "module.copy[\"%d\"]".formatted(call);
      ArrayNode after = planned.addObject().put("address", address).putArray("resources");
      ArrayNode old = before.addObject().put("address", address).putArray("resources");
      int rest = resources - call * module.resources().size();
      module.resources().stream()
          .limit(rest)
          .forEach(resource -> add(resource, address + ".", after, old));
    }
    configure(calls);
    return plan;
  }

  private void add(Resource resource, String prefix, ArrayNode after, ArrayNode old) {
    boolean isThere = changes.size() % 5 != 0;
    ObjectNode unknown = JSON.createObjectNode();
    ObjectNode values = values(resource, prefix, isThere, unknown);
    if (isThere) {
      computed(values, prefix + resource.address());
    }
    ObjectNode instance = identified(resource, prefix);
    instance.put("provider_name", "registry.terraform.io/hashicorp/aws").put("schema_version", 1);
    instance.set("values", values);
    instance.putObject("sensitive_values").putObject("tags_all");
    after.add(instance);
    ObjectNode change =
        changes.add(identified(resource, prefix)).get(changes.size() - 1).deepCopy();
    ObjectNode changed = change.putObject("change");
    changed.putArray("actions").add(isThere ? "no-op" : "create");
    changed.set("before", isThere ? values : JSON.nullNode());
    changed.set("after", values);
    changed.set("after_unknown", unknown);
    changed.putObject("before_sensitive").putObject("tags_all");
    changed.putObject("after_sensitive").putObject("tags_all");
    changes.set(changes.size() - 1, change);
    if (isThere) {
      old.add(instance);
    }
  }

  private static ObjectNode identified(Resource resource, String prefix) {
    return JSON.createObjectNode()
        .put("address", prefix + resource.address())
        .put("mode", "managed")
        .put("type", resource.type())
        .put("name", resource.name());
  }

  /** What AWS adds to any resource, in the number that is usual. */
  private static void computed(ObjectNode values, String address) {
    for (String name : List.of("id", "arn", "owner_id", "hosted_zone_id", "version", "url")) {
      if (!values.has(name)) {
        values.put(name, known(address, name));
      }
    }
    for (int unset = 0; unset < 10; unset++) {
      values.putNull("unset_argument_" + unset);
    }
    ObjectNode tags = values.putObject("tags_all");
    for (String tag : List.of("Environment", "ManagedBy", "Owner", "CostCenter", "Service")) {
      tags.put(tag, tag + " of the platform");
    }
  }

  private ObjectNode values(Block block, String prefix, boolean isThere, ObjectNode unknown) {
    ObjectNode values = JSON.createObjectNode();
    for (String name : names(block)) {
      List<Reference> references = block.references(name);
      List<Block> blocks = block.blocks(name);
      if (!blocks.isEmpty()) {
        ArrayNode inner = values.putArray(name);
        ArrayNode innerUnknown = unknown.putArray(name);
        blocks.forEach(it -> inner.add(values(it, prefix, isThere, innerUnknown.addObject())));
      } else if (!references.isEmpty() && !isThere) {
        unknown.put(name, true);
      } else {
        values.set(name, value(block, name, references, prefix));
      }
    }
    return values;
  }

  private JsonNode value(Block block, String name, List<Reference> references, String prefix) {
    var policy = module.decoded(block, name);
    if (policy.isPresent()) {
      return JSON.getNodeFactory()
          .textNode(policy.get().toString().replace("${", "").replace("}\"", "\""));
    }
    if (references.isEmpty()) {
      return block.value(name);
    }
    String text = known(prefix + references.get(0).address(), references.get(0).attribute());
    return block.value(name).isArray()
        ? JSON.createArrayNode().add(text)
        : JSON.getNodeFactory().textNode(text);
  }

  private static String known(String address, String attribute) {
    return "arn:aws:some-service:eu-west-1:444455556666:%s/%s".formatted(address, attribute);
  }

  private void configure(int calls) {
    ObjectNode configuration = plan.putObject("configuration");
    configuration
        .putObject("provider_config")
        .putObject("aws")
        .put("name", "aws")
        .put("full_name", "registry.terraform.io/hashicorp/aws");
    ObjectNode call =
        configuration.putObject("root_module").putObject("module_calls").putObject("copy");
    call.putObject("for_each_expression").put("constant_value", calls);
    ArrayNode resources = call.putObject("module").putArray("resources");
    for (Resource resource : module.resources()) {
      ObjectNode written = identified(resource, "");
      written.put("provider_config_key", "aws").set("expressions", expressions(resource));
      resources.add(written);
    }
  }

  private static ObjectNode expressions(Block block) {
    ObjectNode expressions = JSON.createObjectNode();
    for (String name : names(block)) {
      List<Block> blocks = block.blocks(name);
      if (blocks.isEmpty()) {
        expressions.set(name, expression(block, name));
      } else {
        ArrayNode inner = expressions.putArray(name);
        blocks.forEach(it -> inner.add(expressions(it)));
      }
    }
    return expressions;
  }

  private static ObjectNode expression(Block block, String name) {
    ObjectNode expression = JSON.createObjectNode();
    List<Reference> references = block.references(name);
    if (references.isEmpty()) {
      return expression.set("constant_value", block.value(name));
    }
    ArrayNode names = expression.putArray("references");
    references.forEach(it -> names.add(it.toString()).add(it.address()));
    return expression;
  }

  private static List<String> names(Block block) {
    try {
      String text = block.toString();
      JsonNode body = JSON.readTree(text.substring(text.indexOf('{')));
      return body.properties().stream().map(java.util.Map.Entry::getKey).toList();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
