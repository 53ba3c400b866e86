# A management cluster with Cluster API, and a cluster that it makes of a ClusterClass. Nothing of it is
# Terraform's: the Cluster is applied by pairing, right after the management cluster is paired.
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
    management = { kind = "existing", context = var.context }

    production = {
      kind       = "cluster_api"
      management = "management"
      namespace  = "clusters"

      topology = {
        class                  = "standard"
        version                = "v1.34.4"
        control_plane_replicas = 3
        workers                = [{ class = "default", name = "md-0", replicas = 3 }]

        # Values of any type, so the map is given as JSON.
        variables = jsonencode({
          region  = "eu-central"
          machine = { cpus = 8, memory = "32Gi" }
        })
      }
    }
  }

  repositories = {
    fleet = {
      kind        = "ssh"
      url         = var.repository
      known_hosts = var.known_hosts
    }
  }

  pairings = {
    management = { repository = "fleet" }

    production = {
      repository = "fleet"

      # Nodes become ready only with a network plugin, and Flux needs nodes.
      prerequisites = [{ name = "cilium", manifests = "manifests/cilium.yaml" }]
    }
  }
}

variable "context" {
  description = "The context of the management cluster in your kubeconfig."
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
