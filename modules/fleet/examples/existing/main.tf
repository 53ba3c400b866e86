# A cluster that exists already, reached by a context of your kubeconfig, and any Git server over SSH.
#
#   terraform init && terraform apply && provisioner pair .
#
# or, in one command: provisioner apply -- terraform apply

terraform {
  required_version = ">= 1.8.0"
}

module "fleet" {
  source = "../.."

  fleet = "example"

  clusters = {
    production = { kind = "existing", context = var.context }
  }

  repositories = {
    fleet = {
      kind        = "ssh"
      url         = var.repository
      known_hosts = var.known_hosts
    }
  }

  pairings = {
    production = { repository = "fleet", path = "clusters/production" }
  }
}

variable "context" {
  description = "The context of your kubeconfig."
  type        = string
}

variable "repository" {
  description = "The address of the repository: ssh://[user@]host[:port]/path."
  type        = string
}

variable "known_hosts" {
  description = "The lines that `ssh-keyscan HOST` prints, compared with what the host publishes."
  type        = list(string)
}

# provisioner reads this output of the root module, and nothing else.
output "provisioner_handover" {
  value = module.fleet.provisioner_handover
}
