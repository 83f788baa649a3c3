"""Backup: changes of plans, selections, access policies and notifications of vaults."""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.backup import urls
from moto.backup.models import Plan
from moto.backup.responses import BackupResponse

from localcloud.extension import Call, adds, corrects, error

# moto knows some paths only; the operation is told from method and path in any case.
urls.url_paths["{0}/(?P<path>.+)$"] = BackupResponse.dispatch


def _vault(call: Call) -> Any:
    name = call.params["BackupVaultName"]
    if name not in call.backend.vaults:
        raise error("ResourceNotFoundException", f"Backup vault {name} not found")
    return call.backend.vaults[name]


def _plan(call: Call) -> Plan:
    plan = call.backend.plans.get(call.params["BackupPlanId"])
    if plan is None or plan.deletion_date is not None:
        raise error("ResourceNotFoundException", "Failed reading Backup plan")
    return plan


@corrects(BackupResponse, "ListTags")
def list_tags(call: Call, original: Any) -> dict[str, Any]:
    """moto looks for the ARN in the wrong part of the path when no slash follows it."""
    return {"Tags": call.backend.list_tags(call.params["ResourceArn"].rstrip("/"))}


@adds(BackupResponse, "UpdateBackupPlan")
def update_plan(call: Call) -> dict[str, Any]:
    plan = _plan(call)
    created = plan.creation_date
    updated = Plan(call.params["BackupPlan"], plan.creator_request_id, call.backend)
    updated.backup_plan_id, updated.backup_plan_arn = plan.backup_plan_id, plan.backup_plan_arn
    updated.creation_date = created
    call.backend.plans[plan.backup_plan_id] = updated
    return updated.to_dict()


@corrects(BackupResponse, "DeleteBackupPlan")
def delete_plan(call: Call, original: Any) -> Any:
    """A plan with selections is refused; a deleted one is gone."""
    if _selections(call):
        raise error("InvalidRequestException", "Related backup plan selections must be deleted")
    answer = original()
    call.backend.plans.pop(call.params["BackupPlanId"])
    return answer


def _selections(call: Call) -> dict[str, Any]:
    return call.kept("selections").setdefault(call.params["BackupPlanId"], {})


@adds(BackupResponse, "CreateBackupSelection")
def create_selection(call: Call) -> dict[str, Any]:
    selection = {
        "SelectionId": str(uuid4()),
        "BackupPlanId": _plan(call).backup_plan_id,
        "CreationDate": datetime.now(timezone.utc),
        "BackupSelection": call.params["BackupSelection"],
    }
    _selections(call)[selection["SelectionId"]] = selection
    return selection


@adds(BackupResponse, "GetBackupSelection")
def get_selection(call: Call) -> dict[str, Any]:
    selection = _selections(call).get(call.params["SelectionId"])
    if selection is None:
        raise error("ResourceNotFoundException", "Failed reading Backup selection")
    return selection


@adds(BackupResponse, "ListBackupSelections")
def list_selections(call: Call) -> dict[str, Any]:
    return {
        "BackupSelectionsList": [
            {
                "SelectionId": selection["SelectionId"],
                "BackupPlanId": selection["BackupPlanId"],
                "SelectionName": selection["BackupSelection"]["SelectionName"],
                "IamRoleArn": selection["BackupSelection"]["IamRoleArn"],
            }
            for selection in _selections(call).values()
        ]
    }


@adds(BackupResponse, "DeleteBackupSelection")
def delete_selection(call: Call) -> None:
    get_selection(call)
    _selections(call).pop(call.params["SelectionId"])


@adds(BackupResponse, "PutBackupVaultAccessPolicy")
def put_policy(call: Call) -> None:
    _vault(call).access_policy = call.params["Policy"]


@adds(BackupResponse, "GetBackupVaultAccessPolicy")
def get_policy(call: Call) -> dict[str, Any]:
    vault = _vault(call)
    policy = getattr(vault, "access_policy", None)
    if policy is None:
        raise error("ResourceNotFoundException", "The vault has no access policy")
    return {
        "BackupVaultName": vault.backup_vault_name,
        "BackupVaultArn": vault.backup_vault_arn,
        "Policy": policy,
    }


@adds(BackupResponse, "DeleteBackupVaultAccessPolicy")
def delete_policy(call: Call) -> None:
    _vault(call).access_policy = None


@adds(BackupResponse, "PutBackupVaultNotifications")
def put_notifications(call: Call) -> None:
    _vault(call).notifications = {
        "SNSTopicArn": call.params["SNSTopicArn"],
        "BackupVaultEvents": call.params["BackupVaultEvents"],
    }


@adds(BackupResponse, "GetBackupVaultNotifications")
def get_notifications(call: Call) -> dict[str, Any]:
    vault = _vault(call)
    notifications = getattr(vault, "notifications", None)
    if notifications is None:
        raise error("ResourceNotFoundException", "The vault has no notifications")
    return {
        "BackupVaultName": vault.backup_vault_name,
        "BackupVaultArn": vault.backup_vault_arn,
        **notifications,
    }


@adds(BackupResponse, "DeleteBackupVaultNotifications")
def delete_notifications(call: Call) -> None:
    _vault(call).notifications = None


@adds(BackupResponse, "ListRecoveryPointsByBackupVault")
def list_recovery_points(call: Call) -> dict[str, Any]:
    """A vault has none, since no backup ever runs."""
    _vault(call)
    return {"RecoveryPoints": []}
