# A cluster on Google Kubernetes Engine, Autopilot, and a project on GitLab that exists.
#
#   terraform init && provisioner apply -- terraform apply
#
# provisioner signs in with Google's application default credentials (`gcloud auth
# application-default login`), for which it needs its extra `google`. GITLAB_TOKEN is needed for
# pairing.

terraform {
  required_version = ">= 1.8.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.0"
    }
  }
}

provider "google" {
  project = var.project
  region  = var.region
}

variable "project" {
  type = string
}

variable "region" {
  type    = string
  default = "europe-west3"
}

variable "gitlab_project" {
  description = "The full path of the project: group/name."
  type        = string
}

variable "known_hosts" {
  description = "The keys of GitLab's SSH server, as `ssh-keyscan` prints them."
  type        = list(string)
}

resource "google_container_cluster" "production" {
  name                = "production"
  location            = var.region
  enable_autopilot    = true
  deletion_protection = true
}

module "fleet" {
  source = "../.."

  fleet = "example"

  clusters = {
    production = {
      kind = "gke"
      # A bare address: the module adds https://.
      server                     = google_container_cluster.production.endpoint
      certificate_authority_data = google_container_cluster.production.master_auth[0].cluster_ca_certificate
      made_by                    = "google_container_cluster.production"
    }
  }

  repositories = {
    fleet = { kind = "gitlab", project = var.gitlab_project, known_hosts = var.known_hosts }
  }

  pairings = {
    production = { repository = "fleet" }
  }
}

output "provisioner_handover" {
  value = module.fleet.provisioner_handover
}
