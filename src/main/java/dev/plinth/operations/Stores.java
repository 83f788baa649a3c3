package dev.plinth.operations;

import dev.plinth.operations.PlanDocument.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** Finds what a plan deletes that AWS does not delete while something is in it. */
final class Stores {
  /** A page has a thousand entries; more than this is not worth the wait for the exact number. */
  private static final int PAGES = 100;

  private final AwsAccess access;

  Stores(AwsAccess access) {
    this.access = access;
  }

  /** Those that are not empty. */
  List<Store> in(PlanDocument plan) {
    return plan.changes().stream().filter(Change::deletes).flatMap(this::full).toList();
  }

  private Stream<Store> full(Change change) {
    try {
      return switch (change.type()) {
        case "aws_s3_bucket" -> bucket(change).stream();
        case "aws_ecr_repository" -> repository(change).stream();
        case "aws_backup_vault" -> vault(change).stream();
        default -> Stream.empty();
      };
    } catch (SdkException unreadable) {
      throw new OperationFailed(
          "what is in %s cannot be read: %s".formatted(change.address(), unreadable.getMessage()),
          "nothing was changed; let the credentials read it, and run the command again");
    }
  }

  private Optional<Store> bucket(Change change) {
    String name = change.before().path("bucket").asText();
    long versions = 0;
    long bytes = 0;
    int pages = 0;
    try (var s3 = access.in(change.before().path("region").asText(access.region())).s3()) {
      for (ListObjectVersionsResponse page :
          s3.listObjectVersionsPaginator(request -> request.bucket(name))) {
        versions += page.versions().size() + page.deleteMarkers().size();
        bytes += page.versions().stream().mapToLong(version -> version.size()).sum();
        if (++pages == PAGES && page.isTruncated()) {
          return Optional.of(
              store(
                  change, "bucket", "more than %d versions of objects".formatted(versions), bytes));
        }
      }
    }
    return versions == 0
        ? Optional.empty()
        : Optional.of(
            store(
                change,
                "bucket",
                counted(versions, "version of an object", "versions of objects"),
                bytes));
  }

  private static Store store(Change change, String naming, String items, long bytes) {
    return new Store(
        change, change.before().path(naming).asText(), items, Optional.of(bytes), "force_destroy");
  }

  private Optional<Store> repository(Change change) {
    String name = change.before().path("name").asText();
    try (var ecr = access.ecr()) {
      List<ImageDetail> images =
          ecr
              .describeImagesPaginator(request -> request.repositoryName(name))
              .imageDetails()
              .stream()
              .toList();
      long bytes =
          images.stream()
              .mapToLong(image -> Optional.ofNullable(image.imageSizeInBytes()).orElse(0L))
              .sum();
      return images.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Store(
                  change,
                  name,
                  counted(images.size(), "image", "images"),
                  Optional.of(bytes),
                  "force_delete"));
    }
  }

  private Optional<Store> vault(Change change) {
    String name = change.before().path("name").asText();
    try (var backup = access.backup()) {
      Long points =
          backup
              .describeBackupVault(request -> request.backupVaultName(name))
              .numberOfRecoveryPoints();
      return points == null || points == 0
          ? Optional.empty()
          : Optional.of(
              new Store(
                  change,
                  name,
                  counted(points, "recovery point", "recovery points"),
                  Optional.empty(),
                  "force_destroy"));
    }
  }

  private static String counted(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
