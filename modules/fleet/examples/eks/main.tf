# A cluster on Amazon EKS in subnets that you have, and a repository on GitHub that exists.
# Nothing has to be configured with values that do not exist yet: provisioner reads them after the
# apply.
#
#   terraform init && provisioner apply -- terraform apply
#
# The AWS identity that runs Terraform gets access to the cluster, and provisioner uses the same one.
# GITHUB_TOKEN is needed for pairing.

terraform {
  required_version = ">= 1.8.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.79"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "subnet_ids" {
  description = "Private subnets in at least two zones, with a way to ghcr.io and to github.com."
  type        = list(string)
}

variable "repository" {
  description = "Owner and name of the repository on github.com."

  type = object({
    owner = string
    name  = string
  })
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "cluster" {
  name               = "production-cluster"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "cluster" {
  for_each = toset(["AmazonEKSClusterPolicy", "AmazonEKSComputePolicy", "AmazonEKSBlockStoragePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy"])

  role       = aws_iam_role.cluster.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

data "aws_iam_policy_document" "assume_node" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "node" {
  name               = "production-node"
  assume_role_policy = data.aws_iam_policy_document.assume_node.json
}

resource "aws_iam_role_policy_attachment" "node" {
  for_each = toset(["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"])

  role       = aws_iam_role.node.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

# EKS Auto Mode: nodes come as pods need them.
resource "aws_eks_cluster" "production" {
  name                          = "production"
  role_arn                      = aws_iam_role.cluster.arn
  bootstrap_self_managed_addons = false

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = true
  }

  compute_config {
    enabled       = true
    node_pools    = ["general-purpose", "system"]
    node_role_arn = aws_iam_role.node.arn
  }

  kubernetes_network_config {
    elastic_load_balancing {
      enabled = true
    }
  }

  storage_config {
    block_storage {
      enabled = true
    }
  }

  vpc_config {
    subnet_ids = var.subnet_ids
  }

  depends_on = [
    aws_iam_role_policy_attachment.cluster,
    aws_iam_role_policy_attachment.node,
  ]
}

module "fleet" {
  source = "../.."

  fleet = "example"

  clusters = {
    production = {
      kind                       = "eks"
      server                     = aws_eks_cluster.production.endpoint
      certificate_authority_data = aws_eks_cluster.production.certificate_authority[0].data
      cluster_name               = aws_eks_cluster.production.name
      region                     = var.region
      made_by                    = "aws_eks_cluster.production"
    }
  }

  repositories = {
    # Of a repository that Terraform makes, refer to the attributes: github_repository.fleet.name.
    fleet = { kind = "github", owner = var.repository.owner, name = var.repository.name }
  }

  pairings = {
    production = { repository = "fleet" }
  }
}

output "provisioner_handover" {
  value = module.fleet.provisioner_handover
}
