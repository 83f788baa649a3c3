package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.backup.RestorationReport.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * Brings the objects of a bucket back from the versions that it keeps, or from its replica. Nothing
 * is lost by it: what is overwritten or deleted stays as an older version.
 */
final class ObjectRestoration {
  /** The largest object that S3 copies by one call: 5 GB. */
  private static final long LARGEST_COPY = 5L << 30;

  /** What is larger is held to be the same if it has the same size: 64 MB. */
  private static final long LARGEST_READ = 64L << 20;

  private final Place source;
  private final Place target;
  private final Instant at;
  private final boolean exact;

  /** A bucket, and clients for its region. */
  record Place(AwsAccess access, String bucket) {}

  /**
   * @param source that has the versions: the bucket itself, or its replica
   * @param at the moment that the objects are to be of
   * @param exact whether to delete what was not there then
   */
  ObjectRestoration(Place source, Place target, Instant at, boolean exact) {
    this.source = source;
    this.target = target;
    this.at = at;
    this.exact = exact;
  }

  /**
   * How a bucket differs from what it is to have.
   *
   * @param same how many objects are there already
   * @param changed objects that would be written over
   * @param missing objects that would be added
   * @param others keys that are to have no place in it
   */
  record Difference(
      long same, List<ObjectVersion> changed, List<ObjectVersion> missing, List<String> others) {
    long saved() {
      return same + changed.size() + missing.size();
    }
  }

  /** Looks, and changes nothing. */
  Difference difference() {
    try (var from = source.access().s3();
        var to = target.access().s3()) {
      Map<String, ObjectVersion> saved = objects(from, source.bucket(), at);
      Map<String, ObjectVersion> present = objects(to, target.bucket(), Instant.MAX);
      var changed = new ArrayList<ObjectVersion>();
      var missing = new ArrayList<ObjectVersion>();
      for (ObjectVersion object : saved.values()) {
        ObjectVersion found = present.get(object.key());
        if (found == null) {
          missing.add(object);
        } else if (!isSame(from, object, to, found)) {
          changed.add(object);
        }
      }
      List<String> others =
          present.keySet().stream().filter(key -> !saved.containsKey(key)).toList();
      return new Difference(
          saved.size() - changed.size() - missing.size(), changed, missing, others);
    }
  }

  /** Does it, and reads everything again. */
  Store restore() {
    Difference before = difference();
    List<ObjectVersion> wanted =
        Stream.concat(before.changed().stream(), before.missing().stream()).toList();
    refuseTooLarge(wanted);
    try (var to = target.access().s3()) {
      wanted.forEach(object -> copy(to, object));
      if (exact) {
        before
            .others()
            .forEach(key -> to.deleteObject(request -> request.bucket(target.bucket()).key(key)));
      }
    }
    Difference after = difference();
    return new Store(
        DataPart.OBJECTS,
        target.bucket(),
        after.saved(),
        wanted.size(),
        before.same(),
        after.others().size(),
        exact ? before.others().size() : 0,
        after.changed().isEmpty()
            && after.missing().isEmpty()
            && (!exact || after.others().isEmpty()));
  }

  private void copy(S3Client s3, ObjectVersion object) {
    s3.copyObject(
        request ->
            request
                .sourceBucket(source.bucket())
                .sourceKey(object.key())
                .sourceVersionId(object.versionId())
                .destinationBucket(target.bucket())
                .destinationKey(object.key()));
  }

  private void refuseTooLarge(List<ObjectVersion> wanted) {
    List<ObjectVersion> large =
        wanted.stream().filter(object -> object.size() > LARGEST_COPY).toList();
    if (!large.isEmpty()) {
      throw new OperationFailed(
          "S3 copies no object of more than 5 GB at once: "
              + String.join(", ", large.stream().map(ObjectVersion::key).toList()),
          large.stream()
              .map(
                  object ->
                      "copy it by parts: aws s3 cp s3://%s/%s s3://%s/%2$s"
                          .formatted(source.bucket(), object.key(), target.bucket()))
              .reduce("then run the command again", (last, line) -> line + "\n" + last));
    }
  }

  /** The objects that a bucket had at a moment, without backups. */
  private static Map<String, ObjectVersion> objects(S3Client s3, String bucket, Instant at) {
    var objects = new TreeMap<String, ObjectVersion>();
    var deleted = new TreeMap<String, Instant>();
    for (var page : s3.listObjectVersionsPaginator(request -> request.bucket(bucket))) {
      page.versions().stream()
          .filter(version -> !version.lastModified().isAfter(at))
          .filter(version -> !version.key().startsWith(BackupCatalog.FOLDER))
          .forEach(version -> objects.merge(version.key(), version, ObjectRestoration::newer));
      page.deleteMarkers().stream()
          .filter(mark -> !mark.lastModified().isAfter(at))
          .forEach(
              mark -> deleted.merge(mark.key(), mark.lastModified(), ObjectRestoration::later));
    }
    objects.values().removeIf(version -> isDeleted(version, deleted.get(version.key())));
    return objects;
  }

  /** S3 lists the newest version of a key first. */
  private static ObjectVersion newer(ObjectVersion first, ObjectVersion second) {
    return second.lastModified().isAfter(first.lastModified()) ? second : first;
  }

  private static Instant later(Instant first, Instant second) {
    return second.isAfter(first) ? second : first;
  }

  private static boolean isDeleted(ObjectVersion version, Instant deleted) {
    return deleted != null && !version.isLatest() && !deleted.isBefore(version.lastModified());
  }

  private boolean isSame(S3Client from, ObjectVersion saved, S3Client to, ObjectVersion present) {
    if (source.equals(target) && saved.versionId().equals(present.versionId())) {
      return true;
    }
    if (!saved.size().equals(present.size())) {
      return false;
    }
    return saved.size() > LARGEST_READ
        || MessageDigest.isEqual(
            digest(from, source.bucket(), saved), digest(to, target.bucket(), present));
  }

  private static byte[] digest(S3Client s3, String bucket, ObjectVersion object) {
    try (var bytes =
        new DigestInputStream(
            s3.getObject(
                request -> request.bucket(bucket).key(object.key()).versionId(object.versionId())),
            MessageDigest.getInstance("SHA-256"))) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return bytes.getMessageDigest().digest();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
