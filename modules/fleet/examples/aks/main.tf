# A cluster on Azure Kubernetes Service with Entra ID and without local accounts, and a repository on
# a Gitea that exists.
#
#   terraform init && provisioner apply -- terraform apply
#
# provisioner signs in with the Azure identity of the machine (`az login`, a managed or a workload
# identity), for which it needs its extra `azure`. GITEA_TOKEN is needed for pairing.

terraform {
  required_version = ">= 1.8.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "resource_group" {
  type = string
}

variable "location" {
  type    = string
  default = "germanywestcentral"
}

variable "admin_group_object_ids" {
  description = "Groups in Entra ID whose members administer the cluster. The identity that pairs is in one."
  type        = list(string)
}

variable "gitea" {
  description = "The repository, and the keys of the SSH server as `ssh-keyscan` prints them."

  type = object({
    url         = string
    owner       = string
    name        = string
    known_hosts = list(string)
  })
}

resource "azurerm_kubernetes_cluster" "production" {
  name                   = "production"
  location               = var.location
  resource_group_name    = var.resource_group
  dns_prefix             = "production"
  local_account_disabled = true

  default_node_pool {
    name       = "default"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = false
    admin_group_object_ids = var.admin_group_object_ids
  }
}

module "fleet" {
  source = "../.."

  fleet = "example"

  clusters = {
    production = {
      kind = "aks"
      # The provider marks all of kube_config as sensitive. These two are not secret, and an output
      # may not hold what is.
      server                     = nonsensitive(azurerm_kubernetes_cluster.production.kube_config[0].host)
      certificate_authority_data = nonsensitive(azurerm_kubernetes_cluster.production.kube_config[0].cluster_ca_certificate)
      made_by                    = "azurerm_kubernetes_cluster.production"
    }
  }

  repositories = {
    fleet = merge({ kind = "gitea" }, var.gitea)
  }

  pairings = {
    production = { repository = "fleet" }
  }
}

output "provisioner_handover" {
  value = module.fleet.provisioner_handover
}
