"""RDS: settings of clusters and instances that moto drops or invents."""

from typing import Any

from moto.rds.models import DBCluster
from moto.rds.responses import RDSResponse

from localcloud.extension import Call, corrects

DROPPED = {
    "DatabaseInsightsMode": "database_insights_mode",
    "MonitoringInterval": "monitoring_interval",
    "MonitoringRoleArn": "monitoring_role_arn",
    "PerformanceInsightsKMSKeyId": "performance_insights_kms_key_id",
    "PerformanceInsightsRetentionPeriod": "performance_insights_retention_period",
}
DEFAULT_RETENTION_DAYS = 7

_scaling_configuration_info = DBCluster.scaling_configuration_info


def _serverless_v1_scaling(cluster: DBCluster) -> dict[str, Any] | None:
    """moto answers scaling of the first Serverless generation for every cluster."""
    return _scaling_configuration_info.fget(cluster) if cluster.scaling_configuration else None


DBCluster.scaling_configuration_info = property(_serverless_v1_scaling)


@corrects(RDSResponse, "CreateDBInstance", "ModifyDBInstance")
def keep_instance(call: Call, original: Any) -> Any:
    answer = original()
    instance = call.backend.databases[call.params["DBInstanceIdentifier"]]
    _keep(instance, call.params)
    return answer


@corrects(RDSResponse, "CreateDBCluster", "ModifyDBCluster")
def keep_cluster(call: Call, original: Any) -> Any:
    answer = original()
    cluster = call.backend.clusters[call.params["DBClusterIdentifier"]]
    _keep(cluster, call.params)
    return answer


def _keep(thing: Any, params: dict[str, Any]) -> None:
    if "EnablePerformanceInsights" in params:
        thing.performance_insights_enabled = params["EnablePerformanceInsights"]
        thing.performance_insights_retention_period = (
            DEFAULT_RETENTION_DAYS if thing.performance_insights_enabled else None
        )
    for name, attribute in DROPPED.items():
        if name in params:
            setattr(thing, attribute, params[name])
