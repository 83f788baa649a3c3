package dev.plinth.terraform;

import java.util.List;
import java.util.Map;

/**
 * What a document has, whichever form it was read from.
 *
 * @param isConfiguration or else a plan or a state
 * @param unread what cannot be read, in words
 * @param known values of names in expressions
 */
record Contents(
    boolean isConfiguration,
    List<Resource> resources,
    List<Resource> dataSources,
    List<Resource> ephemerals,
    Map<String, List<Block>> providers,
    Block settings,
    Block locals,
    Map<String, Block> variables,
    Map<String, Block> outputs,
    List<PlannedChange> changes,
    List<String> unread,
    Substitution known) {
  Contents {
    resources = List.copyOf(resources);
    dataSources = List.copyOf(dataSources);
    ephemerals = List.copyOf(ephemerals);
  }
}
