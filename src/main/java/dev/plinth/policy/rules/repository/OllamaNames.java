package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of AWS resources that belong to the Ollama platform, and names that it left behind. */
final class OllamaNames {
  private static final Pattern OLD =
      Pattern.compile("crud[-_ ]?app|education[-_ ]?portal", Pattern.CASE_INSENSITIVE);

  /** By what such names end in; with the ending that AWS gives to the address of a balancer. */
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?<![\\w.${}-])(?<![^/]/)([a-z][a-z0-9]*(?:-[a-z0-9]+)*?)"
              + "-(?:alb|asg|tg|sg|lt|igw|data-table|ec2-role|ec2-profile)"
              + "(?:-(?:dev|staging|production))?(?:-\\d+\\.[\\w.-]+)?(?![\\w-])");

  private static final Pattern PLATFORM = Pattern.compile("environments/([a-z]+)/.*");

  private OllamaNames() {}

  /** Whether a repository has anything to do with the platform. */
  static boolean areIn(Repository repository) {
    return repository.files().stream().anyMatch(file -> file.path().contains("ollama"));
  }

  /** What a line says of the earlier projects. */
  static Stream<String> old(String line) {
    return OLD.matcher(line).results().map(MatchResult::group);
  }

  /** Names of resources in a line that are of none of the platforms, the earlier projects apart. */
  static Stream<String> foreign(Repository repository, String line) {
    return RESOURCE
        .matcher(line)
        .results()
        .filter(name -> !OLD.matcher(name.group()).find())
        .filter(name -> platforms(repository).noneMatch(it -> isOf(name.group(1), it)))
        .map(MatchResult::group);
  }

  private static boolean isOf(String prefix, String platform) {
    return prefix.equals(platform) || prefix.startsWith(platform + "-");
  }

  private static Stream<String> platforms(Repository repository) {
    return Stream.concat(
            Stream.of("ollama"),
            repository.files().stream()
                .map(file -> PLATFORM.matcher(file.path()))
                .filter(Matcher::matches)
                .map(path -> path.group(1)))
        .distinct();
  }
}
