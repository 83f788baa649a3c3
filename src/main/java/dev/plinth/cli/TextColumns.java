package dev.plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Rows in columns, each as wide as its widest cell, up to a bound where cells go on below; cells
 * may be in picocli's markup of colours.
 */
final class TextColumns {
  private static final int BETWEEN = 2;
  private static final int WIDEST = 100;

  private final ColorScheme colors;
  private final List<String[]> rows = new ArrayList<>();

  /** With a row of headings. */
  TextColumns(ColorScheme colors, String... headings) {
    this.colors = colors;
    rows.add(headings);
  }

  void add(String... cells) {
    rows.add(cells);
  }

  @Override
  public String toString() {
    Column[] columns =
        IntStream.range(0, rows.get(0).length)
            .mapToObj(index -> new Column(width(index) + BETWEEN, BETWEEN, Overflow.WRAP))
            .toArray(Column[]::new);
    TextTable table = TextTable.forColumns(colors, columns);
    for (String[] row : rows) {
      Text[] cells = new Text[row.length];
      for (int i = 0; i < row.length; i++) {
        cells[i] = colors.text(row[i]);
      }
      table.addRowValues(cells);
    }
    return table.toString();
  }

  private int width(int index) {
    return Math.min(
        WIDEST,
        1
            + rows.stream()
                .mapToInt(row -> colors.text(row[index]).plainString().length())
                .max()
                .orElse(0));
  }
}
