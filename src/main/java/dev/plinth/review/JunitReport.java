package dev.plinth.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Waived;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What rules found as the results of tests, which every CI server shows: a suite is a document, a
 * case is a rule.
 *
 * @see <a
 *     href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">
 *     The form</a>
 */
public final class JunitReport {
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final Threshold threshold;

  private JunitReport(Threshold threshold) throws XMLStreamException {
    this.threshold = threshold;
    this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** The results as XML. A finding that does not count is told, and fails nothing. */
  public static String of(CheckRun run) {
    try {
      var report = new JunitReport(run.threshold());
      report.write(run);
      return report.text + "\n";
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void write(CheckRun run) throws XMLStreamException {
    List<Suite> suites = run.judged().stream().map(Suite::new).toList();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "plinth check");
    for (Suite suite : suites) {
      suite.write();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void element(String name, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.writeStartElement(name);
      xml.writeCharacters(allowed(text));
      xml.writeEndElement();
    }
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value.toString()));
  }

  /** XML has no way to write most control characters, which an address may hold nevertheless. */
  private static String allowed(String text) {
    return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
  }

  /** One document. */
  private final class Suite {
    private final Judged judged;
    private final Map<Rule, List<Finding>> failing;
    private final Map<Rule, List<Finding>> told;
    private final Map<Rule, List<Waived>> waived;

    Suite(Judged judged) {
      this.judged = judged;
      this.failing =
          judged.findings().stream().filter(threshold::counts).collect(groupingBy(Finding::rule));
      this.told =
          judged.findings().stream()
              .filter(finding -> !threshold.counts(finding))
              .collect(groupingBy(Finding::rule));
      this.waived = judged.waived().stream().collect(groupingBy(waived -> waived.finding().rule()));
    }

    void write() throws XMLStreamException {
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      attribute("name", judged.name());
      attribute("time", "0");
      attribute("tests", judged.rules().size());
      attribute("errors", 0);
      attribute("skipped", waived.keySet().stream().filter(it -> !failing.containsKey(it)).count());
      attribute("failures", failing.size());
      for (Rule rule : judged.rules()) {
        rule(rule);
      }
      element(
          "system-out",
          judged.unread().stream().map("not judged: "::concat).collect(joining("\n")));
      xml.writeEndElement();
    }

    private void rule(Rule rule) throws XMLStreamException {
      xml.writeCharacters("\n");
      xml.writeStartElement("testcase");
      attribute("name", rule.id());
      attribute("classname", judged.name());
      attribute("time", "0");
      String accepted =
          lines(waived.getOrDefault(rule, List.of()).stream().map(JunitReport::spelled));
      if (failing.containsKey(rule)) {
        failure(rule, failing.get(rule));
      } else if (!accepted.isEmpty()) {
        xml.writeEmptyElement("skipped");
        attribute("message", accepted);
      }
      Stream<String> uncounted =
          told.getOrDefault(rule, List.of()).stream().map(JunitReport::spelled);
      element("system-out", lines(Stream.concat(uncounted, accepted.lines())));
      xml.writeEndElement();
    }

    private void failure(Rule rule, List<Finding> findings) throws XMLStreamException {
      xml.writeStartElement("failure");
      attribute("message", rule.title());
      attribute("type", rule.severity());
      xml.writeCharacters(
          allowed(
              lines(
                  Stream.concat(
                      findings.stream().map(JunitReport::spelled),
                      Stream.of(rule.why(), "-> " + rule.remedy())))));
      xml.writeEndElement();
    }
  }

  private static String spelled(Finding finding) {
    return "%s: %s".formatted(finding.address(), finding.what());
  }

  private static String spelled(Waived waived) {
    return "%s: waived until %s: %s"
        .formatted(waived.finding().address(), waived.waiver().expires(), waived.waiver().reason());
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(joining("\n"));
  }
}
