package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import java.util.List;

/** The semantic cache: answers, found by what their questions mean. */
public record VectorSettings(
    @Setting("name of the vector index")
        @Allowed.Matching(
            value = "[a-z][a-z0-9_-]{0,127}",
            says = "lower-case letters, digits, _ and -, a letter first")
        String vectorIndexName,
    @Setting("numbers in a vector: as many as the embedding model gives")
        @Allowed.Between(min = 2, max = 16000)
        int vectorDimensions,
    @Setting("how near two vectors are: cosine (their angle), l2 (their distance) or inner_product")
        Similarity vectorSimilarity,
    @Setting("whether the collection survives the loss of a zone, for twice the price")
        boolean vectorStandbyReplicas,
    @Setting(
            "from where the collection is reached: vpc (its endpoint in the network alone) or"
                + " internet (from everywhere, by those whom IAM lets)")
        Reach vectorReach,
    @Setting("ARNs of the roles and users that make the vector index")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(
            value = "arn:aws:iam::[0-9]{12}:(role|user)/[A-Za-z0-9/+=,.@_-]+",
            says = "the ARN of a role or a user")
        List<String> vectorAdministratorArns) {

  /** How near two vectors are. */
  public enum Similarity {
    COSINE,
    L2,
    INNER_PRODUCT
  }

  /** From where the collection is reached. */
  public enum Reach {
    VPC,
    INTERNET
  }
}
