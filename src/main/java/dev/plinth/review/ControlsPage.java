package dev.plinth.review;

import dev.plinth.policy.Glob;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Source;
import dev.plinth.review.Control.Measure;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page that tells auditors which control is satisfied by what. Its addresses are those that
 * stand in the JSON of production: a control whose pattern finds nothing stops the page.
 */
public final class ControlsPage {
  private final List<String> addresses;
  private final List<Rule> rules;

  private ControlsPage(TerraformDocument document, List<Rule> rules) {
    this.rules = rules;
    var services = ServiceNames.of(document);
    addresses =
        document.resources().stream()
            .map(resource -> resource.type() + "." + services.folded(resource.name()))
            .distinct()
            .sorted()
            .toList();
  }

  /**
   * The page as Markdown.
   *
   * @param document the microservices platform in production
   * @param rules that hold its properties
   * @throws IllegalStateException if nothing in the document does what a control says
   */
  public static String of(TerraformDocument document, List<Rule> rules) {
    var page = new ControlsPage(document, rules);
    var text = new ArrayList<String>();
    text.add("# Controls");
    text.add(
        """
        Which control of NIST SP 800-53 and of SOC 2 the microservices platform satisfies, and by
        what. This page is made from the code and from the JSON of `prod` (`./plinth docs`): an
        address here is one that is deployed, and a build fails when a control has none. `<service>`
        stands for each service of the catalogue that has such a resource. The properties are those
        of the platform's design, and the rules hold every synthesis to them.""");
    text.add("## NIST SP 800-53");
    Controls.nist().forEach(control -> text.add(page.section(control)));
    text.add("## SOC 2");
    Controls.soc2().forEach(control -> text.add(page.section(control)));
    text.add("## Audit evidence");
    text.add(page.table("what an auditor asks for", Controls.evidence()));
    return String.join("\n\n", text) + "\n";
  }

  private String section(Control control) {
    return "### %s %s\n\n%s\n\nProperties: %s.\n\nRules: %s."
        .formatted(
            control.id(),
            control.title(),
            table("how", control.measures()),
            control.properties().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            rules(control).map(RulesIndex::link).collect(Collectors.joining(", ")));
  }

  private Stream<Rule> rules(Control control) {
    List<Source> properties = control.properties().stream().map(Source::microservices).toList();
    return rules.stream().filter(rule -> rule.sources().stream().anyMatch(properties::contains));
  }

  private String table(String heading, List<Measure> measures) {
    return Stream.concat(
            Stream.of("| %s | by |".formatted(heading), "|---|---|"),
            measures.stream()
                .map(measure -> "| %s | %s |".formatted(measure.says(), evidence(measure))))
        .collect(Collectors.joining("\n"));
  }

  /** By type, each name once: {@code aws_kms_key: ecr, s3}. */
  private String evidence(Measure measure) {
    var names = new TreeMap<String, Set<String>>();
    measure.evidence().stream()
        .flatMap(this::found)
        .forEach(
            address -> {
              int dot = address.indexOf('.');
              names
                  .computeIfAbsent(address.substring(0, dot), type -> new TreeSet<>())
                  .add(address.substring(dot + 1));
            });
    return names.entrySet().stream()
        .map(
            type ->
                type.getValue().stream()
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", ", "`" + type.getKey() + "`: ", "")))
        .collect(Collectors.joining("<br>"));
  }

  private Stream<String> found(String pattern) {
    List<String> found = addresses.stream().filter(Glob.of(pattern)::matches).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("nothing in the document is " + pattern);
    }
    return found.stream();
  }
}
