package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import java.util.List;
import java.util.Optional;

/** The message broker, which others run. */
public record KafkaSettings(
    @Setting("Kafka brokers that services connect to, host:port each")
        @Allowed.Entries(min = 1, max = 15)
        @Allowed.Matching(
            value = "[a-z0-9][a-z0-9.-]*:[0-9]{2,5}",
            says = "a broker such as b-1.kafka.example.com:9094")
        List<String> kafkaBrokers,
    @Setting("security group of the Kafka cluster in a peered VPC; empty: none is known")
        @Allowed.Matching(
            value = "sg-[0-9a-f]{8,17}",
            says = "a security group such as sg-0a1b2c3d, or empty")
        Optional<String> kafkaSecurityGroupId,
    @Setting("IPv4 blocks of Kafka brokers that no security group stands for")
        @Allowed.Entries(max = 20)
        @Allowed.Cidr(shortest = 8, longest = 32)
        List<String> kafkaCidrBlocks)
    implements Checked {

  @Override
  public void check(Problems problems) {
    if (kafkaSecurityGroupId.isEmpty() && kafkaCidrBlocks.isEmpty()) {
      problems.add(
          "kafka_cidr_blocks",
          kafkaCidrBlocks,
          "at least one block where kafka_security_group_id is empty: the services' firewalls let"
              + " them reach no broker otherwise");
    }
  }

  /** The ports of the brokers, each once, ascending. */
  public List<Integer> ports() {
    return kafkaBrokers.stream()
        .map(broker -> Integer.valueOf(broker.substring(broker.lastIndexOf(':') + 1)))
        .distinct()
        .sorted()
        .toList();
  }
}
