# Pairing as an action of Terraform 1.14 or later; OpenTofu has no actions. Beside the apply it can
# be run at any time:
#
#   terraform apply -invoke=action.local_command.pair
#
# What to know:
# - The outputs are not yet written and the state is locked while the action runs. So the handover
#   comes by standard input, and not by `provisioner pair .`.
# - The action is triggered by changes of the handover only. A cluster that was broken since is not
#   looked at: use -invoke, or `provisioner pair .`.
# - There is no event for a destroy in 1.14, so nothing is unpaired. Run `provisioner unpair` first.
# - Terraform 1.14.0 ran actions before the resource that triggers them. Use a later one.
# - An action may not use ephemeral values. A handover has none: it holds references to secrets.

terraform {
  required_version = ">= 1.14.1"

  required_providers {
    local = {
      source  = "hashicorp/local"
      version = ">= 2.6"
    }
  }
}

module "fleet" {
  source = "../.."

  fleet        = "example"
  clusters     = var.clusters
  repositories = var.repositories
  pairings     = var.pairings
}

action "local_command" "pair" {
  config {
    command = "provisioner"
    # --trust-commands: the handover is your own, although it comes by standard input.
    arguments = ["pair", "-", "--trust-commands"]
    stdin     = jsonencode(module.fleet.provisioner_handover)
  }
}

resource "terraform_data" "handover" {
  input = sha256(jsonencode(module.fleet.provisioner_handover))

  lifecycle {
    action_trigger {
      events  = [after_create, after_update]
      actions = [action.local_command.pair]
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
