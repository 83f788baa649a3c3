resource "aws_security_group" "alb" {
  name        = "gaps-alb-sg"
  description = "From the world"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group" "app" {
  name        = "gaps-app-sg"
  description = "From the load balancer"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "world" {
  security_group_id = aws_security_group.alb.id
  description       = local.changed ? "HTTPS from the world" : "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
  tags              = { Name = "world" }
}

resource "aws_vpc_security_group_ingress_rule" "alb" {
  security_group_id            = aws_security_group.app.id
  referenced_security_group_id = aws_security_group.alb.id
  description                  = local.changed ? "The application from the balancer" : "The app"
  ip_protocol                  = "tcp"
  from_port                    = local.changed ? 8081 : 8080
  to_port                      = local.changed ? 8081 : 8080
  tags                         = { Name = "alb" }
}

resource "aws_vpc_security_group_egress_rule" "app" {
  security_group_id            = aws_security_group.alb.id
  referenced_security_group_id = aws_security_group.app.id
  description                  = "To the app"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.app.id
  description       = local.changed ? "Anything that answers" : "Anything"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.alb.id
  description       = "To S3"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = data.aws_ec2_managed_prefix_list.s3.id
}

data "aws_ec2_managed_prefix_list" "s3" {
  name = "com.amazonaws.eu-west-1.s3"
}
