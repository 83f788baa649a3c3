package dev.plinth.constructs.databases;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformProvider;
import com.hashicorp.cdktf.providers.aws.backup_plan.BackupPlan;
import com.hashicorp.cdktf.providers.aws.backup_plan.BackupPlanRule;
import com.hashicorp.cdktf.providers.aws.backup_plan.BackupPlanRuleCopyAction;
import com.hashicorp.cdktf.providers.aws.backup_plan.BackupPlanRuleCopyActionLifecycle;
import com.hashicorp.cdktf.providers.aws.backup_plan.BackupPlanRuleLifecycle;
import com.hashicorp.cdktf.providers.aws.backup_selection.BackupSelection;
import com.hashicorp.cdktf.providers.aws.backup_vault.BackupVault;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import software.constructs.Construct;

/** Saves data stores by a schedule, keeps the backups for a time and then deletes them. */
public final class Backups extends Construct {
  private static final int MINUTES_TO_START = 60;
  private static final int MINUTES_TO_END = 360;

  public Backups(Construct scope, String id, BackupsProps props) {
    super(scope, id + "-backups");
    var vault = vault(id, props, props.key(), null);
    var rule =
        BackupPlanRule.builder()
            .ruleName("scheduled")
            .targetVaultName(vault.getName())
            .schedule(props.schedule())
            .startWindow(MINUTES_TO_START)
            .completionWindow(MINUTES_TO_END)
            .lifecycle(
                BackupPlanRuleLifecycle.builder().deleteAfter(props.retentionDays()).build());
    props
        .copies()
        .ifPresent(
            copies ->
                rule.copyAction(
                    List.of(
                        BackupPlanRuleCopyAction.builder()
                            .destinationVaultArn(
                                vault(id + "_replica", props, copies.key(), copies.provider())
                                    .getArn())
                            .lifecycle(
                                BackupPlanRuleCopyActionLifecycle.builder()
                                    .deleteAfter(props.retentionDays())
                                    .build())
                            .build())));
    var plan =
        at(
            id,
            BackupPlan.Builder.create(this, "plan")
                .name(props.names().apply("backup"))
                .rule(List.of(rule.build()))
                .build());
    at(
        id,
        BackupSelection.Builder.create(this, "selection")
            .name(props.names().apply("backup"))
            .planId(plan.getId())
            .iamRoleArn(role(id, props).arn())
            .resources(props.resources())
            .build());
  }

  private BackupVault vault(
      String id, BackupsProps props, EncryptionKey key, TerraformProvider provider) {
    return at(
        id,
        BackupVault.Builder.create(this, id + "-vault")
            .provider(provider)
            .name(props.names().apply("backup"))
            .kmsKeyArn(key.arn())
            .forceDestroy(props.deletableWhenFull())
            .build());
  }

  private Role role(String id, BackupsProps props) {
    String managed = "arn:aws:iam::aws:policy/";
    return new Role(
        this,
        id + "_backups",
        RoleProps.of(
                props.names(), "backup-role", "Takes and restores backups", "backup.amazonaws.com")
            .withManagedPolicy(
                id + "_backup", managed + "service-role/AWSBackupServiceRolePolicyForBackup")
            .withManagedPolicy(
                id + "_restore", managed + "service-role/AWSBackupServiceRolePolicyForRestores")
            .withManagedPolicy(id + "_s3_backup", managed + "AWSBackupServiceRolePolicyForS3Backup")
            .withManagedPolicy(
                id + "_s3_restore", managed + "AWSBackupServiceRolePolicyForS3Restore"));
  }
}
