# Bakes a machine image on which Ollama, its model, Docker and Open WebUI's image are there already, so
# that a new instance serves in a minute or two instead of ten. It holds no setting and no secret of an
# environment: what differs is done at boot by the same install.sh, which finds most of its work done.
#
# The first four variables have the names of the settings, and take their values from an environment:
#   jq '{ollama_region, ollama_architecture, ollama_model, ollama_webui_image}' \
#     environments/ollama/staging.tfvars.json > target/image.pkrvars.json
#   packer build -var-file=target/image.pkrvars.json src/main/packer/
# Environments with "ollama_ami": "baked" launch the newest one.

variable "ollama_region" {
  type        = string
  description = "Region of the image."
}

variable "ollama_architecture" {
  type        = string
  description = "Processor architecture of the instances: x86_64 or arm64."
}

variable "ollama_model" {
  type        = string
  description = "Model that is in the image. An instance with another one pulls that at boot."
}

variable "ollama_webui_image" {
  type        = string
  description = "Open WebUI's container image, with its tag or digest."
}

variable "instance_profile" {
  type        = string
  description = "Instance profile of the building instance: AmazonSSMManagedInstanceCore, and no more."
}

variable "subnet_id" {
  type        = string
  description = "Subnet with a way out to the internet. Empty: one of the default network."
  default     = ""
}

variable "volume_gb" {
  type        = number
  description = "Size of the root volume, at most the environment's ollama_root_volume_gb."
  default     = 30
}

locals {
  # As Canonical spells it.
  ubuntu_architecture = var.ollama_architecture == "x86_64" ? "amd64" : var.ollama_architecture
  instance_type       = var.ollama_architecture == "x86_64" ? "t3.large" : "t4g.large"
  tags = {
    Name      = "ollama"
    Project   = "ollama"
    ManagedBy = "packer"
    Model     = var.ollama_model
    WebUI     = var.ollama_webui_image
  }
}

source "amazon-ebs" "ollama" {
  ami_name        = "ollama-${formatdate("YYYYMMDDhhmm", timestamp())}"
  ami_description = "Ollama with ${var.ollama_model}, and Open WebUI, on Ubuntu 22.04 LTS"
  region          = var.ollama_region
  instance_type   = local.instance_type
  subnet_id       = var.subnet_id

  source_ami_filter {
    # Canonical, as its page "Find Ubuntu images on AWS" says.
    owners      = ["099720109477"]
    most_recent = true
    filters = {
      name                = "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-${local.ubuntu_architecture}-server-*"
      root-device-type    = "ebs"
      virtualization-type = "hvm"
    }
  }

  # By Session Manager: no port is open while the image is made. Whether its metadata takes tokens only
  # is the account's default; instances of the platform take no other.
  communicator         = "ssh"
  ssh_username         = "ubuntu"
  ssh_interface        = "session_manager"
  iam_instance_profile = var.instance_profile

  launch_block_device_mappings {
    device_name           = "/dev/sda1"
    volume_size           = var.volume_gb
    volume_type           = "gp3"
    iops                  = 3000
    throughput            = 125
    encrypted             = true
    delete_on_termination = true
  }

  tags          = local.tags
  snapshot_tags = local.tags
  run_tags      = local.tags
}

build {
  sources = ["source.amazon-ebs.ollama"]

  provisioner "file" {
    source      = "${path.root}/../resources/dev/plinth/platforms/ollama/instance"
    destination = "/tmp"
  }

  provisioner "shell" {
    script          = "${path.root}/bake.sh"
    execute_command = "chmod +x {{ .Path }}; sudo env {{ .Vars }} {{ .Path }}"
    environment_vars = [
      "OLLAMA_MODEL=${var.ollama_model}",
      "WEBUI_IMAGE=${var.ollama_webui_image}",
    ]
  }
}
