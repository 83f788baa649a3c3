# Packer takes builders from plugins since 1.7: `packer init src/main/packer` fetches this one.
packer {
  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = "= 1.3.9"
    }
  }
}
