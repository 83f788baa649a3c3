package dev.plinth.review.plan;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a reader of Markdown takes for text or HTML: without its code. */
final class MarkdownText {
  private MarkdownText() {}

  static String outsideOfCode(String markdown) {
    var text = new StringBuilder();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text node) {
                text.append(node.getLiteral()).append('\n');
              }

              @Override
              public void visit(HtmlInline node) {
                text.append(node.getLiteral()).append('\n');
              }

              @Override
              public void visit(HtmlBlock node) {
                text.append(node.getLiteral().replaceAll("<code>[^<]*</code>", "")).append('\n');
              }
            });
    return text.toString();
  }
}
