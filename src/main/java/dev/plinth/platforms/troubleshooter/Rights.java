package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.storage.Bucket;
import java.util.ArrayList;
import java.util.List;

/**
 * What the platform's programs may do: the same for the service and for the functions. Each thing
 * is called by its name, and of tables and buckets the part that is the programs'.
 */
final class Rights {
  /** Items by their whole key: no scan, and no statement in PartiQL, which may become one. */
  private static final List<String> ITEMS =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:UpdateItem");

  /** Large objects come in parts, and what was begun can be given up. */
  private static final List<String> OBJECTS =
      List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject");

  private final TroubleshooterPlatform platform;
  private final Keys keys;
  private final Stores stores;
  private final Tables tables;
  private final VectorCache vectors;

  Rights(
      TroubleshooterPlatform platform,
      Keys keys,
      Stores stores,
      Tables tables,
      VectorCache vectors) {
    this.platform = platform;
    this.keys = keys;
    this.stores = stores;
    this.tables = tables;
    this.vectors = vectors;
  }

  /** Tables, buckets, vectors, models and secrets, each thing by its name. */
  List<Statement> statements() {
    var rights = new ArrayList<Statement>();
    rights.addAll(tables());
    rights.addAll(buckets());
    rights.add(
        Statement.allow(
                "DataKey",
                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                List.of(keys.data().arn()))
            .through(platform.home(), "dynamodb", "s3"));
    // Which indices they read and write is said by the data policy of the collection.
    rights.add(Statement.allow("Vectors", List.of("aoss:APIAccessAll"), List.of(vectors.arn())));
    rights.addAll(new Models(platform).ask());
    rights.addAll(new Secrets(platform).read());
    // CloudWatch knows no resource for this: the namespace is all that can be said.
    rights.add(
        Statement.allow("CacheMetrics", List.of("cloudwatch:PutMetricData"), List.of("*"))
            .when("StringEquals", "cloudwatch:namespace", Measures.CACHE));
    return rights;
  }

  private List<Statement> tables() {
    String sessions = tables.sessions().arn();
    return List.of(
        keyed(Statement.allow("SessionItems", ITEMS, List.of(sessions)), Tables.SESSION),
        keyed(
            Statement.allow(
                "SessionItemsByUser",
                List.of("dynamodb:Query"),
                List.of(sessions + "/index/" + Tables.BY_USER)),
            Tables.USER),
        keyed(
            Statement.allow("BudgetItems", ITEMS, List.of(tables.budgets().arn())), Tables.BUDGET));
  }

  /**
   * Only items whose keys begin so. A request without any key, as a scan is, has no key that does
   * not: the second condition refuses it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions
   *     for items</a>
   */
  private static Statement keyed(Statement statement, String prefix) {
    return statement
        .when("ForAllValues:StringLike", "dynamodb:LeadingKeys", prefix + "*")
        .when("Null", "dynamodb:LeadingKeys", "false");
  }

  /** Deleting is not among it: objects go by the rules of their bucket. */
  private List<Statement> buckets() {
    return List.of(
        Statement.allow("Uploads", OBJECTS, List.of(stores.uploads().objects(Stores.INCIDENTS))),
        list("ListUploads", stores.uploads(), Stores.INCIDENTS),
        Statement.allow(
            "Artifacts", OBJECTS, List.of(stores.artifacts().objects(Stores.ARTIFACTS))),
        list("ListArtifacts", stores.artifacts(), Stores.ARTIFACTS));
  }

  private static Statement list(String sid, Bucket bucket, String prefix) {
    return Statement.allow(sid, List.of("s3:ListBucket"), List.of(bucket.arn()))
        .when("StringLike", "s3:prefix", prefix + "*");
  }
}
