resource "aws_ecs_task_definition" "app" {
  family                   = "gaps-app"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.instance.arn
  task_role_arn            = aws_iam_role.instance.arn
  track_latest             = true
  tags                     = { Name = "app" }
  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
  ephemeral_storage {
    size_in_gib = 30
  }
  volume {
    name = "tmp"
  }
  volume {
    name = "shared"
    efs_volume_configuration {
      file_system_id     = "fs-0a1b2c3d4e5f67890"
      transit_encryption = "ENABLED"
    }
  }
  container_definitions = jsonencode([
    {
      name                   = "app"
      image                  = "public.ecr.aws/docker/library/node:${20 + var.revision}"
      essential              = true
      readonlyRootFilesystem = true
      user                   = "10001"
      stopTimeout            = 60
      portMappings = [
        { name = "http", containerPort = 3000, hostPort = 3000, protocol = "tcp", appProtocol = "http" }
      ]
      environment  = [{ name = "NODE_ENV", value = "production" }]
      secrets      = [{ name = "PASSWORD", valueFrom = "${aws_secretsmanager_secret.rotated.arn}:password::" }]
      dockerLabels = { service = "app" }
      ulimits      = [{ name = "nofile", softLimit = 65536, hardLimit = 65536 }]
      mountPoints  = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
      dependsOn    = [{ containerName = "log-router", condition = "START" }]
      linuxParameters = {
        initProcessEnabled = true
        capabilities       = { drop = ["ALL"] }
      }
      healthCheck = {
        command     = ["CMD-SHELL", "curl -f http://localhost:3000/health || exit 1"]
        interval    = 30
        timeout     = 5
        retries     = 3
        startPeriod = 60
      }
      logConfiguration = {
        logDriver = "awsfirelens"
        options   = { Name = "cloudwatch", region = "eu-west-1", log_group_name = "/gaps/app" }
      }
    },
    {
      name                  = "log-router"
      image                 = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable"
      essential             = true
      cpu                   = 64
      memoryReservation     = 50
      firelensConfiguration = { type = "fluentbit", options = { enable-ecs-log-metadata = "true" } }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/gaps/router"
          awslogs-region        = "eu-west-1"
          awslogs-stream-prefix = "router"
          mode                  = "non-blocking"
        }
        secretOptions = []
      }
    },
  ])
}

resource "aws_ecs_task_definition" "kept" {
  family                   = "gaps-kept"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  skip_destroy             = true
  tags                     = { Revision = var.revision }
  container_definitions = jsonencode([
    {
      name         = "worker"
      image        = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/gaps/app:0a1b2c3"
      portMappings = [{ name = "http", containerPort = 8080, protocol = "tcp", appProtocol = "http2" }]
    },
  ])
}
