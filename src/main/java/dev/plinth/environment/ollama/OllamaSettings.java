package dev.plinth.environment.ollama;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Prefix;

/** The Ollama platform in one environment. */
@Prefix("ollama_")
public record OllamaSettings(
    Deployment deployment,
    NetworkSettings network,
    AccessSettings access,
    FleetSettings fleet,
    ScalingSettings scaling,
    ModelSettings model,
    WebuiSettings webui,
    StorageSettings storage,
    CdnSettings cdn,
    MonitoringSettings monitoring,
    BackupSettings backup)
    implements EnvironmentSettings {}
