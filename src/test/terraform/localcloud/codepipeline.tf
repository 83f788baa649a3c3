resource "aws_iam_role" "pipeline" {
  name = "gaps-pipeline"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["codepipeline.amazonaws.com", "events.amazonaws.com"] }
        Action    = "sts:AssumeRole"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "sts:AssumeRole"
        Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
      },
    ]
  })
}

resource "aws_codepipeline" "rolling" {
  name           = "gaps-rolling"
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = local.changed ? "QUEUED" : "SUPERSEDED"
  tags           = { "Revision${var.revision}" = "current" }
  artifact_store {
    type     = "S3"
    location = aws_s3_bucket.builds.bucket
    encryption_key {
      type = "KMS"
      id   = aws_kms_key.main.arn
    }
  }
  variable {
    name          = "IMAGE_TAG"
    description   = "What to deploy, if not what is built"
    default_value = local.changed ? "stable" : "none"
  }
  trigger {
    provider_type = "CodeStarSourceConnection"
    git_configuration {
      source_action_name = "Source"
      push {
        branches {
          includes = local.changed ? ["prod/*", "hotfix/*"] : ["prod/*"]
        }
        file_paths {
          includes = ["services/orders/**"]
          excludes = ["**/*.md"]
        }
      }
      push {
        tags {
          includes = ["v*"]
        }
      }
    }
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
      configuration = {
        ConnectionArn        = aws_codeconnections_connection.main.arn
        FullRepositoryId     = "gaps/orders"
        BranchName           = "main"
        DetectChanges        = "false"
        OutputArtifactFormat = "CODE_ZIP"
      }
    }
  }
  stage {
    name = "Build"
    action {
      name             = "Build"
      category         = "Build"
      owner            = "AWS"
      provider         = "CodeBuild"
      version          = "1"
      namespace        = "Build"
      input_artifacts  = ["source"]
      output_artifacts = ["image"]
      configuration = {
        ProjectName = aws_codebuild_project.pipeline.name
        EnvironmentVariables = jsonencode([
          { name = "IMAGE_TAG", value = "#{variables.IMAGE_TAG}", type = "PLAINTEXT" },
        ])
      }
    }
    on_failure {
      result = "RETRY"
      retry_configuration {
        retry_mode = "FAILED_ACTIONS"
      }
    }
  }
  stage {
    name = "Approval"
    action {
      name               = "Approve"
      category           = "Approval"
      owner              = "AWS"
      provider           = "Manual"
      version            = "1"
      timeout_in_minutes = local.changed ? 10080 : 1440
      configuration = {
        NotificationArn = aws_sns_topic.alarms.arn
        CustomData      = "Deploys #{Build.IMAGE_TAG}"
      }
    }
  }
  stage {
    name = "Deploy"
    action {
      name            = "Deploy"
      category        = "Deploy"
      owner           = "AWS"
      provider        = "ECS"
      version         = "1"
      input_artifacts = ["image"]
      configuration = {
        ClusterName       = "gaps"
        ServiceName       = "gaps-orders"
        FileName          = "imagedefinitions.json"
        DeploymentTimeout = "15"
      }
    }
    on_failure {
      result = "ROLLBACK"
    }
  }
}

resource "aws_codepipeline" "blue_green" {
  name          = "gaps-blue-green"
  role_arn      = aws_iam_role.pipeline.arn
  pipeline_type = "V2"
  artifact_store {
    type     = "S3"
    location = aws_s3_bucket.builds.bucket
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
      configuration = {
        ConnectionArn    = aws_codestarconnections_connection.main.arn
        FullRepositoryId = "gaps/billing"
        BranchName       = local.changed ? "main" : "develop"
      }
    }
  }
  stage {
    name = "Deploy"
    action {
      name            = "Deploy"
      category        = "Deploy"
      owner           = "AWS"
      provider        = "CodeDeployToECS"
      version         = "1"
      input_artifacts = ["source"]
      configuration = {
        ApplicationName                = aws_codedeploy_app.main.name
        DeploymentGroupName            = aws_codedeploy_deployment_group.main.deployment_group_name
        TaskDefinitionTemplateArtifact = "source"
        TaskDefinitionTemplatePath     = "taskdef.json"
        AppSpecTemplateArtifact        = "source"
        AppSpecTemplatePath            = "appspec.yaml"
        Image1ArtifactName             = "source"
        Image1ContainerName            = "IMAGE1_NAME"
      }
    }
  }
}
