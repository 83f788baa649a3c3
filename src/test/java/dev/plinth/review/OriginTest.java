package dev.plinth.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  private static final String MAIN =
      """
      {
        "terraform": {"resource": {"aws_lb": {"fake": {}}}},
        "provider": {"aws": {}},
        "locals": {"a": {"b": 1}},
        "variable": {"name": {}},
        "data": {"aws_ami": {"ubuntu": {}}},
        "resource": [
          {"aws_lb": {"a": {"name": "a"},
            "b": [{"name": "b"}]}}
        ],
        "module": {"net": {}}
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "aws_lb.a, 8, 17",
    "aws_lb.b, 9, 7",
    "data.aws_ami.ubuntu, 6, 24",
    "variable.name, 5, 16",
    "local.a, 4, 14",
    "provider.aws, 3, 16",
    "module.net, 11, 14",
    "terraform, 2, 3",
    "aws_lb.fake, 1, 1",
    "aws_lb.missing, 1, 1",
  })
  void a_resource_is_where_its_name_stands(String address, int line, int column)
      throws IOException {
    String file = Files.writeString(folder.resolve("main.tf.json"), MAIN).toString();

    assertThat(Origin.terraform(List.of(file)).of(address))
        .isEqualTo(new Place(file, line, column));
  }

  @Test
  void a_resource_is_in_that_file_of_several_that_has_it() throws IOException {
    String one = Files.writeString(folder.resolve("one.tf.json"), MAIN).toString();
    String two =
        Files.writeString(
                folder.resolve("two.tf.json"), "{\"resource\":\n{\"aws_vpc\": {\"main\": {}}}}")
            .toString();
    Origin origin = Origin.terraform(List.of(one, two));

    assertThat(origin.of("aws_vpc.main")).isEqualTo(new Place(two, 2, 14));
    assertThat(origin.of("aws_vpc.other")).isEqualTo(new Place(one, 1, 1));
  }

  @Test
  void a_file_that_is_gone_meanwhile_is_named_all_the_same() {
    String file = folder.resolve("gone.json").toString();

    assertThat(Origin.terraform(List.of(file)).of("aws_lb.a")).isEqualTo(new Place(file, 1, 1));
  }

  @Test
  void a_repository_names_files_and_lines_itself() {
    Origin origin = Origin.repository(Path.of("project"));

    assertThat(origin.of("docs/a.md:12")).isEqualTo(new Place("project/docs/a.md", 12, 1));
    assertThat(origin.of("docs/a.md")).isEqualTo(new Place("project/docs/a.md", 1, 1));
  }
}
