package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What launches by itself does not inherit the provider's tags. */
class TagsTest {

  @ParameterizedTest
  @CsvSource({"dev, ollama-app-dev", "staging, ollama-app-staging", "production, ollama-app"})
  void instances_and_their_volumes_carry_all_tags(String environment, String name) {
    assertThat(ollama(environment).resource("aws_launch_template.app").blocks("tag_specifications"))
        .extracting(it -> it.text("resource_type").orElse(""))
        .contains("instance", "volume");
    assertThat(ollama(environment).resource("aws_launch_template.app").blocks("tag_specifications"))
        .allSatisfy(
            it -> assertThat(tags(it.block("tags"))).isEqualTo(expected(environment, name)));
  }

  @ParameterizedTest
  @CsvSource({"dev, ollama-app-dev", "staging, ollama-app-staging", "production, ollama-app"})
  void the_group_carries_all_tags(String environment, String name) {
    var found = new HashMap<String, String>();
    for (Block tag : ollama(environment).resource("aws_autoscaling_group.app").blocks("tag")) {
      found.put(tag.text("key").orElseThrow(), tag.text("value").orElseThrow());
    }

    assertThat(found).isEqualTo(expected(environment, name));
  }

  private static Map<String, String> expected(String environment, String name) {
    return Map.of(
        "Project", "ollama",
        "Environment", environment,
        "ManagedBy", "terraform",
        "Service", "ollama",
        "Name", name);
  }

  private static Map<String, String> tags(Block tags) {
    var found = new HashMap<String, String>();
    for (String key : new String[] {"Project", "Environment", "ManagedBy", "Service", "Name"}) {
      tags.text(key).ifPresent(value -> found.put(key, value));
    }
    return found;
  }
}
