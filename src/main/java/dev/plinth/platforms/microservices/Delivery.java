package dev.plinth.platforms.microservices;

import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.delivery.Buildspec;
import dev.plinth.constructs.watching.SlackChannel;
import dev.plinth.constructs.watching.SlackChannelProps;
import dev.plinth.environment.microservices.MonitoringSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the pipelines of all services share: what a build does, and who hears of it. */
final class Delivery {
  private static final String READING_PIPELINES =
      "arn:aws:iam::aws:policy/AWSCodePipeline_ReadOnlyAccess";

  private final MicroservicesPlatform platform;
  private final String artifactKey;
  private final Buildspec buildspec;

  Delivery(MicroservicesPlatform platform, Keys keys, Stores stores, Topics topics) {
    this.platform = platform;
    artifactKey = keys.storage().arn();
    buildspec = new Buildspec(platform, "service", lines());
    var monitoring = platform.settings().monitoring();
    monitoring.slackWorkspaceId().ifPresent(workspace -> tellSlack(topics, monitoring, workspace));
  }

  /** What the build of every service does. */
  Buildspec buildspec() {
    return buildspec;
  }

  /** What pipelines and builds do with the key of their artifacts, which S3 uses for them. */
  List<Statement> useOfArtifactKey() {
    return List.of(
        Statement.allow(
                "ArtifactKey",
                List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"),
                List.of(artifactKey))
            .through(platform.home(), "s3"),
        Statement.allow("ArtifactKeyState", List.of("kms:DescribeKey"), List.of(artifactKey)));
  }

  private void tellSlack(Topics topics, MonitoringSettings monitoring, String workspace) {
    new SlackChannel(
        platform,
        "pipeline",
        new SlackChannelProps(
            platform::name,
            platform.name("pipelines"),
            workspace,
            monitoring.slackChannelId().orElseThrow(),
            READING_PIPELINES,
            List.of(topics.pipeline())));
  }

  private static List<String> lines() {
    try (var content = Delivery.class.getResourceAsStream("buildspec.yml")) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
