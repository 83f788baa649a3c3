package dev.plinth.constructs.compute;

/**
 * Which machine images are meant.
 *
 * @param owner the account that publishes them, or {@code self}
 * @param names the pattern of their names
 * @param architecture in the words of EC2: {@code x86_64} or {@code arm64}
 */
public record MachineImageProps(String owner, String names, String architecture) {
  /** Canonical's account, see Canonical's page "Find Ubuntu images on AWS". */
  private static final String CANONICAL = "099720109477";

  /** Canonical's Ubuntu 22.04 LTS. */
  public static MachineImageProps ubuntu(String architecture) {
    String inName = architecture.equals("x86_64") ? "amd64" : architecture;
    return new MachineImageProps(
        CANONICAL,
        "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-" + inName + "-server-*",
        architecture);
  }

  /** The account's own. */
  public static MachineImageProps own(String names, String architecture) {
    return new MachineImageProps("self", names, architecture);
  }
}
