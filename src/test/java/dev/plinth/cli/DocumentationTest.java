package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documentation tells people to type and to follow is there. */
class DocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();

  /** Programs that the documentation may name, beside those whose arguments are held here. */
  private static final Set<String> KNOWN =
      Set.of(
          "apt-get",
          "awk",
          "bash",
          "cd",
          "curl",
          "dig",
          "docker",
          "export",
          "git",
          "hyperfine",
          "java",
          "jq",
          "npm",
          "openssl",
          "pip",
          "python3",
          "pipx",
          "sudo",
          "tr",
          "while",
          "xargs",
          "do",
          "done",
          "locust",
          "packer",
          "snap",
          "systemctl",
          "journalctl",
          "ollama",
          "rm",
          "sleep",
          "tee",
          "ps",
          "echo",
          "if");

  private static final Set<String> MAVEN =
      Set.of(
          "verify",
          "test",
          "spotless:apply",
          "-pl",
          "src",
          "-am",
          "-B",
          "-q",
          "test-compile",
          "-Dstock");

  /** Commands that are written for people, and not made from the models of the services. */
  private static final Set<String> AWS_WITHOUT_SKELETON =
      Set.of(
          "s3 cp",
          "s3 ls",
          "s3 sync",
          "sso login",
          "configure sso",
          "logs tail",
          "ssm start-session");

  private static final Map<String, String> HELP = new HashMap<>();

  static List<Path> pages() {
    return MarkdownPage.all();
  }

  /** Examples of rules are wrong on purpose. */
  static List<Path> pagesWithCommands() {
    return pages().stream().filter(page -> !page.startsWith("docs/rules")).toList();
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void its_commands_are_commands_of_the_programs_that_they_call(Path page) {
    assertThat(
            MarkdownPage.read(page).commands().stream()
                .flatMap(
                    command -> problem(command).map(problem -> command + ": " + problem).stream()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void its_links_lead_somewhere(Path page) {
    assertThat(MarkdownPage.read(page).links().stream().filter(link -> !leadsSomewhere(page, link)))
        .isEmpty();
  }

  /** Else the tests above could be about nothing. */
  @Test
  void the_documentation_has_commands_and_links() {
    List<MarkdownPage> all = pages().stream().map(MarkdownPage::read).toList();
    assertThat(all.stream().flatMap(page -> page.commands().stream())).hasSizeGreaterThan(100);
    assertThat(all.stream().flatMap(page -> page.links().stream())).hasSizeGreaterThan(500);
  }

  @Test
  void every_command_of_the_program_is_documented() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(program().getSubcommands().values())
        .filteredOn(command -> !command.getCommandSpec().usageMessage().hidden())
        .extracting(CommandLine::getCommandName)
        .allSatisfy(name -> assertThat(readme).contains("./plinth " + name));
  }

  private static boolean leadsSomewhere(Path page, String link) {
    if (link.matches("[a-z]+:.*")) {
      return link.matches("https://[a-z0-9.-]+\\.[a-z]+(:\\d+)?(/.*)?");
    }
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || MarkdownPage.read(target).anchors().contains(parts[1]));
  }

  /** Why a command would not be understood. */
  private static Optional<String> problem(String command) {
    List<String> words = ShellCommands.words(command);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> arguments = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "./plinth" -> problemForPlinth(arguments);
      case "terraform" -> problemForTerraform(arguments);
      case "aws" -> problemForAws(arguments);
      case "mvn" -> problemForMaven(arguments);
      case "cdktf" -> problem(Set.of("deploy", "synth", "diff", "destroy"), arguments.get(0));
      default -> problem(KNOWN, Path.of(words.get(0)).getFileName().toString());
    };
  }

  private static Optional<String> problem(Set<String> known, String word) {
    return known.contains(word) ? Optional.empty() : Optional.of(word + " is not known");
  }

  private static Optional<String> problemForPlinth(List<String> arguments) {
    try {
      program()
          .parseArgs(
              arguments.stream().flatMap(DocumentationTest::firstOfChoice).toArray(String[]::new));
      return Optional.empty();
    } catch (CommandLine.ParameterException notUnderstood) {
      return Optional.of(notUnderstood.getMessage());
    }
  }

  /** {@code up|down} stands for one of the two, {@code [NAME]} for what may be left out. */
  private static Stream<String> firstOfChoice(String word) {
    String plain = word.replaceAll("[\\[\\]]", "");
    return Stream.of(plain.split("\\\\?\\|", -1)[0]).filter(it -> !it.isEmpty());
  }

  private static Optional<String> problemForTerraform(List<String> arguments) {
    List<String> own = arguments.stream().filter(word -> !word.startsWith("-chdir=")).toList();
    if (!help("terraform", "-help").contains("  " + own.get(0) + " ")) {
      return Optional.of("terraform has no " + own.get(0));
    }
    // What a subcommand of a subcommand takes is in its own help.
    boolean nested = own.get(0).equals("workspace") || own.get(0).equals("state");
    String[] topic = own.stream().limit(nested ? 2 : 1).toArray(String[]::new);
    String known =
        help(
            Stream.of(Stream.of("terraform"), Stream.of(topic), Stream.of("-help"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    return own.stream()
        .filter(word -> word.startsWith("-"))
        .map(option -> option.replaceFirst("=.*", ""))
        .filter(option -> !known.contains(option))
        .findFirst()
        .map(option -> "terraform has no option " + option);
  }

  /** The CLI's own parser looks at the arguments, and then prints a skeleton: nothing is called. */
  private static Optional<String> problemForAws(List<String> arguments) {
    String name = String.join(" ", arguments.subList(0, 2));
    if (AWS_WITHOUT_SKELETON.contains(name) || mayDoWithoutAws()) {
      return Optional.empty();
    }
    var words = new ArrayList<>(List.of("aws"));
    // What a variable holds is as good as any JSON.
    arguments.stream().map(word -> word.replaceFirst("^\\$\\w+$", "{}")).forEach(words::add);
    words.addAll(List.of("--generate-cli-skeleton", "--region", "us-east-1"));
    String said = help(words.toArray(String[]::new));
    return said.strip().startsWith("{") ? Optional.empty() : Optional.of(said.strip());
  }

  /** Where it is not installed its commands are not looked at, but never so in CI. */
  private static boolean mayDoWithoutAws() {
    return !"true".equals(System.getenv("CI"))
        && Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .noneMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
  }

  private static Optional<String> problemForMaven(List<String> arguments) {
    return arguments.stream()
        .flatMap(
            word -> {
              if (word.matches("-D(it\\.)?test=.*")) {
                return Stream.of(word.substring(word.indexOf('=') + 1).split(","))
                    .filter(name -> !testNamed(name))
                    .map(name -> "there is no test " + name);
              }
              return MAVEN.contains(word) || word.startsWith("-Dsurefire.")
                  ? Stream.empty()
                  : Stream.of(word + " is not known");
            })
        .findFirst();
  }

  private static boolean testNamed(String name) {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      String pattern = name.replace("*", ".*") + "\\.java";
      return files.anyMatch(file -> file.getFileName().toString().matches(pattern));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static CommandLine program() {
    return Plinth.commandLine(ROOT, new Terminal(false, new BufferedReader(new StringReader(""))));
  }

  private static String help(String... command) {
    return HELP.computeIfAbsent(String.join(" ", command), it -> run(command));
  }

  private static String run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    } catch (IOException failure) {
      throw new AssertionError("cannot run " + List.of(command), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
