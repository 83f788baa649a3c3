package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.GoldenLine;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildspecTagsImagesTest extends RuleProof {
  private static final String[] ALL = {
    "aws_codebuild_project.cart",
    "aws_codebuild_project.catalogue",
    "aws_codebuild_project.catalogue_search",
    "aws_codebuild_project.customers",
    "aws_codebuild_project.inventory",
    "aws_codebuild_project.notifications",
    "aws_codebuild_project.orders",
    "aws_codebuild_project.payments",
    "aws_codebuild_project.pricing",
    "aws_codebuild_project.recommendations",
    "aws_codebuild_project.shipping",
    "aws_codebuild_project.storefront"
  };

  BuildspecTagsImagesTest() {
    super(new BuildspecTagsImages());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no tag of the commit", "microservices/prod")
            .removed(
                GoldenLine.of(
                    "microservices/prod",
                    "service_buildspec",
                    "docker push \"$ECR_REPOSITORY_URL:$IMAGE_TAG\""))
            .foundAt(ALL),
        DocumentMutant.of("no commit in the tag", "microservices/prod")
            .with(
                GoldenLine.of("microservices/prod", "service_buildspec", "export IMAGE_TAG="),
                "\"      - export IMAGE_TAG=1\"")
            .foundAt(ALL),
        DocumentMutant.of("no tag of the environment", "microservices/prod")
            .removed(
                GoldenLine.of(
                    "microservices/prod",
                    "service_buildspec",
                    "docker push \"$ECR_REPOSITORY_URL:$ENVIRONMENT\""))
            .removed(
                GoldenLine.of(
                    "microservices/prod",
                    "service_buildspec",
                    "docker push \"$ECR_REPOSITORY_URL:$ENVIRONMENT-$IMAGE_TAG\""))
            .foundAt(ALL),
        DocumentMutant.of("latest commented out", "microservices/prod")
            .with(
                GoldenLine.of(
                    "microservices/prod",
                    "service_buildspec",
                    "docker push \"$ECR_REPOSITORY_URL:latest\""),
                "\"      # - docker push $ECR_REPOSITORY_URL:latest\"")
            .foundAt(ALL),
        DocumentMutant.of("latest still at the old image", "microservices/prod")
            .removed(GoldenLine.of("microservices/prod", "service_buildspec", "imageTag=latest"))
            .foundAt(ALL),
        DocumentMutant.of("a file of the service", "microservices/prod")
            .with("aws_codebuild_project.cart", "/source/buildspec", "\"buildspec.yml\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/source/buildspec")
            .foundAt("aws_codebuild_project.cart"));
  }

  @Test
  void names_each_tag_that_is_missing() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
                 "resource": {"aws_codebuild_project": {"orders": {"source": {
                   "buildspec": "phases: docker push orders:1.0"}}}}}
                """))
        .containsExactly(
            "aws_codebuild_project.orders: its buildspec pushes no tag of the commit",
            "aws_codebuild_project.orders: its buildspec pushes no tag of the environment",
            "aws_codebuild_project.orders: its buildspec pushes no tag latest");
  }

  @Test
  void asks_no_tags_of_other_platforms() {
    assertThat(judging.in("\"aws_codebuild_project\": {\"orders\": {}}")).isEmpty();
  }
}
