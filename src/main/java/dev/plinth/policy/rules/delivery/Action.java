package dev.plinth.policy.rules.delivery;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An action of a pipeline.
 *
 * @param pipeline that it is in
 * @param stage the number of its stage, from 0
 * @param order its place in the stage: actions of one order run at the same time
 * @param block what is written of it
 */
record Action(Resource pipeline, int stage, int order, Block block) {
  /** All of a pipeline, stage by stage. */
  static List<Action> of(Resource pipeline) {
    var stages = pipeline.blocks("stage");
    return IntStream.range(0, stages.size())
        .boxed()
        .flatMap(
            stage ->
                stages.get(stage).blocks("action").stream()
                    .map(it -> new Action(pipeline, stage, it.number("run_order").orElse(1), it)))
        .toList();
  }

  /** All of a document. */
  static Stream<Action> in(TerraformDocument document) {
    return document.resources("aws_codepipeline").stream()
        .flatMap(pipeline -> of(pipeline).stream());
  }

  String name() {
    return block.text("name").orElse("without a name");
  }

  /** Whether it is of a category, such as {@code Source}, {@code Build} or {@code Deploy}. */
  boolean isOf(String category) {
    return block.text("category").orElse("").equals(category);
  }

  /** Who does it: {@code CodeBuild}. */
  String provider() {
    return block.text("provider").orElse("");
  }

  /** What the provider is told; an empty block where it is told nothing. */
  Block configuration() {
    return block.blocks("configuration").stream().findFirst().orElseGet(() -> block.block(""));
  }

  /** Whether it is over when another one begins. */
  boolean isBefore(Action other) {
    return stage < other.stage || stage == other.stage && order < other.order;
  }
}
