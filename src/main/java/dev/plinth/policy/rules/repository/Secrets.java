package dev.plinth.policy.rules.repository;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What secrets look like in a text. */
public final class Secrets {
  private static final List<Form> FORMS =
      List.of(
          Form.of("an access key of AWS", "AKIA", "(?<![A-Z0-9])AKIA[A-Z0-9]{16}(?![A-Z0-9])"),
          Form.of("an access key of AWS", "ASIA", "(?<![A-Z0-9])ASIA[A-Z0-9]{16}(?![A-Z0-9])"),
          Form.of(
              "a private key",
              "PRIVATE KEY-----",
              "-----BEGIN ([A-Z]+ )?PRIVATE KEY-----(\\\\n|\\s)*[A-Za-z0-9+/=]{16}"),
          Form.of("a token of GitHub", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36,}"),
          Form.of("a token of GitHub", "github_pat_", "\\bgithub_pat_\\w{40,}"),
          Form.of("a token of GitLab", "glpat-", "\\bglpat-[\\w-]{20,}"),
          Form.of("a token of Slack", "xox", "\\bxox[abprs]-[\\w-]{10,}"),
          Form.of(
              "an address of Slack",
              "hooks.slack.com",
              "hooks\\.slack\\.com/services/T\\w+/B\\w+/\\w+"),
          Form.of("a token of a model's host", "hf_", "\\bhf_[A-Za-z0-9]{30,}"),
          Form.of("a key of a model's host", "sk-", "\\bsk-(ant-|proj-)?[A-Za-z0-9_-]{32,}"),
          Form.of("a token of npm", "npm_", "\\bnpm_[A-Za-z0-9]{36}\\b"),
          Form.of("a live key of Stripe", "k_live_", "\\b[sr]k_live_[A-Za-z0-9]{20,}"),
          Form.of("a key of Google", "AIza", "\\bAIza[\\w-]{35}"),
          Form.of("a signed token", "eyJ", "\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}"),
          Form.of(
              "an address with a password",
              "://",
              "\\b[a-z][a-z0-9+]*://[^\\s/:@\"'$<{]+:(?!example@)[^\\s/:@\"'$<{…]{3,}@"
                  + "(?![\\w.-]*\\bexample(\\.(com|org|net))?(?![\\w.-]))[\\w.-]+"));

  /** A name that says that its value is secret; more may stand before. */
  private static final String NAME =
      "(?:password|passwd|passphrase|secret|secret_?key|auth_?token|api_?key|access_?token"
          + "|private_?key|client_?secret)";

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)"
              + NAME
              + "(?:[\"']?\\s*[=:]\\s*([\"'])(.{6,}?)\\1|=([^\\s\"'$]{6,})"
              + "|(?<=\\s--[a-z-]{0,20}"
              + NAME
              + ")[ =][\"']?([^\\s\"'$-]{6,}))");

  /** Has what words have not: a digit, or a sign that names are not written with. */
  private static final Pattern LIKELY = Pattern.compile("(?=.*[0-9!#%^&*+=?~])(?=.*[A-Za-z]).*");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "[$<{%\\[(/].*|.*(\\$\\{|\\$\\(|\\{\\{|<.*>|…).*|arn:.*|(https?|s3)://.*|(alias|file|ssm)[/:].*"
              + "|[\\w-]+\\.[\\w.\\[\\]()-]+",
          Pattern.DOTALL);

  /** Stands in the keys of AWS's own documentation: {@code AKIAIOSFODNN7EXAMPLE}. */
  private static final String EXAMPLE = "EXAMPLE";

  /** Nothing of a form is shorter; the shortest is an address with a password of three letters. */
  private static final int SHORTEST = 11;

  private Secrets() {}

  /**
   * A secret that has a form of its own.
   *
   * @param what it is, in words
   * @param sign without which it cannot be there: looked for first, because that is quick
   */
  private record Form(String what, String sign, Pattern pattern) {
    static Form of(String what, String sign, String pattern) {
      return new Form(what, sign, Pattern.compile(pattern));
    }

    boolean isIn(String text) {
      return text.contains(sign)
          && pattern.matcher(text).results().anyMatch(found -> !found.group().contains(EXAMPLE));
    }
  }

  /** What there is that has the form of a secret, in words. */
  public static Stream<String> formed(String text) {
    return text.length() < SHORTEST
        ? Stream.empty()
        : FORMS.stream().filter(form -> form.isIn(text)).map(Form::what);
  }

  /** Whether a value stands beside a name that calls it secret. */
  static boolean isAssigned(String line) {
    return ASSIGNED
        .matcher(line)
        .results()
        .flatMap(found -> Stream.of(2, 3, 4).map(found::group).filter(Objects::nonNull))
        .anyMatch(Secrets::isLiteral);
  }

  /** Whether a value is written out, and likely to be one that opens something. */
  static boolean isLiteral(String value) {
    return LIKELY.matcher(value).matches()
        && !REFERENCE.matcher(value).matches()
        && !value.contains(EXAMPLE);
  }
}
