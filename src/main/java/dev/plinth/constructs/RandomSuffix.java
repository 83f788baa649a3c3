package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.random_provider.id.Id;
import com.hashicorp.cdktf.providers.random_provider.provider.RandomProvider;
import software.constructs.Construct;

/** Eight characters that make a name unique in the world; made once, then kept in the state. */
public final class RandomSuffix extends Construct {
  private static final int BYTES = 4;

  private final Id id;

  public RandomSuffix(Construct scope, String id) {
    super(scope, id + "-suffix");
    new RandomProvider(this, "random");
    this.id = at(id, Id.Builder.create(this, "id").byteLength(BYTES).build());
  }

  public String text() {
    return id.getHex();
  }
}
