# Pairing inside `terraform apply`, by a local command. It works with every Terraform and OpenTofu,
# but `provisioner apply -- terraform apply` is better:
#
# - The outputs are not yet written and the state is locked while the command runs. So the handover
#   comes by standard input, and not by `provisioner pair .`.
# - It runs only when the handover changes. A cluster that was broken since is not looked at.
# - One Ctrl-C kills the command after half a second. That is harmless: a failed or killed command is
#   run again by the next apply, and pairing goes on where it was.
# - Nothing is unpaired when a cluster leaves. Run `provisioner unpair` first.
# - Its progress is only shown without colour, one line at a time.

terraform {
  required_version = ">= 1.8.0"
}

module "fleet" {
  source = "../.."

  fleet        = "example"
  clusters     = var.clusters
  repositories = var.repositories
  pairings     = var.pairings
}

resource "terraform_data" "pair" {
  triggers_replace = sha256(jsonencode(module.fleet.provisioner_handover))

  provisioner "local-exec" {
    # --trust-commands: the handover is your own, although it comes by standard input.
    command = "printf %s \"$HANDOVER\" | base64 -d | gunzip | provisioner pair - --trust-commands"

    environment = {
      # Compressed, because Linux limits a variable to 128 KiB. A handover holds no secret. If it is
      # made of a sensitive value all the same, Terraform hides the output of the command, but shows
      # it in clear in the error when the command fails.
      HANDOVER = base64gzip(jsonencode(module.fleet.provisioner_handover))
    }
  }
}

variable "clusters" {
  type    = any
  default = {}
}

variable "repositories" {
  type    = any
  default = {}
}

variable "pairings" {
  type    = any
  default = {}
}

output "provisioner_handover" {
  value = module.fleet.provisioner_handover
}
