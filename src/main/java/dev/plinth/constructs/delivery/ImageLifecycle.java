package dev.plinth.constructs.delivery;

import dev.plinth.constructs.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * Which images of repositories are deleted, said once for all of them. The first rule that an image
 * fits decides about it, and no later rule deletes it: so what production ran is fitted first, by a
 * rule that never comes to delete anything.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">Lifecycle
 *     policies of Amazon ECR</a>
 */
public final class ImageLifecycle extends Construct {
  /** What a repository may hold at all. */
  private static final int MORE_THAN_A_REPOSITORY_HOLDS = 100_000;

  private static final int DAYS_TO_KEEP_UNTAGGED = 7;
  private static final int TAGGED_TO_KEEP = 10;

  private final JsonText rules;

  public ImageLifecycle(Construct scope, String id) {
    super(scope, id + "-image-lifecycle");
    rules = new JsonText(this, id, rules());
  }

  /** The rules as ECR takes them: a Terraform expression. */
  String text() {
    return rules.text();
  }

  private static Map<String, Object> rules() {
    return Map.of(
        "rules",
        List.of(
            rule(
                1,
                "Keep what production ran",
                Map.of(
                    "tagStatus",
                    "tagged",
                    "tagPatternList",
                    List.of("prod-*"),
                    "countType",
                    "imageCountMoreThan",
                    "countNumber",
                    MORE_THAN_A_REPOSITORY_HOLDS)),
            rule(
                2,
                "Delete images without a tag after a week",
                Map.of(
                    "tagStatus",
                    "untagged",
                    "countType",
                    "sinceImagePushed",
                    "countUnit",
                    "days",
                    "countNumber",
                    DAYS_TO_KEEP_UNTAGGED)),
            rule(
                3,
                "Keep the last ten of the others",
                Map.of(
                    "tagStatus",
                    "tagged",
                    "tagPatternList",
                    List.of("*"),
                    "countType",
                    "imageCountMoreThan",
                    "countNumber",
                    TAGGED_TO_KEEP))));
  }

  private static Map<String, Object> rule(
      int priority, String description, Map<String, Object> selection) {
    return Map.of(
        "rulePriority",
        priority,
        "description",
        description,
        "selection",
        new TreeMap<>(selection),
        "action",
        Map.of("type", "expire"));
  }
}
