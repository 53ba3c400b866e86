# `terraform test` and `tofu test` run this: no provider, nothing is created.

variables {
  fleet = "example"

  clusters = {
    production = { kind = "existing", context = "production" }
    staging    = { kind = "existing", context = "staging" }
  }

  repositories = {
    fleet = {
      kind        = "ssh"
      url         = "ssh://git@git.example.com/fleet.git"
      known_hosts = ["git.example.com ssh-ed25519 AAAA"]
    }
  }

  pairings = {
    production = { repository = "fleet" }
    staging    = { repository = "fleet", path = "./clusters//test/" }
  }
}

run "defaults" {
  command = plan

  assert {
    condition     = output.provisioner_handover.version == 1
    error_message = "The handover has another version."
  }

  assert {
    condition     = output.provisioner_handover.pairings.production.path == "clusters/production"
    error_message = "The path is not made of the cluster's name."
  }

  assert {
    condition     = output.provisioner_handover.pairings.staging.path == "clusters/test"
    error_message = "The path is not as Git has it."
  }

  assert {
    condition     = output.provisioner_handover.pairings.production.deploy_key.algorithm == "ed25519"
    error_message = "A default is missing."
  }

  assert {
    condition     = keys(output.provisioner_handover.clusters.production) == ["context", "kind"]
    error_message = "A cluster has attributes of another kind."
  }
}

run "an_unknown_kind" {
  command = plan

  variables {
    clusters = {
      production = { kind = "nimbus" }
      staging    = { kind = "existing", context = "staging" }
    }
  }

  expect_failures = [var.clusters]
}

run "an_attribute_of_another_kind" {
  command = plan

  variables {
    clusters = {
      production = { kind = "existing", context = "production", server = "https://api.example.com" }
      staging    = { kind = "existing", context = "staging" }
    }
  }

  expect_failures = [var.clusters]
}

run "a_repository_without_host_keys" {
  command = plan

  variables {
    repositories = { fleet = { kind = "ssh", url = "ssh://git@git.example.com/fleet.git" } }
  }

  expect_failures = [var.repositories]
}

run "a_path_out_of_the_repository" {
  command = plan

  variables {
    pairings = { production = { repository = "fleet", path = "../production" } }
  }

  expect_failures = [var.pairings]
}

run "a_path_of_two" {
  command = plan

  variables {
    pairings = {
      production = { repository = "fleet", path = "clusters/all" }
      staging    = { repository = "fleet", path = "clusters/all/" }
    }
  }

  expect_failures = [output.provisioner_handover]
}

run "a_path_that_both_share" {
  command = plan

  variables {
    pairings = {
      production = { repository = "fleet", path = "clusters/all", shared_path = true }
      staging    = { repository = "fleet", path = "clusters/all", shared_path = true }
    }
  }
}

run "a_repository_that_is_not_there" {
  command = plan

  variables {
    pairings = { production = { repository = "other" } }
  }

  expect_failures = [output.provisioner_handover]
}

run "a_cluster_that_is_not_there" {
  command = plan

  variables {
    pairings = { other = { repository = "fleet" } }
  }

  expect_failures = [output.provisioner_handover]
}
