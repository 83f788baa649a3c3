package dev.plinth.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every platform in every environment. */
class EveryPlatformTest {
  private static final Map<String, String> PROVIDER_VERSIONS =
      Map.of("aws", "5.100.0", "random", "3.7.2", "tls", "4.1.0");
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pous]_\\w{30}");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i)(.*[_-])?(password|secret|secret_string|token|private_key|secret_key)");

  static Stream<Target> targets() {
    return Synthesized.targets();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void state_is_kept_encrypted_behind_two_locks(Target target) throws IOException {
    var settings = settings(target);
    Block backend = Synthesized.document(target).settings().block("backend").block("s3");

    assertThat(backend.text("bucket")).hasValue(settings.get("state_bucket"));
    assertThat(backend.text("dynamodb_table")).hasValue(settings.get("lock_table"));
    assertThat(backend.text("region")).hasValue(settings.get("state_region"));
    assertThat(backend.text("key")).hasValue(target.platform() + "/terraform.tfstate");
    assertThat(backend.isTrue("encrypt")).isTrue();
    assertThat(backend.text("kms_key_id"))
        .hasValue(
            "arn:aws:kms:%s:%s:alias/plinth-state"
                .formatted(settings.get("state_region"), settings.get("account_id")));
    assertThat(backend.isTrue("use_lockfile")).isTrue();
    assertThat(backend.texts("allowed_account_ids")).containsExactly(settings.get("account_id"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void every_provider_of_aws_touches_one_account_and_tags_what_it_makes(Target target)
      throws IOException {
    String account = settings(target).get("account_id");
    List<Block> providers = Synthesized.document(target).providers("aws");

    assertThat(providers)
        .isNotEmpty()
        .allSatisfy(
            provider -> {
              assertThat(provider.texts("allowed_account_ids")).containsExactly(account);
              Block tags = provider.block("default_tags").block("tags");
              assertThat(tags.text("Project")).isPresent();
              assertThat(tags.text("Environment")).hasValue(target.environment());
              assertThat(tags.text("ManagedBy")).hasValue("terraform");
              assertThat(tags.text("Service")).hasValue(target.platform());
            });
    assertThat(providers.stream().map(provider -> provider.text("alias"))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void resources_name_a_provider_that_is_configured(Target target) {
    TerraformDocument document = Synthesized.document(target);
    List<String> configured =
        document.providers("aws").stream()
            .flatMap(provider -> provider.text("alias").stream())
            .map(alias -> "aws." + alias)
            .toList();

    assertThat(document.resources())
        .flatExtracting(resource -> resource.texts("provider"))
        .isSubsetOf(configured);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void providers_are_pinned_exactly(Target target) {
    TerraformDocument document = Synthesized.document(target);
    Block required = document.settings().block("required_providers");

    assertThat(document.resources())
        .isNotEmpty()
        .allSatisfy(
            resource -> {
              String provider = resource.type().split("_")[0];
              assertThat(required.block(provider).text("version"))
                  .as(resource.address())
                  .hasValue(PROVIDER_VERSIONS.get(provider));
            });
  }

  @ParameterizedTest
  @MethodSource("targets")
  void references_lead_to_resources_that_are_there(Target target) throws IOException {
    TerraformDocument document = Synthesized.document(target);
    var whole =
        TerraformDocument.read("{\"locals\": {\"all\": %s}}".formatted(Synthesized.json(target)));

    assertThat(whole.locals().references("all"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.find(reference.address())).as("%s", reference).isPresent());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void variables_say_what_they_are_and_what_is_allowed(Target target) {
    TerraformDocument document = Synthesized.document(target);

    assertThat(document.variables()).isNotEmpty();
    document
        .variables()
        .forEach(
            (name, variable) -> {
              assertThat(variable.text("description").orElse("")).as(name).isNotBlank();
              assertThat(variable.text("type")).as(name).isPresent();
              assertThat(variable.value("default").isMissingNode()).as(name).isFalse();
              assertThat(variable.isFalse("nullable")).as(name).isTrue();
              assertThat(variable.blocks("validation"))
                  .as(name)
                  .isNotEmpty()
                  .allSatisfy(
                      validation -> {
                        assertThat(validation.text("condition").orElse("")).contains("var." + name);
                        assertThat(validation.text("error_message").orElse("")).isNotBlank();
                      });
            });
  }

  /** A variable that nothing takes and nothing binds could be set at plan time, and be ignored. */
  @ParameterizedTest
  @ValueSource(strings = {"bootstrap", "ollama", "microservices", "troubleshooter"})
  void every_variable_has_an_effect_in_some_environment(String platform) {
    List<Target> targets = targets().filter(it -> it.platform().equals(platform)).toList();
    var idle = new TreeSet<>(Synthesized.document(targets.get(0)).variables().keySet());
    for (Target target : targets) {
      String text = Synthesized.json(target);
      idle.removeIf(name -> isTaken(name, text) || isBound(name, text));
    }
    if (platform.equals("microservices")) {
      String text =
          Synthesized.json(targets.get(0), Map.of("service_discovery", "service_connect"));
      idle.removeIf(name -> isTaken(name, text));
    }

    assertThat(idle).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void one_variable_refuses_another_workspace_in_our_words(Target target) {
    List<Block> guards =
        Synthesized.document(target).variables().values().stream()
            .flatMap(variable -> variable.blocks("validation").stream())
            .filter(it -> it.text("condition").orElse("").contains("terraform.workspace"))
            .toList();

    assertThat(guards).hasSize(1);
    assertThat(guards.get(0).text("condition").orElse(""))
        .matches("\\$\\{var\\.\\w*environment == terraform\\.workspace}");
    assertThat(guards.get(0).text("error_message").orElse(""))
        .contains("for workspace " + target.environment())
        .contains("terraform workspace select " + target.environment());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void outputs_say_what_they_are(Target target) {
    assertThat(Synthesized.document(target).outputs())
        .isNotEmpty()
        .allSatisfy(
            (name, output) -> assertThat(output.text("description").orElse("")).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void no_secret_is_written_down(Target target) throws IOException {
    JsonNode document = new ObjectMapper().readTree(Synthesized.json(target));
    var secrets = new ArrayList<String>();
    collectSecrets("", document, secrets);

    assertThat(Synthesized.json(target)).doesNotContainPattern(SECRET_VALUE);
    assertThat(secrets).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothing_remembers_an_earlier_project(Target target) {
    assertThat(Synthesized.json(target)).doesNotContainPattern("(?i)crud[-_ ]?app|education");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void addresses_are_short_words(Target target) {
    assertThat(Synthesized.document(target).resources())
        .extracting(Resource::name)
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") && name.length() <= 48);
  }

  private static boolean isTaken(String variable, String text) {
    return Pattern.compile("\\$\\{-?var\\.%s}".formatted(variable)).matcher(text).find();
  }

  private static boolean isBound(String variable, String text) {
    return text.contains("${jsonencode(var.%s) ==".formatted(variable));
  }

  private static void collectSecrets(String name, JsonNode node, List<String> found) {
    if (node.isTextual()
        && SECRET_NAME.matcher(name).matches()
        && !node.textValue().startsWith("${")) {
      found.add(name + " = " + node.textValue());
    }
    if (node.isObject()) {
      node.properties().forEach(entry -> collectSecrets(entry.getKey(), entry.getValue(), found));
    } else {
      node.forEach(element -> collectSecrets(name, element, found));
    }
  }

  /** The texts of the settings file, without the platform's prefix. */
  private static Map<String, String> settings(Target target) throws IOException {
    Path file = SettingsFiles.of(Path.of("")).file(target.platform(), target.environment());
    var texts = new HashMap<String, String>();
    new ObjectMapper()
        .readTree(file.toFile())
        .properties()
        .forEach(
            entry ->
                texts.put(
                    entry.getKey().replaceFirst("^" + target.platform() + "_", ""),
                    entry.getValue().asText()));
    return texts;
  }
}
