package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What S3 refuses is found before it does. */
public final class S3LifecycleInOrder implements DocumentRule {
  private static final int EARLIEST_INFREQUENT = 30;
  private static final List<String> INFREQUENT = List.of("STANDARD_IA", "ONEZONE_IA");
  private static final List<String> FROM_WARM_TO_COLD =
      List.of(
          "STANDARD_IA",
          "INTELLIGENT_TIERING",
          "ONEZONE_IA",
          "GLACIER_IR",
          "GLACIER",
          "DEEP_ARCHIVE");

  @Override
  public String title() {
    return "Lifecycles of S3 buckets move objects in an order that S3 takes";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "S3 refuses the configuration when it is applied: a class for infrequent access"
        + " within 30 days, or an end before the last move.";
  }

  @Override
  public String remedy() {
    return "Move to STANDARD_IA and ONEZONE_IA after 30 days at the earliest, to each colder"
        + " class later than to the one before, and delete after the last move.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Transitioning objects using Amazon S3 Lifecycle",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                + "lifecycle-transition-general-considerations.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"reports": {"bucket": "shop-reports"}},
          "aws_s3_bucket_lifecycle_configuration": {"reports": {
            "bucket": "${aws_s3_bucket.reports.id}",
            "rule": [{"id": "archive", "status": "Enabled", "filter": {},
              "transition": [{"days": 7, "storage_class": "STANDARD_IA"}],
              "expiration": [{"days": 90}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"reports": {"bucket": "shop-reports"}},
          "aws_s3_bucket_lifecycle_configuration": {"reports": {
            "bucket": "${aws_s3_bucket.reports.id}",
            "rule": [{"id": "archive", "status": "Enabled", "filter": {},
              "transition": [{"days": 30, "storage_class": "STANDARD_IA"}],
              "expiration": [{"days": 90}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket_lifecycle_configuration").stream()
        .flatMap(
            lifecycle -> lifecycle.blocks("rule").stream().flatMap(rule -> check(lifecycle, rule)));
  }

  private Stream<Finding> check(Resource lifecycle, Block rule) {
    List<Block> moves =
        rule.blocks("transition").stream().filter(move -> move.text("date").isEmpty()).toList();
    return unknown(lifecycle, moves)
        .or(() -> tooEarly(lifecycle, moves))
        .or(() -> disorder(lifecycle, moves, rule))
        .stream();
  }

  private Optional<Finding> unknown(Resource lifecycle, List<Block> moves) {
    return moves.stream()
        .filter(move -> move.number("days").isEmpty())
        .findFirst()
        .map(move -> finding(lifecycle, move, "days", "the days of a transition are not known"));
  }

  private Optional<Finding> tooEarly(Resource lifecycle, List<Block> moves) {
    return moves.stream()
        .filter(move -> INFREQUENT.contains(move.text("storage_class").orElse("")))
        .filter(move -> move.number("days").getAsInt() < EARLIEST_INFREQUENT)
        .findFirst()
        .map(move -> finding(lifecycle, "a transition to infrequent access before 30 days"));
  }

  private Optional<Finding> disorder(Resource lifecycle, List<Block> moves, Block rule) {
    List<Integer> days =
        moves.stream()
            .sorted(Comparator.comparing(S3LifecycleInOrder::coldness))
            .map(move -> move.number("days").getAsInt())
            .toList();
    List<Integer> end =
        rule.blocks("expiration").stream()
            .flatMapToInt(expiration -> expiration.number("days").stream())
            .filter(day -> day > 0)
            .boxed()
            .toList();
    List<Integer> all = Stream.concat(days.stream(), end.stream()).toList();
    return IntStream.range(1, all.size())
        .filter(index -> all.get(index) <= all.get(index - 1))
        .mapToObj(
            index ->
                finding(
                    lifecycle,
                    "%d days, and then %d".formatted(all.get(index - 1), all.get(index))))
        .findFirst();
  }

  private static int coldness(Block move) {
    return FROM_WARM_TO_COLD.indexOf(move.text("storage_class").orElse(""));
  }
}
