# Written by `python -m tests.fleet_module` from the handover's structs. Do not edit.

locals {
  clusters_aks = {
    for name, entry in var.clusters : name => {
      kind                       = "aks"
      server                     = (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))
      certificate_authority_data = (entry.certificate_authority_data == null ? "" : entry.certificate_authority_data)
      proxy_url                  = (entry.proxy_url == null ? "" : entry.proxy_url)
      tls_server_name            = (entry.tls_server_name == null ? "" : entry.tls_server_name)
      made_by                    = (entry.made_by == null ? "" : entry.made_by)
      server_id                  = (entry.server_id == null ? "6dae42f8-4368-4678-94ff-3960e28e3630" : entry.server_id)
      tenant_id                  = (entry.tenant_id == null ? "" : entry.tenant_id)
      client_id                  = (entry.client_id == null ? "" : entry.client_id)
    }
    if entry.kind == "aks"
  }

  clusters_cluster_api = {
    for name, entry in var.clusters : name => merge({
      kind         = "cluster_api"
      management   = entry.management
      cluster_name = (entry.cluster_name == null ? name : entry.cluster_name)
      namespace    = (entry.namespace == null ? "default" : entry.namespace)
      template     = (entry.template == null ? "" : entry.template)
      values       = jsondecode((entry.values == null ? "{}" : entry.values))
      delivery     = (entry.delivery == null ? "apply" : entry.delivery)
      labels       = { for key, part in(entry.labels == null ? {} : entry.labels) : key => part }
      annotations  = { for key, part in(entry.annotations == null ? {} : entry.annotations) : key => part }
      }, { for field, value in {
        topology = entry.topology == null ? null : merge({
          class           = entry.topology.class
          class_namespace = entry.topology.class_namespace
          version         = entry.topology.version
          workers = [for part in entry.topology.workers : merge({
            class = part.class
            name  = part.name
            }, { for field, value in {
              replicas = part.replicas
          } : field => value if value != null })]
          variables = jsondecode(entry.topology.variables)
          }, { for field, value in {
            control_plane_replicas = entry.topology.control_plane_replicas
        } : field => value if value != null })
    } : field => value if value != null })
    if entry.kind == "cluster_api"
  }

  clusters_eks = {
    for name, entry in var.clusters : name => {
      kind                       = "eks"
      server                     = (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))
      certificate_authority_data = (entry.certificate_authority_data == null ? "" : entry.certificate_authority_data)
      proxy_url                  = (entry.proxy_url == null ? "" : entry.proxy_url)
      tls_server_name            = (entry.tls_server_name == null ? "" : entry.tls_server_name)
      made_by                    = (entry.made_by == null ? "" : entry.made_by)
      cluster_name               = entry.cluster_name
      region                     = entry.region
      role                       = (entry.role == null ? "" : entry.role)
      profile                    = (entry.profile == null ? "" : entry.profile)
    }
    if entry.kind == "eks"
  }

  clusters_endpoint = {
    for name, entry in var.clusters : name => {
      kind                       = "endpoint"
      server                     = (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))
      certificate_authority_data = (entry.certificate_authority_data == null ? "" : entry.certificate_authority_data)
      proxy_url                  = (entry.proxy_url == null ? "" : entry.proxy_url)
      tls_server_name            = (entry.tls_server_name == null ? "" : entry.tls_server_name)
      made_by                    = (entry.made_by == null ? "" : entry.made_by)
      sign_in = one(concat(
        [for chosen in [entry.sign_in] : {
          kind         = "aws"
          cluster_name = chosen.cluster_name
          region       = chosen.region
          role         = (chosen.role == null ? "" : chosen.role)
          profile      = (chosen.profile == null ? "" : chosen.profile)
        } if chosen.kind == "aws"],
        [for chosen in [entry.sign_in] : {
          kind      = "azure"
          server_id = (chosen.server_id == null ? "6dae42f8-4368-4678-94ff-3960e28e3630" : chosen.server_id)
          tenant_id = (chosen.tenant_id == null ? "" : chosen.tenant_id)
          client_id = (chosen.client_id == null ? "" : chosen.client_id)
        } if chosen.kind == "azure"],
        [for chosen in [entry.sign_in] : {
          kind = "client_certificate"
          certificate = merge({
            stdin = chosen.certificate.stdin
            }, { for field, value in {
              env     = chosen.certificate.env
              file    = chosen.certificate.file
              command = chosen.certificate.command == null ? null : [for part in chosen.certificate.command : part]
          } : field => value if value != null })
          key = merge({
            stdin = chosen.key.stdin
            }, { for field, value in {
              env     = chosen.key.env
              file    = chosen.key.file
              command = chosen.key.command == null ? null : [for part in chosen.key.command : part]
          } : field => value if value != null })
        } if chosen.kind == "client_certificate"],
        [for chosen in [entry.sign_in] : {
          kind         = "exec"
          command      = chosen.command
          args         = [for part in(chosen.args == null ? [] : chosen.args) : part]
          env          = { for key, part in(chosen.env == null ? {} : chosen.env) : key => part }
          api_version  = (chosen.api_version == null ? "client.authentication.k8s.io/v1" : chosen.api_version)
          install_hint = (chosen.install_hint == null ? "" : chosen.install_hint)
        } if chosen.kind == "exec"],
        [for chosen in [entry.sign_in] : {
          kind        = "google"
          impersonate = (chosen.impersonate == null ? "" : chosen.impersonate)
        } if chosen.kind == "google"],
        [for chosen in [entry.sign_in] : {
          kind = "token"
          token = merge({
            stdin = chosen.token.stdin
            }, { for field, value in {
              env     = chosen.token.env
              file    = chosen.token.file
              command = chosen.token.command == null ? null : [for part in chosen.token.command : part]
          } : field => value if value != null })
        } if chosen.kind == "token"],
      ))
      insecure = (entry.insecure == null ? false : entry.insecure)
    }
    if entry.kind == "endpoint"
  }

  clusters_existing = {
    for name, entry in var.clusters : name => merge({
      kind    = "existing"
      context = entry.context
      }, { for field, value in {
        kubeconfig = entry.kubeconfig
        insecure   = entry.insecure == false ? null : entry.insecure
    } : field => value if value != null })
    if entry.kind == "existing"
  }

  clusters_gke = {
    for name, entry in var.clusters : name => {
      kind                       = "gke"
      server                     = (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))
      certificate_authority_data = (entry.certificate_authority_data == null ? "" : entry.certificate_authority_data)
      proxy_url                  = (entry.proxy_url == null ? "" : entry.proxy_url)
      tls_server_name            = (entry.tls_server_name == null ? "" : entry.tls_server_name)
      made_by                    = (entry.made_by == null ? "" : entry.made_by)
      impersonate                = (entry.impersonate == null ? "" : entry.impersonate)
    }
    if entry.kind == "gke"
  }

  clusters_in_cluster = {
    for name, entry in var.clusters : name => {
      kind = "in_cluster"
    }
    if entry.kind == "in_cluster"
  }

  clusters_sandbox = {
    for name, entry in var.clusters : name => {
      kind      = "sandbox"
      name      = entry.name
      directory = entry.directory
    }
    if entry.kind == "sandbox"
  }

  clusters = merge(local.clusters_aks, local.clusters_cluster_api, local.clusters_eks, local.clusters_endpoint, local.clusters_existing, local.clusters_gke, local.clusters_in_cluster, local.clusters_sandbox)

  repositories_codecommit = {
    for name, entry in var.repositories : name => merge({
      kind      = "codecommit"
      branch    = (entry.branch == null ? "main" : entry.branch)
      region    = entry.region
      name      = entry.name
      sync      = (entry.sync == null ? "aws" : entry.sync)
      sync_user = (entry.sync_user == null ? "" : entry.sync_user)
      }, { for field, value in {
        changes = entry.changes
        folder  = entry.folder
        author = entry.author == null ? null : {
          name  = entry.author.name
          email = entry.author.email
        }
        message_appendix = entry.message_appendix
        signing = entry.signing == null ? null : merge({
          format  = entry.signing.format
          key_id  = entry.signing.key_id
          program = entry.signing.program
          }, { for field, value in {
            key = entry.signing.key == null ? null : merge({
              stdin = entry.signing.key.stdin
              }, { for field, value in {
                env     = entry.signing.key.env
                file    = entry.signing.key.file
                command = entry.signing.key.command == null ? null : [for part in entry.signing.key.command : part]
            } : field => value if value != null })
        } : field => value if value != null })
        profile = entry.profile
        sync_credential = entry.sync_credential == null ? null : merge({
          stdin = entry.sync_credential.stdin
          }, { for field, value in {
            env     = entry.sync_credential.env
            file    = entry.sync_credential.file
            command = entry.sync_credential.command == null ? null : [for part in entry.sync_credential.command : part]
        } : field => value if value != null })
    } : field => value if value != null })
    if entry.kind == "codecommit"
  }

  repositories_gitea = {
    for name, entry in var.repositories : name => merge({
      kind   = "gitea"
      branch = (entry.branch == null ? "main" : entry.branch)
      url    = entry.url
      credential = merge({
        stdin = try(entry.credential.stdin, false)
        }, { for field, value in {
          env     = (entry.credential == null ? "GITEA_TOKEN" : entry.credential.env)
          file    = try(entry.credential.file, null)
          command = try(entry.credential.command, null) == null ? null : [for part in try(entry.credential.command, null) : part]
      } : field => value if value != null })
      known_hosts        = [for part in(entry.known_hosts == null ? [] : entry.known_hosts) : part]
      trust_on_first_use = (entry.trust_on_first_use == null ? false : entry.trust_on_first_use)
      sync               = (entry.sync == null ? "deploy-key" : entry.sync)
      sync_user          = (entry.sync_user == null ? "" : entry.sync_user)
      owner              = entry.owner
      name               = entry.name
      }, { for field, value in {
        changes = entry.changes
        folder  = entry.folder
        author = entry.author == null ? null : {
          name  = entry.author.name
          email = entry.author.email
        }
        message_appendix = entry.message_appendix
        signing = entry.signing == null ? null : merge({
          format  = entry.signing.format
          key_id  = entry.signing.key_id
          program = entry.signing.program
          }, { for field, value in {
            key = entry.signing.key == null ? null : merge({
              stdin = entry.signing.key.stdin
              }, { for field, value in {
                env     = entry.signing.key.env
                file    = entry.signing.key.file
                command = entry.signing.key.command == null ? null : [for part in entry.signing.key.command : part]
            } : field => value if value != null })
        } : field => value if value != null })
        ca_file = entry.ca_file
        sync_credential = entry.sync_credential == null ? null : merge({
          stdin = entry.sync_credential.stdin
          }, { for field, value in {
            env     = entry.sync_credential.env
            file    = entry.sync_credential.file
            command = entry.sync_credential.command == null ? null : [for part in entry.sync_credential.command : part]
        } : field => value if value != null })
        sync_url = entry.sync_url
    } : field => value if value != null })
    if entry.kind == "gitea"
  }

  repositories_github = {
    for name, entry in var.repositories : name => merge({
      kind   = "github"
      branch = (entry.branch == null ? "main" : entry.branch)
      owner  = entry.owner
      name   = entry.name
      host   = (entry.host == null ? "github.com" : entry.host)
      credential = merge({
        stdin = try(entry.credential.stdin, false)
        }, { for field, value in {
          env     = (entry.credential == null ? "GITHUB_TOKEN" : entry.credential.env)
          file    = try(entry.credential.file, null)
          command = try(entry.credential.command, null) == null ? null : [for part in try(entry.credential.command, null) : part]
      } : field => value if value != null })
      known_hosts = [for part in(entry.known_hosts == null ? [] : entry.known_hosts) : part]
      sync        = (entry.sync == null ? "deploy-key" : entry.sync)
      }, { for field, value in {
        changes = entry.changes
        folder  = entry.folder
        author = entry.author == null ? null : {
          name  = entry.author.name
          email = entry.author.email
        }
        message_appendix = entry.message_appendix
        signing = entry.signing == null ? null : merge({
          format  = entry.signing.format
          key_id  = entry.signing.key_id
          program = entry.signing.program
          }, { for field, value in {
            key = entry.signing.key == null ? null : merge({
              stdin = entry.signing.key.stdin
              }, { for field, value in {
                env     = entry.signing.key.env
                file    = entry.signing.key.file
                command = entry.signing.key.command == null ? null : [for part in entry.signing.key.command : part]
            } : field => value if value != null })
        } : field => value if value != null })
        app = entry.app == null ? null : {
          id           = entry.app.id
          installation = entry.app.installation
          key = merge({
            stdin = entry.app.key.stdin
            }, { for field, value in {
              env     = entry.app.key.env
              file    = entry.app.key.file
              command = entry.app.key.command == null ? null : [for part in entry.app.key.command : part]
          } : field => value if value != null })
        }
        ca_file = entry.ca_file
        sync_credential = entry.sync_credential == null ? null : merge({
          stdin = entry.sync_credential.stdin
          }, { for field, value in {
            env     = entry.sync_credential.env
            file    = entry.sync_credential.file
            command = entry.sync_credential.command == null ? null : [for part in entry.sync_credential.command : part]
        } : field => value if value != null })
        sync_app = entry.sync_app == null ? null : {
          id           = entry.sync_app.id
          installation = entry.sync_app.installation
          key = merge({
            stdin = entry.sync_app.key.stdin
            }, { for field, value in {
              env     = entry.sync_app.key.env
              file    = entry.sync_app.key.file
              command = entry.sync_app.key.command == null ? null : [for part in entry.sync_app.key.command : part]
          } : field => value if value != null })
        }
        sync_url = entry.sync_url
    } : field => value if value != null })
    if entry.kind == "github"
  }

  repositories_gitlab = {
    for name, entry in var.repositories : name => merge({
      kind   = "gitlab"
      branch = (entry.branch == null ? "main" : entry.branch)
      url    = (entry.url == null ? "https://gitlab.com" : entry.url)
      credential = merge({
        stdin = try(entry.credential.stdin, false)
        }, { for field, value in {
          env     = (entry.credential == null ? "GITLAB_TOKEN" : entry.credential.env)
          file    = try(entry.credential.file, null)
          command = try(entry.credential.command, null) == null ? null : [for part in try(entry.credential.command, null) : part]
      } : field => value if value != null })
      known_hosts        = [for part in(entry.known_hosts == null ? [] : entry.known_hosts) : part]
      trust_on_first_use = (entry.trust_on_first_use == null ? false : entry.trust_on_first_use)
      sync               = (entry.sync == null ? "deploy-key" : entry.sync)
      sync_user          = (entry.sync_user == null ? "" : entry.sync_user)
      project            = entry.project
      }, { for field, value in {
        changes = entry.changes
        folder  = entry.folder
        author = entry.author == null ? null : {
          name  = entry.author.name
          email = entry.author.email
        }
        message_appendix = entry.message_appendix
        signing = entry.signing == null ? null : merge({
          format  = entry.signing.format
          key_id  = entry.signing.key_id
          program = entry.signing.program
          }, { for field, value in {
            key = entry.signing.key == null ? null : merge({
              stdin = entry.signing.key.stdin
              }, { for field, value in {
                env     = entry.signing.key.env
                file    = entry.signing.key.file
                command = entry.signing.key.command == null ? null : [for part in entry.signing.key.command : part]
            } : field => value if value != null })
        } : field => value if value != null })
        ca_file = entry.ca_file
        sync_credential = entry.sync_credential == null ? null : merge({
          stdin = entry.sync_credential.stdin
          }, { for field, value in {
            env     = entry.sync_credential.env
            file    = entry.sync_credential.file
            command = entry.sync_credential.command == null ? null : [for part in entry.sync_credential.command : part]
        } : field => value if value != null })
        sync_url = entry.sync_url
    } : field => value if value != null })
    if entry.kind == "gitlab"
  }

  repositories_sandbox = {
    for name, entry in var.repositories : name => merge({
      kind      = "sandbox"
      branch    = (entry.branch == null ? "main" : entry.branch)
      name      = entry.name
      directory = entry.directory
      }, { for field, value in {
        changes = entry.changes
        folder  = entry.folder
        author = entry.author == null ? null : {
          name  = entry.author.name
          email = entry.author.email
        }
        message_appendix = entry.message_appendix
        signing = entry.signing == null ? null : merge({
          format  = entry.signing.format
          key_id  = entry.signing.key_id
          program = entry.signing.program
          }, { for field, value in {
            key = entry.signing.key == null ? null : merge({
              stdin = entry.signing.key.stdin
              }, { for field, value in {
                env     = entry.signing.key.env
                file    = entry.signing.key.file
                command = entry.signing.key.command == null ? null : [for part in entry.signing.key.command : part]
            } : field => value if value != null })
        } : field => value if value != null })
    } : field => value if value != null })
    if entry.kind == "sandbox"
  }

  repositories_ssh = {
    for name, entry in var.repositories : name => merge({
      kind               = "ssh"
      branch             = (entry.branch == null ? "main" : entry.branch)
      url                = entry.url
      known_hosts        = [for part in(entry.known_hosts == null ? [] : entry.known_hosts) : part]
      trust_on_first_use = (entry.trust_on_first_use == null ? false : entry.trust_on_first_use)
      }, { for field, value in {
        changes = entry.changes
        folder  = entry.folder
        author = entry.author == null ? null : {
          name  = entry.author.name
          email = entry.author.email
        }
        message_appendix = entry.message_appendix
        signing = entry.signing == null ? null : merge({
          format  = entry.signing.format
          key_id  = entry.signing.key_id
          program = entry.signing.program
          }, { for field, value in {
            key = entry.signing.key == null ? null : merge({
              stdin = entry.signing.key.stdin
              }, { for field, value in {
                env     = entry.signing.key.env
                file    = entry.signing.key.file
                command = entry.signing.key.command == null ? null : [for part in entry.signing.key.command : part]
            } : field => value if value != null })
        } : field => value if value != null })
        push_key = entry.push_key == null ? null : merge({
          stdin = entry.push_key.stdin
          }, { for field, value in {
            env     = entry.push_key.env
            file    = entry.push_key.file
            command = entry.push_key.command == null ? null : [for part in entry.push_key.command : part]
        } : field => value if value != null })
    } : field => value if value != null })
    if entry.kind == "ssh"
  }

  repositories = merge(local.repositories_codecommit, local.repositories_gitea, local.repositories_github, local.repositories_gitlab, local.repositories_sandbox, local.repositories_ssh)

  pairings = {
    for name, entry in var.pairings : name => {
      cluster    = (entry.cluster == null ? name : entry.cluster)
      repository = entry.repository
      path = coalesce(join("/", [
        for part in split("/", (entry.path == null ? "clusters/${name}" : entry.path)) : part
        if !contains(["", "."], part)
      ]), ".")
      shared_path = entry.shared_path
      deploy_key = {
        algorithm = entry.deploy_key.algorithm
        write     = entry.deploy_key.write
        custody   = entry.deploy_key.custody
      }
      gitops = merge({
        manager               = entry.gitops.manager
        distribution_artifact = entry.gitops.distribution_artifact
        cluster_type          = entry.gitops.cluster_type
        cluster_size          = entry.gitops.cluster_size
        flux_version          = entry.gitops.flux_version
        pin_images            = entry.gitops.pin_images
        components            = [for part in entry.gitops.components : part]
        namespace             = entry.gitops.namespace
        registry              = entry.gitops.registry
        image_pull_secret     = entry.gitops.image_pull_secret
        log_level             = entry.gitops.log_level
        network_policy        = entry.gitops.network_policy
        watch_all_namespaces  = entry.gitops.watch_all_namespaces
        cluster_domain        = entry.gitops.cluster_domain
        toleration_keys       = [for part in entry.gitops.toleration_keys : part]
        interval              = entry.gitops.interval
        sync_interval         = entry.gitops.sync_interval
        lockdown              = entry.gitops.lockdown
        hub                   = entry.gitops.hub
        spoke_access          = entry.gitops.spoke_access
        spoke_role            = entry.gitops.spoke_role
        spoke_server          = entry.gitops.spoke_server
        }, { for field, value in {
          distribution = entry.gitops.distribution
          trusted_root = entry.gitops.trusted_root
          verify = entry.gitops.verify == null ? null : {
            keys = [for part in entry.gitops.verify.keys : merge({
              stdin = part.stdin
              }, { for field, value in {
                env     = part.env
                file    = part.file
                command = part.command == null ? null : [for part in part.command : part]
            } : field => value if value != null })]
            mode = entry.gitops.verify.mode
          }
      } : field => value if value != null })
      prerequisites = [for part in entry.prerequisites : {
        name      = part.name
        manifests = part.manifests
      }]
      labels = { for key, part in entry.labels : key => part }
      platform = [for part in entry.platform : one(concat(
        [for chosen in [part] : merge({
          kind     = "alert"
          name     = chosen.name
          provider = chosen.provider
          url      = (chosen.url == null ? "" : chosen.url)
          channel  = (chosen.channel == null ? "" : chosen.channel)
          username = (chosen.username == null ? "" : chosen.username)
          insecure = (chosen.insecure == null ? false : chosen.insecure)
          sources = [for part in(chosen.sources == null ? [] : chosen.sources) : {
            object_kind = part.object_kind
            name        = part.name
            namespace   = part.namespace
            labels      = { for key, part in part.labels : key => part }
          }]
          inclusion_list = [for part in(chosen.inclusion_list == null ? [] : chosen.inclusion_list) : part]
          exclusion_list = [for part in(chosen.exclusion_list == null ? ["^[Dd]ependencies do not meet ready condition", "^Source artifact not found", "no tags in database", "(i/o|TLS handshake) timeout", "Client.Timeout exceeded"] : chosen.exclusion_list) : part]
          metadata       = { for key, part in(chosen.metadata == null ? {} : chosen.metadata) : key => part }
          }, { for field, value in {
            address = chosen.address == null ? null : merge({
              stdin = chosen.address.stdin
              }, { for field, value in {
                env     = chosen.address.env
                file    = chosen.address.file
                command = chosen.address.command == null ? null : [for part in chosen.address.command : part]
            } : field => value if value != null })
            token = chosen.token == null ? null : merge({
              stdin = chosen.token.stdin
              }, { for field, value in {
                env     = chosen.token.env
                file    = chosen.token.file
                command = chosen.token.command == null ? null : [for part in chosen.token.command : part]
            } : field => value if value != null })
            ca_file  = chosen.ca_file
            severity = chosen.severity
            timeout  = chosen.timeout
        } : field => value if value != null }) if chosen.kind == "alert"],
        [for chosen in [part] : {
          kind = "artifact_generator"
          name = chosen.name
          inputs = [for part in chosen.inputs : {
            alias       = part.alias
            object_kind = part.object_kind
            name        = part.name
            namespace   = part.namespace
          }]
          path_pattern = (chosen.path_pattern == null ? "" : chosen.path_pattern)
          artifacts = [for part in chosen.artifacts : {
            name            = part.name
            revision        = part.revision
            origin_revision = part.origin_revision
            copy = [for part in part.copy : {
              source   = part.source
              target   = part.target
              exclude  = [for part in part.exclude : part]
              strategy = part.strategy
            }]
            deliver = [for part in part.deliver : one(concat(
              [for chosen in [part] : merge({
                kind             = "kustomization"
                name             = (chosen.name == null ? "" : chosen.name)
                depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
                interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
                target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
                service_account  = (chosen.service_account == null ? "" : chosen.service_account)
                path             = (chosen.path == null ? "." : chosen.path)
                prune            = (chosen.prune == null ? true : chosen.prune)
                wait             = (chosen.wait == null ? false : chosen.wait)
                health_checks = [for part in(chosen.health_checks == null ? [] : chosen.health_checks) : {
                  api_version = part.api_version
                  object_kind = part.object_kind
                  name        = part.name
                  namespace   = part.namespace
                }]
                facts   = (chosen.facts == null ? false : chosen.facts)
                decrypt = (chosen.decrypt == null ? false : chosen.decrypt)
                }, { for field, value in {
                  timeout = chosen.timeout
              } : field => value if value != null }) if chosen.kind == "kustomization"],
              [for chosen in [part] : merge({
                kind             = "helm_release"
                name             = (chosen.name == null ? "" : chosen.name)
                depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
                interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
                target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
                service_account  = (chosen.service_account == null ? "" : chosen.service_account)
                chart            = (chosen.chart == null ? "" : chosen.chart)
                version          = (chosen.version == null ? "" : chosen.version)
                release_name     = (chosen.release_name == null ? "" : chosen.release_name)
                create_namespace = (chosen.create_namespace == null ? false : chosen.create_namespace)
                values           = jsondecode((chosen.values == null ? "{}" : chosen.values))
                values_secrets   = [for part in(chosen.values_secrets == null ? [] : chosen.values_secrets) : part]
                }, { for field, value in {
                  timeout = chosen.timeout
              } : field => value if value != null }) if chosen.kind == "helm_release"],
            ))]
          }]
        } if chosen.kind == "artifact_generator"],
        [for chosen in [part] : merge({
          kind = "bucket_source"
          name = chosen.name
          deliver = [for part in(chosen.deliver == null ? [] : chosen.deliver) : one(concat(
            [for chosen in [part] : merge({
              kind             = "kustomization"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              path             = (chosen.path == null ? "." : chosen.path)
              prune            = (chosen.prune == null ? true : chosen.prune)
              wait             = (chosen.wait == null ? false : chosen.wait)
              health_checks = [for part in(chosen.health_checks == null ? [] : chosen.health_checks) : {
                api_version = part.api_version
                object_kind = part.object_kind
                name        = part.name
                namespace   = part.namespace
              }]
              facts   = (chosen.facts == null ? false : chosen.facts)
              decrypt = (chosen.decrypt == null ? false : chosen.decrypt)
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "kustomization"],
            [for chosen in [part] : merge({
              kind             = "helm_release"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              chart            = (chosen.chart == null ? "" : chosen.chart)
              version          = (chosen.version == null ? "" : chosen.version)
              release_name     = (chosen.release_name == null ? "" : chosen.release_name)
              create_namespace = (chosen.create_namespace == null ? false : chosen.create_namespace)
              values           = jsondecode((chosen.values == null ? "{}" : chosen.values))
              values_secrets   = [for part in(chosen.values_secrets == null ? [] : chosen.values_secrets) : part]
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "helm_release"],
          ))]
          bucket          = chosen.bucket
          endpoint        = chosen.endpoint
          provider        = (chosen.provider == null ? "generic" : chosen.provider)
          region          = (chosen.region == null ? "" : chosen.region)
          prefix          = (chosen.prefix == null ? "" : chosen.prefix)
          service_account = (chosen.service_account == null ? "" : chosen.service_account)
          insecure        = (chosen.insecure == null ? false : chosen.insecure)
          interval        = (chosen.interval == null ? "5m0s" : chosen.interval)
          }, { for field, value in {
            access_key = chosen.access_key == null ? null : merge({
              stdin = chosen.access_key.stdin
              }, { for field, value in {
                env     = chosen.access_key.env
                file    = chosen.access_key.file
                command = chosen.access_key.command == null ? null : [for part in chosen.access_key.command : part]
            } : field => value if value != null })
            secret_key = chosen.secret_key == null ? null : merge({
              stdin = chosen.secret_key.stdin
              }, { for field, value in {
                env     = chosen.secret_key.env
                file    = chosen.secret_key.file
                command = chosen.secret_key.command == null ? null : [for part in chosen.secret_key.command : part]
            } : field => value if value != null })
            ca_file = chosen.ca_file
            timeout = chosen.timeout
        } : field => value if value != null }) if chosen.kind == "bucket_source"],
        [for chosen in [part] : {
          kind    = "egress"
          name    = (chosen.name == null ? "egress" : chosen.name)
          denied  = [for part in chosen.denied : part]
          allowed = [for part in(chosen.allowed == null ? [] : chosen.allowed) : part]
        } if chosen.kind == "egress"],
        [for chosen in [part] : merge({
          kind = "git_source"
          name = chosen.name
          deliver = [for part in(chosen.deliver == null ? [] : chosen.deliver) : one(concat(
            [for chosen in [part] : merge({
              kind             = "kustomization"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              path             = (chosen.path == null ? "." : chosen.path)
              prune            = (chosen.prune == null ? true : chosen.prune)
              wait             = (chosen.wait == null ? false : chosen.wait)
              health_checks = [for part in(chosen.health_checks == null ? [] : chosen.health_checks) : {
                api_version = part.api_version
                object_kind = part.object_kind
                name        = part.name
                namespace   = part.namespace
              }]
              facts   = (chosen.facts == null ? false : chosen.facts)
              decrypt = (chosen.decrypt == null ? false : chosen.decrypt)
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "kustomization"],
            [for chosen in [part] : merge({
              kind             = "helm_release"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              chart            = (chosen.chart == null ? "" : chosen.chart)
              version          = (chosen.version == null ? "" : chosen.version)
              release_name     = (chosen.release_name == null ? "" : chosen.release_name)
              create_namespace = (chosen.create_namespace == null ? false : chosen.create_namespace)
              values           = jsondecode((chosen.values == null ? "{}" : chosen.values))
              values_secrets   = [for part in(chosen.values_secrets == null ? [] : chosen.values_secrets) : part]
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "helm_release"],
          ))]
          deploy_key         = (chosen.deploy_key == null ? false : chosen.deploy_key)
          username           = (chosen.username == null ? "git" : chosen.username)
          known_hosts        = [for part in(chosen.known_hosts == null ? [] : chosen.known_hosts) : part]
          interval           = (chosen.interval == null ? "1m0s" : chosen.interval)
          sparse             = [for part in(chosen.sparse == null ? [] : chosen.sparse) : part]
          recurse_submodules = (chosen.recurse_submodules == null ? false : chosen.recurse_submodules)
          }, { for field, value in {
            url        = chosen.url
            repository = chosen.repository
            branch     = chosen.branch
            tag        = chosen.tag
            semver     = chosen.semver
            commit     = chosen.commit
            credential = chosen.credential == null ? null : merge({
              stdin = chosen.credential.stdin
              }, { for field, value in {
                env     = chosen.credential.env
                file    = chosen.credential.file
                command = chosen.credential.command == null ? null : [for part in chosen.credential.command : part]
            } : field => value if value != null })
            ca_file = chosen.ca_file
            timeout = chosen.timeout
            verify = chosen.verify == null ? null : {
              keys = [for part in chosen.verify.keys : merge({
                stdin = part.stdin
                }, { for field, value in {
                  env     = part.env
                  file    = part.file
                  command = part.command == null ? null : [for part in part.command : part]
              } : field => value if value != null })]
              mode = chosen.verify.mode
            }
        } : field => value if value != null }) if chosen.kind == "git_source"],
        [for chosen in [part] : merge({
          kind = "helm_source"
          name = chosen.name
          deliver = [for part in(chosen.deliver == null ? [] : chosen.deliver) : one(concat(
            [for chosen in [part] : merge({
              kind             = "kustomization"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              path             = (chosen.path == null ? "." : chosen.path)
              prune            = (chosen.prune == null ? true : chosen.prune)
              wait             = (chosen.wait == null ? false : chosen.wait)
              health_checks = [for part in(chosen.health_checks == null ? [] : chosen.health_checks) : {
                api_version = part.api_version
                object_kind = part.object_kind
                name        = part.name
                namespace   = part.namespace
              }]
              facts   = (chosen.facts == null ? false : chosen.facts)
              decrypt = (chosen.decrypt == null ? false : chosen.decrypt)
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "kustomization"],
            [for chosen in [part] : merge({
              kind             = "helm_release"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              chart            = (chosen.chart == null ? "" : chosen.chart)
              version          = (chosen.version == null ? "" : chosen.version)
              release_name     = (chosen.release_name == null ? "" : chosen.release_name)
              create_namespace = (chosen.create_namespace == null ? false : chosen.create_namespace)
              values           = jsondecode((chosen.values == null ? "{}" : chosen.values))
              values_secrets   = [for part in(chosen.values_secrets == null ? [] : chosen.values_secrets) : part]
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "helm_release"],
          ))]
          url              = chosen.url
          provider         = (chosen.provider == null ? "generic" : chosen.provider)
          username         = (chosen.username == null ? "" : chosen.username)
          pass_credentials = (chosen.pass_credentials == null ? false : chosen.pass_credentials)
          insecure         = (chosen.insecure == null ? false : chosen.insecure)
          interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
          }, { for field, value in {
            credential = chosen.credential == null ? null : merge({
              stdin = chosen.credential.stdin
              }, { for field, value in {
                env     = chosen.credential.env
                file    = chosen.credential.file
                command = chosen.credential.command == null ? null : [for part in chosen.credential.command : part]
            } : field => value if value != null })
            ca_file = chosen.ca_file
            timeout = chosen.timeout
        } : field => value if value != null }) if chosen.kind == "helm_source"],
        [for chosen in [part] : merge({
          kind = "image_automation"
          name = chosen.name
          images = [for part in chosen.images : merge({
            name            = part.name
            image           = part.image
            tags            = part.tags
            extract         = part.extract
            digest          = part.digest
            exclude         = [for part in part.exclude : part]
            interval        = part.interval
            provider        = part.provider
            service_account = part.service_account
            username        = part.username
            insecure        = part.insecure
            }, { for field, value in {
              semver       = part.semver
              numerical    = part.numerical
              alphabetical = part.alphabetical
              credential = part.credential == null ? null : merge({
                stdin = part.credential.stdin
                }, { for field, value in {
                  env     = part.credential.env
                  file    = part.credential.file
                  command = part.credential.command == null ? null : [for part in part.credential.command : part]
              } : field => value if value != null })
              ca_file = part.ca_file
          } : field => value if value != null })]
          path           = (chosen.path == null ? "." : chosen.path)
          change_request = (chosen.change_request == null ? false : chosen.change_request)
          interval       = (chosen.interval == null ? "30m0s" : chosen.interval)
          author_name    = (chosen.author_name == null ? "Flux" : chosen.author_name)
          author_email   = (chosen.author_email == null ? "flux@noreply.invalid" : chosen.author_email)
          message        = (chosen.message == null ? "Update images\n\n{{ range .Changed.Changes -}}\n- {{ .OldValue }} -> {{ .NewValue }}\n{{ end -}}\n" : chosen.message)
          signing_format = (chosen.signing_format == null ? "gpg" : chosen.signing_format)
          }, { for field, value in {
            push_branch = chosen.push_branch
            signing_key = chosen.signing_key == null ? null : merge({
              stdin = chosen.signing_key.stdin
              }, { for field, value in {
                env     = chosen.signing_key.env
                file    = chosen.signing_key.file
                command = chosen.signing_key.command == null ? null : [for part in chosen.signing_key.command : part]
            } : field => value if value != null })
            signing_password = chosen.signing_password == null ? null : merge({
              stdin = chosen.signing_password.stdin
              }, { for field, value in {
                env     = chosen.signing_password.env
                file    = chosen.signing_password.file
                command = chosen.signing_password.command == null ? null : [for part in chosen.signing_password.command : part]
            } : field => value if value != null })
        } : field => value if value != null }) if chosen.kind == "image_automation"],
        [for chosen in [part] : {
          kind                  = "monitoring"
          name                  = (chosen.name == null ? "flux-monitoring" : chosen.name)
          namespace             = (chosen.namespace == null ? "" : chosen.namespace)
          prometheus            = (chosen.prometheus == null ? "operator" : chosen.prometheus)
          labels                = { for key, part in(chosen.labels == null ? {} : chosen.labels) : key => part }
          interval              = (chosen.interval == null ? "30s" : chosen.interval)
          scraping              = (chosen.scraping == null ? true : chosen.scraping)
          rules                 = (chosen.rules == null ? true : chosen.rules)
          dashboards            = (chosen.dashboards == null ? true : chosen.dashboards)
          dashboard_labels      = { for key, part in(chosen.dashboard_labels == null ? {} : chosen.dashboard_labels) : key => part }
          state_metrics         = (chosen.state_metrics == null ? true : chosen.state_metrics)
          state_metrics_account = (chosen.state_metrics_account == null ? "" : chosen.state_metrics_account)
          fleet                 = (chosen.fleet == null ? false : chosen.fleet)
          depends_on            = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
          failing_after         = (chosen.failing_after == null ? "10m" : chosen.failing_after)
          suspended_after       = (chosen.suspended_after == null ? "24h" : chosen.suspended_after)
          key_days              = (chosen.key_days == null ? 180 : chosen.key_days)
        } if chosen.kind == "monitoring"],
        [for chosen in [part] : merge({
          kind = "oci_source"
          name = chosen.name
          deliver = [for part in(chosen.deliver == null ? [] : chosen.deliver) : one(concat(
            [for chosen in [part] : merge({
              kind             = "kustomization"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              path             = (chosen.path == null ? "." : chosen.path)
              prune            = (chosen.prune == null ? true : chosen.prune)
              wait             = (chosen.wait == null ? false : chosen.wait)
              health_checks = [for part in(chosen.health_checks == null ? [] : chosen.health_checks) : {
                api_version = part.api_version
                object_kind = part.object_kind
                name        = part.name
                namespace   = part.namespace
              }]
              facts   = (chosen.facts == null ? false : chosen.facts)
              decrypt = (chosen.decrypt == null ? false : chosen.decrypt)
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "kustomization"],
            [for chosen in [part] : merge({
              kind             = "helm_release"
              name             = (chosen.name == null ? "" : chosen.name)
              depends_on       = [for part in(chosen.depends_on == null ? [] : chosen.depends_on) : part]
              interval         = (chosen.interval == null ? "10m0s" : chosen.interval)
              target_namespace = (chosen.target_namespace == null ? "" : chosen.target_namespace)
              service_account  = (chosen.service_account == null ? "" : chosen.service_account)
              chart            = (chosen.chart == null ? "" : chosen.chart)
              version          = (chosen.version == null ? "" : chosen.version)
              release_name     = (chosen.release_name == null ? "" : chosen.release_name)
              create_namespace = (chosen.create_namespace == null ? false : chosen.create_namespace)
              values           = jsondecode((chosen.values == null ? "{}" : chosen.values))
              values_secrets   = [for part in(chosen.values_secrets == null ? [] : chosen.values_secrets) : part]
              }, { for field, value in {
                timeout = chosen.timeout
            } : field => value if value != null }) if chosen.kind == "helm_release"],
          ))]
          url             = chosen.url
          provider        = (chosen.provider == null ? "generic" : chosen.provider)
          service_account = (chosen.service_account == null ? "" : chosen.service_account)
          username        = (chosen.username == null ? "" : chosen.username)
          insecure        = (chosen.insecure == null ? false : chosen.insecure)
          interval        = (chosen.interval == null ? "5m0s" : chosen.interval)
          }, { for field, value in {
            tag    = chosen.tag
            semver = chosen.semver
            digest = chosen.digest
            credential = chosen.credential == null ? null : merge({
              stdin = chosen.credential.stdin
              }, { for field, value in {
                env     = chosen.credential.env
                file    = chosen.credential.file
                command = chosen.credential.command == null ? null : [for part in chosen.credential.command : part]
            } : field => value if value != null })
            ca_file          = chosen.ca_file
            layer_media_type = chosen.layer_media_type
            timeout          = chosen.timeout
            verify_artifact = chosen.verify_artifact == null ? null : merge({
              tool = chosen.verify_artifact.tool
              keys = [for part in chosen.verify_artifact.keys : merge({
                stdin = part.stdin
                }, { for field, value in {
                  env     = part.env
                  file    = part.file
                  command = part.command == null ? null : [for part in part.command : part]
              } : field => value if value != null })]
              identities = [for part in chosen.verify_artifact.identities : {
                issuer  = part.issuer
                subject = part.subject
              }]
              }, { for field, value in {
                trusted_root = chosen.verify_artifact.trusted_root
                trust_policy = chosen.verify_artifact.trust_policy
            } : field => value if value != null })
        } : field => value if value != null }) if chosen.kind == "oci_source"],
        [for chosen in [part] : merge({
          kind                = "progressive_delivery"
          name                = (chosen.name == null ? "flagger" : chosen.name)
          provider            = chosen.provider
          namespace           = (chosen.namespace == null ? "flagger-system" : chosen.namespace)
          metrics_server      = (chosen.metrics_server == null ? "" : chosen.metrics_server)
          chart               = (chosen.chart == null ? "oci://ghcr.io/fluxcd/charts/flagger" : chosen.chart)
          version             = (chosen.version == null ? "1.36.1" : chosen.version)
          values              = jsondecode((chosen.values == null ? "{}" : chosen.values))
          load_tester         = (chosen.load_tester == null ? false : chosen.load_tester)
          load_tester_chart   = (chosen.load_tester_chart == null ? "oci://ghcr.io/fluxcd/charts/loadtester" : chosen.load_tester_chart)
          load_tester_version = (chosen.load_tester_version == null ? "0.31.0" : chosen.load_tester_version)
          load_tester_values  = jsondecode((chosen.load_tester_values == null ? "{}" : chosen.load_tester_values))
          username            = (chosen.username == null ? "" : chosen.username)
          insecure            = (chosen.insecure == null ? false : chosen.insecure)
          metrics = [for part in(chosen.metrics == null ? [] : chosen.metrics) : {
            name     = part.name
            query    = part.query
            provider = part.provider
            address  = part.address
            region   = part.region
            credentials = { for key, part in part.credentials : key => merge({
              stdin = part.stdin
              }, { for field, value in {
                env     = part.env
                file    = part.file
                command = part.command == null ? null : [for part in part.command : part]
            } : field => value if value != null }) }
          }]
          alerts = [for part in(chosen.alerts == null ? [] : chosen.alerts) : merge({
            name    = part.name
            service = part.service
            address = merge({
              stdin = part.address.stdin
              }, { for field, value in {
                env     = part.address.env
                file    = part.address.file
                command = part.address.command == null ? null : [for part in part.address.command : part]
            } : field => value if value != null })
            channel  = part.channel
            username = part.username
            proxy    = part.proxy
            }, { for field, value in {
              token = part.token == null ? null : merge({
                stdin = part.token.stdin
                }, { for field, value in {
                  env     = part.token.env
                  file    = part.token.file
                  command = part.token.command == null ? null : [for part in part.token.command : part]
              } : field => value if value != null })
          } : field => value if value != null })]
          interval = (chosen.interval == null ? "10m0s" : chosen.interval)
          }, { for field, value in {
            credential = chosen.credential == null ? null : merge({
              stdin = chosen.credential.stdin
              }, { for field, value in {
                env     = chosen.credential.env
                file    = chosen.credential.file
                command = chosen.credential.command == null ? null : [for part in chosen.credential.command : part]
            } : field => value if value != null })
        } : field => value if value != null }) if chosen.kind == "progressive_delivery"],
        [for chosen in [part] : merge({
          kind       = "receiver"
          name       = chosen.name
          type       = chosen.type
          repository = (chosen.repository == null ? "" : chosen.repository)
          url        = (chosen.url == null ? "" : chosen.url)
          events     = [for part in(chosen.events == null ? [] : chosen.events) : part]
          resources = [for part in(chosen.resources == null ? [] : chosen.resources) : {
            object_kind = part.object_kind
            name        = part.name
            namespace   = part.namespace
            labels      = { for key, part in part.labels : key => part }
          }]
          email    = (chosen.email == null ? "" : chosen.email)
          audience = (chosen.audience == null ? "" : chosen.audience)
          }, { for field, value in {
            token = chosen.token == null ? null : merge({
              stdin = chosen.token.stdin
              }, { for field, value in {
                env     = chosen.token.env
                file    = chosen.token.file
                command = chosen.token.command == null ? null : [for part in chosen.token.command : part]
            } : field => value if value != null })
        } : field => value if value != null }) if chosen.kind == "receiver"],
        [for chosen in [part] : {
          kind            = "sops"
          name            = (chosen.name == null ? "age" : chosen.name)
          age             = (chosen.age == null ? false : chosen.age)
          kms             = [for part in(chosen.kms == null ? [] : chosen.kms) : part]
          service_account = (chosen.service_account == null ? "" : chosen.service_account)
          recovery        = [for part in(chosen.recovery == null ? [] : chosen.recovery) : part]
          recovery_waived = (chosen.recovery_waived == null ? "" : chosen.recovery_waived)
          paths           = [for part in(chosen.paths == null ? [] : chosen.paths) : part]
          encrypted_regex = (chosen.encrypted_regex == null ? "^(data|stringData)$" : chosen.encrypted_regex)
        } if chosen.kind == "sops"],
        [for chosen in [part] : merge({
          kind           = "tenant"
          name           = chosen.name
          namespaces     = [for part in(chosen.namespaces == null ? [] : chosen.namespaces) : part]
          role           = (chosen.role == null ? "admin" : chosen.role)
          deploy_key     = (chosen.deploy_key == null ? false : chosen.deploy_key)
          path           = (chosen.path == null ? "." : chosen.path)
          username       = (chosen.username == null ? "git" : chosen.username)
          known_hosts    = [for part in(chosen.known_hosts == null ? [] : chosen.known_hosts) : part]
          interval       = (chosen.interval == null ? "1m0s" : chosen.interval)
          sync_interval  = (chosen.sync_interval == null ? "10m0s" : chosen.sync_interval)
          wait           = (chosen.wait == null ? false : chosen.wait)
          quota          = { for key, part in(chosen.quota == null ? {} : chosen.quota) : key => part }
          network_policy = (chosen.network_policy == null ? false : chosen.network_policy)
          egress_denied  = [for part in(chosen.egress_denied == null ? [] : chosen.egress_denied) : part]
          egress_allowed = [for part in(chosen.egress_allowed == null ? [] : chosen.egress_allowed) : part]
          workloads      = (chosen.workloads == null ? "keep" : chosen.workloads)
          }, { for field, value in {
            url        = chosen.url
            repository = chosen.repository
            branch     = chosen.branch
            credential = chosen.credential == null ? null : merge({
              stdin = chosen.credential.stdin
              }, { for field, value in {
                env     = chosen.credential.env
                file    = chosen.credential.file
                command = chosen.credential.command == null ? null : [for part in chosen.credential.command : part]
            } : field => value if value != null })
            ca_file = chosen.ca_file
            verify = chosen.verify == null ? null : {
              keys = [for part in chosen.verify.keys : merge({
                stdin = part.stdin
                }, { for field, value in {
                  env     = part.env
                  file    = part.file
                  command = part.command == null ? null : [for part in part.command : part]
              } : field => value if value != null })]
              mode = chosen.verify.mode
            }
        } : field => value if value != null }) if chosen.kind == "tenant"],
      ))]
      facts = { for key, part in entry.facts : key => part }
      secret_facts = { for key, part in entry.secret_facts : key => merge({
        stdin = part.stdin
        }, { for field, value in {
          env     = part.env
          file    = part.file
          command = part.command == null ? null : [for part in part.command : part]
      } : field => value if value != null }) }
    }
  }

  waves = [for entry in var.waves : {
    name     = entry.name
    clusters = entry.clusters
    selector = entry.selector
    pause    = entry.pause
    check    = [for part in entry.check : part]
  }]
}
