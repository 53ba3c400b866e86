output "provisioner_handover" {
  description = "All that `provisioner pair` needs. Give the root module an output of the same name with this value."

  value = merge({
    version      = 1
    fleet        = var.fleet
    clusters     = local.clusters
    repositories = local.repositories
    pairings     = local.pairings
  }, { for name, waves in { waves = local.waves } : name => waves if length(waves) > 0 })

  precondition {
    condition     = length(local.without_management) == 0
    error_message = join("\n", local.without_management)
  }

  precondition {
    condition     = length(local.without_their_repository) == 0
    error_message = join("\n", local.without_their_repository)
  }

  precondition {
    condition     = length(local.in_a_circle) == 0
    error_message = join("\n", local.in_a_circle)
  }

  precondition {
    condition     = length(local.without_cluster) == 0
    error_message = join("\n", local.without_cluster)
  }

  precondition {
    condition     = length(local.without_repository) == 0
    error_message = join("\n", local.without_repository)
  }

  precondition {
    condition     = length(local.named_twice) == 0
    error_message = join("\n", local.named_twice)
  }

  precondition {
    condition     = length(local.behind_the_rest) == 0
    error_message = join("\n", local.behind_the_rest)
  }

  precondition {
    condition     = length(local.on_a_taken_path) == 0
    error_message = join("\n", local.on_a_taken_path)
  }
}
