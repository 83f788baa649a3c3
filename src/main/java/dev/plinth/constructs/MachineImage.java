package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.data_aws_ami.DataAwsAmi;
import com.hashicorp.cdktf.providers.aws.data_aws_ami.DataAwsAmiFilter;
import java.util.List;
import software.constructs.Construct;

/**
 * The newest Ubuntu 22.04 LTS image of Canonical. A plan shows when there is a newer one, and an
 * apply then replaces the instances one after the other.
 */
public final class MachineImage extends Construct {
  /** Canonical's account, see Canonical's page "Find Ubuntu images on AWS". */
  private static final String CANONICAL = "099720109477";

  private final DataAwsAmi image;

  /**
   * @param architecture in the words of EC2: {@code x86_64} or {@code arm64}
   */
  public MachineImage(Construct scope, String id, String architecture) {
    super(scope, id + "-image");
    String inName = architecture.equals("x86_64") ? "amd64" : architecture;
    image =
        at(
            id,
            DataAwsAmi.Builder.create(this, "image")
                .owners(List.of(CANONICAL))
                .mostRecent(true)
                .filter(
                    List.of(
                        filter(
                            "name",
                            "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-" + inName + "-server-*"),
                        filter("architecture", architecture),
                        filter("root-device-type", "ebs"),
                        filter("virtualization-type", "hvm")))
                .build());
  }

  public String id() {
    return image.getImageId();
  }

  private static DataAwsAmiFilter filter(String name, String value) {
    return DataAwsAmiFilter.builder().name(name).values(List.of(value)).build();
  }
}
