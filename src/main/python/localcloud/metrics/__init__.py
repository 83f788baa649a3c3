"""What CloudWatch makes of data: statistics over periods, metric math, and states of alarms."""
