package dev.plinth.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Finding;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {
  @Test
  void a_document_is_a_suite_with_a_case_for_each_rule() throws Exception {
    Element suite = suite(Runs.mixed(Runs.everything()));

    assertThat(suite.getAttribute("name")).isEqualTo("main.tf.json");
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("3");
    assertThat(suite.getAttribute("skipped")).isEqualTo("0");
    assertThat(elements(suite, "testcase"))
        .extracting(testcase -> testcase.getAttribute("name"))
        .containsExactly("S3BucketEncrypted", "S3BucketVersioned", "LogGroupForgets");
    assertThat(suite.getTextContent()).endsWith("not judged: module.net: its text is elsewhere");
  }

  @Test
  void a_failure_names_addresses_and_the_remedy() throws Exception {
    Element failure = elements(suite(Runs.mixed(Runs.everything())), "failure").get(0);

    assertThat(failure.getAttribute("message")).isEqualTo("S3 buckets are encrypted at rest");
    assertThat(failure.getAttribute("type")).isEqualTo("HIGH");
    assertThat(failure.getTextContent())
        .startsWith("aws_s3_bucket.a: no encryption\n" + Runs.ENCRYPTED.why() + "\n-> Give the ");
  }

  @Test
  void what_is_waived_alone_is_skipped() throws Exception {
    var finding = new Finding(Runs.ENCRYPTED, "aws_s3_bucket.b", "no encryption", true);
    var waivers = List.of(Runs.waiver("aws_s3_bucket.b", 2027));
    Element suite = suite(Runs.run(List.of(finding), waivers, Runs.everything()));

    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
    assertThat(elements(suite, "skipped").get(0).getAttribute("message"))
        .isEqualTo("aws_s3_bucket.b: waived until 2027-12-31: It is empty.");
  }

  @Test
  void what_does_not_count_is_told_and_fails_nothing() throws Exception {
    Element suite = suite(Runs.mixed(Runs.mediumAndKnown()));

    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(elements(suite, "testcase").get(2).getTextContent())
        .isEqualTo("aws_cloudwatch_log_group.a: retention is not set");
  }

  @Test
  void addresses_may_hold_what_xml_cannot_say() throws Exception {
    var finding = new Finding(Runs.ENCRYPTED, "aws_lb.<&\u0001\u001b[2J\"", "is \uD800bad", true);
    Element suite = suite(Runs.run(List.of(finding), List.of(), Runs.everything()));

    assertThat(elements(suite, "failure").get(0).getTextContent())
        .startsWith("aws_lb.<&\uFFFD\uFFFD[2J\": is \uFFFDbad\n");
  }

  private static Element suite(CheckRun run) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JunitReport.of(run))));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
    return elements(document.getDocumentElement(), "testsuite").get(0);
  }

  private static List<Element> elements(Element within, String name) {
    var found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .flatMap(node -> node instanceof Element element ? Stream.of(element) : Stream.empty())
        .toList();
  }
}
