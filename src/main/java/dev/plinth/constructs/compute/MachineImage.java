package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.data_aws_ami.DataAwsAmi;
import com.hashicorp.cdktf.providers.aws.data_aws_ami.DataAwsAmiFilter;
import java.util.List;
import software.constructs.Construct;

/**
 * The newest machine image of a kind. A plan shows when there is a newer one, and an apply then
 * replaces the instances one after the other.
 */
public final class MachineImage extends Construct {
  private final DataAwsAmi image;

  public MachineImage(Construct scope, String id, MachineImageProps props) {
    super(scope, id + "-image");
    image =
        at(
            id,
            DataAwsAmi.Builder.create(this, "image")
                .owners(List.of(props.owner()))
                .mostRecent(true)
                .filter(
                    List.of(
                        filter("name", props.names()),
                        filter("architecture", props.architecture()),
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
