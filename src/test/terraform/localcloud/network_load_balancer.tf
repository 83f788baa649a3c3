resource "aws_lb" "carrier" {
  name                                                         = "gaps-nlb"
  load_balancer_type                                           = "network"
  internal                                                     = true
  security_groups                                              = [aws_security_group.app.id]
  subnets                                                      = aws_subnet.private[*].id
  enforce_security_group_inbound_rules_on_private_link_traffic = local.changed ? "on" : "off"
}

resource "aws_lb_target_group" "carrier" {
  name        = "gaps-carrier"
  target_type = "alb"
  protocol    = "TCP"
  port        = 443
  vpc_id      = aws_vpc.main.id
  health_check {
    protocol = "HTTPS"
    path     = local.changed ? "/ready" : "/health"
    matcher  = "200"
  }
}

resource "aws_lb_listener" "carrier" {
  load_balancer_arn = aws_lb.carrier.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.carrier.arn
  }
}

resource "aws_lb_target_group_attachment" "carrier" {
  target_group_arn = aws_lb_target_group.carrier.arn
  target_id        = aws_lb.main.arn
  port             = 443
  depends_on       = [aws_lb_listener.https]
}
