# Written by `python -m tests.fleet_module` from the handover's structs. Do not edit.


variable "fleet" {
  description = "The id of the fleet. It marks what belongs to it and never changes."
  type        = string
  nullable    = false

  validation {
    condition = length([
      for it in [var.fleet] : true
      if it != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", it)))
    ]) == 0
    error_message = join("\n", [
      for it in [var.fleet] : "$.fleet: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", it)) ? "control characters in '${replace(replace(replace((it == null ? "" : it), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((it == null ? "" : it), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if it != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", it)))
    ])
  }
}

variable "clusters" {
  description = "The clusters by name. `kind` decides which of the other attributes apply."
  type = map(object({
    kind                       = optional(string)
    server                     = optional(string)
    certificate_authority_data = optional(string)
    proxy_url                  = optional(string)
    tls_server_name            = optional(string)
    made_by                    = optional(string)
    server_id                  = optional(string)
    tenant_id                  = optional(string)
    client_id                  = optional(string)
    management                 = optional(string)
    cluster_name               = optional(string)
    namespace                  = optional(string)
    topology = optional(object({
      class                  = optional(string)
      class_namespace        = optional(string, "")
      version                = optional(string)
      control_plane_replicas = optional(number)
      workers = optional(list(object({
        class    = optional(string)
        name     = optional(string)
        replicas = optional(number)
      })), [])
      variables = optional(string, "{}")
    }))
    template    = optional(string)
    values      = optional(string)
    delivery    = optional(string)
    labels      = optional(map(string))
    annotations = optional(map(string))
    region      = optional(string)
    role        = optional(string)
    profile     = optional(string)
    sign_in = optional(object({
      kind         = optional(string)
      cluster_name = optional(string)
      region       = optional(string)
      role         = optional(string)
      profile      = optional(string)
      server_id    = optional(string)
      tenant_id    = optional(string)
      client_id    = optional(string)
      certificate = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      command      = optional(string)
      args         = optional(list(string))
      env          = optional(map(string))
      api_version  = optional(string)
      install_hint = optional(string)
      impersonate  = optional(string)
      token = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
    }))
    insecure    = optional(bool)
    context     = optional(string)
    kubeconfig  = optional(string)
    impersonate = optional(string)
    name        = optional(string)
    directory   = optional(string)
  }))
  nullable = false

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters, the key '${name}': ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", name)) ? "control characters in '${replace(replace(replace((name == null ? "" : name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((name == null ? "" : name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.kind != null && !contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.kind: Invalid value '${(entry.kind == null ? "" : entry.kind)}' (known: aks, cluster_api, eks, endpoint, existing, gke, in_cluster, sandbox)"
      if entry.kind != null && !contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry != null && entry.kind == null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `kind` (known: aks, cluster_api, eks, endpoint, existing, gke, in_cluster, sandbox)"
      if entry != null && entry.kind == null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.server != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `server`"
      if entry.server != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.server == null && contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `server`"
      if entry.server == null && contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.server != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.server)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.server: control characters in '${replace(replace(replace((entry.server == null ? "" : entry.server), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.server != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.server)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.certificate_authority_data != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `certificate_authority_data`"
      if entry.certificate_authority_data != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.certificate_authority_data != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.certificate_authority_data)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.certificate_authority_data: control characters in '${replace(replace(replace((entry.certificate_authority_data == null ? "" : entry.certificate_authority_data), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.certificate_authority_data != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.certificate_authority_data)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.proxy_url != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `proxy_url`"
      if entry.proxy_url != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.proxy_url != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.proxy_url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.proxy_url: control characters in '${replace(replace(replace((entry.proxy_url == null ? "" : entry.proxy_url), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.proxy_url != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.proxy_url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.tls_server_name != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `tls_server_name`"
      if entry.tls_server_name != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.tls_server_name != null && (!can(regex("^([A-Za-z0-9_:]([A-Za-z0-9_.:-]*[A-Za-z0-9_])?)?$", entry.tls_server_name)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.tls_server_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.tls_server_name)) ? "control characters in '${replace(replace(replace((entry.tls_server_name == null ? "" : entry.tls_server_name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.tls_server_name == null ? "" : entry.tls_server_name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a host, without https:// and port. Example: api.example.com"}"
      if entry.tls_server_name != null && (!can(regex("^([A-Za-z0-9_:]([A-Za-z0-9_.:-]*[A-Za-z0-9_])?)?$", entry.tls_server_name)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.made_by != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `made_by`"
      if entry.made_by != null && contains(["cluster_api", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.made_by != null && (!can(regex("^((module\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?\\.)*[A-Za-z_][A-Za-z0-9_-]*\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?)?$", entry.made_by)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.made_by: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.made_by)) ? "control characters in '${replace(replace(replace((entry.made_by == null ? "" : entry.made_by), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.made_by == null ? "" : entry.made_by), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not Terraform's address of a resource, as `terraform state list` prints it. Example: aws_eks_cluster.production"}"
      if entry.made_by != null && (!can(regex("^((module\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?\\.)*[A-Za-z_][A-Za-z0-9_-]*\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?)?$", entry.made_by)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.server_id != null && contains(["cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `server_id`"
      if entry.server_id != null && contains(["cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.server_id != null && (!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", entry.server_id)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.server_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.server_id)) ? "control characters in '${replace(replace(replace((entry.server_id == null ? "" : entry.server_id), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.server_id == null ? "" : entry.server_id), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id of an application, a UUID. Example: 6dae42f8-4368-4678-94ff-3960e28e3630"}"
      if entry.server_id != null && (!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", entry.server_id)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.tenant_id != null && contains(["cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `tenant_id`"
      if entry.tenant_id != null && contains(["cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.tenant_id != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", entry.tenant_id)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.tenant_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.tenant_id)) ? "control characters in '${replace(replace(replace((entry.tenant_id == null ? "" : entry.tenant_id), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.tenant_id == null ? "" : entry.tenant_id), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id or the domain of an Entra tenant. Example: contoso.onmicrosoft.com"}"
      if entry.tenant_id != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", entry.tenant_id)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.client_id != null && contains(["cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `client_id`"
      if entry.client_id != null && contains(["cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.client_id != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", entry.client_id)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.client_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.client_id)) ? "control characters in '${replace(replace(replace((entry.client_id == null ? "" : entry.client_id), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.client_id == null ? "" : entry.client_id), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the client id of an identity, a UUID. Example: 00000000-0000-0000-0000-000000000000"}"
      if entry.client_id != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", entry.client_id)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.management != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `management`"
      if entry.management != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.management == null && contains(["cluster_api"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `management`"
      if entry.management == null && contains(["cluster_api"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.management != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.management)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.management: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.management)) ? "control characters in '${replace(replace(replace((entry.management == null ? "" : entry.management), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.management == null ? "" : entry.management), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if entry.management != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.management)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.cluster_name != null && contains(["aks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `cluster_name`"
      if entry.cluster_name != null && contains(["aks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.cluster_name == null && contains(["eks"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `cluster_name`"
      if entry.cluster_name == null && contains(["eks"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (entry.cluster_name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.cluster_name))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.cluster_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.cluster_name)) ? "control characters in '${replace(replace(replace((entry.cluster_name == null ? "" : entry.cluster_name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.cluster_name == null ? "" : entry.cluster_name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (entry.cluster_name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.cluster_name))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["eks"], (entry.kind == null ? "" : entry.kind)) && (entry.cluster_name != null && (!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", entry.cluster_name))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.cluster_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.cluster_name)) ? "control characters in '${replace(replace(replace((entry.cluster_name == null ? "" : entry.cluster_name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.cluster_name == null ? "" : entry.cluster_name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an EKS cluster: letters, digits, `-` and `_`, at most 100 of them. Example: production"}"
      if contains(["eks"], (entry.kind == null ? "" : entry.kind)) && (entry.cluster_name != null && (!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", entry.cluster_name))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.namespace != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `namespace`"
      if entry.namespace != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.namespace != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", entry.namespace)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.namespace)) ? "control characters in '${replace(replace(replace((entry.namespace == null ? "" : entry.namespace), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.namespace == null ? "" : entry.namespace), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`, at most 63 of them. Example: default"}"
      if entry.namespace != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", entry.namespace)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.topology != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `topology`"
      if entry.topology != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.topology.class, null) == null && entry.topology != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology: Object missing required field `class`"
      if try(entry.topology.class, null) == null && entry.topology != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.topology.class, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(entry.topology.class, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology.class: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.topology.class, null))) ? "control characters in '${replace(replace(replace((try(entry.topology.class, null) == null ? "" : try(entry.topology.class, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.topology.class, null) == null ? "" : try(entry.topology.class, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits, `-` and `.`. Example: production"}"
      if try(entry.topology.class, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(entry.topology.class, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.topology.class_namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(entry.topology.class_namespace, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology.class_namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.topology.class_namespace, null))) ? "control characters in '${replace(replace(replace((try(entry.topology.class_namespace, null) == null ? "" : try(entry.topology.class_namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.topology.class_namespace, null) == null ? "" : try(entry.topology.class_namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`, at most 63 of them. Example: classes"}"
      if try(entry.topology.class_namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(entry.topology.class_namespace, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.topology.version, null) == null && entry.topology != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology: Object missing required field `version`"
      if try(entry.topology.version, null) == null && entry.topology != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.topology.version, null) != null && (!can(regex("^v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([+-][0-9A-Za-z.+-]+)?$", try(entry.topology.version, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology.version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.topology.version, null))) ? "control characters in '${replace(replace(replace((try(entry.topology.version, null) == null ? "" : try(entry.topology.version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.topology.version, null) == null ? "" : try(entry.topology.version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a version of Kubernetes such as `v1.34.4`. Example: v1.34.4"}"
      if try(entry.topology.version, null) != null && (!can(regex("^v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([+-][0-9A-Za-z.+-]+)?$", try(entry.topology.version, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.topology.control_plane_replicas, null) < 0, false)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology.control_plane_replicas: Expected `int` >= 0"
      if try(try(entry.topology.control_plane_replicas, null) < 0, false)
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : true
      if try(part.class, null) == null && part != null
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : "$.clusters.${name}.topology.workers[${index}]: Object missing required field `class`"
      if try(part.class, null) == null && part != null
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : true
      if try(part.class, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(part.class, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : "$.clusters.${name}.topology.workers[${index}].class: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.class, null))) ? "control characters in '${replace(replace(replace((try(part.class, null) == null ? "" : try(part.class, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.class, null) == null ? "" : try(part.class, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits, `-` and `.`. Example: production"}"
      if try(part.class, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(part.class, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : true
      if try(part.name, null) == null && part != null
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : "$.clusters.${name}.topology.workers[${index}]: Object missing required field `name`"
      if try(part.name, null) == null && part != null
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : true
      if try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", try(part.name, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : "$.clusters.${name}.topology.workers[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.name, null))) ? "control characters in '${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", try(part.name, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : true
      if try(try(part.replicas, null) < 0, false)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : "$.clusters.${name}.topology.workers[${index}].replicas: Expected `int` >= 0"
      if try(try(part.replicas, null) < 0, false)
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.topology.variables, null) != null && !can(keys(jsondecode(try(entry.topology.variables, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology.variables: not an object in JSON. Use jsonencode({ NAME = VALUE })."
      if try(entry.topology.variables, null) != null && !can(keys(jsondecode(try(entry.topology.variables, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.topology != null && (try(length([for n, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : n if contains(slice((try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null))[*].name, 0, n), part.name)]) > 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.topology.workers[${try([for n, part in(entry.topology.workers == null ? [] : entry.topology.workers) : n if contains(slice((entry.topology.workers == null ? [] : entry.topology.workers)[*].name, 0, n), part.name)][0], 0)}].name: '${try((try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null))[try([for n, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : n if contains(slice((try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null))[*].name, 0, n), part.name)][0], 0)].name, "")}' is declared twice. Use another name."
      if entry.topology != null && (try(length([for n, part in(try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null)) : n if contains(slice((try(entry.topology.workers, null) == null ? [] : try(entry.topology.workers, null))[*].name, 0, n), part.name)]) > 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.template != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `template`"
      if entry.template != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.template != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.template)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.template: control characters in '${replace(replace(replace((entry.template == null ? "" : entry.template), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.template != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.template)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.values != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `values`"
      if entry.values != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.values != null && !can(keys(jsondecode(entry.values)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.values: not an object in JSON. Use jsonencode({ NAME = VALUE })."
      if entry.values != null && !can(keys(jsondecode(entry.values)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.delivery != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `delivery`"
      if entry.delivery != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.delivery != null && !contains(["apply", "repository"], (entry.delivery == null ? "" : entry.delivery))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.delivery: Invalid enum value '${(entry.delivery == null ? "" : entry.delivery)}' (known: apply, repository)"
      if entry.delivery != null && !contains(["apply", "repository"], (entry.delivery == null ? "" : entry.delivery))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.labels != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `labels`"
      if entry.labels != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for key, part in(entry.labels == null ? {} : entry.labels) : true
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for key, part in(entry.labels == null ? {} : entry.labels) : "$.clusters.${name}.labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}"
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.annotations != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `annotations`"
      if entry.annotations != null && contains(["aks", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for key, part in(entry.annotations == null ? {} : entry.annotations) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for key, part in(entry.annotations == null ? {} : entry.annotations) : "$.clusters.${name}.annotations.${key}: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.region != null && contains(["aks", "cluster_api", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `region`"
      if entry.region != null && contains(["aks", "cluster_api", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.region == null && contains(["eks"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `region`"
      if entry.region == null && contains(["eks"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.region != null && (!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.region)) ? "control characters in '${replace(replace(replace((entry.region == null ? "" : entry.region), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.region == null ? "" : entry.region), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}"
      if entry.region != null && (!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.role != null && contains(["aks", "cluster_api", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `role`"
      if entry.role != null && contains(["aks", "cluster_api", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.role != null && (!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", entry.role)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.role)) ? "control characters in '${replace(replace(replace((entry.role == null ? "" : entry.role), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.role == null ? "" : entry.role), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the ARN of an IAM role. Example: arn:aws:iam::123456789012:role/pairing"}"
      if entry.role != null && (!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", entry.role)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.profile != null && contains(["aks", "cluster_api", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `profile`"
      if entry.profile != null && contains(["aks", "cluster_api", "endpoint", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.profile != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.profile: control characters in '${replace(replace(replace((entry.profile == null ? "" : entry.profile), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.profile != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.sign_in != null && contains(["aks", "cluster_api", "eks", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `sign_in`"
      if entry.sign_in != null && contains(["aks", "cluster_api", "eks", "existing", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.sign_in == null && contains(["endpoint"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `sign_in`"
      if entry.sign_in == null && contains(["endpoint"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.kind, null) != null && !contains(["aws", "azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.kind: Invalid value '${(try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))}' (known: aws, azure, client_certificate, exec, google, token)"
      if try(entry.sign_in.kind, null) != null && !contains(["aws", "azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.sign_in != null && try(entry.sign_in.kind, null) == null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `kind` (known: aws, azure, client_certificate, exec, google, token)"
      if entry.sign_in != null && try(entry.sign_in.kind, null) == null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.cluster_name, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `cluster_name`"
      if try(entry.sign_in.cluster_name, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.cluster_name, null) == null && contains(["aws"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `cluster_name`"
      if try(entry.sign_in.cluster_name, null) == null && contains(["aws"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.cluster_name, null) != null && (!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", try(entry.sign_in.cluster_name, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.cluster_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.cluster_name, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.cluster_name, null) == null ? "" : try(entry.sign_in.cluster_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.cluster_name, null) == null ? "" : try(entry.sign_in.cluster_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an EKS cluster: letters, digits, `-` and `_`, at most 100 of them. Example: production"}"
      if try(entry.sign_in.cluster_name, null) != null && (!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", try(entry.sign_in.cluster_name, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.region, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `region`"
      if try(entry.sign_in.region, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.region, null) == null && contains(["aws"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `region`"
      if try(entry.sign_in.region, null) == null && contains(["aws"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.region, null) != null && (!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", try(entry.sign_in.region, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.region, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.region, null) == null ? "" : try(entry.sign_in.region, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.region, null) == null ? "" : try(entry.sign_in.region, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}"
      if try(entry.sign_in.region, null) != null && (!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", try(entry.sign_in.region, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.role, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `role`"
      if try(entry.sign_in.role, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.role, null) != null && (!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", try(entry.sign_in.role, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.role, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.role, null) == null ? "" : try(entry.sign_in.role, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.role, null) == null ? "" : try(entry.sign_in.role, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the ARN of an IAM role. Example: arn:aws:iam::123456789012:role/pairing"}"
      if try(entry.sign_in.role, null) != null && (!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", try(entry.sign_in.role, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.profile, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `profile`"
      if try(entry.sign_in.profile, null) != null && contains(["azure", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.profile, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sign_in.profile, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.profile: control characters in '${replace(replace(replace((try(entry.sign_in.profile, null) == null ? "" : try(entry.sign_in.profile, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.sign_in.profile, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sign_in.profile, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.server_id, null) != null && contains(["aws", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `server_id`"
      if try(entry.sign_in.server_id, null) != null && contains(["aws", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.server_id, null) != null && (!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", try(entry.sign_in.server_id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.server_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.server_id, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.server_id, null) == null ? "" : try(entry.sign_in.server_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.server_id, null) == null ? "" : try(entry.sign_in.server_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id of an application, a UUID. Example: 6dae42f8-4368-4678-94ff-3960e28e3630"}"
      if try(entry.sign_in.server_id, null) != null && (!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", try(entry.sign_in.server_id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.tenant_id, null) != null && contains(["aws", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `tenant_id`"
      if try(entry.sign_in.tenant_id, null) != null && contains(["aws", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.tenant_id, null) != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", try(entry.sign_in.tenant_id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.tenant_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.tenant_id, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.tenant_id, null) == null ? "" : try(entry.sign_in.tenant_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.tenant_id, null) == null ? "" : try(entry.sign_in.tenant_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id or the domain of an Entra tenant. Example: contoso.onmicrosoft.com"}"
      if try(entry.sign_in.tenant_id, null) != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", try(entry.sign_in.tenant_id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.client_id, null) != null && contains(["aws", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `client_id`"
      if try(entry.sign_in.client_id, null) != null && contains(["aws", "client_certificate", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.client_id, null) != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", try(entry.sign_in.client_id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.client_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.client_id, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.client_id, null) == null ? "" : try(entry.sign_in.client_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.client_id, null) == null ? "" : try(entry.sign_in.client_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the client id of an identity, a UUID. Example: 00000000-0000-0000-0000-000000000000"}"
      if try(entry.sign_in.client_id, null) != null && (!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", try(entry.sign_in.client_id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.certificate, null) != null && contains(["aws", "azure", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `certificate`"
      if try(entry.sign_in.certificate, null) != null && contains(["aws", "azure", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.certificate, null) == null && contains(["client_certificate"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `certificate`"
      if try(entry.sign_in.certificate, null) == null && contains(["client_certificate"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.sign_in.certificate, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.certificate, null).env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.certificate.env: control characters in '${replace(replace(replace((try(try(entry.sign_in.certificate, null).env, null) == null ? "" : try(try(entry.sign_in.certificate, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sign_in.certificate, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.certificate, null).env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.sign_in.certificate, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.certificate, null).file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.certificate.file: control characters in '${replace(replace(replace((try(try(entry.sign_in.certificate, null).file, null) == null ? "" : try(try(entry.sign_in.certificate, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sign_in.certificate, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.certificate, null).file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(try(entry.sign_in.certificate, null).command, null) == null ? [] : try(try(entry.sign_in.certificate, null).command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(try(entry.sign_in.certificate, null).command, null) == null ? [] : try(try(entry.sign_in.certificate, null).command, null)) : "$.clusters.${name}.sign_in.certificate.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.certificate, null) != null && (length([for named in [try(try(entry.sign_in.certificate, null).env, null) != null, try(try(entry.sign_in.certificate, null).file, null) != null, try(try(entry.sign_in.certificate, null).command, null) != null, try(try(entry.sign_in.certificate, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sign_in.certificate, null).command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.certificate: not exactly one of env, file, command and stdin. Set one of them."
      if try(entry.sign_in.certificate, null) != null && (length([for named in [try(try(entry.sign_in.certificate, null).env, null) != null, try(try(entry.sign_in.certificate, null).file, null) != null, try(try(entry.sign_in.certificate, null).command, null) != null, try(try(entry.sign_in.certificate, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sign_in.certificate, null).command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.key, null) != null && contains(["aws", "azure", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `key`"
      if try(entry.sign_in.key, null) != null && contains(["aws", "azure", "exec", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.key, null) == null && contains(["client_certificate"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `key`"
      if try(entry.sign_in.key, null) == null && contains(["client_certificate"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.sign_in.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.key, null).env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.key.env: control characters in '${replace(replace(replace((try(try(entry.sign_in.key, null).env, null) == null ? "" : try(try(entry.sign_in.key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sign_in.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.key, null).env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.sign_in.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.key, null).file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.key.file: control characters in '${replace(replace(replace((try(try(entry.sign_in.key, null).file, null) == null ? "" : try(try(entry.sign_in.key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sign_in.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.key, null).file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(try(entry.sign_in.key, null).command, null) == null ? [] : try(try(entry.sign_in.key, null).command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(try(entry.sign_in.key, null).command, null) == null ? [] : try(try(entry.sign_in.key, null).command, null)) : "$.clusters.${name}.sign_in.key.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.key, null) != null && (length([for named in [try(try(entry.sign_in.key, null).env, null) != null, try(try(entry.sign_in.key, null).file, null) != null, try(try(entry.sign_in.key, null).command, null) != null, try(try(entry.sign_in.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sign_in.key, null).command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.key: not exactly one of env, file, command and stdin. Set one of them."
      if try(entry.sign_in.key, null) != null && (length([for named in [try(try(entry.sign_in.key, null).env, null) != null, try(try(entry.sign_in.key, null).file, null) != null, try(try(entry.sign_in.key, null).command, null) != null, try(try(entry.sign_in.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sign_in.key, null).command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.command, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `command`"
      if try(entry.sign_in.command, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.command, null) == null && contains(["exec"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `command`"
      if try(entry.sign_in.command, null) == null && contains(["exec"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.command, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}-][^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sign_in.command, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.command: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.command, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.command, null) == null ? "" : try(entry.sign_in.command, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.command, null) == null ? "" : try(entry.sign_in.command, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a program: its name on PATH, or a path. Example: kubelogin"}"
      if try(entry.sign_in.command, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}-][^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sign_in.command, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.args, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `args`"
      if try(entry.sign_in.args, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.sign_in.args, null) == null ? [] : try(entry.sign_in.args, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(entry.sign_in.args, null) == null ? [] : try(entry.sign_in.args, null)) : "$.clusters.${name}.sign_in.args[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.env, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `env`"
      if try(entry.sign_in.env, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for key, part in(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for key, part in(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : "$.clusters.${name}.sign_in.env.${key}: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.api_version, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `api_version`"
      if try(entry.sign_in.api_version, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.api_version, null) != null && !contains(["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"], (try(entry.sign_in.api_version, null) == null ? "" : try(entry.sign_in.api_version, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.api_version: Invalid enum value '${(try(entry.sign_in.api_version, null) == null ? "" : try(entry.sign_in.api_version, null))}' (known: client.authentication.k8s.io/v1, client.authentication.k8s.io/v1beta1)"
      if try(entry.sign_in.api_version, null) != null && !contains(["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"], (try(entry.sign_in.api_version, null) == null ? "" : try(entry.sign_in.api_version, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.install_hint, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `install_hint`"
      if try(entry.sign_in.install_hint, null) != null && contains(["aws", "azure", "client_certificate", "google", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.install_hint, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sign_in.install_hint, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.install_hint: control characters in '${replace(replace(replace((try(entry.sign_in.install_hint, null) == null ? "" : try(entry.sign_in.install_hint, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.sign_in.install_hint, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sign_in.install_hint, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.impersonate, null) != null && contains(["aws", "azure", "client_certificate", "exec", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `impersonate`"
      if try(entry.sign_in.impersonate, null) != null && contains(["aws", "azure", "client_certificate", "exec", "token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.impersonate, null) != null && (!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", try(entry.sign_in.impersonate, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.impersonate: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sign_in.impersonate, null))) ? "control characters in '${replace(replace(replace((try(entry.sign_in.impersonate, null) == null ? "" : try(entry.sign_in.impersonate, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sign_in.impersonate, null) == null ? "" : try(entry.sign_in.impersonate, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the email address of a service account. Example: pairing@project.iam.gserviceaccount.com"}"
      if try(entry.sign_in.impersonate, null) != null && (!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", try(entry.sign_in.impersonate, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.token, null) != null && contains(["aws", "azure", "client_certificate", "exec", "google"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object contains unknown field `token`"
      if try(entry.sign_in.token, null) != null && contains(["aws", "azure", "client_certificate", "exec", "google"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.token, null) == null && contains(["token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in: Object missing required field `token`"
      if try(entry.sign_in.token, null) == null && contains(["token"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.sign_in.token, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.token, null).env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.token.env: control characters in '${replace(replace(replace((try(try(entry.sign_in.token, null).env, null) == null ? "" : try(try(entry.sign_in.token, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sign_in.token, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.token, null).env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(try(entry.sign_in.token, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.token, null).file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.token.file: control characters in '${replace(replace(replace((try(try(entry.sign_in.token, null).file, null) == null ? "" : try(try(entry.sign_in.token, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sign_in.token, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sign_in.token, null).file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [
      for index, part in(try(try(entry.sign_in.token, null).command, null) == null ? [] : try(try(entry.sign_in.token, null).command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [
      for index, part in(try(try(entry.sign_in.token, null).command, null) == null ? [] : try(try(entry.sign_in.token, null).command, null)) : "$.clusters.${name}.sign_in.token.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if try(entry.sign_in.token, null) != null && (length([for named in [try(try(entry.sign_in.token, null).env, null) != null, try(try(entry.sign_in.token, null).file, null) != null, try(try(entry.sign_in.token, null).command, null) != null, try(try(entry.sign_in.token, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sign_in.token, null).command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.token: not exactly one of env, file, command and stdin. Set one of them."
      if try(entry.sign_in.token, null) != null && (length([for named in [try(try(entry.sign_in.token, null).env, null) != null, try(try(entry.sign_in.token, null).file, null) != null, try(try(entry.sign_in.token, null).command, null) != null, try(try(entry.sign_in.token, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sign_in.token, null).command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["client_certificate"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))) && (entry.sign_in != null && (try(try(entry.sign_in.certificate, null).stdin && try(entry.sign_in.key, null).stdin, false)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.key: standard input holds the certificate already. Refer to the key in another way."
      if contains(["client_certificate"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))) && (entry.sign_in != null && (try(try(entry.sign_in.certificate, null).stdin && try(entry.sign_in.key, null).stdin, false)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["exec"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))) && (entry.sign_in != null && (length([for variable in keys(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if variable == "" || can(regex("=", variable))]) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.env: '${try([for variable in keys(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if variable == "" || can(regex("=", variable))][0], "")}' is not the name of a variable. Example: AWS_PROFILE"
      if contains(["exec"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))) && (entry.sign_in != null && (length([for variable in keys(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if variable == "" || can(regex("=", variable))]) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["exec"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))) && (entry.sign_in != null && (length([for variable in keys(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if variable == "" || can(regex("=", variable))]) == 0 && length([for variable, value in(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if can(regex("(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$|^TF_TOKEN_", upper(variable))) && value != "" && !can(regex("^[/.~]", value))]) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.sign_in.env: ${try([for variable, value in(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if can(regex("(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$|^TF_TOKEN_", upper(variable))) && value != "" && !can(regex("^[/.~]", value))][0], "")} would be a secret, and a handover holds none. Set it where provisioner runs: the plugin gets that environment too."
      if contains(["exec"], (try(entry.sign_in.kind, null) == null ? "" : try(entry.sign_in.kind, null))) && (entry.sign_in != null && (length([for variable in keys(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if variable == "" || can(regex("=", variable))]) == 0 && length([for variable, value in(try(entry.sign_in.env, null) == null ? {} : try(entry.sign_in.env, null)) : variable if can(regex("(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$|^TF_TOKEN_", upper(variable))) && value != "" && !can(regex("^[/.~]", value))]) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.insecure != null && contains(["aks", "cluster_api", "eks", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `insecure`"
      if entry.insecure != null && contains(["aks", "cluster_api", "eks", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.context != null && contains(["aks", "cluster_api", "eks", "endpoint", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `context`"
      if entry.context != null && contains(["aks", "cluster_api", "eks", "endpoint", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.context == null && contains(["existing"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `context`"
      if entry.context == null && contains(["existing"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.context != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.context)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.context: control characters in '${replace(replace(replace((entry.context == null ? "" : entry.context), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.context != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.context)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.kubeconfig != null && contains(["aks", "cluster_api", "eks", "endpoint", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `kubeconfig`"
      if entry.kubeconfig != null && contains(["aks", "cluster_api", "eks", "endpoint", "gke", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.kubeconfig != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.kubeconfig)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.kubeconfig: control characters in '${replace(replace(replace((entry.kubeconfig == null ? "" : entry.kubeconfig), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.kubeconfig != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.kubeconfig)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.impersonate != null && contains(["aks", "cluster_api", "eks", "endpoint", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `impersonate`"
      if entry.impersonate != null && contains(["aks", "cluster_api", "eks", "endpoint", "existing", "in_cluster", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.impersonate != null && (!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", entry.impersonate)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.impersonate: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.impersonate)) ? "control characters in '${replace(replace(replace((entry.impersonate == null ? "" : entry.impersonate), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.impersonate == null ? "" : entry.impersonate), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the email address of a service account. Example: pairing@project.iam.gserviceaccount.com"}"
      if entry.impersonate != null && (!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", entry.impersonate)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.name != null && contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `name`"
      if entry.name != null && contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.name == null && contains(["sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `name`"
      if entry.name == null && contains(["sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.name != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.name: control characters in '${replace(replace(replace((entry.name == null ? "" : entry.name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.name != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.directory != null && contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object contains unknown field `directory`"
      if entry.directory != null && contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.directory == null && contains(["sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `directory`"
      if entry.directory == null && contains(["sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.directory != null && (!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.directory: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.directory)) ? "control characters in '${replace(replace(replace((entry.directory == null ? "" : entry.directory), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.directory == null ? "" : entry.directory), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an absolute path. Example: /srv/sandbox"}"
      if entry.directory != null && (!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (entry.server != null && !can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.server: '${replace(entry.server == null ? "" : (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)), "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]."
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (entry.server != null && !can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && (!can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.server: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]."
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && (!can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "gke"], (entry.kind == null ? "" : entry.kind)) && (entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.server: '${replace(entry.server == null ? "" : (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)), "/:[^/@]*@/", ":***@")}' is not reached over TLS. Use https://host[:port][/path]."
      if contains(["aks", "eks", "gke"], (entry.kind == null ? "" : entry.kind)) && (entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.certificate_authority_data), 0) > 0 && !can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.certificate_authority_data: not base64. Use what the cluster's resource gives, such as EKS's `certificate_authority[0].data`; without one, or with an empty text, the authorities that this machine trusts apply."
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.certificate_authority_data), 0) > 0 && !can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.certificate_authority_data), 0) > 0 && can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data)) && (!can(regex("-----BEGIN CERTIFICATE-----", try(base64decode(entry.certificate_authority_data), ""))) || can(regex("PRIVATE KEY-----", try(base64decode(entry.certificate_authority_data), "")))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.certificate_authority_data: not certificates in PEM, in base64. Use what the cluster's resource gives, such as EKS's `certificate_authority[0].data`; without one, or with an empty text, the authorities that this machine trusts apply."
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.certificate_authority_data), 0) > 0 && can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data)) && (!can(regex("-----BEGIN CERTIFICATE-----", try(base64decode(entry.certificate_authority_data), ""))) || can(regex("PRIVATE KEY-----", try(base64decode(entry.certificate_authority_data), "")))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.proxy_url), 0) > 0 && !can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.proxy_url: '${replace(entry.proxy_url == null ? "" : entry.proxy_url, "/:[^/@]*@/", ":***@")}' is not the URL of a proxy. Use http://host:port, https://host:port or socks5://host:port."
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.proxy_url), 0) > 0 && !can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url)) && can(regex("^[^:]*://[^/?#]*@|[?#].", entry.proxy_url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.proxy_url: an account, a query or a fragment in the URL. A handover holds no secret; HTTPS_PROXY may hold an account. Use http://host:port, https://host:port or socks5://host:port."
      if contains(["aks", "eks", "endpoint", "gke"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url)) && can(regex("^[^:]*://[^/?#]*@|[?#].", entry.proxy_url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (entry.topology != null && try(length(entry.template), 0) > 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.template: topology and template both say what the Cluster is. Leave one of the two out."
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (entry.topology != null && try(length(entry.template), 0) > 0)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (try(length(jsondecode(entry.values)), 0) > 0 && !(try(length(entry.template), 0) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.values: of no use without a template. Leave it out, or declare a template."
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (try(length(jsondecode(entry.values)), 0) > 0 && !(try(length(entry.template), 0) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (entry.delivery == "repository" && !(entry.topology != null || try(length(entry.template), 0) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.delivery: somebody else makes this Cluster: it has neither topology nor template. Leave it out, or declare one of the two."
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (entry.delivery == "repository" && !(entry.topology != null || try(length(entry.template), 0) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.labels), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.labels: somebody else makes this Cluster: it has neither topology nor template. Leave it out, or declare one of the two."
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.labels), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.annotations), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.annotations: somebody else makes this Cluster: it has neither topology nor template. Leave it out, or declare one of the two."
      if contains(["cluster_api"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.annotations), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["endpoint"], (entry.kind == null ? "" : entry.kind)) && (entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(entry.insecure == true))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.server: '${replace(entry.server == null ? "" : (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)), "/:[^/@]*@/", ":***@")}' is not reached over TLS. Use https://host[:port][/path]."
      if contains(["endpoint"], (entry.kind == null ? "" : entry.kind)) && (entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(entry.insecure == true))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if contains(["endpoint"], (entry.kind == null ? "" : entry.kind)) && (entry.insecure == true && try(length(entry.certificate_authority_data), 0) > 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}.insecure: certificate_authority_data would not be used. Leave one of the two out."
      if contains(["endpoint"], (entry.kind == null ? "" : entry.kind)) && (entry.insecure == true && try(length(entry.certificate_authority_data), 0) > 0)
    ])
  }
}

variable "repositories" {
  description = "The Git repositories by name. `kind` decides which of the other attributes apply."
  type = map(object({
    kind    = optional(string)
    changes = optional(string)
    folder  = optional(string)
    author = optional(object({
      name  = optional(string)
      email = optional(string)
    }))
    message_appendix = optional(string)
    signing = optional(object({
      format = optional(string)
      key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      key_id  = optional(string, "")
      program = optional(string, "")
    }))
    branch    = optional(string)
    region    = optional(string)
    name      = optional(string)
    profile   = optional(string)
    sync      = optional(string)
    sync_user = optional(string)
    sync_credential = optional(object({
      env     = optional(string)
      file    = optional(string)
      command = optional(list(string))
      stdin   = optional(bool, false)
    }))
    url = optional(string)
    credential = optional(object({
      env     = optional(string)
      file    = optional(string)
      command = optional(list(string))
      stdin   = optional(bool, false)
    }))
    known_hosts        = optional(list(string))
    trust_on_first_use = optional(bool)
    ca_file            = optional(string)
    sync_url           = optional(string)
    owner              = optional(string)
    host               = optional(string)
    app = optional(object({
      id           = optional(string)
      installation = optional(string)
      key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
    }))
    sync_app = optional(object({
      id           = optional(string)
      installation = optional(string)
      key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
    }))
    project   = optional(string)
    directory = optional(string)
    push_key = optional(object({
      env     = optional(string)
      file    = optional(string)
      command = optional(list(string))
      stdin   = optional(bool, false)
    }))
  }))
  nullable = false

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories, the key '${name}': ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", name)) ? "control characters in '${replace(replace(replace((name == null ? "" : name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((name == null ? "" : name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.kind != null && !contains(["codecommit", "gitea", "github", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.kind: Invalid value '${(entry.kind == null ? "" : entry.kind)}' (known: codecommit, gitea, github, gitlab, sandbox, ssh)"
      if entry.kind != null && !contains(["codecommit", "gitea", "github", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry != null && entry.kind == null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `kind` (known: codecommit, gitea, github, gitlab, sandbox, ssh)"
      if entry != null && entry.kind == null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.changes != null && !contains(["change-request", "none", "push"], (entry.changes == null ? "" : entry.changes))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.changes: Invalid enum value '${(entry.changes == null ? "" : entry.changes)}' (known: change-request, none, push)"
      if entry.changes != null && !contains(["change-request", "none", "push"], (entry.changes == null ? "" : entry.changes))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.folder != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.folder)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.folder: control characters in '${replace(replace(replace((entry.folder == null ? "" : entry.folder), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.folder != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.folder)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.author.name, null) == null && entry.author != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.author: Object missing required field `name`"
      if try(entry.author.name, null) == null && entry.author != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.author.name, null) != null && (!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.author.name, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.author.name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.author.name, null))) ? "control characters in '${replace(replace(replace((try(entry.author.name, null) == null ? "" : try(entry.author.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.author.name, null) == null ? "" : try(entry.author.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name that git can write: words without < and >. Example: Flux"}"
      if try(entry.author.name, null) != null && (!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.author.name, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.author.email, null) == null && entry.author != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.author: Object missing required field `email`"
      if try(entry.author.email, null) == null && entry.author != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.author.email, null) != null && (!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", try(entry.author.email, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.author.email: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.author.email, null))) ? "control characters in '${replace(replace(replace((try(entry.author.email, null) == null ? "" : try(entry.author.email, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.author.email, null) == null ? "" : try(entry.author.email, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an email address. Example: flux@example.com"}"
      if try(entry.author.email, null) != null && (!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", try(entry.author.email, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.message_appendix != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.message_appendix)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.message_appendix: control characters in '${replace(replace(replace((entry.message_appendix == null ? "" : entry.message_appendix), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.message_appendix != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.message_appendix)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.signing.format, null) == null && entry.signing != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing: Object missing required field `format`"
      if try(entry.signing.format, null) == null && entry.signing != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.signing.format, null) != null && !contains(["gpg", "ssh"], (try(entry.signing.format, null) == null ? "" : try(entry.signing.format, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.format: Invalid enum value '${(try(entry.signing.format, null) == null ? "" : try(entry.signing.format, null))}' (known: gpg, ssh)"
      if try(entry.signing.format, null) != null && !contains(["gpg", "ssh"], (try(entry.signing.format, null) == null ? "" : try(entry.signing.format, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(try(entry.signing.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.signing.key, null).env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.key.env: control characters in '${replace(replace(replace((try(try(entry.signing.key, null).env, null) == null ? "" : try(try(entry.signing.key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.signing.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.signing.key, null).env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(try(entry.signing.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.signing.key, null).file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.key.file: control characters in '${replace(replace(replace((try(try(entry.signing.key, null).file, null) == null ? "" : try(try(entry.signing.key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.signing.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.signing.key, null).file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(try(try(entry.signing.key, null).command, null) == null ? [] : try(try(entry.signing.key, null).command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(try(try(entry.signing.key, null).command, null) == null ? [] : try(try(entry.signing.key, null).command, null)) : "$.repositories.${name}.signing.key.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.signing.key, null) != null && (length([for named in [try(try(entry.signing.key, null).env, null) != null, try(try(entry.signing.key, null).file, null) != null, try(try(entry.signing.key, null).command, null) != null, try(try(entry.signing.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.signing.key, null).command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.key: not exactly one of env, file, command and stdin. Set one of them."
      if try(entry.signing.key, null) != null && (length([for named in [try(try(entry.signing.key, null).env, null) != null, try(try(entry.signing.key, null).file, null) != null, try(try(entry.signing.key, null).command, null) != null, try(try(entry.signing.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.signing.key, null).command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.signing.key_id, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.signing.key_id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.key_id: control characters in '${replace(replace(replace((try(entry.signing.key_id, null) == null ? "" : try(entry.signing.key_id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.signing.key_id, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.signing.key_id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.signing.program, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.signing.program, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.program: control characters in '${replace(replace(replace((try(entry.signing.program, null) == null ? "" : try(entry.signing.program, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.signing.program, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.signing.program, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.signing != null && (try(entry.signing.format, null) == "gpg" && try(entry.signing.key, null) != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.key: gpg signs with the user's keyring. Name the key with key_id."
      if entry.signing != null && (try(entry.signing.format, null) == "gpg" && try(entry.signing.key, null) != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.signing != null && (try(entry.signing.format, null) == "ssh" && (try(entry.signing.key, null) != null) == (try(length(try(entry.signing.key_id, null)), 0) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing: not exactly one of key and key_id. Refer to a private key, or name a key of ssh-agent."
      if entry.signing != null && (try(entry.signing.format, null) == "ssh" && (try(entry.signing.key, null) != null) == (try(length(try(entry.signing.key_id, null)), 0) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.signing != null && (try(entry.signing.format, null) == "ssh" && try(entry.signing.key, null) == null && try(length(try(entry.signing.key_id, null)), 0) > 0 && !can(regex("^[^\\s]+ [A-Za-z0-9+/=]+( .*)?$", try(entry.signing.key_id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.signing.key_id: not a public key. Use `TYPE BASE64`, as `ssh-add -L` prints."
      if entry.signing != null && (try(entry.signing.format, null) == "ssh" && try(entry.signing.key, null) == null && try(length(try(entry.signing.key_id, null)), 0) > 0 && !can(regex("^[^\\s]+ [A-Za-z0-9+/=]+( .*)?$", try(entry.signing.key_id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.branch != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", entry.branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", entry.branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", entry.branch)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.branch: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.branch)) ? "control characters in '${replace(replace(replace((entry.branch == null ? "" : entry.branch), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.branch == null ? "" : entry.branch), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}"
      if entry.branch != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", entry.branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", entry.branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", entry.branch)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.region != null && contains(["gitea", "github", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `region`"
      if entry.region != null && contains(["gitea", "github", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.region == null && contains(["codecommit"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `region`"
      if entry.region == null && contains(["codecommit"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.region != null && (!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.region)) ? "control characters in '${replace(replace(replace((entry.region == null ? "" : entry.region), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.region == null ? "" : entry.region), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}"
      if entry.region != null && (!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.name != null && contains(["gitlab", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `name`"
      if entry.name != null && contains(["gitlab", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.name == null && contains(["codecommit", "gitea", "github", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `name`"
      if entry.name == null && contains(["codecommit", "gitea", "github", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["codecommit", "gitea", "github"], (entry.kind == null ? "" : entry.kind)) && (entry.name != null && (!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.name))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.name)) ? "control characters in '${replace(replace(replace((entry.name == null ? "" : entry.name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.name == null ? "" : entry.name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name on a Git host: letters, digits, `.`, `_` and `-`. Example: fleet"}"
      if contains(["codecommit", "gitea", "github"], (entry.kind == null ? "" : entry.kind)) && (entry.name != null && (!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.name))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["sandbox"], (entry.kind == null ? "" : entry.kind)) && (entry.name != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.name: control characters in '${replace(replace(replace((entry.name == null ? "" : entry.name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if contains(["sandbox"], (entry.kind == null ? "" : entry.kind)) && (entry.name != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.profile != null && contains(["gitea", "github", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `profile`"
      if entry.profile != null && contains(["gitea", "github", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.profile != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.profile: control characters in '${replace(replace(replace((entry.profile == null ? "" : entry.profile), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.profile != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync != null && contains(["sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `sync`"
      if entry.sync != null && contains(["sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && (entry.sync != null && !contains(["aws", "token"], (entry.sync == null ? "" : entry.sync)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync: Invalid enum value '${(entry.sync == null ? "" : entry.sync)}' (known: aws, token)"
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && (entry.sync != null && !contains(["aws", "token"], (entry.sync == null ? "" : entry.sync)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (entry.sync != null && !contains(["deploy-key", "token"], (entry.sync == null ? "" : entry.sync)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync: Invalid enum value '${(entry.sync == null ? "" : entry.sync)}' (known: deploy-key, token)"
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (entry.sync != null && !contains(["deploy-key", "token"], (entry.sync == null ? "" : entry.sync)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && (entry.sync != null && !contains(["app", "deploy-key", "token"], (entry.sync == null ? "" : entry.sync)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync: Invalid enum value '${(entry.sync == null ? "" : entry.sync)}' (known: app, deploy-key, token)"
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && (entry.sync != null && !contains(["app", "deploy-key", "token"], (entry.sync == null ? "" : entry.sync)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_user != null && contains(["github", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `sync_user`"
      if entry.sync_user != null && contains(["github", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_user != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_user)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_user: control characters in '${replace(replace(replace((entry.sync_user == null ? "" : entry.sync_user), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.sync_user != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_user)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_credential != null && contains(["sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `sync_credential`"
      if entry.sync_credential != null && contains(["sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_credential.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sync_credential.env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential.env: control characters in '${replace(replace(replace((try(entry.sync_credential.env, null) == null ? "" : try(entry.sync_credential.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.sync_credential.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sync_credential.env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_credential.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sync_credential.file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential.file: control characters in '${replace(replace(replace((try(entry.sync_credential.file, null) == null ? "" : try(entry.sync_credential.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.sync_credential.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.sync_credential.file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(try(entry.sync_credential.command, null) == null ? [] : try(entry.sync_credential.command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(try(entry.sync_credential.command, null) == null ? [] : try(entry.sync_credential.command, null)) : "$.repositories.${name}.sync_credential.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_credential != null && (length([for named in [try(entry.sync_credential.env, null) != null, try(entry.sync_credential.file, null) != null, try(entry.sync_credential.command, null) != null, try(entry.sync_credential.stdin, null) == true] : true if named]) != 1 || try(length(try(entry.sync_credential.command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: not exactly one of env, file, command and stdin. Set one of them."
      if entry.sync_credential != null && (length([for named in [try(entry.sync_credential.env, null) != null, try(entry.sync_credential.file, null) != null, try(entry.sync_credential.command, null) != null, try(entry.sync_credential.stdin, null) == true] : true if named]) != 1 || try(length(try(entry.sync_credential.command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.url != null && contains(["codecommit", "github", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `url`"
      if entry.url != null && contains(["codecommit", "github", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.url == null && contains(["gitea", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `url`"
      if entry.url == null && contains(["gitea", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.url != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.url: control characters in '${replace(replace(replace((entry.url == null ? "" : entry.url), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.url != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.credential != null && contains(["codecommit", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `credential`"
      if entry.credential != null && contains(["codecommit", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.credential.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.credential.env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.credential.env: control characters in '${replace(replace(replace((try(entry.credential.env, null) == null ? "" : try(entry.credential.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.credential.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.credential.env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.credential.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.credential.file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.credential.file: control characters in '${replace(replace(replace((try(entry.credential.file, null) == null ? "" : try(entry.credential.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.credential.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.credential.file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(try(entry.credential.command, null) == null ? [] : try(entry.credential.command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(try(entry.credential.command, null) == null ? [] : try(entry.credential.command, null)) : "$.repositories.${name}.credential.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.credential != null && (length([for named in [try(entry.credential.env, null) != null, try(entry.credential.file, null) != null, try(entry.credential.command, null) != null, try(entry.credential.stdin, null) == true] : true if named]) != 1 || try(length(try(entry.credential.command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.credential: not exactly one of env, file, command and stdin. Set one of them."
      if entry.credential != null && (length([for named in [try(entry.credential.env, null) != null, try(entry.credential.file, null) != null, try(entry.credential.command, null) != null, try(entry.credential.stdin, null) == true] : true if named]) != 1 || try(length(try(entry.credential.command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.known_hosts != null && contains(["codecommit", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `known_hosts`"
      if entry.known_hosts != null && contains(["codecommit", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(entry.known_hosts == null ? [] : entry.known_hosts) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(entry.known_hosts == null ? [] : entry.known_hosts) : "$.repositories.${name}.known_hosts[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.trust_on_first_use != null && contains(["codecommit", "github", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `trust_on_first_use`"
      if entry.trust_on_first_use != null && contains(["codecommit", "github", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.ca_file != null && contains(["codecommit", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `ca_file`"
      if entry.ca_file != null && contains(["codecommit", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.ca_file != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.ca_file)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.ca_file: control characters in '${replace(replace(replace((entry.ca_file == null ? "" : entry.ca_file), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.ca_file != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.ca_file)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_url != null && contains(["codecommit", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `sync_url`"
      if entry.sync_url != null && contains(["codecommit", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_url != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: control characters in '${replace(replace(replace((entry.sync_url == null ? "" : entry.sync_url), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.sync_url != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.owner != null && contains(["codecommit", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `owner`"
      if entry.owner != null && contains(["codecommit", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.owner == null && contains(["gitea", "github"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `owner`"
      if entry.owner == null && contains(["gitea", "github"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.owner != null && (!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.owner)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.owner: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.owner)) ? "control characters in '${replace(replace(replace((entry.owner == null ? "" : entry.owner), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.owner == null ? "" : entry.owner), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name on a Git host: letters, digits, `.`, `_` and `-`. Example: fleet"}"
      if entry.owner != null && (!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.owner)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.host != null && contains(["codecommit", "gitea", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `host`"
      if entry.host != null && contains(["codecommit", "gitea", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.host != null && (!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", entry.host)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.host: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.host)) ? "control characters in '${replace(replace(replace((entry.host == null ? "" : entry.host), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.host == null ? "" : entry.host), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a host: host[:port], without https://. Example: git.example.com"}"
      if entry.host != null && (!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", entry.host)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.app != null && contains(["codecommit", "gitea", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `app`"
      if entry.app != null && contains(["codecommit", "gitea", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.app.id, null) == null && entry.app != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app: Object missing required field `id`"
      if try(entry.app.id, null) == null && entry.app != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.app.id, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.app.id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app.id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.app.id, null))) ? "control characters in '${replace(replace(replace((try(entry.app.id, null) == null ? "" : try(entry.app.id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.app.id, null) == null ? "" : try(entry.app.id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}"
      if try(entry.app.id, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.app.id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.app.installation, null) == null && entry.app != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app: Object missing required field `installation`"
      if try(entry.app.installation, null) == null && entry.app != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.app.installation, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.app.installation, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app.installation: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.app.installation, null))) ? "control characters in '${replace(replace(replace((try(entry.app.installation, null) == null ? "" : try(entry.app.installation, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.app.installation, null) == null ? "" : try(entry.app.installation, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}"
      if try(entry.app.installation, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.app.installation, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.app.key, null) == null && entry.app != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app: Object missing required field `key`"
      if try(entry.app.key, null) == null && entry.app != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(try(entry.app.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.app.key, null).env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app.key.env: control characters in '${replace(replace(replace((try(try(entry.app.key, null).env, null) == null ? "" : try(try(entry.app.key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.app.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.app.key, null).env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(try(entry.app.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.app.key, null).file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app.key.file: control characters in '${replace(replace(replace((try(try(entry.app.key, null).file, null) == null ? "" : try(try(entry.app.key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.app.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.app.key, null).file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(try(try(entry.app.key, null).command, null) == null ? [] : try(try(entry.app.key, null).command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(try(try(entry.app.key, null).command, null) == null ? [] : try(try(entry.app.key, null).command, null)) : "$.repositories.${name}.app.key.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.app.key, null) != null && (length([for named in [try(try(entry.app.key, null).env, null) != null, try(try(entry.app.key, null).file, null) != null, try(try(entry.app.key, null).command, null) != null, try(try(entry.app.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.app.key, null).command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.app.key: not exactly one of env, file, command and stdin. Set one of them."
      if try(entry.app.key, null) != null && (length([for named in [try(try(entry.app.key, null).env, null) != null, try(try(entry.app.key, null).file, null) != null, try(try(entry.app.key, null).command, null) != null, try(try(entry.app.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.app.key, null).command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.sync_app != null && contains(["codecommit", "gitea", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `sync_app`"
      if entry.sync_app != null && contains(["codecommit", "gitea", "gitlab", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_app.id, null) == null && entry.sync_app != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: Object missing required field `id`"
      if try(entry.sync_app.id, null) == null && entry.sync_app != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_app.id, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.sync_app.id, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app.id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sync_app.id, null))) ? "control characters in '${replace(replace(replace((try(entry.sync_app.id, null) == null ? "" : try(entry.sync_app.id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sync_app.id, null) == null ? "" : try(entry.sync_app.id, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}"
      if try(entry.sync_app.id, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.sync_app.id, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_app.installation, null) == null && entry.sync_app != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: Object missing required field `installation`"
      if try(entry.sync_app.installation, null) == null && entry.sync_app != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_app.installation, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.sync_app.installation, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app.installation: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.sync_app.installation, null))) ? "control characters in '${replace(replace(replace((try(entry.sync_app.installation, null) == null ? "" : try(entry.sync_app.installation, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.sync_app.installation, null) == null ? "" : try(entry.sync_app.installation, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}"
      if try(entry.sync_app.installation, null) != null && (!can(regex("^[A-Za-z0-9._-]+$", try(entry.sync_app.installation, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_app.key, null) == null && entry.sync_app != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: Object missing required field `key`"
      if try(entry.sync_app.key, null) == null && entry.sync_app != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(try(entry.sync_app.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sync_app.key, null).env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app.key.env: control characters in '${replace(replace(replace((try(try(entry.sync_app.key, null).env, null) == null ? "" : try(try(entry.sync_app.key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sync_app.key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sync_app.key, null).env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(try(entry.sync_app.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sync_app.key, null).file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app.key.file: control characters in '${replace(replace(replace((try(try(entry.sync_app.key, null).file, null) == null ? "" : try(try(entry.sync_app.key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(entry.sync_app.key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(entry.sync_app.key, null).file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(try(try(entry.sync_app.key, null).command, null) == null ? [] : try(try(entry.sync_app.key, null).command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(try(try(entry.sync_app.key, null).command, null) == null ? [] : try(try(entry.sync_app.key, null).command, null)) : "$.repositories.${name}.sync_app.key.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.sync_app.key, null) != null && (length([for named in [try(try(entry.sync_app.key, null).env, null) != null, try(try(entry.sync_app.key, null).file, null) != null, try(try(entry.sync_app.key, null).command, null) != null, try(try(entry.sync_app.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sync_app.key, null).command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app.key: not exactly one of env, file, command and stdin. Set one of them."
      if try(entry.sync_app.key, null) != null && (length([for named in [try(try(entry.sync_app.key, null).env, null) != null, try(try(entry.sync_app.key, null).file, null) != null, try(try(entry.sync_app.key, null).command, null) != null, try(try(entry.sync_app.key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(entry.sync_app.key, null).command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.project != null && contains(["codecommit", "gitea", "github", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `project`"
      if entry.project != null && contains(["codecommit", "gitea", "github", "sandbox", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.project == null && contains(["gitlab"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `project`"
      if entry.project == null && contains(["gitlab"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.project != null && (!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)(/(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*))+$", entry.project)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.project: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.project)) ? "control characters in '${replace(replace(replace((entry.project == null ? "" : entry.project), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.project == null ? "" : entry.project), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the full path of a project: group/name, with all its groups. Example: group/subgroup/name"}"
      if entry.project != null && (!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)(/(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*))+$", entry.project)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.directory != null && contains(["codecommit", "gitea", "github", "gitlab", "ssh"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `directory`"
      if entry.directory != null && contains(["codecommit", "gitea", "github", "gitlab", "ssh"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.directory == null && contains(["sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `directory`"
      if entry.directory == null && contains(["sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.directory != null && (!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.directory: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.directory)) ? "control characters in '${replace(replace(replace((entry.directory == null ? "" : entry.directory), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.directory == null ? "" : entry.directory), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an absolute path. Example: /srv/sandbox"}"
      if entry.directory != null && (!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.push_key != null && contains(["codecommit", "gitea", "github", "gitlab", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object contains unknown field `push_key`"
      if entry.push_key != null && contains(["codecommit", "gitea", "github", "gitlab", "sandbox"], (entry.kind == null ? "" : entry.kind))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.push_key.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.push_key.env, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.push_key.env: control characters in '${replace(replace(replace((try(entry.push_key.env, null) == null ? "" : try(entry.push_key.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.push_key.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.push_key.env, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.push_key.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.push_key.file, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.push_key.file: control characters in '${replace(replace(replace((try(entry.push_key.file, null) == null ? "" : try(entry.push_key.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.push_key.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.push_key.file, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [
      for index, part in(try(entry.push_key.command, null) == null ? [] : try(entry.push_key.command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [
      for index, part in(try(entry.push_key.command, null) == null ? [] : try(entry.push_key.command, null)) : "$.repositories.${name}.push_key.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.push_key != null && (length([for named in [try(entry.push_key.env, null) != null, try(entry.push_key.file, null) != null, try(entry.push_key.command, null) != null, try(entry.push_key.stdin, null) == true] : true if named]) != 1 || try(length(try(entry.push_key.command, null)) == 0, false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.push_key: not exactly one of env, file, command and stdin. Set one of them."
      if entry.push_key != null && (length([for named in [try(entry.push_key.env, null) != null, try(entry.push_key.file, null) != null, try(entry.push_key.command, null) != null, try(entry.push_key.stdin, null) == true] : true if named]) != 1 || try(length(try(entry.push_key.command, null)) == 0, false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if try(entry.changes == "none", false) && !(try(length(entry.folder), 0) > 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.folder: no folder to write to. Set changes = \"none\" and a folder, or neither."
      if try(entry.changes == "none", false) && !(try(length(entry.folder), 0) > 0)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if !try(entry.changes == "none", false) && try(length(entry.folder), 0) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.folder: only with changes none. Set changes = \"none\" and a folder, or neither."
      if !try(entry.changes == "none", false) && try(length(entry.folder), 0) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "aws" : entry.sync) == "aws" && entry.sync_credential != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: of no use with sync 'aws'. Leave it out."
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "aws" : entry.sync) == "aws" && entry.sync_credential != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "aws" : entry.sync) == "token" && entry.sync_credential == null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: missing: with sync 'token' every cluster stores a token. Refer to a token that may only read."
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "aws" : entry.sync) == "token" && entry.sync_credential == null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "aws" : entry.sync) == "token" && !(try(length(entry.sync_user), 0) > 0))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_user: missing: the user whose Git credentials clusters read with. Set sync = \"token\", sync_user and sync_credential, or none."
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "aws" : entry.sync) == "token" && !(try(length(entry.sync_user), 0) > 0))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && (!((entry.sync == null ? "aws" : entry.sync) == "token") && try(length(entry.sync_user), 0) > 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_user: of no use without a token. Set sync = \"token\", sync_user and sync_credential, or none."
      if contains(["codecommit"], (entry.kind == null ? "" : entry.kind)) && (!((entry.sync == null ? "aws" : entry.sync) == "token") && try(length(entry.sync_user), 0) > 0)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (entry.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.url: '${replace(entry.url == null ? "" : entry.url, "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]."
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (entry.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", entry.url))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.url: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]."
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", entry.url))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_credential != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: of no use with sync 'deploy-key'. Leave it out."
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_credential != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential == null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: missing: with sync 'token' every cluster stores a token. Refer to a token that may only read."
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential == null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITEA_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: the credential that writes, which never enters a cluster. Refer to another token that may only read."
      if contains(["gitea"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITEA_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_url != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: of no use with sync 'token'. Leave it out."
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_url != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (entry.sync_url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: '${replace(entry.sync_url == null ? "" : entry.sync_url, "/:[^/@]*@/", ":***@")}' is not a URL of a repository over SSH. Use ssh://[user@]host[:port]/path."
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (entry.sync_url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: a password in the URL. A handover holds no secret. Use ssh://[user@]host[:port]/path."
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: ssh would read an option in '${entry.sync_url}'. Use ssh://[user@]host[:port]/path."
      if contains(["gitea", "github", "gitlab"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.owner}/${entry.name}")), false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: leads to '${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}', not to '${entry.owner}/${entry.name}'. Declare the same repository."
      if contains(["gitea", "github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.owner}/${entry.name}")), false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use."
      if contains(["gitea", "gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_credential != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: of no use with sync 'app'. Leave it out."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_credential != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(entry.app != null) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITHUB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: the credential that writes, which never enters a cluster. Refer to another token that may only read."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(entry.app != null) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITHUB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_app != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: of no use with sync 'deploy-key'. Leave it out."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_app != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_app != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: of no use with sync 'token'. Leave it out."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_app != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_app == null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: missing: with sync 'app' every cluster stores the key of an App. Name an App that may only read."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_app == null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.app != null && (try(entry.sync_app.id == entry.app.id, false) || try(jsonencode(entry.sync_app.key) == jsonencode(entry.app.key), false)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_app: the App that writes, which never enters a cluster. Name another App that may only read."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.app != null && (try(entry.sync_app.id == entry.app.id, false) || try(jsonencode(entry.sync_app.key) == jsonencode(entry.app.key), false)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_url != null)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: of no use with sync 'app'. Leave it out."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_url != null)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && !((entry.host == null ? "github.com" : entry.host) == "github.com" || endswith((entry.host == null ? "github.com" : entry.host), ".ghe.com")) && try(length(entry.known_hosts), 0) == 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use."
      if contains(["github"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && !((entry.host == null ? "github.com" : entry.host) == "github.com" || endswith((entry.host == null ? "github.com" : entry.host), ".ghe.com")) && try(length(entry.known_hosts), 0) == 0)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITLAB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_credential: the credential that writes, which never enters a cluster. Refer to another token that may only read."
      if contains(["gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITLAB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.project}")), false))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.sync_url: leads to '${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}', not to '${entry.project}'. Declare the same repository."
      if contains(["gitlab"], (entry.kind == null ? "" : entry.kind)) && ((entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.project}")), false))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (entry.url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.url: '${replace(entry.url == null ? "" : entry.url, "/:[^/@]*@/", ":***@")}' is not a URL of a repository over SSH. Use ssh://[user@]host[:port]/path."
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (entry.url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.url: a password in the URL. A handover holds no secret. Use ssh://[user@]host[:port]/path."
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.url: ssh would read an option in '${entry.url}'. Use ssh://[user@]host[:port]/path."
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}.known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use."
      if contains(["ssh"], (entry.kind == null ? "" : entry.kind)) && (try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true)
    ])
  }
}

variable "pairings" {
  description = "What each cluster follows, by the cluster's name: a repository and a path in it."
  type = map(object({
    cluster     = optional(string)
    repository  = optional(string)
    path        = optional(string)
    shared_path = optional(bool, false)
    deploy_key = optional(object({
      algorithm = optional(string, "ed25519")
      write     = optional(bool, false)
      custody   = optional(string, "cluster")
    }), {})
    gitops = optional(object({
      flux_version         = optional(string, "v2.9.4")
      distribution         = optional(string)
      trusted_root         = optional(string)
      pin_images           = optional(bool, true)
      components           = optional(list(string), ["source-controller", "kustomize-controller", "helm-controller", "notification-controller"])
      namespace            = optional(string, "flux-system")
      registry             = optional(string, "ghcr.io/fluxcd")
      image_pull_secret    = optional(string, "")
      log_level            = optional(string, "info")
      network_policy       = optional(bool, true)
      watch_all_namespaces = optional(bool, true)
      cluster_domain       = optional(string, "cluster.local")
      toleration_keys      = optional(list(string), [])
      interval             = optional(string, "1m0s")
      sync_interval        = optional(string, "10m0s")
      lockdown             = optional(bool, false)
      verify = optional(object({
        keys = optional(list(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        })))
        mode = optional(string, "HEAD")
      }))
      hub          = optional(string, "")
      spoke_access = optional(string, "kubeconfig")
      spoke_role   = optional(string, "")
      spoke_server = optional(string, "")
    }), {})
    prerequisites = optional(list(object({
      name      = optional(string)
      manifests = optional(string)
    })), [])
    labels = optional(map(string), {})
    platform = optional(list(object({
      kind     = optional(string)
      name     = optional(string)
      provider = optional(string)
      address = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      url = optional(string)
      token = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      channel  = optional(string)
      username = optional(string)
      ca_file  = optional(string)
      insecure = optional(bool)
      severity = optional(string)
      sources = optional(list(object({
        object_kind = optional(string)
        name        = optional(string, "*")
        namespace   = optional(string, "")
        labels      = optional(map(string), {})
      })))
      inclusion_list = optional(list(string))
      exclusion_list = optional(list(string))
      metadata       = optional(map(string))
      timeout        = optional(string)
      inputs = optional(list(object({
        alias       = optional(string)
        object_kind = optional(string, "GitRepository")
        name        = optional(string)
        namespace   = optional(string, "")
      })))
      path_pattern = optional(string)
      artifacts = optional(list(object({
        name            = optional(string)
        revision        = optional(string, "")
        origin_revision = optional(string, "")
        copy = optional(list(object({
          source   = optional(string)
          target   = optional(string, "@artifact/")
          exclude  = optional(list(string), [])
          strategy = optional(string, "Overwrite")
        })))
        deliver = optional(list(object({
          kind             = optional(string)
          name             = optional(string)
          depends_on       = optional(list(string))
          interval         = optional(string)
          timeout          = optional(string)
          target_namespace = optional(string)
          service_account  = optional(string)
          path             = optional(string)
          prune            = optional(bool)
          wait             = optional(bool)
          health_checks = optional(list(object({
            api_version = optional(string, "apps/v1")
            object_kind = optional(string, "Deployment")
            name        = optional(string)
            namespace   = optional(string, "")
          })))
          facts            = optional(bool)
          decrypt          = optional(bool)
          chart            = optional(string)
          version          = optional(string)
          release_name     = optional(string)
          create_namespace = optional(bool)
          values           = optional(string)
          values_secrets   = optional(list(string))
        })), [])
      })))
      deliver = optional(list(object({
        kind             = optional(string)
        name             = optional(string)
        depends_on       = optional(list(string))
        interval         = optional(string)
        timeout          = optional(string)
        target_namespace = optional(string)
        service_account  = optional(string)
        path             = optional(string)
        prune            = optional(bool)
        wait             = optional(bool)
        health_checks = optional(list(object({
          api_version = optional(string, "apps/v1")
          object_kind = optional(string, "Deployment")
          name        = optional(string)
          namespace   = optional(string, "")
        })))
        facts            = optional(bool)
        decrypt          = optional(bool)
        chart            = optional(string)
        version          = optional(string)
        release_name     = optional(string)
        create_namespace = optional(bool)
        values           = optional(string)
        values_secrets   = optional(list(string))
      })))
      bucket          = optional(string)
      endpoint        = optional(string)
      region          = optional(string)
      prefix          = optional(string)
      service_account = optional(string)
      access_key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      secret_key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      interval   = optional(string)
      denied     = optional(list(string))
      allowed    = optional(list(string))
      repository = optional(string)
      deploy_key = optional(bool)
      branch     = optional(string)
      tag        = optional(string)
      semver     = optional(string)
      commit     = optional(string)
      credential = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      known_hosts        = optional(list(string))
      sparse             = optional(list(string))
      recurse_submodules = optional(bool)
      verify = optional(object({
        keys = optional(list(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        })))
        mode = optional(string, "HEAD")
      }))
      pass_credentials = optional(bool)
      images = optional(list(object({
        name            = optional(string)
        image           = optional(string)
        semver          = optional(string)
        numerical       = optional(string)
        alphabetical    = optional(string)
        tags            = optional(string, "")
        extract         = optional(string, "")
        digest          = optional(string, "Never")
        exclude         = optional(list(string), [])
        interval        = optional(string, "5m0s")
        provider        = optional(string, "generic")
        service_account = optional(string, "")
        username        = optional(string, "")
        credential = optional(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        }))
        ca_file  = optional(string)
        insecure = optional(bool, false)
      })))
      path           = optional(string)
      push_branch    = optional(string)
      change_request = optional(bool)
      author_name    = optional(string)
      author_email   = optional(string)
      message        = optional(string)
      signing_key = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      signing_password = optional(object({
        env     = optional(string)
        file    = optional(string)
        command = optional(list(string))
        stdin   = optional(bool, false)
      }))
      signing_format        = optional(string)
      namespace             = optional(string)
      prometheus            = optional(string)
      labels                = optional(map(string))
      scraping              = optional(bool)
      rules                 = optional(bool)
      dashboards            = optional(bool)
      dashboard_labels      = optional(map(string))
      state_metrics         = optional(bool)
      state_metrics_account = optional(string)
      fleet                 = optional(bool)
      depends_on            = optional(list(string))
      failing_after         = optional(string)
      suspended_after       = optional(string)
      key_days              = optional(number)
      digest                = optional(string)
      layer_media_type      = optional(string)
      verify_artifact = optional(object({
        tool = optional(string, "cosign")
        keys = optional(list(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        })), [])
        identities = optional(list(object({
          issuer  = optional(string)
          subject = optional(string)
        })), [])
        trusted_root = optional(string)
        trust_policy = optional(string)
      }))
      metrics_server      = optional(string)
      chart               = optional(string)
      version             = optional(string)
      values              = optional(string)
      load_tester         = optional(bool)
      load_tester_chart   = optional(string)
      load_tester_version = optional(string)
      load_tester_values  = optional(string)
      metrics = optional(list(object({
        name     = optional(string)
        query    = optional(string)
        provider = optional(string, "prometheus")
        address  = optional(string, "")
        region   = optional(string, "")
        credentials = optional(map(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        })), {})
      })))
      alerts = optional(list(object({
        name    = optional(string)
        service = optional(string)
        address = optional(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        }))
        token = optional(object({
          env     = optional(string)
          file    = optional(string)
          command = optional(list(string))
          stdin   = optional(bool, false)
        }))
        channel  = optional(string, "")
        username = optional(string, "")
        proxy    = optional(string, "")
      })))
      type   = optional(string)
      events = optional(list(string))
      resources = optional(list(object({
        object_kind = optional(string, "GitRepository")
        name        = optional(string)
        namespace   = optional(string, "")
        labels      = optional(map(string), {})
      })))
      email           = optional(string)
      audience        = optional(string)
      age             = optional(bool)
      kms             = optional(list(string))
      recovery        = optional(list(string))
      recovery_waived = optional(string)
      paths           = optional(list(string))
      encrypted_regex = optional(string)
      namespaces      = optional(list(string))
      role            = optional(string)
      sync_interval   = optional(string)
      wait            = optional(bool)
      quota           = optional(map(string))
      network_policy  = optional(bool)
      egress_denied   = optional(list(string))
      egress_allowed  = optional(list(string))
      workloads       = optional(string)
    })), [])
    facts = optional(map(string), {})
    secret_facts = optional(map(object({
      env     = optional(string)
      file    = optional(string)
      command = optional(list(string))
      stdin   = optional(bool, false)
    })), {})
  }))
  nullable = false

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings, the key '${name}': ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", name)) ? "control characters in '${replace(replace(replace((name == null ? "" : name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((name == null ? "" : name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.cluster != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.cluster)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.cluster: control characters in '${replace(replace(replace((entry.cluster == null ? "" : entry.cluster), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.cluster != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.cluster)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.repository == null && entry != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}: Object missing required field `repository`"
      if entry.repository == null && entry != null
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.repository != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.repository)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.repository: control characters in '${replace(replace(replace((entry.repository == null ? "" : entry.repository), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if entry.repository != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.repository)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.path != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.path)) || can(regex("^(?:/)", entry.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", entry.path)) || can(regex("^(?:.*[^/]{256})", entry.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", entry.path)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.path)) ? "control characters in '${replace(replace(replace((entry.path == null ? "" : entry.path), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.path == null ? "" : entry.path), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}"
      if entry.path != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.path)) || can(regex("^(?:/)", entry.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", entry.path)) || can(regex("^(?:.*[^/]{256})", entry.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", entry.path)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.deploy_key.algorithm, null) != null && !contains(["ecdsa", "ed25519", "rsa"], (try(entry.deploy_key.algorithm, null) == null ? "" : try(entry.deploy_key.algorithm, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.deploy_key.algorithm: Invalid enum value '${(try(entry.deploy_key.algorithm, null) == null ? "" : try(entry.deploy_key.algorithm, null))}' (known: ecdsa, ed25519, rsa)"
      if try(entry.deploy_key.algorithm, null) != null && !contains(["ecdsa", "ed25519", "rsa"], (try(entry.deploy_key.algorithm, null) == null ? "" : try(entry.deploy_key.algorithm, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.deploy_key.custody, null) != null && !contains(["cluster", "terraform"], (try(entry.deploy_key.custody, null) == null ? "" : try(entry.deploy_key.custody, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.deploy_key.custody: Invalid enum value '${(try(entry.deploy_key.custody, null) == null ? "" : try(entry.deploy_key.custody, null))}' (known: cluster, terraform)"
      if try(entry.deploy_key.custody, null) != null && !contains(["cluster", "terraform"], (try(entry.deploy_key.custody, null) == null ? "" : try(entry.deploy_key.custody, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.flux_version, null) != null && (!can(regex("^v(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})$", try(entry.gitops.flux_version, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.flux_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.flux_version, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.flux_version, null) == null ? "" : try(entry.gitops.flux_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.flux_version, null) == null ? "" : try(entry.gitops.flux_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a version such as `v2.9.4`. Example: v2.9.4"}"
      if try(entry.gitops.flux_version, null) != null && (!can(regex("^v(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})$", try(entry.gitops.flux_version, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.distribution, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.gitops.distribution, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.distribution: control characters in '${replace(replace(replace((try(entry.gitops.distribution, null) == null ? "" : try(entry.gitops.distribution, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.gitops.distribution, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.gitops.distribution, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.trusted_root, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.gitops.trusted_root, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.trusted_root: control characters in '${replace(replace(replace((try(entry.gitops.trusted_root, null) == null ? "" : try(entry.gitops.trusted_root, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(entry.gitops.trusted_root, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(entry.gitops.trusted_root, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(try(entry.gitops.components, null) == null ? [] : try(entry.gitops.components, null)) : true
      if part != null && !contains(["helm-controller", "image-automation-controller", "image-reflector-controller", "kustomize-controller", "notification-controller", "source-controller", "source-watcher"], (part == null ? "" : part))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(try(entry.gitops.components, null) == null ? [] : try(entry.gitops.components, null)) : "$.pairings.${name}.gitops.components[${index}]: Invalid enum value '${(part == null ? "" : part)}' (known: helm-controller, image-automation-controller, image-reflector-controller, kustomize-controller, notification-controller, source-controller, source-watcher)"
      if part != null && !contains(["helm-controller", "image-automation-controller", "image-reflector-controller", "kustomize-controller", "notification-controller", "source-controller", "source-watcher"], (part == null ? "" : part))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.namespace, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(entry.gitops.namespace, null))) || can(regex("^(?:default$|kube-)", try(entry.gitops.namespace, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.namespace, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.namespace, null) == null ? "" : try(entry.gitops.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.namespace, null) == null ? "" : try(entry.gitops.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`; not default, and not kube-*. Example: flux-system"}"
      if try(entry.gitops.namespace, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(entry.gitops.namespace, null))) || can(regex("^(?:default$|kube-)", try(entry.gitops.namespace, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.registry, null) != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$", try(entry.gitops.registry, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.registry: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.registry, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.registry, null) == null ? "" : try(entry.gitops.registry, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.registry, null) == null ? "" : try(entry.gitops.registry, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a registry: host[:port][/path], in lower case after the host. Example: ghcr.io/fluxcd"}"
      if try(entry.gitops.registry, null) != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$", try(entry.gitops.registry, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.image_pull_secret, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", try(entry.gitops.image_pull_secret, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.image_pull_secret: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.image_pull_secret, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.image_pull_secret, null) == null ? "" : try(entry.gitops.image_pull_secret, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.image_pull_secret, null) == null ? "" : try(entry.gitops.image_pull_secret, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a Secret. Example: registry"}"
      if try(entry.gitops.image_pull_secret, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", try(entry.gitops.image_pull_secret, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.log_level, null) != null && !contains(["debug", "error", "info"], (try(entry.gitops.log_level, null) == null ? "" : try(entry.gitops.log_level, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.log_level: Invalid enum value '${(try(entry.gitops.log_level, null) == null ? "" : try(entry.gitops.log_level, null))}' (known: debug, error, info)"
      if try(entry.gitops.log_level, null) != null && !contains(["debug", "error", "info"], (try(entry.gitops.log_level, null) == null ? "" : try(entry.gitops.log_level, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.cluster_domain, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(entry.gitops.cluster_domain, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.cluster_domain: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.cluster_domain, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.cluster_domain, null) == null ? "" : try(entry.gitops.cluster_domain, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.cluster_domain, null) == null ? "" : try(entry.gitops.cluster_domain, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a domain such as cluster.local. Example: cluster.local"}"
      if try(entry.gitops.cluster_domain, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(entry.gitops.cluster_domain, null))))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(try(entry.gitops.toleration_keys, null) == null ? [] : try(entry.gitops.toleration_keys, null)) : true
      if part != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(try(entry.gitops.toleration_keys, null) == null ? [] : try(entry.gitops.toleration_keys, null)) : "$.pairings.${name}.gitops.toleration_keys[${index}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the key of a taint. Example: example.com/dedicated"}"
      if part != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", part)))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(entry.gitops.interval, null))) || !can(regex("^(?:.*[1-9])", try(entry.gitops.interval, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.interval, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.interval, null) == null ? "" : try(entry.gitops.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.interval, null) == null ? "" : try(entry.gitops.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(entry.gitops.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(entry.gitops.interval, null))) || !can(regex("^(?:.*[1-9])", try(entry.gitops.interval, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.sync_interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(entry.gitops.sync_interval, null))) || !can(regex("^(?:.*[1-9])", try(entry.gitops.sync_interval, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.sync_interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.sync_interval, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.sync_interval, null) == null ? "" : try(entry.gitops.sync_interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.sync_interval, null) == null ? "" : try(entry.gitops.sync_interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(entry.gitops.sync_interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(entry.gitops.sync_interval, null))) || !can(regex("^(?:.*[1-9])", try(entry.gitops.sync_interval, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(try(entry.gitops.verify, null).keys, null) == null && try(entry.gitops.verify, null) != null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.verify: Object missing required field `keys`"
      if try(try(entry.gitops.verify, null).keys, null) == null && try(entry.gitops.verify, null) != null
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : true
      if try(part.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : "$.pairings.${name}.gitops.verify.keys[${index}].env: control characters in '${replace(replace(replace((try(part.env, null) == null ? "" : try(part.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : true
      if try(part.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : "$.pairings.${name}.gitops.verify.keys[${index}].file: control characters in '${replace(replace(replace((try(part.file, null) == null ? "" : try(part.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : [
      for inner, piece in(try(part.command, null) == null ? [] : try(part.command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : [
      for inner, piece in(try(part.command, null) == null ? [] : try(part.command, null)) : "$.pairings.${name}.gitops.verify.keys[${index}].command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : true
      if part != null && (length([for named in [try(part.env, null) != null, try(part.file, null) != null, try(part.command, null) != null, try(part.stdin, null) == true] : true if named]) != 1 || try(length(try(part.command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(try(try(entry.gitops.verify, null).keys, null) == null ? [] : try(try(entry.gitops.verify, null).keys, null)) : "$.pairings.${name}.gitops.verify.keys[${index}]: not exactly one of env, file, command and stdin. Set one of them."
      if part != null && (length([for named in [try(part.env, null) != null, try(part.file, null) != null, try(part.command, null) != null, try(part.stdin, null) == true] : true if named]) != 1 || try(length(try(part.command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(try(entry.gitops.verify, null).mode, null) != null && !contains(["HEAD", "Tag", "TagAndHEAD"], (try(try(entry.gitops.verify, null).mode, null) == null ? "" : try(try(entry.gitops.verify, null).mode, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.verify.mode: Invalid enum value '${(try(try(entry.gitops.verify, null).mode, null) == null ? "" : try(try(entry.gitops.verify, null).mode, null))}' (known: HEAD, Tag, TagAndHEAD)"
      if try(try(entry.gitops.verify, null).mode, null) != null && !contains(["HEAD", "Tag", "TagAndHEAD"], (try(try(entry.gitops.verify, null).mode, null) == null ? "" : try(try(entry.gitops.verify, null).mode, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.verify, null) != null && (try(length(try(try(entry.gitops.verify, null).keys, null)), 1) == 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.verify.keys: none, so nothing could be verified. Refer to the public keys of those who sign."
      if try(entry.gitops.verify, null) != null && (try(length(try(try(entry.gitops.verify, null).keys, null)), 1) == 0)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.hub, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?)?$", try(entry.gitops.hub, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.hub: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.hub, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.hub, null) == null ? "" : try(entry.gitops.hub, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.hub, null) == null ? "" : try(entry.gitops.hub, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a cluster of the fleet. Example: hub"}"
      if try(entry.gitops.hub, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?)?$", try(entry.gitops.hub, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.spoke_access, null) != null && !contains(["generic", "kubeconfig"], (try(entry.gitops.spoke_access, null) == null ? "" : try(entry.gitops.spoke_access, null)))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.spoke_access: Invalid enum value '${(try(entry.gitops.spoke_access, null) == null ? "" : try(entry.gitops.spoke_access, null))}' (known: generic, kubeconfig)"
      if try(entry.gitops.spoke_access, null) != null && !contains(["generic", "kubeconfig"], (try(entry.gitops.spoke_access, null) == null ? "" : try(entry.gitops.spoke_access, null)))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.spoke_role, null) != null && (!can(regex("^([A-Za-z0-9][A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?$", try(entry.gitops.spoke_role, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.spoke_role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.spoke_role, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.spoke_role, null) == null ? "" : try(entry.gitops.spoke_role, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.spoke_role, null) == null ? "" : try(entry.gitops.spoke_role, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a ClusterRole. Example: cluster-admin"}"
      if try(entry.gitops.spoke_role, null) != null && (!can(regex("^([A-Za-z0-9][A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?$", try(entry.gitops.spoke_role, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(entry.gitops.spoke_server, null) != null && (!can(regex("^([hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/?)?$", try(entry.gitops.spoke_server, null))))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.spoke_server: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(entry.gitops.spoke_server, null))) ? "control characters in '${replace(replace(replace((try(entry.gitops.spoke_server, null) == null ? "" : try(entry.gitops.spoke_server, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(entry.gitops.spoke_server, null) == null ? "" : try(entry.gitops.spoke_server, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the address of an API server, https://host[:port]. Example: https://10.0.0.1:6443"}"
      if try(entry.gitops.spoke_server, null) != null && (!can(regex("^([hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/?)?$", try(entry.gitops.spoke_server, null))))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.gitops != null && (length(setsubtract(["source-controller", "kustomize-controller"], (try(try(entry.gitops.components, null), null) == null ? [] : try(entry.gitops.components, null)))) > 0)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.components: ${join(", ", [for needed in ["source-controller", "kustomize-controller"] : needed if !contains((try(try(entry.gitops.components, null), null) == null ? [] : try(entry.gitops.components, null)), needed)])} missing. Flux cannot sync without them."
      if entry.gitops != null && (length(setsubtract(["source-controller", "kustomize-controller"], (try(try(entry.gitops.components, null), null) == null ? [] : try(entry.gitops.components, null)))) > 0)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.gitops != null && (try(length(try(entry.gitops.distribution, null)), 0) == 0 && !startswith(try(entry.gitops.flux_version, null), "v2."))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.flux_version: there is no release of Flux ${try(entry.gitops.flux_version, null)} that can be paired. Declare v2.x.y, or a distribution of your own."
      if entry.gitops != null && (try(length(try(entry.gitops.distribution, null)), 0) == 0 && !startswith(try(entry.gitops.flux_version, null), "v2."))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.gitops != null && ((try(try(entry.gitops.verify, null).mode, null) == "Tag" || try(try(entry.gitops.verify, null).mode, null) == "TagAndHEAD") && true)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.verify.mode: '${try(try(entry.gitops.verify, null).mode, null)}' needs a tag, and none is declared. Use HEAD."
      if entry.gitops != null && ((try(try(entry.gitops.verify, null).mode, null) == "Tag" || try(try(entry.gitops.verify, null).mode, null) == "TagAndHEAD") && true)
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : true
      if try(part.name, null) == null && part != null
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : "$.pairings.${name}.prerequisites[${index}]: Object missing required field `name`"
      if try(part.name, null) == null && part != null
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : true
      if try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", try(part.name, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : "$.pairings.${name}.prerequisites[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.name, null))) ? "control characters in '${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", try(part.name, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : true
      if try(part.manifests, null) == null && part != null
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : "$.pairings.${name}.prerequisites[${index}]: Object missing required field `manifests`"
      if try(part.manifests, null) == null && part != null
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : true
      if try(part.manifests, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", try(part.manifests, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.prerequisites == null ? [] : entry.prerequisites) : "$.pairings.${name}.prerequisites[${index}].manifests: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.manifests, null))) ? "control characters in '${replace(replace(replace((try(part.manifests, null) == null ? "" : try(part.manifests, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.manifests, null) == null ? "" : try(part.manifests, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the path of a file or a folder. Example: manifests/cilium.yaml"}"
      if try(part.manifests, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", try(part.manifests, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for key, part in(entry.labels == null ? {} : entry.labels) : true
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for key, part in(entry.labels == null ? {} : entry.labels) : "$.pairings.${name}.labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}"
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.kind, null) != null && !contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].kind: Invalid value '${(try(part.kind, null) == null ? "" : try(part.kind, null))}' (known: alert, artifact_generator, bucket_source, egress, git_source, helm_source, image_automation, monitoring, oci_source, progressive_delivery, receiver, sops, tenant)"
      if try(part.kind, null) != null && !contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if part != null && try(part.kind, null) == null
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `kind` (known: alert, artifact_generator, bucket_source, egress, git_source, helm_source, image_automation, monitoring, oci_source, progressive_delivery, receiver, sops, tenant)"
      if part != null && try(part.kind, null) == null
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.name, null) == null && contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "oci_source", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `name`"
      if try(part.name, null) == null && contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "oci_source", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(part.name, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.name, null))) ? "control characters in '${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(part.name, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", try(part.name, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.name, null))) ? "control characters in '${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.name, null) == null ? "" : try(part.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a release: lower-case letters, digits and `-`, at most 40 of them. Example: flagger"}"
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", try(part.name, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.provider, null) != null && contains(["artifact_generator", "egress", "git_source", "image_automation", "monitoring", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `provider`"
      if try(part.provider, null) != null && contains(["artifact_generator", "egress", "git_source", "image_automation", "monitoring", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.provider, null) == null && contains(["alert", "progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `provider`"
      if try(part.provider, null) == null && contains(["alert", "progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.provider, null) != null && !contains(["alertmanager", "discord", "generic-hmac", "gitea", "giteapullrequestcomment", "github", "githubpullrequestcomment", "gitlab", "gitlabmergerequestcomment", "grafana", "matrix", "msteams", "opsgenie", "pagerduty", "slack"], (try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].provider: Invalid enum value '${(try(part.provider, null) == null ? "" : try(part.provider, null))}' (known: alertmanager, discord, generic-hmac, gitea, giteapullrequestcomment, github, githubpullrequestcomment, gitlab, gitlabmergerequestcomment, grafana, matrix, msteams, opsgenie, pagerduty, slack)"
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.provider, null) != null && !contains(["alertmanager", "discord", "generic-hmac", "gitea", "giteapullrequestcomment", "github", "githubpullrequestcomment", "gitlab", "gitlabmergerequestcomment", "grafana", "matrix", "msteams", "opsgenie", "pagerduty", "slack"], (try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source", "helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.provider, null) != null && !contains(["aws", "azure", "gcp", "generic"], (try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].provider: Invalid enum value '${(try(part.provider, null) == null ? "" : try(part.provider, null))}' (known: aws, azure, gcp, generic)"
      if contains(["bucket_source", "helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.provider, null) != null && !contains(["aws", "azure", "gcp", "generic"], (try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.provider, null) != null && !contains(["gatewayapi:v1", "kubernetes", "traefik"], (try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].provider: Invalid enum value '${(try(part.provider, null) == null ? "" : try(part.provider, null))}' (known: gatewayapi:v1, kubernetes, traefik)"
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.provider, null) != null && !contains(["gatewayapi:v1", "kubernetes", "traefik"], (try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.address, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `address`"
      if try(part.address, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.address, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.address, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].address.env: control characters in '${replace(replace(replace((try(try(part.address, null).env, null) == null ? "" : try(try(part.address, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.address, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.address, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.address, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.address, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].address.file: control characters in '${replace(replace(replace((try(try(part.address, null).file, null) == null ? "" : try(try(part.address, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.address, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.address, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.address, null).command, null) == null ? [] : try(try(part.address, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.address, null).command, null) == null ? [] : try(try(part.address, null).command, null)) : "$.pairings.${name}.platform[${index}].address.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.address, null) != null && (length([for named in [try(try(part.address, null).env, null) != null, try(try(part.address, null).file, null) != null, try(try(part.address, null).command, null) != null, try(try(part.address, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.address, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].address: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.address, null) != null && (length([for named in [try(try(part.address, null).env, null) != null, try(try(part.address, null).file, null) != null, try(try(part.address, null).command, null) != null, try(try(part.address, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.address, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.url, null) != null && contains(["artifact_generator", "bucket_source", "egress", "image_automation", "monitoring", "progressive_delivery", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `url`"
      if try(part.url, null) != null && contains(["artifact_generator", "bucket_source", "egress", "image_automation", "monitoring", "progressive_delivery", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.url, null) == null && contains(["helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `url`"
      if try(part.url, null) == null && contains(["helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert", "git_source", "helm_source", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.url, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.url, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: control characters in '${replace(replace(replace((try(part.url, null) == null ? "" : try(part.url, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if contains(["alert", "git_source", "helm_source", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.url, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.url, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.url, null) != null && (!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", try(part.url, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.url, null))) ? "control characters in '${replace(replace(replace((try(part.url, null) == null ? "" : try(part.url, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.url, null) == null ? "" : try(part.url, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of a repository in a registry, without a tag: oci://host[:port]/path. Example: oci://ghcr.io/example/apps"}"
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.url, null) != null && (!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", try(part.url, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.token, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `token`"
      if try(part.token, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.token, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.token, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].token.env: control characters in '${replace(replace(replace((try(try(part.token, null).env, null) == null ? "" : try(try(part.token, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.token, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.token, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.token, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.token, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].token.file: control characters in '${replace(replace(replace((try(try(part.token, null).file, null) == null ? "" : try(try(part.token, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.token, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.token, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.token, null).command, null) == null ? [] : try(try(part.token, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.token, null).command, null) == null ? [] : try(try(part.token, null).command, null)) : "$.pairings.${name}.platform[${index}].token.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.token, null) != null && (length([for named in [try(try(part.token, null).env, null) != null, try(try(part.token, null).file, null) != null, try(try(part.token, null).command, null) != null, try(try(part.token, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.token, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].token: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.token, null) != null && (length([for named in [try(try(part.token, null).env, null) != null, try(try(part.token, null).file, null) != null, try(try(part.token, null).command, null) != null, try(try(part.token, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.token, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.channel, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `channel`"
      if try(part.channel, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.channel, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}{}?/]*$", try(part.channel, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].channel: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.channel, null))) ? "control characters in '${replace(replace(replace((try(part.channel, null) == null ? "" : try(part.channel, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.channel, null) == null ? "" : try(part.channel, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a channel or a room: `#channel`, an id, or `!room:server`. Example: #platform"}"
      if try(part.channel, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}{}?/]*$", try(part.channel, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.username, null) != null && contains(["artifact_generator", "bucket_source", "egress", "image_automation", "monitoring", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `username`"
      if try(part.username, null) != null && contains(["artifact_generator", "bucket_source", "egress", "image_automation", "monitoring", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.username, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.username, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].username: control characters in '${replace(replace(replace((try(part.username, null) == null ? "" : try(part.username, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.username, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.username, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.ca_file, null) != null && contains(["artifact_generator", "egress", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `ca_file`"
      if try(part.ca_file, null) != null && contains(["artifact_generator", "egress", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.ca_file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.ca_file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].ca_file: control characters in '${replace(replace(replace((try(part.ca_file, null) == null ? "" : try(part.ca_file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.ca_file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.ca_file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.insecure, null) != null && contains(["artifact_generator", "egress", "git_source", "image_automation", "monitoring", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `insecure`"
      if try(part.insecure, null) != null && contains(["artifact_generator", "egress", "git_source", "image_automation", "monitoring", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.severity, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `severity`"
      if try(part.severity, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.severity, null) != null && !contains(["error", "info"], (try(part.severity, null) == null ? "" : try(part.severity, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].severity: Invalid enum value '${(try(part.severity, null) == null ? "" : try(part.severity, null))}' (known: error, info)"
      if try(part.severity, null) != null && !contains(["error", "info"], (try(part.severity, null) == null ? "" : try(part.severity, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.sources, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `sources`"
      if try(part.sources, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : true
      if try(piece.object_kind, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : "$.pairings.${name}.platform[${index}].sources[${inner}]: Object missing required field `object_kind`"
      if try(piece.object_kind, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : true
      if try(piece.object_kind, null) != null && !contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImagePolicy", "ImageRepository", "ImageUpdateAutomation", "Kustomization", "OCIRepository"], (try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : "$.pairings.${name}.platform[${index}].sources[${inner}].object_kind: Invalid enum value '${(try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null))}' (known: Bucket, GitRepository, HelmChart, HelmRelease, HelmRepository, ImagePolicy, ImageRepository, ImageUpdateAutomation, Kustomization, OCIRepository)"
      if try(piece.object_kind, null) != null && !contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImagePolicy", "ImageRepository", "ImageUpdateAutomation", "Kustomization", "OCIRepository"], (try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : true
      if try(piece.name, null) != null && (!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : "$.pairings.${name}.platform[${index}].sources[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object, or `*` for all. Example: *"}"
      if try(piece.name, null) != null && (!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : true
      if try(piece.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.namespace, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : "$.pairings.${name}.platform[${index}].sources[${inner}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.namespace, null))) ? "control characters in '${replace(replace(replace((try(piece.namespace, null) == null ? "" : try(piece.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.namespace, null) == null ? "" : try(piece.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace, or nothing for Flux's own. Example: apps"}"
      if try(piece.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.namespace, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : [
      for key, part in(try(piece.labels, null) == null ? {} : try(piece.labels, null)) : true
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.sources, null) == null ? [] : try(part.sources, null)) : [
      for key, part in(try(piece.labels, null) == null ? {} : try(piece.labels, null)) : "$.pairings.${name}.platform[${index}].sources[${inner}].labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}"
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.inclusion_list, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `inclusion_list`"
      if try(part.inclusion_list, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inclusion_list, null) == null ? [] : try(part.inclusion_list, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inclusion_list, null) == null ? [] : try(part.inclusion_list, null)) : "$.pairings.${name}.platform[${index}].inclusion_list[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.exclusion_list, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `exclusion_list`"
      if try(part.exclusion_list, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.exclusion_list, null) == null ? [] : try(part.exclusion_list, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.exclusion_list, null) == null ? [] : try(part.exclusion_list, null)) : "$.pairings.${name}.platform[${index}].exclusion_list[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.metadata, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `metadata`"
      if try(part.metadata, null) != null && contains(["artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.metadata, null) == null ? {} : try(part.metadata, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.metadata, null) == null ? {} : try(part.metadata, null)) : "$.pairings.${name}.platform[${index}].metadata.${key}: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.timeout, null) != null && contains(["artifact_generator", "egress", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `timeout`"
      if try(part.timeout, null) != null && contains(["artifact_generator", "egress", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.timeout, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.timeout, null))) || !can(regex("^(?:.*[1-9])", try(part.timeout, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].timeout: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.timeout, null))) ? "control characters in '${replace(replace(replace((try(part.timeout, null) == null ? "" : try(part.timeout, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.timeout, null) == null ? "" : try(part.timeout, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(part.timeout, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.timeout, null))) || !can(regex("^(?:.*[1-9])", try(part.timeout, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.inputs, null) != null && contains(["alert", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `inputs`"
      if try(part.inputs, null) != null && contains(["alert", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.inputs, null) == null && contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `inputs`"
      if try(part.inputs, null) == null && contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : true
      if try(piece.alias, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : "$.pairings.${name}.platform[${index}].inputs[${inner}]: Object missing required field `alias`"
      if try(piece.alias, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : true
      if try(piece.alias, null) != null && (!can(regex("^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$", try(piece.alias, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : "$.pairings.${name}.platform[${index}].inputs[${inner}].alias: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.alias, null))) ? "control characters in '${replace(replace(replace((try(piece.alias, null) == null ? "" : try(piece.alias, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.alias, null) == null ? "" : try(piece.alias, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a short name: lower-case letters, digits, `_` and `-`. Example: base"}"
      if try(piece.alias, null) != null && (!can(regex("^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$", try(piece.alias, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : true
      if try(piece.object_kind, null) != null && !contains(["Bucket", "ExternalArtifact", "GitRepository", "HelmChart", "OCIRepository"], (try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : "$.pairings.${name}.platform[${index}].inputs[${inner}].object_kind: Invalid enum value '${(try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null))}' (known: Bucket, ExternalArtifact, GitRepository, HelmChart, OCIRepository)"
      if try(piece.object_kind, null) != null && !contains(["Bucket", "ExternalArtifact", "GitRepository", "HelmChart", "OCIRepository"], (try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : true
      if try(piece.name, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : "$.pairings.${name}.platform[${index}].inputs[${inner}]: Object missing required field `name`"
      if try(piece.name, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : true
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : "$.pairings.${name}.platform[${index}].inputs[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : true
      if try(piece.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.namespace, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.inputs, null) == null ? [] : try(part.inputs, null)) : "$.pairings.${name}.platform[${index}].inputs[${inner}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.namespace, null))) ? "control characters in '${replace(replace(replace((try(piece.namespace, null) == null ? "" : try(piece.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.namespace, null) == null ? "" : try(piece.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.namespace, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.path_pattern, null) != null && contains(["alert", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `path_pattern`"
      if try(part.path_pattern, null) != null && contains(["alert", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.path_pattern, null) != null && (!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{1,900})?$", try(part.path_pattern, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].path_pattern: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.path_pattern, null))) ? "control characters in '${replace(replace(replace((try(part.path_pattern, null) == null ? "" : try(part.path_pattern, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.path_pattern, null) == null ? "" : try(part.path_pattern, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a pattern of folders: @ALIAS/ and a path with captures. Example: @base/apps/{app}"}"
      if try(part.path_pattern, null) != null && (!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{1,900})?$", try(part.path_pattern, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.artifacts, null) != null && contains(["alert", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `artifacts`"
      if try(part.artifacts, null) != null && contains(["alert", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.artifacts, null) == null && contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `artifacts`"
      if try(part.artifacts, null) == null && contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : true
      if try(piece.name, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}]: Object missing required field `name`"
      if try(piece.name, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : true
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9{]([a-z0-9{}._-]{0,251}[a-z0-9}])?$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an artifact, which may have captures of path_pattern in it. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9{]([a-z0-9{}._-]{0,251}[a-z0-9}])?$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : true
      if try(piece.revision, null) != null && (!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", try(piece.revision, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].revision: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.revision, null))) ? "control characters in '${replace(replace(replace((try(piece.revision, null) == null ? "" : try(piece.revision, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.revision, null) == null ? "" : try(piece.revision, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the alias of a source. Example: @base"}"
      if try(piece.revision, null) != null && (!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", try(piece.revision, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : true
      if try(piece.origin_revision, null) != null && (!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", try(piece.origin_revision, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].origin_revision: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.origin_revision, null))) ? "control characters in '${replace(replace(replace((try(piece.origin_revision, null) == null ? "" : try(piece.origin_revision, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.origin_revision, null) == null ? "" : try(piece.origin_revision, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the alias of a source. Example: @base"}"
      if try(piece.origin_revision, null) != null && (!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", try(piece.origin_revision, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : true
      if try(piece.copy, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}]: Object missing required field `copy`"
      if try(piece.copy, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : true
      if try(item.source, null) == null && item != null
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}]: Object missing required field `source`"
      if try(item.source, null) == null && item != null
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : true
      if try(item.source, null) != null && (!can(regex("^@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", try(item.source, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].source: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.source, null))) ? "control characters in '${replace(replace(replace((try(item.source, null) == null ? "" : try(item.source, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.source, null) == null ? "" : try(item.source, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not what is copied: @ALIAS/ and a path or a pattern. Example: @base/deploy/**"}"
      if try(item.source, null) != null && (!can(regex("^@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", try(item.source, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : true
      if try(item.target, null) != null && (!can(regex("^@artifact/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", try(item.target, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].target: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.target, null))) ? "control characters in '${replace(replace(replace((try(item.target, null) == null ? "" : try(item.target, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.target, null) == null ? "" : try(item.target, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a place in the artifact: @artifact/ and a path. Example: @artifact/"}"
      if try(item.target, null) != null && (!can(regex("^@artifact/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", try(item.target, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : [
      for deepest, leaf in(try(item.exclude, null) == null ? [] : try(item.exclude, null)) : true
      if leaf != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", leaf)))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : [
      for deepest, leaf in(try(item.exclude, null) == null ? [] : try(item.exclude, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].exclude[${deepest}]: control characters in '${replace(replace(replace((leaf == null ? "" : leaf), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if leaf != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", leaf)))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : true
      if try(item.strategy, null) != null && !contains(["Extract", "Merge", "Overwrite"], (try(item.strategy, null) == null ? "" : try(item.strategy, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].strategy: Invalid enum value '${(try(item.strategy, null) == null ? "" : try(item.strategy, null))}' (known: Extract, Merge, Overwrite)"
      if try(item.strategy, null) != null && !contains(["Extract", "Merge", "Overwrite"], (try(item.strategy, null) == null ? "" : try(item.strategy, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : true
      if item != null && (try(contains(split("/", try(item.target, null)), ".."), false))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.copy, null) == null ? [] : try(piece.copy, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].target: '${try(item.target, null)}' leads out of the artifact. Leave `..` out."
      if item != null && (try(contains(split("/", try(item.target, null)), ".."), false))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.kind, null) != null && !contains(["kustomization", "helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].kind: Invalid value '${(try(item.kind, null) == null ? "" : try(item.kind, null))}' (known: helm_release, kustomization)"
      if try(item.kind, null) != null && !contains(["kustomization", "helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if item != null && try(item.kind, null) == null
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object missing required field `kind` (known: helm_release, kustomization)"
      if item != null && try(item.kind, null) == null
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.name, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.name, null))) ? "control characters in '${replace(replace(replace((try(item.name, null) == null ? "" : try(item.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.name, null) == null ? "" : try(item.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(item.name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.name, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.depends_on, null) == null ? [] : try(item.depends_on, null)) : true
      if leaf != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf)))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.depends_on, null) == null ? [] : try(item.depends_on, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].depends_on[${deepest}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf)) ? "control characters in '${replace(replace(replace((leaf == null ? "" : leaf), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((leaf == null ? "" : leaf), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not `name` or `namespace/name`. Example: infrastructure"}"
      if leaf != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf)))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(item.interval, null))) || !can(regex("^(?:.*[1-9])", try(item.interval, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.interval, null))) ? "control characters in '${replace(replace(replace((try(item.interval, null) == null ? "" : try(item.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.interval, null) == null ? "" : try(item.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(item.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(item.interval, null))) || !can(regex("^(?:.*[1-9])", try(item.interval, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.timeout, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(item.timeout, null))) || !can(regex("^(?:.*[1-9])", try(item.timeout, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].timeout: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.timeout, null))) ? "control characters in '${replace(replace(replace((try(item.timeout, null) == null ? "" : try(item.timeout, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.timeout, null) == null ? "" : try(item.timeout, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(item.timeout, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(item.timeout, null))) || !can(regex("^(?:.*[1-9])", try(item.timeout, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.target_namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.target_namespace, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].target_namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.target_namespace, null))) ? "control characters in '${replace(replace(replace((try(item.target_namespace, null) == null ? "" : try(item.target_namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.target_namespace, null) == null ? "" : try(item.target_namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(item.target_namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.target_namespace, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.service_account, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.service_account, null))) ? "control characters in '${replace(replace(replace((try(item.service_account, null) == null ? "" : try(item.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.service_account, null) == null ? "" : try(item.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(item.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.service_account, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.path, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `path`"
      if try(item.path, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.path, null) != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(item.path, null))) || can(regex("^(?:/)", try(item.path, null))) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", try(item.path, null))) || can(regex("^(?:.*[^/]{256})", try(item.path, null))) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", try(item.path, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.path, null))) ? "control characters in '${replace(replace(replace((try(item.path, null) == null ? "" : try(item.path, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.path, null) == null ? "" : try(item.path, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}"
      if try(item.path, null) != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(item.path, null))) || can(regex("^(?:/)", try(item.path, null))) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", try(item.path, null))) || can(regex("^(?:.*[^/]{256})", try(item.path, null))) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", try(item.path, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.prune, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `prune`"
      if try(item.prune, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.wait, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `wait`"
      if try(item.wait, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.health_checks, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `health_checks`"
      if try(item.health_checks, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : true
      if try(leaf.api_version, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", try(leaf.api_version, null))))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].api_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(leaf.api_version, null))) ? "control characters in '${replace(replace(replace((try(leaf.api_version, null) == null ? "" : try(leaf.api_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(leaf.api_version, null) == null ? "" : try(leaf.api_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an API version such as `apps/v1`. Example: apps/v1"}"
      if try(leaf.api_version, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", try(leaf.api_version, null))))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : true
      if try(leaf.object_kind, null) != null && (!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", try(leaf.object_kind, null))))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].object_kind: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(leaf.object_kind, null))) ? "control characters in '${replace(replace(replace((try(leaf.object_kind, null) == null ? "" : try(leaf.object_kind, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(leaf.object_kind, null) == null ? "" : try(leaf.object_kind, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a kind of Kubernetes. Example: Deployment"}"
      if try(leaf.object_kind, null) != null && (!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", try(leaf.object_kind, null))))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : true
      if try(leaf.name, null) == null && leaf != null
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}]: Object missing required field `name`"
      if try(leaf.name, null) == null && leaf != null
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : true
      if try(leaf.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(leaf.name, null))))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(leaf.name, null))) ? "control characters in '${replace(replace(replace((try(leaf.name, null) == null ? "" : try(leaf.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(leaf.name, null) == null ? "" : try(leaf.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}"
      if try(leaf.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(leaf.name, null))))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : true
      if try(leaf.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(leaf.namespace, null))))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.health_checks, null) == null ? [] : try(item.health_checks, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(leaf.namespace, null))) ? "control characters in '${replace(replace(replace((try(leaf.namespace, null) == null ? "" : try(leaf.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(leaf.namespace, null) == null ? "" : try(leaf.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(leaf.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(leaf.namespace, null))))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.facts, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `facts`"
      if try(item.facts, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.decrypt, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `decrypt`"
      if try(item.decrypt, null) != null && contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.chart, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `chart`"
      if try(item.chart, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.chart, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(item.chart, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].chart: control characters in '${replace(replace(replace((try(item.chart, null) == null ? "" : try(item.chart, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(item.chart, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(item.chart, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.version, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `version`"
      if try(item.version, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.version, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(item.version, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].version: control characters in '${replace(replace(replace((try(item.version, null) == null ? "" : try(item.version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(item.version, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(item.version, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.release_name, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `release_name`"
      if try(item.release_name, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.release_name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", try(item.release_name, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].release_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.release_name, null))) ? "control characters in '${replace(replace(replace((try(item.release_name, null) == null ? "" : try(item.release_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.release_name, null) == null ? "" : try(item.release_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a release: lower-case letters, digits and `-`, at most 53 of them. Example: web"}"
      if try(item.release_name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", try(item.release_name, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.create_namespace, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `create_namespace`"
      if try(item.create_namespace, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.values, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `values`"
      if try(item.values, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.values, null) != null && !can(keys(jsondecode(try(item.values, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].values: not an object in JSON. Use jsonencode({ NAME = VALUE })."
      if try(item.values, null) != null && !can(keys(jsondecode(try(item.values, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if try(item.values_secrets, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `values_secrets`"
      if try(item.values_secrets, null) != null && contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.values_secrets, null) == null ? [] : try(item.values_secrets, null)) : true
      if leaf != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf)))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : [
      for deepest, leaf in(try(item.values_secrets, null) == null ? [] : try(item.values_secrets, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].values_secrets[${deepest}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf)) ? "control characters in '${replace(replace(replace((leaf == null ? "" : leaf), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((leaf == null ? "" : leaf), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}"
      if leaf != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf)))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null))) && (item != null && (try(item.wait, null) == true && try(length(try(item.health_checks, null)), 0) > 0))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks: of no use with wait, which checks every object. Leave one of them out."
      if contains(["kustomization"], (try(item.kind, null) == null ? "" : try(item.kind, null))) && (item != null && (try(item.wait, null) == true && try(length(try(item.health_checks, null)), 0) > 0))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : true
      if contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null))) && (item != null && (try(item.create_namespace, null) == true && try(length(try(item.target_namespace, null)), 0) == 0))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : [
      for innermost, item in(try(piece.deliver, null) == null ? [] : try(piece.deliver, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].create_namespace: of no use without target_namespace. Name the namespace."
      if contains(["helm_release"], (try(item.kind, null) == null ? "" : try(item.kind, null))) && (item != null && (try(item.create_namespace, null) == true && try(length(try(item.target_namespace, null)), 0) == 0))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : true
      if piece != null && (try(length(try(piece.copy, null)), 1) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.artifacts, null) == null ? [] : try(part.artifacts, null)) : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy: nothing, so the artifact would be empty. Say what is copied into it."
      if piece != null && (try(length(try(piece.copy, null)), 1) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.deliver, null) != null && contains(["alert", "artifact_generator", "egress", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `deliver`"
      if try(part.deliver, null) != null && contains(["alert", "artifact_generator", "egress", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.kind, null) != null && !contains(["kustomization", "helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].kind: Invalid value '${(try(piece.kind, null) == null ? "" : try(piece.kind, null))}' (known: helm_release, kustomization)"
      if try(piece.kind, null) != null && !contains(["kustomization", "helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if piece != null && try(piece.kind, null) == null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object missing required field `kind` (known: helm_release, kustomization)"
      if piece != null && try(piece.kind, null) == null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.depends_on, null) == null ? [] : try(piece.depends_on, null)) : true
      if item != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.depends_on, null) == null ? [] : try(piece.depends_on, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].depends_on[${innermost}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item)) ? "control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not `name` or `namespace/name`. Example: infrastructure"}"
      if item != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(piece.interval, null))) || !can(regex("^(?:.*[1-9])", try(piece.interval, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.interval, null))) ? "control characters in '${replace(replace(replace((try(piece.interval, null) == null ? "" : try(piece.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.interval, null) == null ? "" : try(piece.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(piece.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(piece.interval, null))) || !can(regex("^(?:.*[1-9])", try(piece.interval, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.timeout, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(piece.timeout, null))) || !can(regex("^(?:.*[1-9])", try(piece.timeout, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].timeout: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.timeout, null))) ? "control characters in '${replace(replace(replace((try(piece.timeout, null) == null ? "" : try(piece.timeout, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.timeout, null) == null ? "" : try(piece.timeout, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(piece.timeout, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(piece.timeout, null))) || !can(regex("^(?:.*[1-9])", try(piece.timeout, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.target_namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.target_namespace, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].target_namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.target_namespace, null))) ? "control characters in '${replace(replace(replace((try(piece.target_namespace, null) == null ? "" : try(piece.target_namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.target_namespace, null) == null ? "" : try(piece.target_namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.target_namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.target_namespace, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.service_account, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.service_account, null))) ? "control characters in '${replace(replace(replace((try(piece.service_account, null) == null ? "" : try(piece.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.service_account, null) == null ? "" : try(piece.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.service_account, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.path, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `path`"
      if try(piece.path, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.path, null) != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.path, null))) || can(regex("^(?:/)", try(piece.path, null))) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", try(piece.path, null))) || can(regex("^(?:.*[^/]{256})", try(piece.path, null))) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", try(piece.path, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.path, null))) ? "control characters in '${replace(replace(replace((try(piece.path, null) == null ? "" : try(piece.path, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.path, null) == null ? "" : try(piece.path, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}"
      if try(piece.path, null) != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.path, null))) || can(regex("^(?:/)", try(piece.path, null))) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", try(piece.path, null))) || can(regex("^(?:.*[^/]{256})", try(piece.path, null))) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", try(piece.path, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.prune, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `prune`"
      if try(piece.prune, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.wait, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `wait`"
      if try(piece.wait, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.health_checks, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `health_checks`"
      if try(piece.health_checks, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : true
      if try(item.api_version, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", try(item.api_version, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].api_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.api_version, null))) ? "control characters in '${replace(replace(replace((try(item.api_version, null) == null ? "" : try(item.api_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.api_version, null) == null ? "" : try(item.api_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an API version such as `apps/v1`. Example: apps/v1"}"
      if try(item.api_version, null) != null && (!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", try(item.api_version, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : true
      if try(item.object_kind, null) != null && (!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", try(item.object_kind, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].object_kind: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.object_kind, null))) ? "control characters in '${replace(replace(replace((try(item.object_kind, null) == null ? "" : try(item.object_kind, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.object_kind, null) == null ? "" : try(item.object_kind, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a kind of Kubernetes. Example: Deployment"}"
      if try(item.object_kind, null) != null && (!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", try(item.object_kind, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : true
      if try(item.name, null) == null && item != null
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}]: Object missing required field `name`"
      if try(item.name, null) == null && item != null
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : true
      if try(item.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(item.name, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.name, null))) ? "control characters in '${replace(replace(replace((try(item.name, null) == null ? "" : try(item.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.name, null) == null ? "" : try(item.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}"
      if try(item.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", try(item.name, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : true
      if try(item.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.namespace, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.health_checks, null) == null ? [] : try(piece.health_checks, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(item.namespace, null))) ? "control characters in '${replace(replace(replace((try(item.namespace, null) == null ? "" : try(item.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(item.namespace, null) == null ? "" : try(item.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(item.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(item.namespace, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.facts, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `facts`"
      if try(piece.facts, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.decrypt, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `decrypt`"
      if try(piece.decrypt, null) != null && contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.chart, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `chart`"
      if try(piece.chart, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.chart, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.chart, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].chart: control characters in '${replace(replace(replace((try(piece.chart, null) == null ? "" : try(piece.chart, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.chart, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.chart, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.version, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `version`"
      if try(piece.version, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.version, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.version, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].version: control characters in '${replace(replace(replace((try(piece.version, null) == null ? "" : try(piece.version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.version, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.version, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.release_name, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `release_name`"
      if try(piece.release_name, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.release_name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", try(piece.release_name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].release_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.release_name, null))) ? "control characters in '${replace(replace(replace((try(piece.release_name, null) == null ? "" : try(piece.release_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.release_name, null) == null ? "" : try(piece.release_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a release: lower-case letters, digits and `-`, at most 53 of them. Example: web"}"
      if try(piece.release_name, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", try(piece.release_name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.create_namespace, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `create_namespace`"
      if try(piece.create_namespace, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.values, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `values`"
      if try(piece.values, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.values, null) != null && !can(keys(jsondecode(try(piece.values, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].values: not an object in JSON. Use jsonencode({ NAME = VALUE })."
      if try(piece.values, null) != null && !can(keys(jsondecode(try(piece.values, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if try(piece.values_secrets, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `values_secrets`"
      if try(piece.values_secrets, null) != null && contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.values_secrets, null) == null ? [] : try(piece.values_secrets, null)) : true
      if item != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : [
      for innermost, item in(try(piece.values_secrets, null) == null ? [] : try(piece.values_secrets, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].values_secrets[${innermost}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item)) ? "control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}"
      if item != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null))) && (piece != null && (try(piece.wait, null) == true && try(length(try(piece.health_checks, null)), 0) > 0))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks: of no use with wait, which checks every object. Leave one of them out."
      if contains(["kustomization"], (try(piece.kind, null) == null ? "" : try(piece.kind, null))) && (piece != null && (try(piece.wait, null) == true && try(length(try(piece.health_checks, null)), 0) > 0))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : true
      if contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null))) && (piece != null && (try(piece.create_namespace, null) == true && try(length(try(piece.target_namespace, null)), 0) == 0))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : "$.pairings.${name}.platform[${index}].deliver[${inner}].create_namespace: of no use without target_namespace. Name the namespace."
      if contains(["helm_release"], (try(piece.kind, null) == null ? "" : try(piece.kind, null))) && (piece != null && (try(piece.create_namespace, null) == true && try(length(try(piece.target_namespace, null)), 0) == 0))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.bucket, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `bucket`"
      if try(part.bucket, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.bucket, null) == null && contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `bucket`"
      if try(part.bucket, null) == null && contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.bucket, null) != null && (!can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$", try(part.bucket, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].bucket: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.bucket, null))) ? "control characters in '${replace(replace(replace((try(part.bucket, null) == null ? "" : try(part.bucket, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.bucket, null) == null ? "" : try(part.bucket, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a bucket. Example: example-manifests"}"
      if try(part.bucket, null) != null && (!can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$", try(part.bucket, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.endpoint, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `endpoint`"
      if try(part.endpoint, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.endpoint, null) == null && contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `endpoint`"
      if try(part.endpoint, null) == null && contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.endpoint, null) != null && (!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", try(part.endpoint, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].endpoint: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.endpoint, null))) ? "control characters in '${replace(replace(replace((try(part.endpoint, null) == null ? "" : try(part.endpoint, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.endpoint, null) == null ? "" : try(part.endpoint, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a host: host[:port], without https://. Example: git.example.com"}"
      if try(part.endpoint, null) != null && (!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", try(part.endpoint, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.region, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `region`"
      if try(part.region, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.region, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(part.region, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.region, null))) ? "control characters in '${replace(replace(replace((try(part.region, null) == null ? "" : try(part.region, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.region, null) == null ? "" : try(part.region, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a region. Example: eu-central-1"}"
      if try(part.region, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(part.region, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.prefix, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `prefix`"
      if try(part.prefix, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.prefix, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.prefix, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].prefix: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.prefix, null))) ? "control characters in '${replace(replace(replace((try(part.prefix, null) == null ? "" : try(part.prefix, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.prefix, null) == null ? "" : try(part.prefix, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the beginning of the names of objects. Example: clusters/"}"
      if try(part.prefix, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.prefix, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.service_account, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `service_account`"
      if try(part.service_account, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(part.service_account, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.service_account, null))) ? "control characters in '${replace(replace(replace((try(part.service_account, null) == null ? "" : try(part.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.service_account, null) == null ? "" : try(part.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(part.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(part.service_account, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.access_key, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `access_key`"
      if try(part.access_key, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.access_key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.access_key, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].access_key.env: control characters in '${replace(replace(replace((try(try(part.access_key, null).env, null) == null ? "" : try(try(part.access_key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.access_key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.access_key, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.access_key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.access_key, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].access_key.file: control characters in '${replace(replace(replace((try(try(part.access_key, null).file, null) == null ? "" : try(try(part.access_key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.access_key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.access_key, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.access_key, null).command, null) == null ? [] : try(try(part.access_key, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.access_key, null).command, null) == null ? [] : try(try(part.access_key, null).command, null)) : "$.pairings.${name}.platform[${index}].access_key.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.access_key, null) != null && (length([for named in [try(try(part.access_key, null).env, null) != null, try(try(part.access_key, null).file, null) != null, try(try(part.access_key, null).command, null) != null, try(try(part.access_key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.access_key, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].access_key: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.access_key, null) != null && (length([for named in [try(try(part.access_key, null).env, null) != null, try(try(part.access_key, null).file, null) != null, try(try(part.access_key, null).command, null) != null, try(try(part.access_key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.access_key, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.secret_key, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `secret_key`"
      if try(part.secret_key, null) != null && contains(["alert", "artifact_generator", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.secret_key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.secret_key, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].secret_key.env: control characters in '${replace(replace(replace((try(try(part.secret_key, null).env, null) == null ? "" : try(try(part.secret_key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.secret_key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.secret_key, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.secret_key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.secret_key, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].secret_key.file: control characters in '${replace(replace(replace((try(try(part.secret_key, null).file, null) == null ? "" : try(try(part.secret_key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.secret_key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.secret_key, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.secret_key, null).command, null) == null ? [] : try(try(part.secret_key, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.secret_key, null).command, null) == null ? [] : try(try(part.secret_key, null).command, null)) : "$.pairings.${name}.platform[${index}].secret_key.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.secret_key, null) != null && (length([for named in [try(try(part.secret_key, null).env, null) != null, try(try(part.secret_key, null).file, null) != null, try(try(part.secret_key, null).command, null) != null, try(try(part.secret_key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.secret_key, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].secret_key: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.secret_key, null) != null && (length([for named in [try(try(part.secret_key, null).env, null) != null, try(try(part.secret_key, null).file, null) != null, try(try(part.secret_key, null).command, null) != null, try(try(part.secret_key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.secret_key, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.interval, null) != null && contains(["alert", "artifact_generator", "egress", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `interval`"
      if try(part.interval, null) != null && contains(["alert", "artifact_generator", "egress", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.interval, null))) || !can(regex("^(?:.*[1-9])", try(part.interval, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.interval, null))) ? "control characters in '${replace(replace(replace((try(part.interval, null) == null ? "" : try(part.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.interval, null) == null ? "" : try(part.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(part.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.interval, null))) || !can(regex("^(?:.*[1-9])", try(part.interval, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.denied, null) != null && contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `denied`"
      if try(part.denied, null) != null && contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.denied, null) == null && contains(["egress"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `denied`"
      if try(part.denied, null) == null && contains(["egress"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.denied, null) == null ? [] : try(part.denied, null)) : true
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.denied, null) == null ? [] : try(part.denied, null)) : "$.pairings.${name}.platform[${index}].denied[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}"
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.allowed, null) != null && contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `allowed`"
      if try(part.allowed, null) != null && contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.allowed, null) == null ? [] : try(part.allowed, null)) : true
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.allowed, null) == null ? [] : try(part.allowed, null)) : "$.pairings.${name}.platform[${index}].allowed[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}"
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.repository, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `repository`"
      if try(part.repository, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.repository, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.repository, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].repository: control characters in '${replace(replace(replace((try(part.repository, null) == null ? "" : try(part.repository, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.repository, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.repository, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.deploy_key, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `deploy_key`"
      if try(part.deploy_key, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.branch, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `branch`"
      if try(part.branch, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.branch, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", try(part.branch, null))) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", try(part.branch, null))) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", try(part.branch, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].branch: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.branch, null))) ? "control characters in '${replace(replace(replace((try(part.branch, null) == null ? "" : try(part.branch, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.branch, null) == null ? "" : try(part.branch, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}"
      if try(part.branch, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", try(part.branch, null))) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", try(part.branch, null))) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", try(part.branch, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.tag, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `tag`"
      if try(part.tag, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.tag, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", try(part.tag, null))) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", try(part.tag, null))) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", try(part.tag, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].tag: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.tag, null))) ? "control characters in '${replace(replace(replace((try(part.tag, null) == null ? "" : try(part.tag, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.tag, null) == null ? "" : try(part.tag, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}"
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.tag, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", try(part.tag, null))) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", try(part.tag, null))) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", try(part.tag, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.tag, null) != null && (!can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", try(part.tag, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].tag: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.tag, null))) ? "control characters in '${replace(replace(replace((try(part.tag, null) == null ? "" : try(part.tag, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.tag, null) == null ? "" : try(part.tag, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a tag of an artifact. Example: v1.0.0"}"
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.tag, null) != null && (!can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", try(part.tag, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.semver, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `semver`"
      if try(part.semver, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.semver, null) != null && (!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", try(part.semver, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].semver: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.semver, null))) ? "control characters in '${replace(replace(replace((try(part.semver, null) == null ? "" : try(part.semver, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.semver, null) == null ? "" : try(part.semver, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a range of versions. Example: >=1.2.0 <2.0.0"}"
      if try(part.semver, null) != null && (!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", try(part.semver, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.commit, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `commit`"
      if try(part.commit, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.commit, null) != null && (!can(regex("^([0-9a-f]{40}|[0-9a-f]{64})$", try(part.commit, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].commit: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.commit, null))) ? "control characters in '${replace(replace(replace((try(part.commit, null) == null ? "" : try(part.commit, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.commit, null) == null ? "" : try(part.commit, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the SHA of a commit in full. Example: 0000000000000000000000000000000000000000"}"
      if try(part.commit, null) != null && (!can(regex("^([0-9a-f]{40}|[0-9a-f]{64})$", try(part.commit, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.credential, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "image_automation", "monitoring", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `credential`"
      if try(part.credential, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "image_automation", "monitoring", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.credential, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.credential, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential.env: control characters in '${replace(replace(replace((try(try(part.credential, null).env, null) == null ? "" : try(try(part.credential, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.credential, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.credential, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.credential, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.credential, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential.file: control characters in '${replace(replace(replace((try(try(part.credential, null).file, null) == null ? "" : try(try(part.credential, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.credential, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.credential, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.credential, null).command, null) == null ? [] : try(try(part.credential, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.credential, null).command, null) == null ? [] : try(try(part.credential, null).command, null)) : "$.pairings.${name}.platform[${index}].credential.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.credential, null) != null && (length([for named in [try(try(part.credential, null).env, null) != null, try(try(part.credential, null).file, null) != null, try(try(part.credential, null).command, null) != null, try(try(part.credential, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.credential, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.credential, null) != null && (length([for named in [try(try(part.credential, null).env, null) != null, try(try(part.credential, null).file, null) != null, try(try(part.credential, null).command, null) != null, try(try(part.credential, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.credential, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.known_hosts, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `known_hosts`"
      if try(part.known_hosts, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.known_hosts, null) == null ? [] : try(part.known_hosts, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.known_hosts, null) == null ? [] : try(part.known_hosts, null)) : "$.pairings.${name}.platform[${index}].known_hosts[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.sparse, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `sparse`"
      if try(part.sparse, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sparse, null) == null ? [] : try(part.sparse, null)) : true
      if piece != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.sparse, null) == null ? [] : try(part.sparse, null)) : "$.pairings.${name}.platform[${index}].sparse[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}"
      if piece != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.recurse_submodules, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `recurse_submodules`"
      if try(part.recurse_submodules, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `verify`"
      if try(part.verify, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.verify, null).keys, null) == null && try(part.verify, null) != null
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify: Object missing required field `keys`"
      if try(try(part.verify, null).keys, null) == null && try(part.verify, null) != null
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : true
      if try(piece.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.env, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : "$.pairings.${name}.platform[${index}].verify.keys[${inner}].env: control characters in '${replace(replace(replace((try(piece.env, null) == null ? "" : try(piece.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.env, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : true
      if try(piece.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.file, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : "$.pairings.${name}.platform[${index}].verify.keys[${inner}].file: control characters in '${replace(replace(replace((try(piece.file, null) == null ? "" : try(piece.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.file, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : [
      for innermost, item in(try(piece.command, null) == null ? [] : try(piece.command, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : [
      for innermost, item in(try(piece.command, null) == null ? [] : try(piece.command, null)) : "$.pairings.${name}.platform[${index}].verify.keys[${inner}].command[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : true
      if piece != null && (length([for named in [try(piece.env, null) != null, try(piece.file, null) != null, try(piece.command, null) != null, try(piece.stdin, null) == true] : true if named]) != 1 || try(length(try(piece.command, null)) == 0, false))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify, null).keys, null) == null ? [] : try(try(part.verify, null).keys, null)) : "$.pairings.${name}.platform[${index}].verify.keys[${inner}]: not exactly one of env, file, command and stdin. Set one of them."
      if piece != null && (length([for named in [try(piece.env, null) != null, try(piece.file, null) != null, try(piece.command, null) != null, try(piece.stdin, null) == true] : true if named]) != 1 || try(length(try(piece.command, null)) == 0, false))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.verify, null).mode, null) != null && !contains(["HEAD", "Tag", "TagAndHEAD"], (try(try(part.verify, null).mode, null) == null ? "" : try(try(part.verify, null).mode, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify.mode: Invalid enum value '${(try(try(part.verify, null).mode, null) == null ? "" : try(try(part.verify, null).mode, null))}' (known: HEAD, Tag, TagAndHEAD)"
      if try(try(part.verify, null).mode, null) != null && !contains(["HEAD", "Tag", "TagAndHEAD"], (try(try(part.verify, null).mode, null) == null ? "" : try(try(part.verify, null).mode, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify, null) != null && (try(length(try(try(part.verify, null).keys, null)), 1) == 0)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify.keys: none, so nothing could be verified. Refer to the public keys of those who sign."
      if try(part.verify, null) != null && (try(length(try(try(part.verify, null).keys, null)), 1) == 0)
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.pass_credentials, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `pass_credentials`"
      if try(part.pass_credentials, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.images, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `images`"
      if try(part.images, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.images, null) == null && contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `images`"
      if try(part.images, null) == null && contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.name, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}]: Object missing required field `name`"
      if try(piece.name, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.image, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}]: Object missing required field `image`"
      if try(piece.image, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.image, null) != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$", try(piece.image, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].image: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.image, null))) ? "control characters in '${replace(replace(replace((try(piece.image, null) == null ? "" : try(piece.image, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.image, null) == null ? "" : try(piece.image, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an image, without a scheme and without a tag: [host[:port]/]path. Example: ghcr.io/example/web"}"
      if try(piece.image, null) != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$", try(piece.image, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.semver, null) != null && (!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", try(piece.semver, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].semver: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.semver, null))) ? "control characters in '${replace(replace(replace((try(piece.semver, null) == null ? "" : try(piece.semver, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.semver, null) == null ? "" : try(piece.semver, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a range of versions. Example: >=1.2.0 <2.0.0"}"
      if try(piece.semver, null) != null && (!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", try(piece.semver, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.numerical, null) != null && !contains(["asc", "desc"], (try(piece.numerical, null) == null ? "" : try(piece.numerical, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].numerical: Invalid enum value '${(try(piece.numerical, null) == null ? "" : try(piece.numerical, null))}' (known: asc, desc)"
      if try(piece.numerical, null) != null && !contains(["asc", "desc"], (try(piece.numerical, null) == null ? "" : try(piece.numerical, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.alphabetical, null) != null && !contains(["asc", "desc"], (try(piece.alphabetical, null) == null ? "" : try(piece.alphabetical, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].alphabetical: Invalid enum value '${(try(piece.alphabetical, null) == null ? "" : try(piece.alphabetical, null))}' (known: asc, desc)"
      if try(piece.alphabetical, null) != null && !contains(["asc", "desc"], (try(piece.alphabetical, null) == null ? "" : try(piece.alphabetical, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.tags, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.tags, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].tags: control characters in '${replace(replace(replace((try(piece.tags, null) == null ? "" : try(piece.tags, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.tags, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.tags, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.extract, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.extract, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].extract: control characters in '${replace(replace(replace((try(piece.extract, null) == null ? "" : try(piece.extract, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.extract, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.extract, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.digest, null) != null && !contains(["Always", "IfNotPresent", "Never"], (try(piece.digest, null) == null ? "" : try(piece.digest, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].digest: Invalid enum value '${(try(piece.digest, null) == null ? "" : try(piece.digest, null))}' (known: Always, IfNotPresent, Never)"
      if try(piece.digest, null) != null && !contains(["Always", "IfNotPresent", "Never"], (try(piece.digest, null) == null ? "" : try(piece.digest, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : [
      for innermost, item in(try(piece.exclude, null) == null ? [] : try(piece.exclude, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : [
      for innermost, item in(try(piece.exclude, null) == null ? [] : try(piece.exclude, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].exclude[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(piece.interval, null))) || !can(regex("^(?:.*[1-9])", try(piece.interval, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.interval, null))) ? "control characters in '${replace(replace(replace((try(piece.interval, null) == null ? "" : try(piece.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.interval, null) == null ? "" : try(piece.interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(piece.interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(piece.interval, null))) || !can(regex("^(?:.*[1-9])", try(piece.interval, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.provider, null) != null && !contains(["aws", "azure", "gcp", "generic"], (try(piece.provider, null) == null ? "" : try(piece.provider, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].provider: Invalid enum value '${(try(piece.provider, null) == null ? "" : try(piece.provider, null))}' (known: aws, azure, gcp, generic)"
      if try(piece.provider, null) != null && !contains(["aws", "azure", "gcp", "generic"], (try(piece.provider, null) == null ? "" : try(piece.provider, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.service_account, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.service_account, null))) ? "control characters in '${replace(replace(replace((try(piece.service_account, null) == null ? "" : try(piece.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.service_account, null) == null ? "" : try(piece.service_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.service_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.service_account, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.username, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.username, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].username: control characters in '${replace(replace(replace((try(piece.username, null) == null ? "" : try(piece.username, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.username, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.username, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(try(piece.credential, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.credential, null).env, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].credential.env: control characters in '${replace(replace(replace((try(try(piece.credential, null).env, null) == null ? "" : try(try(piece.credential, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(piece.credential, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.credential, null).env, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(try(piece.credential, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.credential, null).file, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].credential.file: control characters in '${replace(replace(replace((try(try(piece.credential, null).file, null) == null ? "" : try(try(piece.credential, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(piece.credential, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.credential, null).file, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : [
      for innermost, item in(try(try(piece.credential, null).command, null) == null ? [] : try(try(piece.credential, null).command, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : [
      for innermost, item in(try(try(piece.credential, null).command, null) == null ? [] : try(try(piece.credential, null).command, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].credential.command[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.credential, null) != null && (length([for named in [try(try(piece.credential, null).env, null) != null, try(try(piece.credential, null).file, null) != null, try(try(piece.credential, null).command, null) != null, try(try(piece.credential, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(piece.credential, null).command, null)) == 0, false))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].credential: not exactly one of env, file, command and stdin. Set one of them."
      if try(piece.credential, null) != null && (length([for named in [try(try(piece.credential, null).env, null) != null, try(try(piece.credential, null).file, null) != null, try(try(piece.credential, null).command, null) != null, try(try(piece.credential, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(piece.credential, null).command, null)) == 0, false))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if try(piece.ca_file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.ca_file, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].ca_file: control characters in '${replace(replace(replace((try(piece.ca_file, null) == null ? "" : try(piece.ca_file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.ca_file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.ca_file, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(piece.numerical, null) != null && length([for one in [try(piece.semver, null) != null] : one if one]) == 1)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].numerical: ${join(" and ", [for named in [try(piece.semver, null) == null ? "" : "semver", try(piece.numerical, null) == null ? "" : "numerical", try(piece.alphabetical, null) == null ? "" : "alphabetical"] : named if named != ""])} are given. Leave all but one of them out."
      if piece != null && (try(piece.numerical, null) != null && length([for one in [try(piece.semver, null) != null] : one if one]) == 1)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(piece.alphabetical, null) != null && length([for one in [try(piece.semver, null) != null, try(piece.numerical, null) != null] : one if one]) == 1)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].alphabetical: ${join(" and ", [for named in [try(piece.semver, null) == null ? "" : "semver", try(piece.numerical, null) == null ? "" : "numerical", try(piece.alphabetical, null) == null ? "" : "alphabetical"] : named if named != ""])} are given. Leave all but one of them out."
      if piece != null && (try(piece.alphabetical, null) != null && length([for one in [try(piece.semver, null) != null, try(piece.numerical, null) != null] : one if one]) == 1)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(piece.semver, null) == null && try(piece.numerical, null) == null && try(piece.alphabetical, null) == null)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}]: none of semver, numerical, alphabetical, so no tag is the newest. Give one, such as semver = '>=1.0.0'."
      if piece != null && (try(piece.semver, null) == null && try(piece.numerical, null) == null && try(piece.alphabetical, null) == null)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(length(try(piece.extract, null)), 0) > 0 && try(length(try(piece.tags, null)), 0) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].extract: of no use without tags. Give the regular expression with the group that it names, or leave it out."
      if piece != null && (try(length(try(piece.extract, null)), 0) > 0 && try(length(try(piece.tags, null)), 0) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(piece.credential, null) == null && try(length(try(piece.username, null)), 0) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].username: of no use without credential. Refer to a token, or leave it out."
      if piece != null && (try(piece.credential, null) == null && try(length(try(piece.username, null)), 0) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(piece.credential, null) != null && (try(piece.provider, null) == null ? "generic" : try(piece.provider, null)) != "generic")
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].credential: of no use with provider '${(try(piece.provider, null) == null ? "generic" : try(piece.provider, null))}', which signs in by itself. Leave one of them out."
      if piece != null && (try(piece.credential, null) != null && (try(piece.provider, null) == null ? "generic" : try(piece.provider, null)) != "generic")
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : true
      if piece != null && (try(piece.credential, null) != null && (try(piece.provider, null) == null ? "generic" : try(piece.provider, null)) == "generic" && !(try(length(try(piece.username, null)), 0) > 0))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.images, null) == null ? [] : try(part.images, null)) : "$.pairings.${name}.platform[${index}].images[${inner}].username: missing. Name whose token it is."
      if piece != null && (try(piece.credential, null) != null && (try(piece.provider, null) == null ? "generic" : try(piece.provider, null)) == "generic" && !(try(length(try(piece.username, null)), 0) > 0))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.path, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `path`"
      if try(part.path, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.path, null) != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.path, null))) || can(regex("^(?:/)", try(part.path, null))) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", try(part.path, null))) || can(regex("^(?:.*[^/]{256})", try(part.path, null))) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", try(part.path, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.path, null))) ? "control characters in '${replace(replace(replace((try(part.path, null) == null ? "" : try(part.path, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.path, null) == null ? "" : try(part.path, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}"
      if try(part.path, null) != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.path, null))) || can(regex("^(?:/)", try(part.path, null))) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", try(part.path, null))) || can(regex("^(?:.*[^/]{256})", try(part.path, null))) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", try(part.path, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.push_branch, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `push_branch`"
      if try(part.push_branch, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.push_branch, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", try(part.push_branch, null))) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", try(part.push_branch, null))) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", try(part.push_branch, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].push_branch: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.push_branch, null))) ? "control characters in '${replace(replace(replace((try(part.push_branch, null) == null ? "" : try(part.push_branch, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.push_branch, null) == null ? "" : try(part.push_branch, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}"
      if try(part.push_branch, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", try(part.push_branch, null))) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", try(part.push_branch, null))) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", try(part.push_branch, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.change_request, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `change_request`"
      if try(part.change_request, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.author_name, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `author_name`"
      if try(part.author_name, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.author_name, null) != null && (!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.author_name, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].author_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.author_name, null))) ? "control characters in '${replace(replace(replace((try(part.author_name, null) == null ? "" : try(part.author_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.author_name, null) == null ? "" : try(part.author_name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name that git can write: words without < and >. Example: Flux"}"
      if try(part.author_name, null) != null && (!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.author_name, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.author_email, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `author_email`"
      if try(part.author_email, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.author_email, null) != null && (!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", try(part.author_email, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].author_email: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.author_email, null))) ? "control characters in '${replace(replace(replace((try(part.author_email, null) == null ? "" : try(part.author_email, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.author_email, null) == null ? "" : try(part.author_email, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an email address. Example: flux@example.com"}"
      if try(part.author_email, null) != null && (!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", try(part.author_email, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.message, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `message`"
      if try(part.message, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.message, null) != null && (!can(regex("^([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*$", try(part.message, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].message: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.message, null))) ? "control characters in '${replace(replace(replace((try(part.message, null) == null ? "" : try(part.message, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.message, null) == null ? "" : try(part.message, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a commit message. Example: Update images"}"
      if try(part.message, null) != null && (!can(regex("^([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*$", try(part.message, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.signing_key, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `signing_key`"
      if try(part.signing_key, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.signing_key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_key, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_key.env: control characters in '${replace(replace(replace((try(try(part.signing_key, null).env, null) == null ? "" : try(try(part.signing_key, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.signing_key, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_key, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.signing_key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_key, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_key.file: control characters in '${replace(replace(replace((try(try(part.signing_key, null).file, null) == null ? "" : try(try(part.signing_key, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.signing_key, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_key, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.signing_key, null).command, null) == null ? [] : try(try(part.signing_key, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.signing_key, null).command, null) == null ? [] : try(try(part.signing_key, null).command, null)) : "$.pairings.${name}.platform[${index}].signing_key.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.signing_key, null) != null && (length([for named in [try(try(part.signing_key, null).env, null) != null, try(try(part.signing_key, null).file, null) != null, try(try(part.signing_key, null).command, null) != null, try(try(part.signing_key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.signing_key, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_key: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.signing_key, null) != null && (length([for named in [try(try(part.signing_key, null).env, null) != null, try(try(part.signing_key, null).file, null) != null, try(try(part.signing_key, null).command, null) != null, try(try(part.signing_key, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.signing_key, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.signing_password, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `signing_password`"
      if try(part.signing_password, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.signing_password, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_password, null).env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_password.env: control characters in '${replace(replace(replace((try(try(part.signing_password, null).env, null) == null ? "" : try(try(part.signing_password, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.signing_password, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_password, null).env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.signing_password, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_password, null).file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_password.file: control characters in '${replace(replace(replace((try(try(part.signing_password, null).file, null) == null ? "" : try(try(part.signing_password, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.signing_password, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.signing_password, null).file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.signing_password, null).command, null) == null ? [] : try(try(part.signing_password, null).command, null)) : true
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.signing_password, null).command, null) == null ? [] : try(try(part.signing_password, null).command, null)) : "$.pairings.${name}.platform[${index}].signing_password.command[${inner}]: control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if piece != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.signing_password, null) != null && (length([for named in [try(try(part.signing_password, null).env, null) != null, try(try(part.signing_password, null).file, null) != null, try(try(part.signing_password, null).command, null) != null, try(try(part.signing_password, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.signing_password, null).command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_password: not exactly one of env, file, command and stdin. Set one of them."
      if try(part.signing_password, null) != null && (length([for named in [try(try(part.signing_password, null).env, null) != null, try(try(part.signing_password, null).file, null) != null, try(try(part.signing_password, null).command, null) != null, try(try(part.signing_password, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(part.signing_password, null).command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.signing_format, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `signing_format`"
      if try(part.signing_format, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.signing_format, null) != null && !contains(["gpg", "ssh"], (try(part.signing_format, null) == null ? "" : try(part.signing_format, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_format: Invalid enum value '${(try(part.signing_format, null) == null ? "" : try(part.signing_format, null))}' (known: gpg, ssh)"
      if try(part.signing_format, null) != null && !contains(["gpg", "ssh"], (try(part.signing_format, null) == null ? "" : try(part.signing_format, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.namespace, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `namespace`"
      if try(part.namespace, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(part.namespace, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.namespace, null))) ? "control characters in '${replace(replace(replace((try(part.namespace, null) == null ? "" : try(part.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.namespace, null) == null ? "" : try(part.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`. Example: monitoring"}"
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(part.namespace, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.namespace, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(part.namespace, null))) || can(regex("^(?:default$|kube-)", try(part.namespace, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.namespace, null))) ? "control characters in '${replace(replace(replace((try(part.namespace, null) == null ? "" : try(part.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.namespace, null) == null ? "" : try(part.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`; not default, and not kube-*. Example: flux-system"}"
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (try(part.namespace, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(part.namespace, null))) || can(regex("^(?:default$|kube-)", try(part.namespace, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.prometheus, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `prometheus`"
      if try(part.prometheus, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.prometheus, null) != null && !contains(["operator", "plain"], (try(part.prometheus, null) == null ? "" : try(part.prometheus, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].prometheus: Invalid enum value '${(try(part.prometheus, null) == null ? "" : try(part.prometheus, null))}' (known: operator, plain)"
      if try(part.prometheus, null) != null && !contains(["operator", "plain"], (try(part.prometheus, null) == null ? "" : try(part.prometheus, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.labels, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `labels`"
      if try(part.labels, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.labels, null) == null ? {} : try(part.labels, null)) : true
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.labels, null) == null ? {} : try(part.labels, null)) : "$.pairings.${name}.platform[${index}].labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}"
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.scraping, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `scraping`"
      if try(part.scraping, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.rules, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `rules`"
      if try(part.rules, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.dashboards, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `dashboards`"
      if try(part.dashboards, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.dashboard_labels, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `dashboard_labels`"
      if try(part.dashboard_labels, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.dashboard_labels, null) == null ? {} : try(part.dashboard_labels, null)) : true
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.dashboard_labels, null) == null ? {} : try(part.dashboard_labels, null)) : "$.pairings.${name}.platform[${index}].dashboard_labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}"
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.state_metrics, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `state_metrics`"
      if try(part.state_metrics, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.state_metrics_account, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `state_metrics_account`"
      if try(part.state_metrics_account, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.state_metrics_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", try(part.state_metrics_account, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].state_metrics_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.state_metrics_account, null))) ? "control characters in '${replace(replace(replace((try(part.state_metrics_account, null) == null ? "" : try(part.state_metrics_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.state_metrics_account, null) == null ? "" : try(part.state_metrics_account, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a ServiceAccount as `namespace/name`. Example: monitoring/kube-state-metrics"}"
      if try(part.state_metrics_account, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", try(part.state_metrics_account, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.fleet, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `fleet`"
      if try(part.fleet, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.depends_on, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `depends_on`"
      if try(part.depends_on, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.depends_on, null) == null ? [] : try(part.depends_on, null)) : true
      if piece != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.depends_on, null) == null ? [] : try(part.depends_on, null)) : "$.pairings.${name}.platform[${index}].depends_on[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not `name` or `namespace/name`. Example: infrastructure"}"
      if piece != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.failing_after, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `failing_after`"
      if try(part.failing_after, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.failing_after, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.failing_after, null))) || !can(regex("^(?:.*[1-9])", try(part.failing_after, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].failing_after: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.failing_after, null))) ? "control characters in '${replace(replace(replace((try(part.failing_after, null) == null ? "" : try(part.failing_after, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.failing_after, null) == null ? "" : try(part.failing_after, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(part.failing_after, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.failing_after, null))) || !can(regex("^(?:.*[1-9])", try(part.failing_after, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.suspended_after, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `suspended_after`"
      if try(part.suspended_after, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.suspended_after, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.suspended_after, null))) || !can(regex("^(?:.*[1-9])", try(part.suspended_after, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].suspended_after: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.suspended_after, null))) ? "control characters in '${replace(replace(replace((try(part.suspended_after, null) == null ? "" : try(part.suspended_after, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.suspended_after, null) == null ? "" : try(part.suspended_after, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(part.suspended_after, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.suspended_after, null))) || !can(regex("^(?:.*[1-9])", try(part.suspended_after, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.key_days, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `key_days`"
      if try(part.key_days, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.key_days, null) < 1, false)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].key_days: Expected `int` >= 1"
      if try(try(part.key_days, null) < 1, false)
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.digest, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `digest`"
      if try(part.digest, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.digest, null) != null && (!can(regex("^sha256:[0-9a-f]{64}$", try(part.digest, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].digest: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.digest, null))) ? "control characters in '${replace(replace(replace((try(part.digest, null) == null ? "" : try(part.digest, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.digest, null) == null ? "" : try(part.digest, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a digest. Example: sha256:0000000000000000000000000000000000000000000000000000000000000000"}"
      if try(part.digest, null) != null && (!can(regex("^sha256:[0-9a-f]{64}$", try(part.digest, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.layer_media_type, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `layer_media_type`"
      if try(part.layer_media_type, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.layer_media_type, null) != null && (!can(regex("^[a-z]+/[A-Za-z0-9.+_-]+$", try(part.layer_media_type, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].layer_media_type: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.layer_media_type, null))) ? "control characters in '${replace(replace(replace((try(part.layer_media_type, null) == null ? "" : try(part.layer_media_type, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.layer_media_type, null) == null ? "" : try(part.layer_media_type, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a media type. Example: application/vnd.oci.image.layer.v1.tar"}"
      if try(part.layer_media_type, null) != null && (!can(regex("^[a-z]+/[A-Za-z0-9.+_-]+$", try(part.layer_media_type, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `verify_artifact`"
      if try(part.verify_artifact, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "progressive_delivery", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.verify_artifact, null).tool, null) != null && !contains(["cosign", "notation"], (try(try(part.verify_artifact, null).tool, null) == null ? "" : try(try(part.verify_artifact, null).tool, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.tool: Invalid enum value '${(try(try(part.verify_artifact, null).tool, null) == null ? "" : try(try(part.verify_artifact, null).tool, null))}' (known: cosign, notation)"
      if try(try(part.verify_artifact, null).tool, null) != null && !contains(["cosign", "notation"], (try(try(part.verify_artifact, null).tool, null) == null ? "" : try(try(part.verify_artifact, null).tool, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : true
      if try(piece.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.env, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}].env: control characters in '${replace(replace(replace((try(piece.env, null) == null ? "" : try(piece.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.env, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : true
      if try(piece.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.file, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}].file: control characters in '${replace(replace(replace((try(piece.file, null) == null ? "" : try(piece.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.file, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : [
      for innermost, item in(try(piece.command, null) == null ? [] : try(piece.command, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : [
      for innermost, item in(try(piece.command, null) == null ? [] : try(piece.command, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}].command[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : true
      if piece != null && (length([for named in [try(piece.env, null) != null, try(piece.file, null) != null, try(piece.command, null) != null, try(piece.stdin, null) == true] : true if named]) != 1 || try(length(try(piece.command, null)) == 0, false))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).keys, null) == null ? [] : try(try(part.verify_artifact, null).keys, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}]: not exactly one of env, file, command and stdin. Set one of them."
      if piece != null && (length([for named in [try(piece.env, null) != null, try(piece.file, null) != null, try(piece.command, null) != null, try(piece.stdin, null) == true] : true if named]) != 1 || try(length(try(piece.command, null)) == 0, false))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : true
      if try(piece.issuer, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}]: Object missing required field `issuer`"
      if try(piece.issuer, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : true
      if try(piece.issuer, null) != null && (!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", try(piece.issuer, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}].issuer: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.issuer, null))) ? "control characters in '${replace(replace(replace((try(piece.issuer, null) == null ? "" : try(piece.issuer, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.issuer, null) == null ? "" : try(piece.issuer, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a regular expression for the whole text, from `^` to `$`. Example: ^https://token.actions.githubusercontent.com$"}"
      if try(piece.issuer, null) != null && (!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", try(piece.issuer, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : true
      if try(piece.subject, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}]: Object missing required field `subject`"
      if try(piece.subject, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : true
      if try(piece.subject, null) != null && (!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", try(piece.subject, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(try(part.verify_artifact, null).identities, null) == null ? [] : try(try(part.verify_artifact, null).identities, null)) : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}].subject: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.subject, null))) ? "control characters in '${replace(replace(replace((try(piece.subject, null) == null ? "" : try(piece.subject, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.subject, null) == null ? "" : try(piece.subject, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a regular expression for the whole text, from `^` to `$`. Example: ^https://token.actions.githubusercontent.com$"}"
      if try(piece.subject, null) != null && (!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", try(piece.subject, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.verify_artifact, null).trusted_root, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.verify_artifact, null).trusted_root, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.trusted_root: control characters in '${replace(replace(replace((try(try(part.verify_artifact, null).trusted_root, null) == null ? "" : try(try(part.verify_artifact, null).trusted_root, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.verify_artifact, null).trusted_root, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.verify_artifact, null).trusted_root, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(try(part.verify_artifact, null).trust_policy, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.verify_artifact, null).trust_policy, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.trust_policy: control characters in '${replace(replace(replace((try(try(part.verify_artifact, null).trust_policy, null) == null ? "" : try(try(part.verify_artifact, null).trust_policy, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(part.verify_artifact, null).trust_policy, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(part.verify_artifact, null).trust_policy, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && try(length(try(try(part.verify_artifact, null).identities, null)), 0) > 0)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.identities: of no use with notation. Leave it out."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && try(length(try(try(part.verify_artifact, null).identities, null)), 0) > 0)
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && try(length(try(try(part.verify_artifact, null).trusted_root, null)), 0) > 0)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.trusted_root: of no use with notation. Leave it out."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && try(length(try(try(part.verify_artifact, null).trusted_root, null)), 0) > 0)
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && !(try(length(try(try(part.verify_artifact, null).keys, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.keys: missing: notation needs certificates and a trust policy. Give both."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && !(try(length(try(try(part.verify_artifact, null).keys, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && !(try(length(try(try(part.verify_artifact, null).trust_policy, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.trust_policy: missing: notation needs certificates and a trust policy. Give both."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "notation" && !(try(length(try(try(part.verify_artifact, null).trust_policy, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "cosign" && try(length(try(try(part.verify_artifact, null).trust_policy, null)), 0) > 0)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.trust_policy: of no use with cosign. Leave it out."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "cosign" && try(length(try(try(part.verify_artifact, null).trust_policy, null)), 0) > 0)
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "cosign" && (try(length(try(try(part.verify_artifact, null).keys, null)), 0) > 0) == (try(length(try(try(part.verify_artifact, null).identities, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact: not exactly one of keys and identities. Say whose signatures are accepted, in one way."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "cosign" && (try(length(try(try(part.verify_artifact, null).keys, null)), 0) > 0) == (try(length(try(try(part.verify_artifact, null).identities, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "cosign" && try(length(try(try(part.verify_artifact, null).trusted_root, null)), 0) > 0 && try(length(try(try(part.verify_artifact, null).keys, null)), 0) > 0)
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify_artifact.trusted_root: of no use with keys. Leave it out."
      if try(part.verify_artifact, null) != null && ((try(try(part.verify_artifact, null).tool, null) == null ? "cosign" : try(try(part.verify_artifact, null).tool, null)) == "cosign" && try(length(try(try(part.verify_artifact, null).trusted_root, null)), 0) > 0 && try(length(try(try(part.verify_artifact, null).keys, null)), 0) > 0)
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.metrics_server, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `metrics_server`"
      if try(part.metrics_server, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.metrics_server, null) != null && (!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", try(part.metrics_server, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].metrics_server: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.metrics_server, null))) ? "control characters in '${replace(replace(replace((try(part.metrics_server, null) == null ? "" : try(part.metrics_server, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.metrics_server, null) == null ? "" : try(part.metrics_server, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a URL, http:// or https://, without a user and a query. Example: http://prometheus.monitoring:9090"}"
      if try(part.metrics_server, null) != null && (!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", try(part.metrics_server, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.chart, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `chart`"
      if try(part.chart, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.chart, null) != null && (!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", try(part.chart, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].chart: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.chart, null))) ? "control characters in '${replace(replace(replace((try(part.chart, null) == null ? "" : try(part.chart, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.chart, null) == null ? "" : try(part.chart, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of a repository in a registry, without a tag: oci://host[:port]/path. Example: oci://ghcr.io/example/apps"}"
      if try(part.chart, null) != null && (!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", try(part.chart, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.version, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `version`"
      if try(part.version, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.version, null) != null && (!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", try(part.version, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.version, null))) ? "control characters in '${replace(replace(replace((try(part.version, null) == null ? "" : try(part.version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.version, null) == null ? "" : try(part.version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the version of a chart such as `1.36.1`. Example: 1.36.1"}"
      if try(part.version, null) != null && (!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", try(part.version, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.values, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `values`"
      if try(part.values, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.values, null) != null && !can(keys(jsondecode(try(part.values, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].values: not an object in JSON. Use jsonencode({ NAME = VALUE })."
      if try(part.values, null) != null && !can(keys(jsondecode(try(part.values, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `load_tester`"
      if try(part.load_tester, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester_chart, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `load_tester_chart`"
      if try(part.load_tester_chart, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester_chart, null) != null && (!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", try(part.load_tester_chart, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].load_tester_chart: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.load_tester_chart, null))) ? "control characters in '${replace(replace(replace((try(part.load_tester_chart, null) == null ? "" : try(part.load_tester_chart, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.load_tester_chart, null) == null ? "" : try(part.load_tester_chart, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of a repository in a registry, without a tag: oci://host[:port]/path. Example: oci://ghcr.io/example/apps"}"
      if try(part.load_tester_chart, null) != null && (!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", try(part.load_tester_chart, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester_version, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `load_tester_version`"
      if try(part.load_tester_version, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester_version, null) != null && (!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", try(part.load_tester_version, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].load_tester_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.load_tester_version, null))) ? "control characters in '${replace(replace(replace((try(part.load_tester_version, null) == null ? "" : try(part.load_tester_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.load_tester_version, null) == null ? "" : try(part.load_tester_version, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the version of a chart such as `1.36.1`. Example: 1.36.1"}"
      if try(part.load_tester_version, null) != null && (!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", try(part.load_tester_version, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester_values, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `load_tester_values`"
      if try(part.load_tester_values, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.load_tester_values, null) != null && !can(keys(jsondecode(try(part.load_tester_values, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].load_tester_values: not an object in JSON. Use jsonencode({ NAME = VALUE })."
      if try(part.load_tester_values, null) != null && !can(keys(jsondecode(try(part.load_tester_values, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.metrics, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `metrics`"
      if try(part.metrics, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.name, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}]: Object missing required field `name`"
      if try(piece.name, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.query, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}]: Object missing required field `query`"
      if try(piece.query, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.query, null) != null && (!can(regex("^[^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.query, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].query: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.query, null))) ? "control characters in '${replace(replace(replace((try(piece.query, null) == null ? "" : try(piece.query, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.query, null) == null ? "" : try(piece.query, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a query. Example: sum(errors_total) / sum(requests_total) * 100"}"
      if try(piece.query, null) != null && (!can(regex("^[^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.query, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.provider, null) != null && !contains(["cloudwatch", "datadog", "dynatrace", "graphite", "influxdb", "newrelic", "prometheus", "stackdriver"], (try(piece.provider, null) == null ? "" : try(piece.provider, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].provider: Invalid enum value '${(try(piece.provider, null) == null ? "" : try(piece.provider, null))}' (known: cloudwatch, datadog, dynatrace, graphite, influxdb, newrelic, prometheus, stackdriver)"
      if try(piece.provider, null) != null && !contains(["cloudwatch", "datadog", "dynatrace", "graphite", "influxdb", "newrelic", "prometheus", "stackdriver"], (try(piece.provider, null) == null ? "" : try(piece.provider, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.address, null) != null && (!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", try(piece.address, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].address: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.address, null))) ? "control characters in '${replace(replace(replace((try(piece.address, null) == null ? "" : try(piece.address, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.address, null) == null ? "" : try(piece.address, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a URL, http:// or https://, without a user and a query. Example: http://prometheus.monitoring:9090"}"
      if try(piece.address, null) != null && (!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", try(piece.address, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if try(piece.region, null) != null && (!can(regex("^([a-z]{2,4}(-[a-z]+)+-[0-9])?$", try(piece.region, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.region, null))) ? "control characters in '${replace(replace(replace((try(piece.region, null) == null ? "" : try(piece.region, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.region, null) == null ? "" : try(piece.region, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}"
      if try(piece.region, null) != null && (!can(regex("^([a-z]{2,4}(-[a-z]+)+-[0-9])?$", try(piece.region, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [
      for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : true
      if try(part.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.env, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [
      for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}.env: control characters in '${replace(replace(replace((try(part.env, null) == null ? "" : try(part.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.env, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [
      for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : true
      if try(part.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.file, null))))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [
      for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}.file: control characters in '${replace(replace(replace((try(part.file, null) == null ? "" : try(part.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.file, null))))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : [
      for innermost, item in(try(part.command, null) == null ? [] : try(part.command, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : [
      for innermost, item in(try(part.command, null) == null ? [] : try(part.command, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}.command[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [
      for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : true
      if part != null && (length([for named in [try(part.env, null) != null, try(part.file, null) != null, try(part.command, null) != null, try(part.stdin, null) == true] : true if named]) != 1 || try(length(try(part.command, null)) == 0, false))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : [
      for key, part in(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}: not exactly one of env, file, command and stdin. Set one of them."
      if part != null && (length([for named in [try(part.env, null) != null, try(part.file, null) != null, try(part.command, null) != null, try(part.stdin, null) == true] : true if named]) != 1 || try(length(try(part.command, null)) == 0, false))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "prometheus" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: prometheus has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"]))[0], "")}'. Known: token, username, password."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "prometheus" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "prometheus" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "username") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: prometheus needs username. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "prometheus" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "username") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "prometheus" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "password") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: prometheus needs password. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "prometheus" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "password") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "username", "password"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "influxdb" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: influxdb has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"]))[0], "")}'. Known: token, org."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "influxdb" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "influxdb" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "token") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: influxdb needs token. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "influxdb" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "token") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "influxdb" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "org") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: influxdb needs org. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "influxdb" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "org") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["token", "org"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "datadog" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: datadog has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"]))[0], "")}'. Known: datadog_api_key, datadog_application_key."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "datadog" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "datadog" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "datadog_api_key") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: datadog needs datadog_api_key. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "datadog" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "datadog_api_key") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "datadog" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "datadog_application_key") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: datadog needs datadog_application_key. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "datadog" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "datadog_application_key") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["datadog_api_key", "datadog_application_key"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "stackdriver" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["project", "serviceAccountKey"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: stackdriver has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["project", "serviceAccountKey"]))[0], "")}'. Known: project, serviceAccountKey."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "stackdriver" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["project", "serviceAccountKey"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "stackdriver" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "project") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["project", "serviceAccountKey"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: stackdriver needs project. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "stackdriver" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "project") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["project", "serviceAccountKey"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "cloudwatch" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), [])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: cloudwatch has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), []))[0], "")}'. Known: none."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "cloudwatch" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), [])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "newrelic" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: newrelic has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"]))[0], "")}'. Known: newrelic_account_id, newrelic_query_key."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "newrelic" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "newrelic" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "newrelic_account_id") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: newrelic needs newrelic_account_id. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "newrelic" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "newrelic_account_id") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "newrelic" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "newrelic_query_key") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: newrelic needs newrelic_query_key. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "newrelic" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "newrelic_query_key") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["newrelic_account_id", "newrelic_query_key"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "graphite" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: graphite has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"]))[0], "")}'. Known: username, password."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "graphite" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "graphite" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "username") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: graphite needs username. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "graphite" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "username") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "graphite" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "password") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: graphite needs password. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "graphite" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "password") && length(setintersection(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) > 0 && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["username", "password"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "dynatrace" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["dynatrace_token"])) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: dynatrace has no entry '${try(sort(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["dynatrace_token"]))[0], "")}'. Known: dynatrace_token."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "dynatrace" && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["dynatrace_token"])) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "dynatrace" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "dynatrace_token") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["dynatrace_token"])) == 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: dynatrace needs dynatrace_token. Refer to it."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "dynatrace" && !contains(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), "dynatrace_token") && length(setsubtract(keys(try(piece.credentials, null) == null ? {} : try(piece.credentials, null)), ["dynatrace_token"])) == 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "cloudwatch" && !(try(length(try(piece.region, null)), 0) > 0))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].region: missing. Name the region of CloudWatch."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) == "cloudwatch" && !(try(length(try(piece.region, null)), 0) > 0))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : true
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) != "cloudwatch" && try(length(try(piece.region, null)), 0) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.metrics, null) == null ? [] : try(part.metrics, null)) : "$.pairings.${name}.platform[${index}].metrics[${inner}].region: of no use with provider '${(try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null))}'. Leave it out."
      if piece != null && ((try(piece.provider, null) == null ? "prometheus" : try(piece.provider, null)) != "cloudwatch" && try(length(try(piece.region, null)), 0) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.alerts, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `alerts`"
      if try(part.alerts, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.name, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}]: Object missing required field `name`"
      if try(piece.name, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.service, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}]: Object missing required field `service`"
      if try(piece.service, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.service, null) != null && !contains(["discord", "gchat", "msteams", "rocket", "slack"], (try(piece.service, null) == null ? "" : try(piece.service, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].service: Invalid enum value '${(try(piece.service, null) == null ? "" : try(piece.service, null))}' (known: discord, gchat, msteams, rocket, slack)"
      if try(piece.service, null) != null && !contains(["discord", "gchat", "msteams", "rocket", "slack"], (try(piece.service, null) == null ? "" : try(piece.service, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.address, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}]: Object missing required field `address`"
      if try(piece.address, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(try(piece.address, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.address, null).env, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].address.env: control characters in '${replace(replace(replace((try(try(piece.address, null).env, null) == null ? "" : try(try(piece.address, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(piece.address, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.address, null).env, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(try(piece.address, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.address, null).file, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].address.file: control characters in '${replace(replace(replace((try(try(piece.address, null).file, null) == null ? "" : try(try(piece.address, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(piece.address, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.address, null).file, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : [
      for innermost, item in(try(try(piece.address, null).command, null) == null ? [] : try(try(piece.address, null).command, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : [
      for innermost, item in(try(try(piece.address, null).command, null) == null ? [] : try(try(piece.address, null).command, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].address.command[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.address, null) != null && (length([for named in [try(try(piece.address, null).env, null) != null, try(try(piece.address, null).file, null) != null, try(try(piece.address, null).command, null) != null, try(try(piece.address, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(piece.address, null).command, null)) == 0, false))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].address: not exactly one of env, file, command and stdin. Set one of them."
      if try(piece.address, null) != null && (length([for named in [try(try(piece.address, null).env, null) != null, try(try(piece.address, null).file, null) != null, try(try(piece.address, null).command, null) != null, try(try(piece.address, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(piece.address, null).command, null)) == 0, false))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(try(piece.token, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.token, null).env, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].token.env: control characters in '${replace(replace(replace((try(try(piece.token, null).env, null) == null ? "" : try(try(piece.token, null).env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(piece.token, null).env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.token, null).env, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(try(piece.token, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.token, null).file, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].token.file: control characters in '${replace(replace(replace((try(try(piece.token, null).file, null) == null ? "" : try(try(piece.token, null).file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(try(piece.token, null).file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(try(piece.token, null).file, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : [
      for innermost, item in(try(try(piece.token, null).command, null) == null ? [] : try(try(piece.token, null).command, null)) : true
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : [
      for innermost, item in(try(try(piece.token, null).command, null) == null ? [] : try(try(piece.token, null).command, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].token.command[${innermost}]: control characters in '${replace(replace(replace((item == null ? "" : item), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if item != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.token, null) != null && (length([for named in [try(try(piece.token, null).env, null) != null, try(try(piece.token, null).file, null) != null, try(try(piece.token, null).command, null) != null, try(try(piece.token, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(piece.token, null).command, null)) == 0, false))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].token: not exactly one of env, file, command and stdin. Set one of them."
      if try(piece.token, null) != null && (length([for named in [try(try(piece.token, null).env, null) != null, try(try(piece.token, null).file, null) != null, try(try(piece.token, null).command, null) != null, try(try(piece.token, null).stdin, null) == true] : true if named]) != 1 || try(length(try(try(piece.token, null).command, null)) == 0, false))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.channel, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.channel, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].channel: control characters in '${replace(replace(replace((try(piece.channel, null) == null ? "" : try(piece.channel, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.channel, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.channel, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.username, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.username, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].username: control characters in '${replace(replace(replace((try(piece.username, null) == null ? "" : try(piece.username, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(piece.username, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(piece.username, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if try(piece.proxy, null) != null && (!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", try(piece.proxy, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].proxy: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.proxy, null))) ? "control characters in '${replace(replace(replace((try(piece.proxy, null) == null ? "" : try(piece.proxy, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.proxy, null) == null ? "" : try(piece.proxy, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a URL, http:// or https://, without a user and a query. Example: http://prometheus.monitoring:9090"}"
      if try(piece.proxy, null) != null && (!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", try(piece.proxy, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : true
      if piece != null && (try(piece.token, null) != null && try(piece.service, null) != "slack")
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.alerts, null) == null ? [] : try(part.alerts, null)) : "$.pairings.${name}.platform[${index}].alerts[${inner}].token: of no use with ${try(piece.service, null)}. Leave it out."
      if piece != null && (try(piece.token, null) != null && try(piece.service, null) != "slack")
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.type, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `type`"
      if try(part.type, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.type, null) == null && contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object missing required field `type`"
      if try(part.type, null) == null && contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.type, null) != null && !contains(["acr", "bitbucket", "cdevents", "dockerhub", "gcr", "generic", "generic-hmac", "gitea", "github", "gitlab", "harbor", "nexus", "quay"], (try(part.type, null) == null ? "" : try(part.type, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].type: Invalid enum value '${(try(part.type, null) == null ? "" : try(part.type, null))}' (known: acr, bitbucket, cdevents, dockerhub, gcr, generic, generic-hmac, gitea, github, gitlab, harbor, nexus, quay)"
      if try(part.type, null) != null && !contains(["acr", "bitbucket", "cdevents", "dockerhub", "gcr", "generic", "generic-hmac", "gitea", "github", "gitlab", "harbor", "nexus", "quay"], (try(part.type, null) == null ? "" : try(part.type, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.events, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `events`"
      if try(part.events, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.events, null) == null ? [] : try(part.events, null)) : true
      if piece != null && (!can(regex("^[A-Za-z][A-Za-z0-9._:-]*( [A-Za-z0-9]+)*$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.events, null) == null ? [] : try(part.events, null)) : "$.pairings.${name}.platform[${index}].events[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an event. Example: push"}"
      if piece != null && (!can(regex("^[A-Za-z][A-Za-z0-9._:-]*( [A-Za-z0-9]+)*$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.resources, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `resources`"
      if try(part.resources, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : true
      if try(piece.object_kind, null) != null && !contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImageRepository", "Kustomization", "OCIRepository"], (try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}].object_kind: Invalid enum value '${(try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null))}' (known: Bucket, GitRepository, HelmChart, HelmRelease, HelmRepository, ImageRepository, Kustomization, OCIRepository)"
      if try(piece.object_kind, null) != null && !contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImageRepository", "Kustomization", "OCIRepository"], (try(piece.object_kind, null) == null ? "" : try(piece.object_kind, null)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : true
      if try(piece.name, null) == null && piece != null
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}]: Object missing required field `name`"
      if try(piece.name, null) == null && piece != null
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : true
      if try(piece.name, null) != null && (!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", try(piece.name, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.name, null))) ? "control characters in '${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.name, null) == null ? "" : try(piece.name, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object, or `*`. Example: apps"}"
      if try(piece.name, null) != null && (!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", try(piece.name, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : true
      if try(piece.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.namespace, null))))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(piece.namespace, null))) ? "control characters in '${replace(replace(replace((try(piece.namespace, null) == null ? "" : try(piece.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(piece.namespace, null) == null ? "" : try(piece.namespace, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}"
      if try(piece.namespace, null) != null && (!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", try(piece.namespace, null))))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : [
      for key, part in(try(piece.labels, null) == null ? {} : try(piece.labels, null)) : true
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : [
      for key, part in(try(piece.labels, null) == null ? {} : try(piece.labels, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}].labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}"
      if part != null && (!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part)))
    ]]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : true
      if piece != null && (try(try(piece.name, null) == "*", false) && !(try(length(try(piece.labels, null)), 0) > 0))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}].labels: `*` without labels, which Flux does not take. Say which labels the objects have."
      if piece != null && (try(try(piece.name, null) == "*", false) && !(try(length(try(piece.labels, null)), 0) > 0))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : true
      if piece != null && (try(piece.name, null) != null && try(piece.name, null) != "*" && try(length(try(piece.labels, null)), 0) > 0)
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.resources, null) == null ? [] : try(part.resources, null)) : "$.pairings.${name}.platform[${index}].resources[${inner}].labels: of no use with the name '${try(piece.name, null)}'. Name `*`, or leave the labels out."
      if piece != null && (try(piece.name, null) != null && try(piece.name, null) != "*" && try(length(try(piece.labels, null)), 0) > 0)
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.email, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `email`"
      if try(part.email, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.email, null) != null && (!can(regex("^([^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+)?$", try(part.email, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].email: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.email, null))) ? "control characters in '${replace(replace(replace((try(part.email, null) == null ? "" : try(part.email, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.email, null) == null ? "" : try(part.email, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an email address. Example: pusher@example.iam.gserviceaccount.com"}"
      if try(part.email, null) != null && (!can(regex("^([^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+)?$", try(part.email, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.audience, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `audience`"
      if try(part.audience, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "sops", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.audience, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.audience, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].audience: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.audience, null))) ? "control characters in '${replace(replace(replace((try(part.audience, null) == null ? "" : try(part.audience, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.audience, null) == null ? "" : try(part.audience, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an audience. Example: https://flux.example.com"}"
      if try(part.audience, null) != null && (!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.audience, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.age, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `age`"
      if try(part.age, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.kms, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `kms`"
      if try(part.kms, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.kms, null) == null ? [] : try(part.kms, null)) : true
      if piece != null && (!can(regex("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.kms, null) == null ? [] : try(part.kms, null)) : "$.pairings.${name}.platform[${index}].kms[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the ARN of an AWS KMS key, or a key of Google Cloud KMS, Azure Key Vault or Vault. Example: arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"}"
      if piece != null && (!can(regex("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.recovery, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `recovery`"
      if try(part.recovery, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.recovery, null) == null ? [] : try(part.recovery, null)) : true
      if piece != null && (!can(regex("^(age1[02-9ac-hj-np-z]{50}[02-9ac-hj-np-z]*|[0-9A-Fa-f]{40}|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.recovery, null) == null ? [] : try(part.recovery, null)) : "$.pairings.${name}.platform[${index}].recovery[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a recipient of SOPS: `age1...`, the fingerprint of a PGP key, the ARN of an AWS KMS key, or a key of Google Cloud KMS, Azure Key Vault or Vault. Example: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"}"
      if piece != null && (!can(regex("^(age1[02-9ac-hj-np-z]{50}[02-9ac-hj-np-z]*|[0-9A-Fa-f]{40}|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.recovery_waived, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `recovery_waived`"
      if try(part.recovery_waived, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.recovery_waived, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.recovery_waived, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].recovery_waived: control characters in '${replace(replace(replace((try(part.recovery_waived, null) == null ? "" : try(part.recovery_waived, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.recovery_waived, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.recovery_waived, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.paths, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `paths`"
      if try(part.paths, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.paths, null) == null ? [] : try(part.paths, null)) : true
      if piece != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.paths, null) == null ? [] : try(part.paths, null)) : "$.pairings.${name}.platform[${index}].paths[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}"
      if piece != null && (!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.encrypted_regex, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `encrypted_regex`"
      if try(part.encrypted_regex, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.encrypted_regex, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.encrypted_regex, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].encrypted_regex: control characters in '${replace(replace(replace((try(part.encrypted_regex, null) == null ? "" : try(part.encrypted_regex, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.encrypted_regex, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.encrypted_regex, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.namespaces, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `namespaces`"
      if try(part.namespaces, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.namespaces, null) == null ? [] : try(part.namespaces, null)) : true
      if piece != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece)) || can(regex("^(?:default$|kube-)", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.namespaces, null) == null ? [] : try(part.namespaces, null)) : "$.pairings.${name}.platform[${index}].namespaces[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`; not default, and not kube-*. Example: flux-system"}"
      if piece != null && (!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece)) || can(regex("^(?:default$|kube-)", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.role, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `role`"
      if try(part.role, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.role, null) != null && (!can(regex("^[A-Za-z0-9]([A-Za-z0-9:._-]{0,251}[A-Za-z0-9])?$", try(part.role, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.role, null))) ? "control characters in '${replace(replace(replace((try(part.role, null) == null ? "" : try(part.role, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.role, null) == null ? "" : try(part.role, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a ClusterRole. Example: admin"}"
      if try(part.role, null) != null && (!can(regex("^[A-Za-z0-9]([A-Za-z0-9:._-]{0,251}[A-Za-z0-9])?$", try(part.role, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.sync_interval, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `sync_interval`"
      if try(part.sync_interval, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.sync_interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.sync_interval, null))) || !can(regex("^(?:.*[1-9])", try(part.sync_interval, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].sync_interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", try(part.sync_interval, null))) ? "control characters in '${replace(replace(replace((try(part.sync_interval, null) == null ? "" : try(part.sync_interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((try(part.sync_interval, null) == null ? "" : try(part.sync_interval, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if try(part.sync_interval, null) != null && (!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", try(part.sync_interval, null))) || !can(regex("^(?:.*[1-9])", try(part.sync_interval, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.wait, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `wait`"
      if try(part.wait, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.quota, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `quota`"
      if try(part.quota, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.quota, null) == null ? {} : try(part.quota, null)) : true
      if part != null && (!can(regex("^[0-9]{1,18}(\\.[0-9]{1,9})?(m|[kMGTPE]i?|Ki)?$", part)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for key, part in(try(part.quota, null) == null ? {} : try(part.quota, null)) : "$.pairings.${name}.platform[${index}].quota.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a quantity of Kubernetes. Example: 10Gi"}"
      if part != null && (!can(regex("^[0-9]{1,18}(\\.[0-9]{1,9})?(m|[kMGTPE]i?|Ki)?$", part)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.network_policy, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `network_policy`"
      if try(part.network_policy, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.egress_denied, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `egress_denied`"
      if try(part.egress_denied, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.egress_denied, null) == null ? [] : try(part.egress_denied, null)) : true
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.egress_denied, null) == null ? [] : try(part.egress_denied, null)) : "$.pairings.${name}.platform[${index}].egress_denied[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}"
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.egress_allowed, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `egress_allowed`"
      if try(part.egress_allowed, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.egress_allowed, null) == null ? [] : try(part.egress_allowed, null)) : true
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in(entry.platform == null ? [] : entry.platform) : [
      for inner, piece in(try(part.egress_allowed, null) == null ? [] : try(part.egress_allowed, null)) : "$.pairings.${name}.platform[${index}].egress_allowed[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((piece == null ? "" : piece), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}"
      if piece != null && (!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.workloads, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: Object contains unknown field `workloads`"
      if try(part.workloads, null) != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops"], (try(part.kind, null) == null ? "" : try(part.kind, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if try(part.workloads, null) != null && !contains(["drain", "keep"], (try(part.workloads, null) == null ? "" : try(part.workloads, null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].workloads: Invalid enum value '${(try(part.workloads, null) == null ? "" : try(part.workloads, null))}' (known: drain, keep)"
      if try(part.workloads, null) != null && !contains(["drain", "keep"], (try(part.workloads, null) == null ? "" : try(part.workloads, null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) != null && try(length(try(part.url, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: address and url are given. Leave all but one of them out."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) != null && try(length(try(part.url, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && contains(["slack", "msteams", "discord"], try(part.provider, null) == null ? "" : try(part.provider, null)) && !(contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].address: missing: ${part.provider} gives out an address that is a secret. Refer to it."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && contains(["slack", "msteams", "discord"], try(part.provider, null) == null ? "" : try(part.provider, null)) && !(contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && !(try(length(try(part.url, null)), 0) > 0) && contains(["matrix", "alertmanager", "grafana", "generic-hmac"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: missing: nothing says where ${part.provider} is. Give the URL, or refer to it with address."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && !(try(length(try(part.url, null)), 0) > 0) && contains(["matrix", "alertmanager", "grafana", "generic-hmac"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && try(length(try(part.url, null)), 0) > 0 && !(try(part.insecure, null) == true && can(regex("^[hH][tT][tT][pP]://", try(part.url, null)))) && (try(part.url, null) != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: '${replace(try(part.url, null) == null ? "" : try(part.url, null), "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && try(length(try(part.url, null)), 0) > 0 && !(try(part.insecure, null) == true && can(regex("^[hH][tT][tT][pP]://", try(part.url, null)))) && (try(part.url, null) != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && try(length(try(part.url, null)), 0) > 0 && !(try(part.insecure, null) == true && can(regex("^[hH][tT][tT][pP]://", try(part.url, null)))) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null))) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", try(part.url, null)))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.address, null) == null && try(length(try(part.url, null)), 0) > 0 && !(try(part.insecure, null) == true && can(regex("^[hH][tT][tT][pP]://", try(part.url, null)))) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null))) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", try(part.url, null)))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.token, null) != null && contains(["msteams", "discord"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].token: of no use with ${part.provider}, whose address is the secret. Leave it out."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.token, null) != null && contains(["msteams", "discord"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.token, null) == null && contains(["matrix", "pagerduty", "opsgenie", "grafana", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].token: missing: ${part.provider} needs one. Refer to it."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.token, null) == null && contains(["matrix", "pagerduty", "opsgenie", "grafana", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((contains(["matrix"], try(part.provider, null) == null ? "" : try(part.provider, null)) || (contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)) && try(part.token, null) != null && !(try(length(try(part.channel, null)), 0) > 0)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].channel: missing. Say where messages are to appear."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((contains(["matrix"], try(part.provider, null) == null ? "" : try(part.provider, null)) || (contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)) && try(part.token, null) != null && !(try(length(try(part.channel, null)), 0) > 0)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.channel, null)), 0) > 0 && !(contains(["matrix"], try(part.provider, null) == null ? "" : try(part.provider, null)) || (contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)) && contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].channel: of no use with ${part.provider} without token. Leave it out."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.channel, null)), 0) > 0 && !(contains(["matrix"], try(part.provider, null) == null ? "" : try(part.provider, null)) || (contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)) && contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.channel, null)), 0) > 0 && !(contains(["matrix"], try(part.provider, null) == null ? "" : try(part.provider, null)) || (contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)) && !contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].channel: of no use with ${part.provider}. Leave it out."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.channel, null)), 0) > 0 && !(contains(["matrix"], try(part.provider, null) == null ? "" : try(part.provider, null)) || (contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) != null)) && !contains(["slack"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.username, null)), 0) > 0 && contains(["msteams", "matrix", "pagerduty", "opsgenie", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].username: of no use with ${part.provider}. Leave it out."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.username, null)), 0) > 0 && contains(["msteams", "matrix", "pagerduty", "opsgenie", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.username, null)), 0) > 0 && contains(["alertmanager", "grafana"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].username: of no use without token. Refer to its password."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.username, null)), 0) > 0 && contains(["alertmanager", "grafana"], try(part.provider, null) == null ? "" : try(part.provider, null)) && try(part.token, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.ca_file, null) != null && contains(["discord"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].ca_file: of no use with ${part.provider}. Leave it out."
      if contains(["alert"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.ca_file, null) != null && contains(["discord"], try(part.provider, null) == null ? "" : try(part.provider, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.inputs, null)), 1) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].inputs: none are given. Name at least one."
      if contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.inputs, null)), 1) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.artifacts, null)), 1) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].artifacts: none are given. Name at least one."
      if contains(["artifact_generator"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.artifacts, null)), 1) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.access_key, null) == null && try(part.secret_key, null) != null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].access_key: missing. Both keys are needed, or neither."
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.access_key, null) == null && try(part.secret_key, null) != null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.access_key, null) != null && try(part.secret_key, null) != null && try(length(try(part.service_account, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].access_key: of no use with service_account. Leave one of them out."
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.access_key, null) != null && try(part.secret_key, null) != null && try(length(try(part.service_account, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.access_key, null) != null && try(part.secret_key, null) != null && try(length(try(part.service_account, null)), 0) == 0 && !contains(["generic", "aws"], (try(part.provider, null) == null ? "generic" : try(part.provider, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].access_key: provider '${(try(part.provider, null) == null ? "generic" : try(part.provider, null))}' has no such keys. Use the identity of the cluster."
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.access_key, null) != null && try(part.secret_key, null) != null && try(length(try(part.service_account, null)), 0) == 0 && !contains(["generic", "aws"], (try(part.provider, null) == null ? "generic" : try(part.provider, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.secret_key, null) == null && try(part.access_key, null) != null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].secret_key: missing. Both keys are needed, or neither."
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.secret_key, null) == null && try(part.access_key, null) != null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.service_account, null)), 0) > 0 && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) == "generic" && try(part.access_key, null) == null && try(part.secret_key, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].service_account: provider 'generic' has no identities. Name the cloud as provider."
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.service_account, null)), 0) > 0 && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) == "generic" && try(part.access_key, null) == null && try(part.secret_key, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.ca_file, null) != null && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) != "generic"))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].ca_file: of no use with provider '${(try(part.provider, null) == null ? "generic" : try(part.provider, null))}', whose authorities are known. Leave it out."
      if contains(["bucket_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.ca_file, null) != null && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) != "generic"))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["bucket_source", "git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)][0], 0)}].chart: missing. Give the path of the chart."
      if contains(["bucket_source", "git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["egress"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.denied, null)), 1) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].denied: none, so nothing is denied. Name a network."
      if contains(["egress"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.denied, null)), 1) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.tag, null) != null && length([for one in [try(part.branch, null) != null] : one if one]) == 1))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].tag: ${join(" and ", [for named in [try(part.branch, null) == null ? "" : "branch", try(part.tag, null) == null ? "" : "tag", try(part.semver, null) == null ? "" : "semver", try(part.commit, null) == null ? "" : "commit"] : named if named != ""])} are given. Leave all but one of them out."
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.tag, null) != null && length([for one in [try(part.branch, null) != null] : one if one]) == 1))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.semver, null) != null && length([for one in [try(part.branch, null) != null, try(part.tag, null) != null] : one if one]) == 1))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].semver: ${join(" and ", [for named in [try(part.branch, null) == null ? "" : "branch", try(part.tag, null) == null ? "" : "tag", try(part.semver, null) == null ? "" : "semver", try(part.commit, null) == null ? "" : "commit"] : named if named != ""])} are given. Leave all but one of them out."
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.semver, null) != null && length([for one in [try(part.branch, null) != null, try(part.tag, null) != null] : one if one]) == 1))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.commit, null) != null && length([for one in [try(part.branch, null) != null, try(part.tag, null) != null, try(part.semver, null) != null] : one if one]) == 1))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].commit: ${join(" and ", [for named in [try(part.branch, null) == null ? "" : "branch", try(part.tag, null) == null ? "" : "tag", try(part.semver, null) == null ? "" : "semver", try(part.commit, null) == null ? "" : "commit"] : named if named != ""])} are given. Leave all but one of them out."
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.commit, null) != null && length([for one in [try(part.branch, null) != null, try(part.tag, null) != null, try(part.semver, null) != null] : one if one]) == 1))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(part.url, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: missing required field `url`. Give the URL, or `repository`, one of the fleet, with deploy_key."
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(part.url, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.deploy_key, null) == true && try(part.repository, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].repository: missing with deploy_key. Name the repository of the fleet that the key is for."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.deploy_key, null) == true && try(part.repository, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) != true))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].repository: of no use without deploy_key. Set deploy_key, or give `url` instead."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) != true))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.url, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: of no use with repository: a deploy key is made for it. Leave it out."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.url, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.credential, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential: of no use with repository: a deploy key is made for it. Leave it out."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.credential, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.known_hosts, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].known_hosts: of no use with repository: a deploy key is made for it. Leave it out."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.known_hosts, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.ca_file, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].ca_file: of no use with repository: a deploy key is made for it. Leave it out."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.repository, null) != null && try(part.deploy_key, null) == true && try(length(try(part.ca_file, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", try(part.url, null)))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: '${replace(try(part.url, null) == null ? "" : try(part.url, null), "/:[^/@]*@/", ":***@")}' is not a URL of a repository over SSH. Use ssh://[user@]host[:port]/path."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", try(part.url, null)))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", try(part.url, null))) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", try(part.url, null)))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: a password in the URL. A handover holds no secret. Use ssh://[user@]host[:port]/path."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", try(part.url, null))) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", try(part.url, null)))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", try(part.url, null))) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", try(part.url, null))) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.url, null))))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: ssh would read an option in '${try(part.url, null)}'. Use ssh://[user@]host[:port]/path."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", try(part.url, null))) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", try(part.url, null))) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.url, null))))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://", try(part.url, null))) && (try(part.url, null) != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null)))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: '${replace(try(part.url, null) == null ? "" : try(part.url, null), "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://", try(part.url, null))) && (try(part.url, null) != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null)))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://", try(part.url, null))) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null))) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", try(part.url, null))))))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://", try(part.url, null))) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", try(part.url, null))) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", try(part.url, null))))))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(part.credential, null) == null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential: missing: SSH needs a private key. Refer to a private key that may read the repository."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(part.credential, null) == null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(part.credential, null) != null && try(length(try(part.known_hosts, null)), 0) == 0)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(part.credential, null) != null && try(length(try(part.known_hosts, null)), 0) == 0)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(part.ca_file, null) != null)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].ca_file: of no use over SSH. Leave it out."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(part.ca_file, null) != null)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(length(try(part.known_hosts, null)), 0) > 0)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].known_hosts: of no use over HTTPS. Leave it out."
      if contains(["git_source", "tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.repository, null) != null || try(part.deploy_key, null) == true) && (try(part.url, null) != null && !can(regex("^[sS][sS][hH]://", try(part.url, null))) && try(length(try(part.known_hosts, null)), 0) > 0)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(try(part.verify, null).mode, null) == "Tag" || try(try(part.verify, null).mode, null) == "TagAndHEAD") && try(part.tag, null) == null && try(part.semver, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify.mode: '${try(try(part.verify, null).mode, null)}' needs a tag, and none is declared. Use HEAD."
      if contains(["git_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(try(part.verify, null).mode, null) == "Tag" || try(try(part.verify, null).mode, null) == "TagAndHEAD") && try(part.tag, null) == null && try(part.semver, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["helm_source", "oci_source", "progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) == null && try(length(try(part.username, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].username: of no use without credential. Refer to a token, or leave it out."
      if contains(["helm_source", "oci_source", "progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) == null && try(length(try(part.username, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) != null && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) != "generic"))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential: of no use with provider '${(try(part.provider, null) == null ? "generic" : try(part.provider, null))}', which signs in by itself. Leave one of them out."
      if contains(["helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) != null && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) != "generic"))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) != null && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) == "generic" && !(try(length(try(part.username, null)), 0) > 0)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].username: missing. Name whose token it is."
      if contains(["helm_source", "oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) != null && (try(part.provider, null) == null ? "generic" : try(part.provider, null)) == "generic" && !(try(length(try(part.username, null)), 0) > 0)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["helm_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(part.provider, null) == null ? "generic" : try(part.provider, null)) != "generic" && try(!startswith(try(part.url, null), "oci://"), false)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].provider: a cloud's identity is for registries (oci://) only. Leave it out."
      if contains(["helm_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(part.provider, null) == null ? "generic" : try(part.provider, null)) != "generic" && try(!startswith(try(part.url, null), "oci://"), false)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["helm_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "kustomization", false)]) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "kustomization", false)][0], 0)}]: a Helm repository delivers charts only. Use a helm_release."
      if contains(["helm_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "kustomization", false)]) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["helm_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)][0], 0)}].chart: missing. Give the name of the chart."
      if contains(["helm_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.images, null)), 1) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].images: none. Name the images to look for."
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.images, null)), 1) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.change_request, null) == true && try(part.push_branch, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].change_request: of no use without push_branch. Name the branch that is proposed."
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.change_request, null) == true && try(part.push_branch, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (can(regex("[.]Updated", try(part.message, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].message: .Updated is no field of the template since Flux v2.7. Use .Changed.Changes."
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (can(regex("[.]Updated", try(part.message, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (can(regex("[.]Changed[.]ImageResult", try(part.message, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].message: .Changed.ImageResult is no field of the template since Flux v2.7. Use .Changed.Changes."
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (can(regex("[.]Changed[.]ImageResult", try(part.message, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.signing_password, null) != null && try(part.signing_key, null) == null))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].signing_password: of no use without signing_key. Leave it out."
      if contains(["image_automation"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.signing_password, null) != null && try(part.signing_key, null) == null))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}]: nothing is left of it. Leave one of scraping, rules, dashboards, state_metrics on, or leave the piece out."
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false) && (try(part.prometheus, null) == null ? "operator" : try(part.prometheus, null)) == "plain" && try(length(try(part.labels, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].labels: of no use with prometheus 'plain', which has no such objects. Leave it out."
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false) && (try(part.prometheus, null) == null ? "operator" : try(part.prometheus, null)) == "plain" && try(length(try(part.labels, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false) && try(part.dashboards, null) == false && try(length(try(part.dashboard_labels, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].dashboard_labels: of no use without dashboards. Leave it out."
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false) && try(part.dashboards, null) == false && try(length(try(part.dashboard_labels, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false) && try(part.state_metrics, null) == false && try(length(try(part.state_metrics_account, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].state_metrics_account: of no use without state_metrics. Leave it out."
      if contains(["monitoring"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.scraping, null) == false && try(part.rules, null) == false && try(part.dashboards, null) == false && try(part.state_metrics, null) == false) && try(part.state_metrics, null) == false && try(length(try(part.state_metrics_account, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.semver, null) != null && length([for one in [try(part.tag, null) != null] : one if one]) == 1))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].semver: ${join(" and ", [for named in [try(part.tag, null) == null ? "" : "tag", try(part.semver, null) == null ? "" : "semver", try(part.digest, null) == null ? "" : "digest"] : named if named != ""])} are given. Leave all but one of them out."
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.semver, null) != null && length([for one in [try(part.tag, null) != null] : one if one]) == 1))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.digest, null) != null && length([for one in [try(part.tag, null) != null, try(part.semver, null) != null] : one if one]) == 1))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].digest: ${join(" and ", [for named in [try(part.tag, null) == null ? "" : "tag", try(part.semver, null) == null ? "" : "semver", try(part.digest, null) == null ? "" : "digest"] : named if named != ""])} are given. Leave all but one of them out."
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.digest, null) != null && length([for one in [try(part.tag, null) != null, try(part.semver, null) != null] : one if one]) == 1))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "kustomization" && contains([for other in try(part.deliver, null) : other.kind], "helm_release"), false)]) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "kustomization" && contains([for other in try(part.deliver, null) : other.kind], "helm_release"), false)][0], 0)}]: an artifact is a chart or manifests, not both. Declare another source for the other one."
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "kustomization" && contains([for other in try(part.deliver, null) : other.kind], "helm_release"), false)]) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) > 0, false)]) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) > 0, false)][0], 0)}].chart: of no use: the artifact is the chart, and the source has its version. Leave it out."
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.chart), 0) > 0, false)]) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.version), 0) > 0, false)]) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.version), 0) > 0, false)][0], 0)}].version: of no use: the artifact is the chart, and the source has its version. Leave it out."
      if contains(["oci_source"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (length([for n, one in(try(part.deliver, null) == null ? [] : try(part.deliver, null)) : n if try(one.kind == "helm_release" && try(length(one.version), 0) > 0, false)]) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) != null && !(try(length(try(part.username, null)), 0) > 0)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].username: missing. Name whose token it is."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.credential, null) != null && !(try(length(try(part.username, null)), 0) > 0)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.provider, null) == "traefik" && try(tonumber(split(".", (try(part.version, null) == null ? "1.36.1" : try(part.version, null)))[0]) * 1000000 + tonumber(split(".", (try(part.version, null) == null ? "1.36.1" : try(part.version, null)))[1]) < 1000043, false)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].version: Flagger before 1.43.0 knows only Traefik 2. Choose 1.43.0 or newer."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.provider, null) == "traefik" && try(tonumber(split(".", (try(part.version, null) == null ? "1.36.1" : try(part.version, null)))[0]) * 1000000 + tonumber(split(".", (try(part.version, null) == null ? "1.36.1" : try(part.version, null)))[1]) < 1000043, false)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(contains(keys(jsondecode(try(part.values, null))), "meshProvider"), false)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].values.meshProvider: is what the piece itself says. Use provider instead."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(contains(keys(jsondecode(try(part.values, null))), "meshProvider"), false)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(contains(keys(jsondecode(try(part.values, null))), "metricsServer"), false)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].values.metricsServer: is what the piece itself says. Use metrics_server instead."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(contains(keys(jsondecode(try(part.values, null))), "metricsServer"), false)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.load_tester, null) != true && try(part.load_tester_chart, null) != null && try(part.load_tester_chart, null) != "oci://ghcr.io/fluxcd/charts/loadtester"))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].load_tester_chart: of no use without load_tester. Set load_tester, or leave it out."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.load_tester, null) != true && try(part.load_tester_chart, null) != null && try(part.load_tester_chart, null) != "oci://ghcr.io/fluxcd/charts/loadtester"))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.load_tester, null) != true && try(part.load_tester_version, null) != null && try(part.load_tester_version, null) != "0.31.0"))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].load_tester_version: of no use without load_tester. Set load_tester, or leave it out."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.load_tester, null) != true && try(part.load_tester_version, null) != null && try(part.load_tester_version, null) != "0.31.0"))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.load_tester, null) != true && try(length(jsondecode(try(part.load_tester_values, null))), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].load_tester_values: of no use without load_tester. Set load_tester, or leave it out."
      if contains(["progressive_delivery"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.load_tester, null) != true && try(length(jsondecode(try(part.load_tester_values, null))), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.repository, null)), 0) > 0 && !try(contains(["github", "gitlab", "gitea"], try(part.type, null)), true)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].repository: of no use with type '${part.type}', whose webhooks provisioner does not make. Leave it out."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.repository, null)), 0) > 0 && !try(contains(["github", "gitlab", "gitea"], try(part.type, null)), true)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.url, null)), 0) > 0 && try(length(try(part.repository, null)), 0) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].url: of no use without repository: no webhook is made that could lead there. Name a repository of the fleet, or leave it out."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.url, null)), 0) > 0 && try(length(try(part.repository, null)), 0) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.events, null)), 0) > 0 && !try(contains(["github", "gitlab", "gitea", "bitbucket", "cdevents"], try(part.type, null)), true)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].events: of no use with type '${part.type}', whose events have no names. Leave them out."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.events, null)), 0) > 0 && !try(contains(["github", "gitlab", "gitea", "bitbucket", "cdevents"], try(part.type, null)), true)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.email, null)), 0) > 0 && try(part.type, null) != null && try(part.type, null) != "gcr"))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].email: of no use with type '${part.type}'. Leave it out."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.email, null)), 0) > 0 && try(part.type, null) != null && try(part.type, null) != "gcr"))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(length(try(part.email, null)), 0) > 0) && try(try(part.type, null) == "gcr", false)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].email: missing: gcr needs it. It is that of the Pub/Sub subscription that pushes to the cluster."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(length(try(part.email, null)), 0) > 0) && try(try(part.type, null) == "gcr", false)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.audience, null)), 0) > 0 && try(part.type, null) != null && try(part.type, null) != "gcr"))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].audience: of no use with type '${part.type}'. Leave it out."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.audience, null)), 0) > 0 && try(part.type, null) != null && try(part.type, null) != "gcr"))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(length(try(part.audience, null)), 0) > 0) && try(try(part.type, null) == "gcr", false)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].audience: missing: gcr needs it. It is that of the Pub/Sub subscription that pushes to the cluster."
      if contains(["receiver"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(length(try(part.audience, null)), 0) > 0) && try(try(part.type, null) == "gcr", false)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["sops"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.age, null) == true || try(length(try(part.kms, null)), 0) > 0)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].age: no key to encrypt to. Set age to give the cluster a key of its own, or name keys in kms."
      if contains(["sops"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (!(try(part.age, null) == true || try(length(try(part.kms, null)), 0) > 0)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["sops"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(part.age, null) == true || try(length(try(part.kms, null)), 0) > 0) && try(length(try(part.service_account, null)), 0) > 0 && try(length(try(part.kms, null)), 0) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].service_account: of no use without kms. Leave it out."
      if contains(["sops"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(part.age, null) == true || try(length(try(part.kms, null)), 0) > 0) && try(length(try(part.service_account, null)), 0) > 0 && try(length(try(part.kms, null)), 0) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["sops"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.age, null) == true && try(length(try(part.kms, null)), 0) == 0 && try(length(try(part.recovery, null)), 0) == 0 && try(length(try(part.recovery_waived, null)), 0) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].recovery: missing: the key of a cluster is gone when the cluster is. Name a recipient whose private key you keep elsewhere (`age-keygen`), or say in recovery_waived why no file has to be readable then."
      if contains(["sops"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.age, null) == true && try(length(try(part.kms, null)), 0) == 0 && try(length(try(part.recovery, null)), 0) == 0 && try(length(try(part.recovery_waived, null)), 0) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.namespaces, null)), 0) == 0 && can(regex("^(default$|kube-)", try(part.name, null)))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].name: namespace '${part.name}' is Kubernetes' own. Name namespaces of the tenant's own."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.namespaces, null)), 0) == 0 && can(regex("^(default$|kube-)", try(part.name, null)))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(try(part.verify, null).mode, null) == "Tag" || try(try(part.verify, null).mode, null) == "TagAndHEAD") && true))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify.mode: '${try(try(part.verify, null).mode, null)}' needs a tag, and none is declared. Use HEAD."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && ((try(try(part.verify, null).mode, null) == "Tag" || try(try(part.verify, null).mode, null) == "TagAndHEAD") && true))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.egress_allowed, null)), 0) > 0 && try(length(try(part.egress_denied, null)), 0) == 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].egress_allowed: of no use without egress_denied. Everything is allowed as it is."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(length(try(part.egress_allowed, null)), 0) > 0 && try(length(try(part.egress_denied, null)), 0) == 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.credential, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].credential: of no use without url. Give the URL, or leave it out."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.credential, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.known_hosts, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].known_hosts: of no use without url. Give the URL, or leave it out."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.known_hosts, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.ca_file, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].ca_file: of no use without url. Give the URL, or leave it out."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.ca_file, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : true
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.verify, null)), 0) > 0))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for index, part in(entry.platform == null ? [] : entry.platform) : "$.pairings.${name}.platform[${index}].verify: of no use without url. Give the URL, or leave it out."
      if contains(["tenant"], (try(part.kind, null) == null ? "" : try(part.kind, null))) && (part != null && (try(part.url, null) == null && !(try(part.repository, null) != null || try(part.deploy_key, null) == true) && try(length(try(part.verify, null)), 0) > 0))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for key, part in(entry.facts == null ? {} : entry.facts) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for key, part in(entry.facts == null ? {} : entry.facts) : "$.pairings.${name}.facts.${key}: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : true
      if try(part.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.env, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : "$.pairings.${name}.secret_facts.${key}.env: control characters in '${replace(replace(replace((try(part.env, null) == null ? "" : try(part.env, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.env, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.env, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : true
      if try(part.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.file, null))))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : "$.pairings.${name}.secret_facts.${key}.file: control characters in '${replace(replace(replace((try(part.file, null) == null ? "" : try(part.file, null)), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if try(part.file, null) != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", try(part.file, null))))
    ]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : [
      for index, part in(try(part.command, null) == null ? [] : try(part.command, null)) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : [
      for index, part in(try(part.command, null) == null ? [] : try(part.command, null)) : "$.pairings.${name}.secret_facts.${key}.command[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [
      for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : true
      if part != null && (length([for named in [try(part.env, null) != null, try(part.file, null) != null, try(part.command, null) != null, try(part.stdin, null) == true] : true if named]) != 1 || try(length(try(part.command, null)) == 0, false))
    ]])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [
      for key, part in(entry.secret_facts == null ? {} : entry.secret_facts) : "$.pairings.${name}.secret_facts.${key}: not exactly one of env, file, command and stdin. Set one of them."
      if part != null && (length([for named in [try(part.env, null) != null, try(part.file, null) != null, try(part.command, null) != null, try(part.stdin, null) == true] : true if named]) != 1 || try(length(try(part.command, null)) == 0, false))
    ]]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if max([for part in split("/", entry.path == null ? "" : entry.path) : floor(length(replace(base64encode(part), "=", "")) * 3 / 4)]...) > 255
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.path: a part of it has ${max([for part in split("/", entry.path == null ? "" : entry.path) : floor(length(replace(base64encode(part), "=", "")) * 3 / 4)]...)} bytes. File systems take 255 at most."
      if max([for part in split("/", entry.path == null ? "" : entry.path) : floor(length(replace(base64encode(part), "=", "")) * 3 / 4)]...) > 255
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(length([for n, part in(entry.prerequisites == null ? [] : entry.prerequisites) : n if contains(slice((entry.prerequisites == null ? [] : entry.prerequisites)[*].name, 0, n), part.name)]) > 0, false)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.prerequisites[${try([for n, part in(entry.prerequisites == null ? [] : entry.prerequisites) : n if contains(slice((entry.prerequisites == null ? [] : entry.prerequisites)[*].name, 0, n), part.name)][0], 0)}].name: '${try((entry.prerequisites == null ? [] : entry.prerequisites)[try([for n, part in(entry.prerequisites == null ? [] : entry.prerequisites) : n if contains(slice((entry.prerequisites == null ? [] : entry.prerequisites)[*].name, 0, n), part.name)][0], 0)].name, "")}' is declared twice. Give one of them another name."
      if try(length([for n, part in(entry.prerequisites == null ? [] : entry.prerequisites) : n if contains(slice((entry.prerequisites == null ? [] : entry.prerequisites)[*].name, 0, n), part.name)]) > 0, false)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(length(entry.prerequisites), 0) > 0 && entry.shared_path == true
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.prerequisites: every cluster of the shared path '${entry.path}' would get them. Give the cluster a path of its own."
      if try(length(entry.prerequisites), 0) > 0 && entry.shared_path == true
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(length(entry.platform), 0) > 0 && entry.shared_path == true
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.platform: every cluster of the shared path '${entry.path}' would get them. Give the cluster a path of its own."
      if try(length(entry.platform), 0) > 0 && entry.shared_path == true
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact in keys(entry.facts == null ? {} : entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.facts, the key '${try([for fact in keys(entry.facts == null ? {} : entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}': '${try([for fact in keys(entry.facts == null ? {} : entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}' is not the name of a fact: letters, digits and `_`, beginning with no digit. Example: vpc_id"
      if length([for fact in keys(entry.facts == null ? {} : entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.secret_facts, the key '${try([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}': '${try([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}' is not the name of a fact: letters, digits and `_`, beginning with no digit. Example: vpc_id"
      if length([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact, value in(entry.facts == null ? {} : entry.facts) : fact if value == null]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.facts.${try([for fact, value in(entry.facts == null ? {} : entry.facts) : fact if value == null][0], "")}: Expected `bool | int | str`, got `null`. A fact is a text, a whole number or a boolean; write anything else as a text."
      if length([for fact, value in(entry.facts == null ? {} : entry.facts) : fact if value == null]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if contains(keys(entry.facts == null ? {} : entry.facts), fact)]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.secret_facts.${try([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if contains(keys(entry.facts == null ? {} : entry.facts), fact)][0], "")}: '${try([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if contains(keys(entry.facts == null ? {} : entry.facts), fact)][0], "")}' is a plain fact, too. Give one of them another name."
      if length([for fact in keys(entry.secret_facts == null ? {} : entry.secret_facts) : fact if contains(keys(entry.facts == null ? {} : entry.facts), fact)]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(floor(length(replace(base64encode(join("", concat(keys(entry.facts == null ? {} : entry.facts), values(entry.facts == null ? {} : entry.facts)))), "=", "")) * 3 / 4), 0) > 1048576
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.facts: have ${floor(length(replace(base64encode(join("", concat(keys(entry.facts == null ? {} : entry.facts), values(entry.facts == null ? {} : entry.facts)))), "=", "")) * 3 / 4)} bytes; 1048576 are possible. Keep large data in a ConfigMap of your own, in Git."
      if try(floor(length(replace(base64encode(join("", concat(keys(entry.facts == null ? {} : entry.facts), values(entry.facts == null ? {} : entry.facts)))), "=", "")) * 3 / 4), 0) > 1048576
    ])
  }
}

variable "waves" {
  description = "In which order the clusters get something new. Empty: all at once."
  type = list(object({
    name     = optional(string)
    clusters = optional(string, "rest")
    selector = optional(string, "")
    pause    = optional(string, "0s")
    check    = optional(list(string), [])
  }))
  default  = []
  nullable = false

  validation {
    condition = length([
      for number, entry in var.waves : true
      if entry.name == null && entry != null
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}]: Object missing required field `name`"
      if entry.name == null && entry != null
    ])
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if entry.name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.name)))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.name)) ? "control characters in '${replace(replace(replace((entry.name == null ? "" : entry.name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.name == null ? "" : entry.name), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if entry.name != null && (!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.name)))
    ])
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if entry.clusters != null && (!can(regex("^(rest|[1-9][0-9]{0,4}|(100|[1-9][0-9]?)%)$", entry.clusters)))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].clusters: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.clusters)) ? "control characters in '${replace(replace(replace((entry.clusters == null ? "" : entry.clusters), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.clusters == null ? "" : entry.clusters), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a number of clusters, a percentage of them, or `rest`. Example: 10%"}"
      if entry.clusters != null && (!can(regex("^(rest|[1-9][0-9]{0,4}|(100|[1-9][0-9]?)%)$", entry.clusters)))
    ])
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if entry.selector != null && (!can(regex("^( *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *(, *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *)*)?$", entry.selector)))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].selector: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.selector)) ? "control characters in '${replace(replace(replace((entry.selector == null ? "" : entry.selector), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.selector == null ? "" : entry.selector), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a label selector. Example: tier in (gold,silver),!legacy"}"
      if entry.selector != null && (!can(regex("^( *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *(, *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *)*)?$", entry.selector)))
    ])
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if entry.pause != null && (!can(regex("^([0-9]{1,4}h([0-9]{1,5}m)?([0-9]{1,6}s)?|[0-9]{1,5}m([0-9]{1,6}s)?|[0-9]{1,6}s)$", entry.pause)))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].pause: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.pause)) ? "control characters in '${replace(replace(replace((entry.pause == null ? "" : entry.pause), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace((entry.pause == null ? "" : entry.pause), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a time such as `10m`. Example: 10m"}"
      if entry.pause != null && (!can(regex("^([0-9]{1,4}h([0-9]{1,5}m)?([0-9]{1,6}s)?|[0-9]{1,5}m([0-9]{1,6}s)?|[0-9]{1,6}s)$", entry.pause)))
    ])
  }

  validation {
    condition = length(flatten([for number, entry in var.waves : [
      for index, part in(entry.check == null ? [] : entry.check) : true
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]])) == 0
    error_message = join("\n", flatten([for number, entry in var.waves : [
      for index, part in(entry.check == null ? [] : entry.check) : "$.waves[${number}].check[${index}]: control characters in '${replace(replace(replace((part == null ? "" : part), "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text."
      if part != null && (!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part)))
    ]]))
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if try(trimspace(entry.check[0]) == "", false)
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].check: names no program. Example: [\"./smoke-test.sh\"]"
      if try(trimspace(entry.check[0]) == "", false)
    ])
  }
}

