package dev.plinth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Request;
import dev.plinth.platforms.Synthesis;
import dev.plinth.policy.Finding;
import dev.plinth.policy.InvalidWaivers;
import dev.plinth.policy.Subject;
import dev.plinth.policy.Waiver;
import dev.plinth.policy.WaiverFile;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.Rules;
import dev.plinth.policy.rules.databases.DataStoreSurvivesPlan;
import dev.plinth.review.Judged;
import dev.plinth.review.Origin;
import dev.plinth.review.plan.PlanComment;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** What reviewers of a plan of this project are shown: the plan, and what the rules say of it. */
record PlanReview(Path root) {
  private static final Path WAIVERS = Path.of("environments", "waivers.json");

  /**
   * The comment for a pull request, as Markdown.
   *
   * @param request that was planned
   * @param plan as {@code terraform show -json} gives it
   * @throws Refused if the waivers cannot be read
   */
  String comment(Request request, JsonNode plan) {
    String name = request.target().platform() + "/" + request.target().environment();
    String json =
        new Synthesis(SettingsFiles.of(root))
            .synthesize(request.target(), request.overrides())
            .json();
    var configuration = new Subject(name, TerraformDocument.read(json));
    // A configuration says more than its plan, in which much is known only after apply. What it
    // cannot say is which data the plan takes away.
    Stream<Finding> losses =
        new DataStoreSurvivesPlan().check(TerraformDocument.read(plan.toString()));
    var judged =
        Judged.of(
            name,
            Origin.file(name),
            Rules.ofDocuments(),
            Stream.concat(losses, Rules.check(configuration, List.of())).toList(),
            List.of(),
            new Waivers(waivers(), LocalDate.now(ZoneOffset.UTC)));
    return PlanComment.of(request.target(), plan, judged);
  }

  private List<Waiver> waivers() {
    Path file = root.resolve(WAIVERS);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return WaiverFile.read(file, WAIVERS.toString(), RuleNames::unknown);
    } catch (InvalidWaivers invalid) {
      throw new Refused(invalid.getMessage());
    }
  }
}
