resource "aws_vpc" "zones" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = "gaps-zones" }
}

resource "aws_subnet" "zones" {
  count             = 3
  vpc_id            = aws_vpc.zones.id
  cidr_block        = cidrsubnet(aws_vpc.zones.cidr_block, 4, count.index)
  availability_zone = "eu-west-1${["a", "b", "c"][count.index]}"
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.zones.id
  subnet_ids = local.changed ? aws_subnet.zones[*].id : slice(aws_subnet.zones[*].id, 0, 2)
  tags       = { Name = "gaps-private", Revision = var.revision }
}

resource "aws_network_acl_rule" "within" {
  for_each       = { in = false, out = true }
  network_acl_id = aws_network_acl.private.id
  rule_number    = 100
  egress         = each.value
  protocol       = "-1"
  rule_action    = "allow"
  cidr_block     = aws_vpc.zones.cidr_block
}

resource "aws_network_acl_rule" "answers" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 200
  egress         = false
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 1024
  to_port        = 65535
}

resource "aws_network_acl_rule" "ping" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 300
  egress         = false
  protocol       = "icmp"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  icmp_type      = 3
  icmp_code      = 4
}

resource "aws_network_acl" "inline" {
  vpc_id = aws_vpc.zones.id
  tags   = { Name = "gaps-inline" }
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
    from_port  = local.changed ? 443 : 80
    to_port    = 443
  }
  ingress {
    rule_no    = 32000
    action     = "deny"
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
    from_port  = 3389
    to_port    = 3389
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}

resource "aws_default_network_acl" "zones" {
  default_network_acl_id = aws_vpc.zones.default_network_acl_id
  tags                   = { Name = "gaps-default", Revision = var.revision }
  lifecycle {
    ignore_changes = [subnet_ids]
  }
}
