"""Container Insights: how many tasks a service wants and has, a value a minute.

The counts of the last minutes are those of now: nothing of before is kept.
"""

import time
from datetime import datetime, timezone
from typing import Any

from moto.cloudwatch.models import MetricDatum
from moto.core.common_models import CloudWatchMetricProvider
from moto.ecs.models import ecs_backends

NAMESPACE = "ECS/ContainerInsights"
ONE_MINUTE = 60
MINUTES = 15
SETTING = "containerInsights"


class ContainerInsights(CloudWatchMetricProvider):
    """moto asks every provider whenever it is asked for metrics."""

    @staticmethod
    def get_cloudwatch_metrics(account_id: str, region: str) -> list[MetricDatum]:
        store = ecs_backends[account_id][region]
        watched = {one.arn: one.name for one in list(store.clusters.values()) if _is_watched(one)}
        return [
            datum
            for service in list(store.services.values())
            if service.status == "ACTIVE" and service.cluster_arn in watched
            for datum in _of(service, watched[service.cluster_arn])
        ]


def _is_watched(cluster: Any) -> bool:
    return any(
        one["name"] == SETTING and one["value"] in ("enabled", "enhanced")
        for one in cluster.settings or []
    )


def _of(service: Any, cluster: str) -> list[MetricDatum]:
    dimensions = [
        {"Name": "ClusterName", "Value": cluster},
        {"Name": "ServiceName", "Value": service.name},
    ]
    counts = {
        "DeploymentCount": len(service.deployments),
        "DesiredTaskCount": service.desired_count,
        "PendingTaskCount": service.pending_count,
        "RunningTaskCount": service.running_count,
    }
    return [
        MetricDatum(NAMESPACE, name, float(count), dimensions, at, "Count")
        for at in _minutes()
        for name, count in counts.items()
    ]


def _minutes() -> list[datetime]:
    """The minute that it is, and those before it."""
    latest = int(time.time()) // ONE_MINUTE * ONE_MINUTE
    return [
        datetime.fromtimestamp(at, timezone.utc).replace(tzinfo=None)
        for at in range(latest - (MINUTES - 1) * ONE_MINUTE, latest + 1, ONE_MINUTE)
    ]
