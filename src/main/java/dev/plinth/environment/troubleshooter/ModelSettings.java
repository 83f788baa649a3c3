package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import java.util.List;

/** The models of Bedrock that the service may ask, and no other. */
public record ModelSettings(
    @Setting("ids of models that are asked in the region")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(
            value = "[a-z0-9-]+\\.[A-Za-z0-9.:-]+",
            says = "a model's id such as amazon.titan-embed-text-v2:0")
        List<String> bedrockModelIds,
    @Setting("ids of inference profiles, which ask a model in one of several regions")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(
            value = "(us|eu|apac|global)\\.[a-z0-9-]+\\.[A-Za-z0-9.:-]+",
            says = "a profile's id such as us.anthropic.claude-sonnet-4-20250514-v1:0")
        List<String> bedrockInferenceProfileIds,
    @Setting("regions that the inference profiles ask their models in")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-west-2")
        List<String> bedrockProfileRegions) {}
