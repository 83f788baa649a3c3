package dev.plinth.terraform;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A part of the JSON of a document. A plan says the same thing up to four times, and most of it is
 * not needed: those parts are passed over while reading, so that a large plan takes neither time
 * nor memory for them.
 */
enum Part {
  /** Wanted with everything in it. */
  WHOLE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return WHOLE;
    }
  },
  /** Passed over. */
  NOTHING {
    @Override
    Part at(String name, ObjectNode soFar) {
      return NOTHING;
    }
  },
  /** All of it: configuration, plan or state. */
  DOCUMENT {
    @Override
    Part at(String name, ObjectNode soFar) {
      return switch (name) {
        case "planned_values", "values" -> VALUES;
        case "prior_state" -> STATE_BEFORE;
        case "resource_changes" ->
            soFar.has("planned_values") ? CHANGED_RESOURCE : CHANGED_RESOURCE_WITH_VALUES;
        case "output_changes" -> CHANGED_OUTPUTS;
        case "resource_drift", "resources", "relevant_attributes", "checks", "check_results" ->
            NOTHING;
        default -> WHOLE;
      };
    }
  },
  /** Of a state, or of what a plan leads to. */
  VALUES {
    @Override
    Part at(String name, ObjectNode soFar) {
      return name.equals("root_module") ? MODULE : WHOLE;
    }
  },
  /** A module, or several. */
  MODULE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return switch (name) {
        case "resources" -> INSTANCE;
        case "child_modules" -> MODULE;
        default -> NOTHING;
      };
    }
  },
  /** An instance of a resource, or several. */
  INSTANCE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return name.equals("sensitive_values") ? NOTHING : WHOLE;
    }
  },
  /** What there was before a plan: of interest are the data sources that were read. */
  STATE_BEFORE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return switch (name) {
        case "values", "root_module", "child_modules" -> STATE_BEFORE;
        case "resources" -> INSTANCE_BEFORE;
        default -> NOTHING;
      };
    }
  },
  /** An instance of a resource before a plan, or several; Terraform writes its mode first. */
  INSTANCE_BEFORE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return soFar.path("mode").asText().equals("managed") ? NOTHING : INSTANCE.at(name, soFar);
    }
  },
  /** What happens to a resource. */
  CHANGED_RESOURCE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return switch (name) {
        case "address", "mode", "type", "name", "deposed" -> WHOLE;
        case "change" -> CHANGE;
        default -> NOTHING;
      };
    }
  },
  /** What happens to a resource, and what it will be, which is said nowhere else. */
  CHANGED_RESOURCE_WITH_VALUES {
    @Override
    Part at(String name, ObjectNode soFar) {
      return name.equals("change") ? CHANGE_WITH_VALUES : CHANGED_RESOURCE.at(name, soFar);
    }
  },
  /** How something changes. */
  CHANGE {
    @Override
    Part at(String name, ObjectNode soFar) {
      return switch (name) {
        case "actions", "after_unknown", "replace_paths" -> WHOLE;
        default -> NOTHING;
      };
    }
  },
  /** How something changes, and to what. */
  CHANGE_WITH_VALUES {
    @Override
    Part at(String name, ObjectNode soFar) {
      return name.equals("after") ? WHOLE : CHANGE.at(name, soFar);
    }
  },
  /** How outputs change, by their names. */
  CHANGED_OUTPUTS {
    @Override
    Part at(String name, ObjectNode soFar) {
      return CHANGE;
    }
  };

  /**
   * What is in an object of this part under a name.
   *
   * @param soFar what has been read of the object
   */
  abstract Part at(String name, ObjectNode soFar);
}
