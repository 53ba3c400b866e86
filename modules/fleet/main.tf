# What several variables say together. What each says alone is checked in variables.tf, and the
# entries of the handover are made in entries.tf.

locals {
  known_clusters     = length(var.clusters) == 0 ? "none" : join(", ", keys(var.clusters))
  known_repositories = length(var.repositories) == 0 ? "none" : join(", ", keys(var.repositories))

  without_cluster = [
    for name, pairing in local.pairings :
    "$.pairings.${name}.cluster: no cluster '${pairing.cluster}' under this key. Known: ${local.known_clusters}."
    if pairing.cluster != name || !contains(keys(var.clusters), name)
  ]

  without_repository = [
    for name, pairing in local.pairings :
    "$.pairings.${name}.repository: no repository '${pairing.repository}'. Known: ${local.known_repositories}."
    if !contains(keys(var.repositories), pairing.repository)
  ]

  # The way from each cluster to what it is reached through, three steps of it.
  management = { for name, cluster in var.clusters : name => cluster.management if cluster.management != null }
  way = {
    for name, first in local.management : name => [
      name, first, try(local.management[first], ""), try(local.management[local.management[first]], "")
    ]
  }

  without_management = [
    for name, first in local.management :
    "$.clusters.${name}.management: no cluster '${first}'. Known: ${local.known_clusters}."
    if !contains(keys(var.clusters), first)
  ]

  without_their_repository = [
    for name, cluster in var.clusters :
    "$.clusters.${name}.delivery: management cluster '${cluster.management}' is not paired, so it has no repository. Pair it, or declare delivery \"apply\"."
    if cluster.delivery == "repository" && cluster.management != null && !contains(keys(var.pairings), coalesce(cluster.management, "-"))
  ]

  in_a_circle = [
    for name, way in local.way :
    "$.clusters.${name}.management: a circle: ${join(" -> ", slice(way, 0, index(slice(way, 1, 4), name) + 2))}. Declare a management cluster that manages itself as `existing`."
    if contains(slice(way, 1, 4), name)
  ]

  named_twice = [
    for number, wave in var.waves :
    "$.waves[${number}].name: '${wave.name}' is declared twice. Give one of them another name."
    if contains(slice(var.waves, 0, number)[*].name, wave.name)
  ]

  behind_the_rest = [
    for number, wave in var.waves :
    "$.waves[${number}].name: no cluster is left for '${wave.name}': a wave before it takes the rest. Declare the wave with the rest last."
    if anytrue([for earlier in slice(var.waves, 0, number) : contains(["rest", "100%"], earlier.clusters) && trimspace(earlier.selector) == ""])
  ]

  # The first of several on one path has it, unless all share it.
  on_path = {
    for name, pairing in local.pairings : "${pairing.repository} ${pairing.path}" => name...
  }

  on_a_taken_path = flatten([
    for names in values(local.on_path) : [
      for name in slice(names, 1, length(names)) :
      "$.pairings.${name}.path: '${local.pairings[name].path}' already belongs to cluster '${names[0]}'. Give each pairing its own path, or set shared_path on both."
      if !(local.pairings[name].shared_path && local.pairings[names[0]].shared_path)
    ]
  ])
}
