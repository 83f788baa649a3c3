package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;

/** The model and how Ollama serves it. */
public record ModelSettings(
    @Setting("model that every instance pulls and keeps loaded, such as llama3.2:3b")
        @Allowed.Matching(
            value = "[A-Za-z0-9][A-Za-z0-9._/-]*(:[A-Za-z0-9._-]+)?",
            says = "a model name such as llama3.2:3b")
        Variable<String> model,
    @Setting("tokens of context a request has; memory grows with it times the parallel requests")
        @Allowed.Between(min = 512, max = 1048576)
        Variable<Integer> contextLength,
    @Setting("requests that one instance answers at the same time")
        @Allowed.Between(min = 1, max = 64)
        Variable<Integer> parallelRequests,
    @Setting("requests that wait on an instance before it answers 503")
        @Allowed.Between(min = 1, max = 10000)
        Variable<Integer> queueLength,
    @Setting("how long the model stays loaded without requests: -1 for ever, or such as 30m")
        @Allowed.Matching(value = "-1|[0-9]+(s|m|h)", says = "-1 or a duration such as 30m")
        Variable<String> keepAlive) {}
