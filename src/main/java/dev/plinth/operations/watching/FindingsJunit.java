package dev.plinth.operations.watching;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as the results of tests, which every CI server shows: a case is a part. */
public final class FindingsJunit {
  /** XML has no way to write most control characters, which an answer may hold nevertheless. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final boolean strict;

  private FindingsJunit(boolean strict) throws XMLStreamException {
    this.strict = strict;
    this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /**
   * The results as XML.
   *
   * @param suite what the suite is called
   * @param strict whether what is unknown has failed; otherwise it is skipped
   */
  public static String of(String suite, Findings findings, boolean strict) {
    try {
      var report = new FindingsJunit(strict);
      report.write(suite, findings);
      return report.text + "\n";
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void write(String suite, Findings findings) throws XMLStreamException {
    long unknown = findings.count(Verdict.UNKNOWN);
    long bad = findings.count(Verdict.BAD);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", "%s %s".formatted(suite, findings.environment()));
    attribute("tests", findings.observations().size());
    attribute("failures", strict ? bad + unknown : bad);
    attribute("skipped", strict ? 0 : unknown);
    for (Observation seen : findings.observations()) {
      write(seen);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(Observation seen) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", seen.part());
    if (seen.verdict() != Verdict.GOOD) {
      boolean skipped = seen.verdict() == Verdict.UNKNOWN && !strict;
      xml.writeStartElement(skipped ? "skipped" : "failure");
      attribute("message", seen.says());
      xml.writeCharacters(allowed(seen.remedy()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value.toString()));
  }

  private static String allowed(String text) {
    return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
  }
}
