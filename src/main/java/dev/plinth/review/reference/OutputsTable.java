package dev.plinth.review.reference;

import dev.plinth.terraform.TerraformDocument;
import java.util.List;

/** The outputs, with what each is for. */
final class OutputsTable {
  private OutputsTable() {}

  static String of(Environments environments) {
    return Environments.table(
        List.of("output", "what it is"),
        environments.all(TerraformDocument::outputs).entrySet().stream()
            .map(
                output ->
                    List.of(
                        "`%s`".formatted(output.getKey()),
                        output.getValue().text("description").orElse("")
                            + (output.getValue().isTrue("sensitive") ? "; a secret" : "")
                            + environments.where(
                                document -> document.outputs().containsKey(output.getKey())))));
  }
}
