package dev.plinth.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plinth.environment.ollama.FleetSettings.Architecture;
import dev.plinth.environment.ollama.NetworkSettings.NatGateways;
import dev.plinth.environment.ollama.OllamaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @TempDir private Path folder;

  @Test
  void reads_every_kind_of_value() throws IOException {
    var settings = read(EditedSettings.of("production").in(folder), Map.of());

    assertThat(settings.network().vpcCidr())
        .isEqualTo(new Variable<>("ollama_vpc_cidr", "10.0.0.0/16"));
    assertThat(settings.network().natGateways()).isEqualTo(NatGateways.PER_ZONE);
    assertThat(settings.network().availabilityZones()).containsExactly("us-east-1a", "us-east-1b");
    assertThat(settings.fleet().architecture()).isEqualTo(Architecture.X86_64);
    assertThat(settings.fleet().maxSize().value()).isEqualTo(10);
    assertThat(settings.fleet().deletionProtection()).isTrue();
    assertThat(settings.fleet().onDemandBase()).isEqualTo(2);
    assertThat(settings.storage().replicaRegion()).contains("us-west-2");
    assertThat(settings.cdn().cdnCertificateArn()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          max_size            | "3"               | a whole number from 1 to 100
          max_size            | 3.5               | a whole number from 1 to 100
          max_size            | 3.0               | a whole number from 1 to 100
          max_size            | 0                 | a whole number from 1 to 100
          max_size            | 101               | a whole number from 1 to 100
          max_size            | 99999999999       | a whole number from 1 to 100
          max_size            | -1                | a whole number from 1 to 100
          max_size            | null              | a whole number from 1 to 100
          max_size            | [3]               | a whole number from 1 to 100
          max_size            | {"a":3}           | a whole number from 1 to 100
          max_size            | true              | a whole number from 1 to 100
          log_retention_days  | 31                | one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
          deletion_protection | "true"            | true or false
          deletion_protection | 1                 | true or false
          nat_gateways        | "PER_ZONE"        | one of none, single, per_zone
          nat_gateways        | ""                | one of none, single, per_zone
          nat_gateways        | 1                 | one of none, single, per_zone
          architecture        | "amd64"           | one of x86_64, arm64
          cdn_price_class     | "PriceClass_300"  | one of PriceClass_100, PriceClass_200, PriceClass_All
          account_id          | 222222222222      | an account number of 12 digits
          account_id          | "22222222222"     | an account number of 12 digits
          region              | "us-east"         | a region such as us-east-1
          region              | "us-east-1\\n"    | a region such as us-east-1
          state_bucket        | "Plinth_State"    | a bucket name of 3 to 63 lower-case letters, digits and hyphens
          vpc_cidr            | "10.0.0.0"        | an IPv4 block from /16 to /24 that starts with its first address, such as 10.0.0.0/16
          vpc_cidr            | "10.0.0.1/16"     | an IPv4 block from /16 to /24 that starts with its first address, such as 10.0.0.0/16
          vpc_cidr            | "10.0.0.0/8"      | an IPv4 block from /16 to /24 that starts with its first address, such as 10.0.0.0/16
          vpc_cidr            | "fd00::/16"       | an IPv4 block from /16 to /24 that starts with its first address, such as 10.0.0.0/16
          availability_zones  | "us-east-1a"      | a list of 2 to 6 entries, all different; and a list whose every entry is a zone such as us-east-1a
          availability_zones  | ["us-east-1a"]    | a list of 2 to 6 entries, all different
          availability_zones  | ["a","a"]         | a list of 2 to 6 entries, all different; and a list whose every entry is a zone such as us-east-1a
          availability_zones  | ["us-east-1a",1]  | a list of 2 to 6 entries, all different; and a list whose every entry is a zone such as us-east-1a
          ssh_cidrs           | ["0.0.0.0/0"]     | a list whose every entry is an IPv4 block from /8 to /32 that starts with its first address, such as 10.0.0.0/16
          ssh_key             | "existing:"       | generated, none or existing:<key pair name>
          certificate_arn     | "arn:aws:iam::1"  | the ARN of an ACM certificate, or empty
          tls_policy          | "ELBSecurityPolicy-2016-08" | one of ELBSecurityPolicy-TLS13-1-2-2021-06, ELBSecurityPolicy-TLS13-1-2-Res-2021-06, ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04, ELBSecurityPolicy-TLS13-1-3-2021-06
          instance_type       | "t3"              | an instance type such as t3.medium
          ami                 | "ami-123"         | latest, baked or an image id such as ami-0abcdef1234567890
          sleep_at            | "at night"        | a cron expression of five fields, or empty
          keep_alive          | "5 minutes"       | -1 or a duration such as 30m
          webui_image         | "open-webui"      | an image with its version, such as ghcr.io/open-webui/open-webui:v0.6.36
          storage_suffix      | "-x"              | random, or 3 to 20 lower-case letters, digits and hyphens
          storage_cors_origins | ["chat.example"] | a list whose every entry is an origin such as https://chat.example.com
          alarm_emails        | ["nobody"]        | a list whose every entry is a mail address
          backup_schedule     | "rate(1 day)"     | a schedule of six fields such as cron(0 5 * * ? *)
          """)
  void a_bad_value_is_refused_with_what_is_allowed(String setting, String json, String allowed)
      throws IOException {
    Path file = EditedSettings.of("production").with("ollama_" + setting, json).in(folder);

    assertThat(refusal(file))
        .isEqualTo(
            """
            %s: 1 error
              ollama_%s is %s: allowed is %s\
            """
                .formatted(file, setting, json, allowed));
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() throws IOException {
    Path file =
        EditedSettings.of("production")
            .without("ollama_region")
            .with("ollama_max_size", "\"ten\"")
            .with("ollama_ssh_cidrs", "[\"10.0.0.9/8\"]")
            .with("ollama_scale_down_cpu_percent", "90")
            .withLine("\"ollama_max_sizes\": 10")
            .withLine("\"ollama_model\": \"llama3.2:1b\"")
            .withLine("\"color\": \"green\"")
            .in(folder);
    int last = Files.readAllLines(file).size() - 1;

    assertThat(refusal(file, Map.of("ollama_min_size", "few", "vpc_cidr", "10.0.0.0/16")))
        .isEqualTo(
            """
            %s: 9 errors
              ollama_model is there twice, in line 48 and line %d: keep one
              ollama_max_sizes is unknown: did you mean ollama_max_size?
              color is unknown: remove it
              --set vpc_cidr=10.0.0.0/16 is unknown: did you mean ollama_vpc_cidr?
              Missing required variable: ollama_region: allowed is a region such as us-east-1
              ollama_ssh_cidrs is ["10.0.0.9/8"]: allowed is a list whose every entry is an IPv4 block from /8 to /32 that starts with its first address, such as 10.0.0.0/16
              --set ollama_min_size=few: allowed is a whole number from 0 to 100
              ollama_max_size is "ten": allowed is a whole number from 1 to 100
              ollama_scale_down_cpu_percent is 90: allowed is less than 40, ollama_scale_up_cpu_percent: otherwise the fleet grows and shrinks at the same time\
            """
                .formatted(file, last - 1));
  }

  @Test
  void the_environment_is_named_as_its_file() throws IOException {
    Path file = EditedSettings.of("dev").with("ollama_environment", "\"demo\"").in(folder);

    assertThat(refusal(file))
        .isEqualTo(
            "%s: 1 error\n  ollama_environment is \"demo\": allowed is dev, as the file is named"
                .formatted(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"a": 1,}     | line 1, column 9: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
          {"a": 1       | line 1, column 8: Unexpected end-of-input: expected close marker for Object
          {'a': 1}      | line 1, column 2: Unexpected character (''' (code 39)): was expecting double-quote to start field name
          [1, 2]        | is not a JSON object: allowed is {"key": value, …}
          "text"        | is not a JSON object: allowed is {"key": value, …}
          {} {}         | line 1, column 4: more after the end
          {"a": {"b": 1, "b": 2}} | line 1, column 21: b is there twice: keep one
          """)
  void bad_json_is_refused_with_its_place(String text, String error) throws IOException {
    Path file = Files.writeString(folder.resolve("dev.tfvars.json"), text);

    assertThat(refusal(file)).isEqualTo("%s: 1 error\n  %s".formatted(file, error));
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    assertThat(refusal(Files.createFile(folder.resolve("dev.tfvars.json"))))
        .endsWith("is not a JSON object: allowed is {\"key\": value, …}");
  }

  @Test
  void text_in_another_encoding_is_refused() throws IOException {
    byte[] latin = "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("dev.tfvars.json"), latin);

    assertThat(refusal(file)).endsWith("is not UTF-8 text: save it as UTF-8");
  }

  @Test
  void a_file_of_more_than_sixteen_megabytes_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("dev.tfvars.json"), "{}" + " ".repeat(16 << 20));

    assertThat(refusal(file)).endsWith("is of 16777218 bytes: allowed are at most 16777216");
  }

  @Test
  void a_folder_in_place_of_the_file_is_refused() throws IOException {
    assertThat(refusal(Files.createDirectory(folder.resolve("dev.tfvars.json"))))
        .endsWith("cannot be read: check that it is a file, and its permissions");
  }

  @Test
  void nesting_without_end_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("dev.tfvars.json"), "{\"a\":" + "[".repeat(5000));

    assertThat(refusal(file)).contains("1 error").contains("nesting depth");
  }

  @Test
  void a_long_value_is_shown_in_part() throws IOException {
    Path file =
        EditedSettings.of("dev").with("ollama_region", '"' + "x".repeat(5000) + '"').in(folder);

    assertThat(refusal(file)).hasSizeLessThan(400).contains("xxx…: allowed is a region");
  }

  @Test
  void an_override_is_used_instead_of_the_file() throws IOException {
    var settings =
        read(
            EditedSettings.of("dev").in(folder),
            Map.of(
                "ollama_storage_suffix", "demo",
                "ollama_max_size", "3",
                "ollama_deletion_protection", "true",
                "ollama_ssh_cidrs", "[]",
                "ollama_sleep_at", "",
                "ollama_wake_at", "",
                "ollama_nat_gateways", "single"));

    assertThat(settings.storage().storageSuffix()).isEqualTo("demo");
    assertThat(settings.fleet().maxSize().value()).isEqualTo(3);
    assertThat(settings.fleet().deletionProtection()).isTrue();
    assertThat(settings.scaling().sleepAt()).isEmpty();
    assertThat(settings.network().natGateways()).isEqualTo(NatGateways.SINGLE);
  }

  @Test
  void an_override_is_checked_like_the_file() throws IOException {
    Path file = EditedSettings.of("dev").in(folder);

    assertThat(
            refusal(
                file,
                Map.of(
                    "ollama_max_size", "3 4",
                    "ollama_availability_zones", "us-east-1a,us-east-1b",
                    "ollama_deletion_protection", "yes",
                    "ollama_region", "\"us-east-1\"")))
        .isEqualTo(
            """
            %s: 4 errors
              --set ollama_region="us-east-1": allowed is a region such as us-east-1
              --set ollama_availability_zones=us-east-1a,us-east-1b: allowed is a list of 2 to 6 entries, all different; and a list whose every entry is a zone such as us-east-1a
              --set ollama_max_size=3 4: allowed is a whole number from 1 to 100
              --set ollama_deletion_protection=yes: allowed is true or false\
            """
                .formatted(file));
  }

  @Test
  void an_override_that_contradicts_the_file_is_named_as_the_culprit() throws IOException {
    assertThat(refusal(EditedSettings.of("dev").in(folder), Map.of("ollama_min_size", "5")))
        .endsWith("--set ollama_min_size=5: allowed is at most 2, ollama_max_size");
  }

  private static OllamaSettings read(Path file, Map<String, String> overrides) {
    return SettingsReader.read(file, OllamaSettings.class, new TreeMap<>(overrides));
  }

  private static String refusal(Path file) {
    return refusal(file, Map.of());
  }

  private static String refusal(Path file, Map<String, String> overrides) {
    var refused = catchThrowableOfType(InvalidSettings.class, () -> read(file, overrides));
    assertThat(refused).as("the refusal of " + file).isNotNull();
    return refused.getMessage();
  }
}
