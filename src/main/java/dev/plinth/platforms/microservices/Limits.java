package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.environment.microservices.MonitoringSettings;

/**
 * The thresholds of the settings as the numbers that alarms take, each asked for once: alarms are
 * many.
 *
 * @param cpuPercent of a service's tasks
 * @param memoryPercent of a service's tasks
 * @param taskFailures in five minutes
 * @param responseSeconds on average
 * @param errorPercent of requests that failed
 */
record Limits(
    Number cpuPercent,
    Number memoryPercent,
    Number taskFailures,
    Number responseSeconds,
    Number errorPercent) {
  static Limits of(MonitoringSettings settings) {
    return new Limits(
        number(settings.highCpuPercent()),
        number(settings.highMemoryPercent()),
        number(settings.taskFailures()),
        number(settings.slowResponseSeconds()),
        number(settings.high5xxPercent()));
  }
}
