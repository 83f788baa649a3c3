# Groups of a peered network, one of this account and one of another: no resources of this
# configuration, and none of the account's that it could look up.
locals {
  kafka        = "sg-0a1b2c3d4e5f67890"
  kafka_abroad = "444455556666/sg-0f9e8d7c6b5a43210"
}

resource "aws_security_group" "kafka_client" {
  name        = "gaps-kafka-client"
  description = "Talks to Kafka"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "kafka" {
  for_each                     = { here = local.kafka, abroad = local.kafka_abroad }
  security_group_id            = aws_security_group.kafka_client.id
  referenced_security_group_id = each.value
  description                  = local.changed ? "To the brokers over TLS" : "To the brokers"
  ip_protocol                  = "tcp"
  from_port                    = local.changed ? 9094 : 9092
  to_port                      = 9094
  tags                         = { Name = each.key, Revision = var.revision }
}

resource "aws_vpc_security_group_ingress_rule" "kafka" {
  security_group_id            = aws_security_group.kafka_client.id
  referenced_security_group_id = local.kafka
  description                  = "From the brokers"
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_vpc_security_group_egress_rule" "lists" {
  for_each          = { s3 = data.aws_ec2_managed_prefix_list.s3.id, dynamodb = data.aws_ec2_managed_prefix_list.dynamodb.id }
  security_group_id = aws_security_group.kafka_client.id
  prefix_list_id    = each.value
  description       = local.changed ? "To ${each.key} by its endpoint" : "To ${each.key}"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

data "aws_ec2_managed_prefix_list" "dynamodb" {
  name = "com.amazonaws.eu-west-1.dynamodb"
}
