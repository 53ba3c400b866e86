# Written by `python -m tests.fleet_module` from the handover's structs. Do not edit.


variable "fleet" {
  description = "The id of the fleet. It marks what belongs to it and never changes."
  type        = string
  nullable    = false

  validation {
    condition = length([
      for it in [var.fleet] : true
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", it))
    ]) == 0
    error_message = join("\n", [
      for it in [var.fleet] : "$.fleet: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", it)) ? "control characters in '${replace(replace(replace(it, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(it, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", it))
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
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters, the key '${name}': ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", name)) ? "control characters in '${replace(replace(replace(name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], entry.kind)] : true if wrong]
      if entry.kind != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!contains(["aks", "cluster_api", "eks", "endpoint", "existing", "gke", "in_cluster", "sandbox"], entry.kind)] : "$.clusters.${name}.kind: Invalid value '${entry.kind}' (known: aks, cluster_api, eks, endpoint, existing, gke, in_cluster, sandbox)" if wrong]
      if entry.kind != null
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.clusters : true
      if entry.kind == null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.clusters : "$.clusters.${name}: Object missing required field `kind` (known: aks, cluster_api, eks, endpoint, existing, gke, in_cluster, sandbox)"
      if entry.kind == null
    ])
  }

  validation {
    condition = length(flatten([for foreign in [{
      aks         = ["management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      cluster_api = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      eks         = ["server_id", "tenant_id", "client_id", "management", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      endpoint    = ["server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "context", "kubeconfig", "impersonate", "name", "directory"]
      existing    = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "impersonate", "name", "directory"]
      gke         = ["server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "name", "directory"]
      in_cluster  = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      sandbox     = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate"]
      }] : [for name, entry in var.clusters : [
      for field in foreign[entry.kind] : true
      if entry[field] != null
      ]
      if can(foreign[entry.kind])
      ]
    ])) == 0
    error_message = join("\n", flatten([for foreign in [{
      aks         = ["management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      cluster_api = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      eks         = ["server_id", "tenant_id", "client_id", "management", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      endpoint    = ["server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "context", "kubeconfig", "impersonate", "name", "directory"]
      existing    = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "impersonate", "name", "directory"]
      gke         = ["server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "name", "directory"]
      in_cluster  = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate", "name", "directory"]
      sandbox     = ["server", "certificate_authority_data", "proxy_url", "tls_server_name", "made_by", "server_id", "tenant_id", "client_id", "management", "cluster_name", "namespace", "topology", "template", "values", "delivery", "labels", "annotations", "region", "role", "profile", "sign_in", "insecure", "context", "kubeconfig", "impersonate"]
      }] : [for name, entry in var.clusters : [
      for field in foreign[entry.kind] : "$.clusters.${name}: Object contains unknown field `${field}`"
      if entry[field] != null
      ]
      if can(foreign[entry.kind])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.server == null] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.server == null] : "$.clusters.${name}: Object missing required field `server`" if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.server))] : true if wrong]
      if entry.server != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.server))] : "$.clusters.${name}.server: control characters in '${replace(replace(replace(entry.server, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.server != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.certificate_authority_data))] : true if wrong]
      if entry.certificate_authority_data != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.certificate_authority_data))] : "$.clusters.${name}.certificate_authority_data: control characters in '${replace(replace(replace(entry.certificate_authority_data, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.certificate_authority_data != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.proxy_url))] : true if wrong]
      if entry.proxy_url != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.proxy_url))] : "$.clusters.${name}.proxy_url: control characters in '${replace(replace(replace(entry.proxy_url, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.proxy_url != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([A-Za-z0-9_:]([A-Za-z0-9_.:-]*[A-Za-z0-9_])?)?$", entry.tls_server_name))] : true if wrong]
      if entry.tls_server_name != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([A-Za-z0-9_:]([A-Za-z0-9_.:-]*[A-Za-z0-9_])?)?$", entry.tls_server_name))] : "$.clusters.${name}.tls_server_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.tls_server_name)) ? "control characters in '${replace(replace(replace(entry.tls_server_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.tls_server_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a host, without https:// and port. Example: api.example.com"}" if wrong]
      if entry.tls_server_name != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^((module\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?\\.)*[A-Za-z_][A-Za-z0-9_-]*\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?)?$", entry.made_by))] : true if wrong]
      if entry.made_by != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^((module\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?\\.)*[A-Za-z_][A-Za-z0-9_-]*\\.[A-Za-z_][A-Za-z0-9_-]*(\\[([0-9]+|\\\"[^\\\"\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*\\\")\\])?)?$", entry.made_by))] : "$.clusters.${name}.made_by: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.made_by)) ? "control characters in '${replace(replace(replace(entry.made_by, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.made_by, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not Terraform's address of a resource, as `terraform state list` prints it. Example: aws_eks_cluster.production"}" if wrong]
      if entry.made_by != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", entry.server_id))] : true if wrong]
      if entry.server_id != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", entry.server_id))] : "$.clusters.${name}.server_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.server_id)) ? "control characters in '${replace(replace(replace(entry.server_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.server_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id of an application, a UUID. Example: 6dae42f8-4368-4678-94ff-3960e28e3630"}" if wrong]
      if entry.server_id != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", entry.tenant_id))] : true if wrong]
      if entry.tenant_id != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", entry.tenant_id))] : "$.clusters.${name}.tenant_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.tenant_id)) ? "control characters in '${replace(replace(replace(entry.tenant_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.tenant_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id or the domain of an Entra tenant. Example: contoso.onmicrosoft.com"}" if wrong]
      if entry.tenant_id != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", entry.client_id))] : true if wrong]
      if entry.client_id != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", entry.client_id))] : "$.clusters.${name}.client_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.client_id)) ? "control characters in '${replace(replace(replace(entry.client_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.client_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the client id of an identity, a UUID. Example: 00000000-0000-0000-0000-000000000000"}" if wrong]
      if entry.client_id != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.management == null] : true if wrong]
      if try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.management == null] : "$.clusters.${name}: Object missing required field `management`" if wrong]
      if try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.management))] : true if wrong]
      if entry.management != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.management))] : "$.clusters.${name}.management: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.management)) ? "control characters in '${replace(replace(replace(entry.management, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.management, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}" if wrong]
      if entry.management != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.cluster_name == null] : true if wrong]
      if try(entry.kind == "eks", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.cluster_name == null] : "$.clusters.${name}: Object missing required field `cluster_name`" if wrong]
      if try(entry.kind == "eks", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.cluster_name))] : true if wrong]
      if entry.cluster_name != null && try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.cluster_name))] : "$.clusters.${name}.cluster_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.cluster_name)) ? "control characters in '${replace(replace(replace(entry.cluster_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.cluster_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}" if wrong]
      if entry.cluster_name != null && try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", entry.cluster_name))] : true if wrong]
      if entry.cluster_name != null && try(entry.kind == "eks", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", entry.cluster_name))] : "$.clusters.${name}.cluster_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.cluster_name)) ? "control characters in '${replace(replace(replace(entry.cluster_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.cluster_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an EKS cluster: letters, digits, `-` and `_`, at most 100 of them. Example: production"}" if wrong]
      if entry.cluster_name != null && try(entry.kind == "eks", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", entry.namespace))] : true if wrong]
      if entry.namespace != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", entry.namespace))] : "$.clusters.${name}.namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.namespace)) ? "control characters in '${replace(replace(replace(entry.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`, at most 63 of them. Example: default"}" if wrong]
      if entry.namespace != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.topology.class == null] : true if wrong]
      if entry.topology != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.topology.class == null] : "$.clusters.${name}.topology: Object missing required field `class`" if wrong]
      if entry.topology != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", entry.topology.class))] : true if wrong]
      if try(entry.topology.class != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", entry.topology.class))] : "$.clusters.${name}.topology.class: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.topology.class)) ? "control characters in '${replace(replace(replace(entry.topology.class, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.topology.class, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits, `-` and `.`. Example: production"}" if wrong]
      if try(entry.topology.class != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", entry.topology.class_namespace))] : true if wrong]
      if try(entry.topology.class_namespace != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", entry.topology.class_namespace))] : "$.clusters.${name}.topology.class_namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.topology.class_namespace)) ? "control characters in '${replace(replace(replace(entry.topology.class_namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.topology.class_namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`, at most 63 of them. Example: classes"}" if wrong]
      if try(entry.topology.class_namespace != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.topology.version == null] : true if wrong]
      if entry.topology != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.topology.version == null] : "$.clusters.${name}.topology: Object missing required field `version`" if wrong]
      if entry.topology != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([+-][0-9A-Za-z.+-]+)?$", entry.topology.version))] : true if wrong]
      if try(entry.topology.version != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([+-][0-9A-Za-z.+-]+)?$", entry.topology.version))] : "$.clusters.${name}.topology.version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.topology.version)) ? "control characters in '${replace(replace(replace(entry.topology.version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.topology.version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a version of Kubernetes such as `v1.34.4`. Example: v1.34.4"}" if wrong]
      if try(entry.topology.version != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.topology.control_plane_replicas < 0] : true if wrong]
      if try(entry.topology.control_plane_replicas != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.topology.control_plane_replicas < 0] : "$.clusters.${name}.topology.control_plane_replicas: Expected `int` >= 0" if wrong]
      if try(entry.topology.control_plane_replicas != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [part.class == null] : true if wrong]
      if part != null
      ]
      if can([for it in entry.topology.workers : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [part.class == null] : "$.clusters.${name}.topology.workers[${index}]: Object missing required field `class`" if wrong]
      if part != null
      ]
      if can([for it in entry.topology.workers : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", part.class))] : true if wrong]
      if try(part.class != null, false)
      ]
      if can([for it in entry.topology.workers : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", part.class))] : "$.clusters.${name}.topology.workers[${index}].class: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.class)) ? "control characters in '${replace(replace(replace(part.class, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.class, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits, `-` and `.`. Example: production"}" if wrong]
      if try(part.class != null, false)
      ]
      if can([for it in entry.topology.workers : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [part.name == null] : true if wrong]
      if part != null
      ]
      if can([for it in entry.topology.workers : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [part.name == null] : "$.clusters.${name}.topology.workers[${index}]: Object missing required field `name`" if wrong]
      if part != null
      ]
      if can([for it in entry.topology.workers : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", part.name))] : true if wrong]
      if try(part.name != null, false)
      ]
      if can([for it in entry.topology.workers : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", part.name))] : "$.clusters.${name}.topology.workers[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.name)) ? "control characters in '${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}" if wrong]
      if try(part.name != null, false)
      ]
      if can([for it in entry.topology.workers : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [part.replicas < 0] : true if wrong]
      if try(part.replicas != null, false)
      ]
      if can([for it in entry.topology.workers : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.topology.workers : [for wrong in [part.replicas < 0] : "$.clusters.${name}.topology.workers[${index}].replicas: Expected `int` >= 0" if wrong]
      if try(part.replicas != null, false)
      ]
      if can([for it in entry.topology.workers : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(keys(jsondecode(entry.topology.variables)))] : true if wrong]
      if try(entry.topology.variables != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(keys(jsondecode(entry.topology.variables)))] : "$.clusters.${name}.topology.variables: not an object in JSON. Use jsonencode({ NAME = VALUE })." if wrong]
      if try(entry.topology.variables != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length([for n, part in(entry.topology.workers == null ? [] : entry.topology.workers) : n if contains(slice((entry.topology.workers == null ? [] : entry.topology.workers)[*].name, 0, n), part.name)]) > 0, false)] : true if wrong]
      if entry.topology != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length([for n, part in(entry.topology.workers == null ? [] : entry.topology.workers) : n if contains(slice((entry.topology.workers == null ? [] : entry.topology.workers)[*].name, 0, n), part.name)]) > 0, false)] : "$.clusters.${name}.topology.workers[${try([for n, part in(entry.topology.workers == null ? [] : entry.topology.workers) : n if contains(slice((entry.topology.workers == null ? [] : entry.topology.workers)[*].name, 0, n), part.name)][0], 0)}].name: '${try((entry.topology.workers == null ? [] : entry.topology.workers)[try([for n, part in(entry.topology.workers == null ? [] : entry.topology.workers) : n if contains(slice((entry.topology.workers == null ? [] : entry.topology.workers)[*].name, 0, n), part.name)][0], 0)].name, "")}' is declared twice. Use another name." if wrong]
      if entry.topology != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.template))] : true if wrong]
      if entry.template != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.template))] : "$.clusters.${name}.template: control characters in '${replace(replace(replace(entry.template, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.template != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(keys(jsondecode(entry.values)))] : true if wrong]
      if entry.values != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(keys(jsondecode(entry.values)))] : "$.clusters.${name}.values: not an object in JSON. Use jsonencode({ NAME = VALUE })." if wrong]
      if entry.values != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!contains(["apply", "repository"], entry.delivery)] : true if wrong]
      if entry.delivery != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!contains(["apply", "repository"], entry.delivery)] : "$.clusters.${name}.delivery: Invalid enum value '${entry.delivery}' (known: apply, repository)" if wrong]
      if entry.delivery != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for key, part in entry.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.labels : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for key, part in entry.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : "$.clusters.${name}.labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}" if wrong]
      if part != null
      ]
      if can([for it in entry.labels : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for key, part in entry.annotations : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.annotations : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for key, part in entry.annotations : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.clusters.${name}.annotations.${key}: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.annotations : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.region == null] : true if wrong]
      if try(entry.kind == "eks", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.region == null] : "$.clusters.${name}: Object missing required field `region`" if wrong]
      if try(entry.kind == "eks", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region))] : true if wrong]
      if entry.region != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region))] : "$.clusters.${name}.region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.region)) ? "control characters in '${replace(replace(replace(entry.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}" if wrong]
      if entry.region != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", entry.role))] : true if wrong]
      if entry.role != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", entry.role))] : "$.clusters.${name}.role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.role)) ? "control characters in '${replace(replace(replace(entry.role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the ARN of an IAM role. Example: arn:aws:iam::123456789012:role/pairing"}" if wrong]
      if entry.role != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile))] : true if wrong]
      if entry.profile != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile))] : "$.clusters.${name}.profile: control characters in '${replace(replace(replace(entry.profile, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.profile != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in == null] : true if wrong]
      if try(entry.kind == "endpoint", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in == null] : "$.clusters.${name}: Object missing required field `sign_in`" if wrong]
      if try(entry.kind == "endpoint", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!contains(["aws", "azure", "client_certificate", "exec", "google", "token"], entry.sign_in.kind)] : true if wrong]
      if try(entry.sign_in.kind != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!contains(["aws", "azure", "client_certificate", "exec", "google", "token"], entry.sign_in.kind)] : "$.clusters.${name}.sign_in.kind: Invalid value '${entry.sign_in.kind}' (known: aws, azure, client_certificate, exec, google, token)" if wrong]
      if try(entry.sign_in.kind != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.kind == null] : true if wrong]
      if can(entry.sign_in.kind)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.kind == null] : "$.clusters.${name}.sign_in: Object missing required field `kind` (known: aws, azure, client_certificate, exec, google, token)" if wrong]
      if can(entry.sign_in.kind)
    ]))
  }

  validation {
    condition = length(flatten([for foreign in [{
      aws                = ["server_id", "tenant_id", "client_id", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "impersonate", "token"]
      azure              = ["cluster_name", "region", "role", "profile", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "impersonate", "token"]
      client_certificate = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "command", "args", "env", "api_version", "install_hint", "impersonate", "token"]
      exec               = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "certificate", "key", "impersonate", "token"]
      google             = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "token"]
      token              = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "impersonate"]
      }] : [for name, entry in var.clusters : [
      for field in foreign[entry.sign_in.kind] : true
      if entry.sign_in[field] != null
      ]
      if can(foreign[entry.sign_in.kind])
      ]
    ])) == 0
    error_message = join("\n", flatten([for foreign in [{
      aws                = ["server_id", "tenant_id", "client_id", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "impersonate", "token"]
      azure              = ["cluster_name", "region", "role", "profile", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "impersonate", "token"]
      client_certificate = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "command", "args", "env", "api_version", "install_hint", "impersonate", "token"]
      exec               = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "certificate", "key", "impersonate", "token"]
      google             = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "token"]
      token              = ["cluster_name", "region", "role", "profile", "server_id", "tenant_id", "client_id", "certificate", "key", "command", "args", "env", "api_version", "install_hint", "impersonate"]
      }] : [for name, entry in var.clusters : [
      for field in foreign[entry.sign_in.kind] : "$.clusters.${name}.sign_in: Object contains unknown field `${field}`"
      if entry.sign_in[field] != null
      ]
      if can(foreign[entry.sign_in.kind])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.cluster_name == null] : true if wrong]
      if try(entry.sign_in.kind == "aws", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.cluster_name == null] : "$.clusters.${name}.sign_in: Object missing required field `cluster_name`" if wrong]
      if try(entry.sign_in.kind == "aws", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", entry.sign_in.cluster_name))] : true if wrong]
      if try(entry.sign_in.cluster_name != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", entry.sign_in.cluster_name))] : "$.clusters.${name}.sign_in.cluster_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.cluster_name)) ? "control characters in '${replace(replace(replace(entry.sign_in.cluster_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.cluster_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an EKS cluster: letters, digits, `-` and `_`, at most 100 of them. Example: production"}" if wrong]
      if try(entry.sign_in.cluster_name != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.region == null] : true if wrong]
      if try(entry.sign_in.kind == "aws", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.region == null] : "$.clusters.${name}.sign_in: Object missing required field `region`" if wrong]
      if try(entry.sign_in.kind == "aws", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.sign_in.region))] : true if wrong]
      if try(entry.sign_in.region != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.sign_in.region))] : "$.clusters.${name}.sign_in.region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.region)) ? "control characters in '${replace(replace(replace(entry.sign_in.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}" if wrong]
      if try(entry.sign_in.region != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", entry.sign_in.role))] : true if wrong]
      if try(entry.sign_in.role != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?$", entry.sign_in.role))] : "$.clusters.${name}.sign_in.role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.role)) ? "control characters in '${replace(replace(replace(entry.sign_in.role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the ARN of an IAM role. Example: arn:aws:iam::123456789012:role/pairing"}" if wrong]
      if try(entry.sign_in.role != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.profile))] : true if wrong]
      if try(entry.sign_in.profile != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.profile))] : "$.clusters.${name}.sign_in.profile: control characters in '${replace(replace(replace(entry.sign_in.profile, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.profile != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", entry.sign_in.server_id))] : true if wrong]
      if try(entry.sign_in.server_id != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", entry.sign_in.server_id))] : "$.clusters.${name}.sign_in.server_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.server_id)) ? "control characters in '${replace(replace(replace(entry.sign_in.server_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.server_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id of an application, a UUID. Example: 6dae42f8-4368-4678-94ff-3960e28e3630"}" if wrong]
      if try(entry.sign_in.server_id != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", entry.sign_in.tenant_id))] : true if wrong]
      if try(entry.sign_in.tenant_id != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?$", entry.sign_in.tenant_id))] : "$.clusters.${name}.sign_in.tenant_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.tenant_id)) ? "control characters in '${replace(replace(replace(entry.sign_in.tenant_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.tenant_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the id or the domain of an Entra tenant. Example: contoso.onmicrosoft.com"}" if wrong]
      if try(entry.sign_in.tenant_id != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", entry.sign_in.client_id))] : true if wrong]
      if try(entry.sign_in.client_id != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", entry.sign_in.client_id))] : "$.clusters.${name}.sign_in.client_id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.client_id)) ? "control characters in '${replace(replace(replace(entry.sign_in.client_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.client_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the client id of an identity, a UUID. Example: 00000000-0000-0000-0000-000000000000"}" if wrong]
      if try(entry.sign_in.client_id != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.certificate == null] : true if wrong]
      if try(entry.sign_in.kind == "client_certificate", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.certificate == null] : "$.clusters.${name}.sign_in: Object missing required field `certificate`" if wrong]
      if try(entry.sign_in.kind == "client_certificate", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.certificate.env))] : true if wrong]
      if try(entry.sign_in.certificate.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.certificate.env))] : "$.clusters.${name}.sign_in.certificate.env: control characters in '${replace(replace(replace(entry.sign_in.certificate.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.certificate.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.certificate.file))] : true if wrong]
      if try(entry.sign_in.certificate.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.certificate.file))] : "$.clusters.${name}.sign_in.certificate.file: control characters in '${replace(replace(replace(entry.sign_in.certificate.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.certificate.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.certificate.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.certificate.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.certificate.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.clusters.${name}.sign_in.certificate.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.certificate.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [length([for named in [entry.sign_in.certificate.env != null, entry.sign_in.certificate.file != null, entry.sign_in.certificate.command != null, entry.sign_in.certificate.stdin == true] : true if named]) != 1 || try(length(entry.sign_in.certificate.command) == 0, false)] : true if wrong]
      if can(entry.sign_in.certificate.env)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [length([for named in [entry.sign_in.certificate.env != null, entry.sign_in.certificate.file != null, entry.sign_in.certificate.command != null, entry.sign_in.certificate.stdin == true] : true if named]) != 1 || try(length(entry.sign_in.certificate.command) == 0, false)] : "$.clusters.${name}.sign_in.certificate: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(entry.sign_in.certificate.env)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.key == null] : true if wrong]
      if try(entry.sign_in.kind == "client_certificate", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.key == null] : "$.clusters.${name}.sign_in: Object missing required field `key`" if wrong]
      if try(entry.sign_in.kind == "client_certificate", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.key.env))] : true if wrong]
      if try(entry.sign_in.key.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.key.env))] : "$.clusters.${name}.sign_in.key.env: control characters in '${replace(replace(replace(entry.sign_in.key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.key.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.key.file))] : true if wrong]
      if try(entry.sign_in.key.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.key.file))] : "$.clusters.${name}.sign_in.key.file: control characters in '${replace(replace(replace(entry.sign_in.key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.key.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.key.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.clusters.${name}.sign_in.key.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.key.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [length([for named in [entry.sign_in.key.env != null, entry.sign_in.key.file != null, entry.sign_in.key.command != null, entry.sign_in.key.stdin == true] : true if named]) != 1 || try(length(entry.sign_in.key.command) == 0, false)] : true if wrong]
      if can(entry.sign_in.key.env)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [length([for named in [entry.sign_in.key.env != null, entry.sign_in.key.file != null, entry.sign_in.key.command != null, entry.sign_in.key.stdin == true] : true if named]) != 1 || try(length(entry.sign_in.key.command) == 0, false)] : "$.clusters.${name}.sign_in.key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(entry.sign_in.key.env)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.command == null] : true if wrong]
      if try(entry.sign_in.kind == "exec", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.command == null] : "$.clusters.${name}.sign_in: Object missing required field `command`" if wrong]
      if try(entry.sign_in.kind == "exec", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}-][^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.command))] : true if wrong]
      if try(entry.sign_in.command != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}-][^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.command))] : "$.clusters.${name}.sign_in.command: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.command)) ? "control characters in '${replace(replace(replace(entry.sign_in.command, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.command, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a program: its name on PATH, or a path. Example: kubelogin"}" if wrong]
      if try(entry.sign_in.command != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.args : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.args : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.args : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.clusters.${name}.sign_in.args[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.args : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for key, part in entry.sign_in.env : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.env : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for key, part in entry.sign_in.env : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.clusters.${name}.sign_in.env.${key}: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.env : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!contains(["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"], entry.sign_in.api_version)] : true if wrong]
      if try(entry.sign_in.api_version != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!contains(["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"], entry.sign_in.api_version)] : "$.clusters.${name}.sign_in.api_version: Invalid enum value '${entry.sign_in.api_version}' (known: client.authentication.k8s.io/v1, client.authentication.k8s.io/v1beta1)" if wrong]
      if try(entry.sign_in.api_version != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.install_hint))] : true if wrong]
      if try(entry.sign_in.install_hint != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.install_hint))] : "$.clusters.${name}.sign_in.install_hint: control characters in '${replace(replace(replace(entry.sign_in.install_hint, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.install_hint != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", entry.sign_in.impersonate))] : true if wrong]
      if try(entry.sign_in.impersonate != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", entry.sign_in.impersonate))] : "$.clusters.${name}.sign_in.impersonate: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sign_in.impersonate)) ? "control characters in '${replace(replace(replace(entry.sign_in.impersonate, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sign_in.impersonate, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the email address of a service account. Example: pairing@project.iam.gserviceaccount.com"}" if wrong]
      if try(entry.sign_in.impersonate != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.token == null] : true if wrong]
      if try(entry.sign_in.kind == "token", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.sign_in.token == null] : "$.clusters.${name}.sign_in: Object missing required field `token`" if wrong]
      if try(entry.sign_in.kind == "token", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.token.env))] : true if wrong]
      if try(entry.sign_in.token.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.token.env))] : "$.clusters.${name}.sign_in.token.env: control characters in '${replace(replace(replace(entry.sign_in.token.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.token.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.token.file))] : true if wrong]
      if try(entry.sign_in.token.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sign_in.token.file))] : "$.clusters.${name}.sign_in.token.file: control characters in '${replace(replace(replace(entry.sign_in.token.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sign_in.token.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.token.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.token.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for index, part in entry.sign_in.token.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.clusters.${name}.sign_in.token.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sign_in.token.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [length([for named in [entry.sign_in.token.env != null, entry.sign_in.token.file != null, entry.sign_in.token.command != null, entry.sign_in.token.stdin == true] : true if named]) != 1 || try(length(entry.sign_in.token.command) == 0, false)] : true if wrong]
      if can(entry.sign_in.token.env)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [length([for named in [entry.sign_in.token.env != null, entry.sign_in.token.file != null, entry.sign_in.token.command != null, entry.sign_in.token.stdin == true] : true if named]) != 1 || try(length(entry.sign_in.token.command) == 0, false)] : "$.clusters.${name}.sign_in.token: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(entry.sign_in.token.env)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(entry.sign_in.certificate.stdin && entry.sign_in.key.stdin, false)] : true if wrong]
      if try(entry.sign_in.kind == "client_certificate", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(entry.sign_in.certificate.stdin && entry.sign_in.key.stdin, false)] : "$.clusters.${name}.sign_in.key: standard input holds the certificate already. Refer to the key in another way." if wrong]
      if try(entry.sign_in.kind == "client_certificate", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [length([for variable in keys(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if variable == "" || can(regex("=", variable))]) > 0] : true if wrong]
      if try(entry.sign_in.kind == "exec", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [length([for variable in keys(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if variable == "" || can(regex("=", variable))]) > 0] : "$.clusters.${name}.sign_in.env: '${try([for variable in keys(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if variable == "" || can(regex("=", variable))][0], "")}' is not the name of a variable. Example: AWS_PROFILE" if wrong]
      if try(entry.sign_in.kind == "exec", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [length([for variable in keys(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if variable == "" || can(regex("=", variable))]) == 0 && length([for variable, value in(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if can(regex("(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$|^TF_TOKEN_", upper(variable))) && value != "" && !can(regex("^[/.~]", value))]) > 0] : true if wrong]
      if try(entry.sign_in.kind == "exec", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [length([for variable in keys(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if variable == "" || can(regex("=", variable))]) == 0 && length([for variable, value in(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if can(regex("(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$|^TF_TOKEN_", upper(variable))) && value != "" && !can(regex("^[/.~]", value))]) > 0] : "$.clusters.${name}.sign_in.env: ${try([for variable, value in(entry.sign_in.env == null ? {} : entry.sign_in.env) : variable if can(regex("(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$|^TF_TOKEN_", upper(variable))) && value != "" && !can(regex("^[/.~]", value))][0], "")} would be a secret, and a handover holds none. Set it where provisioner runs: the plugin gets that environment too." if wrong]
      if try(entry.sign_in.kind == "exec", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.context == null] : true if wrong]
      if try(entry.kind == "existing", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.context == null] : "$.clusters.${name}: Object missing required field `context`" if wrong]
      if try(entry.kind == "existing", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.context))] : true if wrong]
      if entry.context != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.context))] : "$.clusters.${name}.context: control characters in '${replace(replace(replace(entry.context, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.context != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.kubeconfig))] : true if wrong]
      if entry.kubeconfig != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.kubeconfig))] : "$.clusters.${name}.kubeconfig: control characters in '${replace(replace(replace(entry.kubeconfig, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.kubeconfig != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", entry.impersonate))] : true if wrong]
      if entry.impersonate != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?$", entry.impersonate))] : "$.clusters.${name}.impersonate: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.impersonate)) ? "control characters in '${replace(replace(replace(entry.impersonate, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.impersonate, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the email address of a service account. Example: pairing@project.iam.gserviceaccount.com"}" if wrong]
      if entry.impersonate != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.name == null] : true if wrong]
      if try(entry.kind == "sandbox", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.name == null] : "$.clusters.${name}: Object missing required field `name`" if wrong]
      if try(entry.kind == "sandbox", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name))] : true if wrong]
      if entry.name != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name))] : "$.clusters.${name}.name: control characters in '${replace(replace(replace(entry.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.name != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.directory == null] : true if wrong]
      if try(entry.kind == "sandbox", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.directory == null] : "$.clusters.${name}: Object missing required field `directory`" if wrong]
      if try(entry.kind == "sandbox", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory))] : true if wrong]
      if entry.directory != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory))] : "$.clusters.${name}.directory: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.directory)) ? "control characters in '${replace(replace(replace(entry.directory, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.directory, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an absolute path. Example: /srv/sandbox"}" if wrong]
      if entry.directory != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.server != null && !can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))))] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.server != null && !can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server))))] : "$.clusters.${name}.server: '${replace(entry.server == null ? "" : (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)), "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]." if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && (!can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))))] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [can(regex("^[hH][tT][tT][pP][sS]?://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && (!can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))))] : "$.clusters.${name}.server: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]." if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(false)] : true if wrong]
      if try(contains(["aks", "eks", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(false)] : "$.clusters.${name}.server: '${replace(entry.server == null ? "" : (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)), "/:[^/@]*@/", ":***@")}' is not reached over TLS. Use https://host[:port][/path]." if wrong]
      if try(contains(["aks", "eks", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.certificate_authority_data), 0) > 0 && !can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data))] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.certificate_authority_data), 0) > 0 && !can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data))] : "$.clusters.${name}.certificate_authority_data: not base64. Use what the cluster's resource gives, such as EKS's `certificate_authority[0].data`; without one, or with an empty text, the authorities that this machine trusts apply." if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.certificate_authority_data), 0) > 0 && can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data)) && (!can(regex("-----BEGIN CERTIFICATE-----", try(base64decode(entry.certificate_authority_data), ""))) || can(regex("PRIVATE KEY-----", try(base64decode(entry.certificate_authority_data), ""))))] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.certificate_authority_data), 0) > 0 && can(regex("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", entry.certificate_authority_data)) && (!can(regex("-----BEGIN CERTIFICATE-----", try(base64decode(entry.certificate_authority_data), ""))) || can(regex("PRIVATE KEY-----", try(base64decode(entry.certificate_authority_data), ""))))] : "$.clusters.${name}.certificate_authority_data: not certificates in PEM, in base64. Use what the cluster's resource gives, such as EKS's `certificate_authority[0].data`; without one, or with an empty text, the authorities that this machine trusts apply." if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.proxy_url), 0) > 0 && !can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url))] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.proxy_url), 0) > 0 && !can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url))] : "$.clusters.${name}.proxy_url: '${replace(entry.proxy_url == null ? "" : entry.proxy_url, "/:[^/@]*@/", ":***@")}' is not the URL of a proxy. Use http://host:port, https://host:port or socks5://host:port." if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url)) && can(regex("^[^:]*://[^/?#]*@|[?#].", entry.proxy_url))] : true if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [can(regex("^([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.proxy_url)) && can(regex("^[^:]*://[^/?#]*@|[?#].", entry.proxy_url))] : "$.clusters.${name}.proxy_url: an account, a query or a fragment in the URL. A handover holds no secret; HTTPS_PROXY may hold an account. Use http://host:port, https://host:port or socks5://host:port." if wrong]
      if try(contains(["aks", "eks", "endpoint", "gke"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.topology != null && try(length(entry.template), 0) > 0] : true if wrong]
      if try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.topology != null && try(length(entry.template), 0) > 0] : "$.clusters.${name}.template: topology and template both say what the Cluster is. Leave one of the two out." if wrong]
      if try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length(jsondecode(entry.values)), 0) > 0 && !(try(length(entry.template), 0) > 0)] : true if wrong]
      if try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length(jsondecode(entry.values)), 0) > 0 && !(try(length(entry.template), 0) > 0)] : "$.clusters.${name}.values: of no use without a template. Leave it out, or declare a template." if wrong]
      if try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.delivery == "repository" && !(entry.topology != null || try(length(entry.template), 0) > 0)] : true if wrong]
      if try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.delivery == "repository" && !(entry.topology != null || try(length(entry.template), 0) > 0)] : "$.clusters.${name}.delivery: somebody else makes this Cluster: it has neither topology nor template. Leave it out, or declare one of the two." if wrong]
      if try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.labels), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0)] : true if wrong]
      if try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.labels), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0)] : "$.clusters.${name}.labels: somebody else makes this Cluster: it has neither topology nor template. Leave it out, or declare one of the two." if wrong]
      if try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.annotations), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0)] : true if wrong]
      if try(entry.kind == "cluster_api", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [try(length(entry.annotations), 0) > 0 && !(entry.topology != null || try(length(entry.template), 0) > 0)] : "$.clusters.${name}.annotations: somebody else makes this Cluster: it has neither topology nor template. Leave it out, or declare one of the two." if wrong]
      if try(entry.kind == "cluster_api", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(entry.insecure == true)] : true if wrong]
      if try(entry.kind == "endpoint", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.server != null && can(regex("^[hH][tT][tT][pP]://", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && can(regex("^[hH][tT][tT][pP][sS]?://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?$", (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)))) && !(entry.insecure == true)] : "$.clusters.${name}.server: '${replace(entry.server == null ? "" : (can(regex("://", entry.server)) ? entry.server : format("https://%s", entry.server)), "/:[^/@]*@/", ":***@")}' is not reached over TLS. Use https://host[:port][/path]." if wrong]
      if try(entry.kind == "endpoint", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.clusters : [for wrong in [entry.insecure == true && try(length(entry.certificate_authority_data), 0) > 0] : true if wrong]
      if try(entry.kind == "endpoint", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.clusters : [for wrong in [entry.insecure == true && try(length(entry.certificate_authority_data), 0) > 0] : "$.clusters.${name}.insecure: certificate_authority_data would not be used. Leave one of the two out." if wrong]
      if try(entry.kind == "endpoint", false)
    ]))
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
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories, the key '${name}': ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", name)) ? "control characters in '${replace(replace(replace(name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!contains(["codecommit", "gitea", "github", "gitlab", "sandbox", "ssh"], entry.kind)] : true if wrong]
      if entry.kind != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!contains(["codecommit", "gitea", "github", "gitlab", "sandbox", "ssh"], entry.kind)] : "$.repositories.${name}.kind: Invalid value '${entry.kind}' (known: codecommit, gitea, github, gitlab, sandbox, ssh)" if wrong]
      if entry.kind != null
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.repositories : true
      if entry.kind == null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.repositories : "$.repositories.${name}: Object missing required field `kind` (known: codecommit, gitea, github, gitlab, sandbox, ssh)"
      if entry.kind == null
    ])
  }

  validation {
    condition = length(flatten([for foreign in [{
      codecommit = ["url", "credential", "known_hosts", "trust_on_first_use", "ca_file", "sync_url", "owner", "host", "app", "sync_app", "project", "directory", "push_key"]
      gitea      = ["region", "profile", "host", "app", "sync_app", "project", "directory", "push_key"]
      github     = ["region", "profile", "sync_user", "url", "trust_on_first_use", "project", "directory", "push_key"]
      gitlab     = ["region", "name", "profile", "owner", "host", "app", "sync_app", "directory", "push_key"]
      sandbox    = ["region", "profile", "sync", "sync_user", "sync_credential", "url", "credential", "known_hosts", "trust_on_first_use", "ca_file", "sync_url", "owner", "host", "app", "sync_app", "project", "push_key"]
      ssh        = ["region", "name", "profile", "sync", "sync_user", "sync_credential", "credential", "ca_file", "sync_url", "owner", "host", "app", "sync_app", "project", "directory"]
      }] : [for name, entry in var.repositories : [
      for field in foreign[entry.kind] : true
      if entry[field] != null
      ]
      if can(foreign[entry.kind])
      ]
    ])) == 0
    error_message = join("\n", flatten([for foreign in [{
      codecommit = ["url", "credential", "known_hosts", "trust_on_first_use", "ca_file", "sync_url", "owner", "host", "app", "sync_app", "project", "directory", "push_key"]
      gitea      = ["region", "profile", "host", "app", "sync_app", "project", "directory", "push_key"]
      github     = ["region", "profile", "sync_user", "url", "trust_on_first_use", "project", "directory", "push_key"]
      gitlab     = ["region", "name", "profile", "owner", "host", "app", "sync_app", "directory", "push_key"]
      sandbox    = ["region", "profile", "sync", "sync_user", "sync_credential", "url", "credential", "known_hosts", "trust_on_first_use", "ca_file", "sync_url", "owner", "host", "app", "sync_app", "project", "push_key"]
      ssh        = ["region", "name", "profile", "sync", "sync_user", "sync_credential", "credential", "ca_file", "sync_url", "owner", "host", "app", "sync_app", "project", "directory"]
      }] : [for name, entry in var.repositories : [
      for field in foreign[entry.kind] : "$.repositories.${name}: Object contains unknown field `${field}`"
      if entry[field] != null
      ]
      if can(foreign[entry.kind])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!contains(["change-request", "none", "push"], entry.changes)] : true if wrong]
      if entry.changes != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!contains(["change-request", "none", "push"], entry.changes)] : "$.repositories.${name}.changes: Invalid enum value '${entry.changes}' (known: change-request, none, push)" if wrong]
      if entry.changes != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.folder))] : true if wrong]
      if entry.folder != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.folder))] : "$.repositories.${name}.folder: control characters in '${replace(replace(replace(entry.folder, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.folder != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.author.name == null] : true if wrong]
      if entry.author != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.author.name == null] : "$.repositories.${name}.author: Object missing required field `name`" if wrong]
      if entry.author != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.author.name))] : true if wrong]
      if try(entry.author.name != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.author.name))] : "$.repositories.${name}.author.name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.author.name)) ? "control characters in '${replace(replace(replace(entry.author.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.author.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name that git can write: words without < and >. Example: Flux"}" if wrong]
      if try(entry.author.name != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.author.email == null] : true if wrong]
      if entry.author != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.author.email == null] : "$.repositories.${name}.author: Object missing required field `email`" if wrong]
      if entry.author != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", entry.author.email))] : true if wrong]
      if try(entry.author.email != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", entry.author.email))] : "$.repositories.${name}.author.email: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.author.email)) ? "control characters in '${replace(replace(replace(entry.author.email, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.author.email, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an email address. Example: flux@example.com"}" if wrong]
      if try(entry.author.email != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.message_appendix))] : true if wrong]
      if entry.message_appendix != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.message_appendix))] : "$.repositories.${name}.message_appendix: control characters in '${replace(replace(replace(entry.message_appendix, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.message_appendix != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == null] : true if wrong]
      if entry.signing != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == null] : "$.repositories.${name}.signing: Object missing required field `format`" if wrong]
      if entry.signing != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!contains(["gpg", "ssh"], entry.signing.format)] : true if wrong]
      if try(entry.signing.format != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!contains(["gpg", "ssh"], entry.signing.format)] : "$.repositories.${name}.signing.format: Invalid enum value '${entry.signing.format}' (known: gpg, ssh)" if wrong]
      if try(entry.signing.format != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.key.env))] : true if wrong]
      if try(entry.signing.key.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.key.env))] : "$.repositories.${name}.signing.key.env: control characters in '${replace(replace(replace(entry.signing.key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.signing.key.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.key.file))] : true if wrong]
      if try(entry.signing.key.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.key.file))] : "$.repositories.${name}.signing.key.file: control characters in '${replace(replace(replace(entry.signing.key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.signing.key.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.signing.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.signing.key.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.signing.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.signing.key.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.signing.key.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.signing.key.env != null, entry.signing.key.file != null, entry.signing.key.command != null, entry.signing.key.stdin == true] : true if named]) != 1 || try(length(entry.signing.key.command) == 0, false)] : true if wrong]
      if can(entry.signing.key.env)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.signing.key.env != null, entry.signing.key.file != null, entry.signing.key.command != null, entry.signing.key.stdin == true] : true if named]) != 1 || try(length(entry.signing.key.command) == 0, false)] : "$.repositories.${name}.signing.key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(entry.signing.key.env)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.key_id))] : true if wrong]
      if try(entry.signing.key_id != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.key_id))] : "$.repositories.${name}.signing.key_id: control characters in '${replace(replace(replace(entry.signing.key_id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.signing.key_id != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.program))] : true if wrong]
      if try(entry.signing.program != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.signing.program))] : "$.repositories.${name}.signing.program: control characters in '${replace(replace(replace(entry.signing.program, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.signing.program != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == "gpg" && entry.signing.key != null] : true if wrong]
      if entry.signing != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == "gpg" && entry.signing.key != null] : "$.repositories.${name}.signing.key: gpg signs with the user's keyring. Name the key with key_id." if wrong]
      if entry.signing != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == "ssh" && (entry.signing.key != null) == (try(length(entry.signing.key_id), 0) > 0)] : true if wrong]
      if entry.signing != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == "ssh" && (entry.signing.key != null) == (try(length(entry.signing.key_id), 0) > 0)] : "$.repositories.${name}.signing: not exactly one of key and key_id. Refer to a private key, or name a key of ssh-agent." if wrong]
      if entry.signing != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == "ssh" && entry.signing.key == null && try(length(entry.signing.key_id), 0) > 0 && !can(regex("^[^\\s]+ [A-Za-z0-9+/=]+( .*)?$", entry.signing.key_id))] : true if wrong]
      if entry.signing != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.signing.format == "ssh" && entry.signing.key == null && try(length(entry.signing.key_id), 0) > 0 && !can(regex("^[^\\s]+ [A-Za-z0-9+/=]+( .*)?$", entry.signing.key_id))] : "$.repositories.${name}.signing.key_id: not a public key. Use `TYPE BASE64`, as `ssh-add -L` prints." if wrong]
      if entry.signing != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", entry.branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", entry.branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", entry.branch))] : true if wrong]
      if entry.branch != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", entry.branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", entry.branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", entry.branch))] : "$.repositories.${name}.branch: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.branch)) ? "control characters in '${replace(replace(replace(entry.branch, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.branch, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}" if wrong]
      if entry.branch != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.region == null] : true if wrong]
      if try(entry.kind == "codecommit", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.region == null] : "$.repositories.${name}: Object missing required field `region`" if wrong]
      if try(entry.kind == "codecommit", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region))] : true if wrong]
      if entry.region != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", entry.region))] : "$.repositories.${name}.region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.region)) ? "control characters in '${replace(replace(replace(entry.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}" if wrong]
      if entry.region != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.name == null] : true if wrong]
      if try(contains(["codecommit", "gitea", "github", "sandbox"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.name == null] : "$.repositories.${name}: Object missing required field `name`" if wrong]
      if try(contains(["codecommit", "gitea", "github", "sandbox"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.name))] : true if wrong]
      if entry.name != null && try(contains(["codecommit", "gitea", "github"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.name))] : "$.repositories.${name}.name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.name)) ? "control characters in '${replace(replace(replace(entry.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name on a Git host: letters, digits, `.`, `_` and `-`. Example: fleet"}" if wrong]
      if entry.name != null && try(contains(["codecommit", "gitea", "github"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name))] : true if wrong]
      if entry.name != null && try(entry.kind == "sandbox", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.name))] : "$.repositories.${name}.name: control characters in '${replace(replace(replace(entry.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.name != null && try(entry.kind == "sandbox", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile))] : true if wrong]
      if entry.profile != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.profile))] : "$.repositories.${name}.profile: control characters in '${replace(replace(replace(entry.profile, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.profile != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!contains(["aws", "token"], entry.sync)] : true if wrong]
      if entry.sync != null && try(entry.kind == "codecommit", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!contains(["aws", "token"], entry.sync)] : "$.repositories.${name}.sync: Invalid enum value '${entry.sync}' (known: aws, token)" if wrong]
      if entry.sync != null && try(entry.kind == "codecommit", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!contains(["deploy-key", "token"], entry.sync)] : true if wrong]
      if entry.sync != null && try(contains(["gitea", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!contains(["deploy-key", "token"], entry.sync)] : "$.repositories.${name}.sync: Invalid enum value '${entry.sync}' (known: deploy-key, token)" if wrong]
      if entry.sync != null && try(contains(["gitea", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!contains(["app", "deploy-key", "token"], entry.sync)] : true if wrong]
      if entry.sync != null && try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!contains(["app", "deploy-key", "token"], entry.sync)] : "$.repositories.${name}.sync: Invalid enum value '${entry.sync}' (known: app, deploy-key, token)" if wrong]
      if entry.sync != null && try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_user))] : true if wrong]
      if entry.sync_user != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_user))] : "$.repositories.${name}.sync_user: control characters in '${replace(replace(replace(entry.sync_user, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.sync_user != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_credential.env))] : true if wrong]
      if try(entry.sync_credential.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_credential.env))] : "$.repositories.${name}.sync_credential.env: control characters in '${replace(replace(replace(entry.sync_credential.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sync_credential.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_credential.file))] : true if wrong]
      if try(entry.sync_credential.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_credential.file))] : "$.repositories.${name}.sync_credential.file: control characters in '${replace(replace(replace(entry.sync_credential.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sync_credential.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.sync_credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sync_credential.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.sync_credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.sync_credential.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sync_credential.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.sync_credential.env != null, entry.sync_credential.file != null, entry.sync_credential.command != null, entry.sync_credential.stdin == true] : true if named]) != 1 || try(length(entry.sync_credential.command) == 0, false)] : true if wrong]
      if entry.sync_credential != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.sync_credential.env != null, entry.sync_credential.file != null, entry.sync_credential.command != null, entry.sync_credential.stdin == true] : true if named]) != 1 || try(length(entry.sync_credential.command) == 0, false)] : "$.repositories.${name}.sync_credential: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if entry.sync_credential != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.url == null] : true if wrong]
      if try(contains(["gitea", "ssh"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.url == null] : "$.repositories.${name}: Object missing required field `url`" if wrong]
      if try(contains(["gitea", "ssh"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url))] : true if wrong]
      if entry.url != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url))] : "$.repositories.${name}.url: control characters in '${replace(replace(replace(entry.url, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.url != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.credential.env))] : true if wrong]
      if try(entry.credential.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.credential.env))] : "$.repositories.${name}.credential.env: control characters in '${replace(replace(replace(entry.credential.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.credential.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.credential.file))] : true if wrong]
      if try(entry.credential.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.credential.file))] : "$.repositories.${name}.credential.file: control characters in '${replace(replace(replace(entry.credential.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.credential.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.credential.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.credential.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.credential.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.credential.env != null, entry.credential.file != null, entry.credential.command != null, entry.credential.stdin == true] : true if named]) != 1 || try(length(entry.credential.command) == 0, false)] : true if wrong]
      if entry.credential != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.credential.env != null, entry.credential.file != null, entry.credential.command != null, entry.credential.stdin == true] : true if named]) != 1 || try(length(entry.credential.command) == 0, false)] : "$.repositories.${name}.credential: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if entry.credential != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.known_hosts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.known_hosts : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.known_hosts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.known_hosts[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.known_hosts : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.ca_file))] : true if wrong]
      if entry.ca_file != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.ca_file))] : "$.repositories.${name}.ca_file: control characters in '${replace(replace(replace(entry.ca_file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.ca_file != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url))] : true if wrong]
      if entry.sync_url != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url))] : "$.repositories.${name}.sync_url: control characters in '${replace(replace(replace(entry.sync_url, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.sync_url != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.owner == null] : true if wrong]
      if try(contains(["gitea", "github"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.owner == null] : "$.repositories.${name}: Object missing required field `owner`" if wrong]
      if try(contains(["gitea", "github"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.owner))] : true if wrong]
      if entry.owner != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)$", entry.owner))] : "$.repositories.${name}.owner: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.owner)) ? "control characters in '${replace(replace(replace(entry.owner, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.owner, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name on a Git host: letters, digits, `.`, `_` and `-`. Example: fleet"}" if wrong]
      if entry.owner != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", entry.host))] : true if wrong]
      if entry.host != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", entry.host))] : "$.repositories.${name}.host: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.host)) ? "control characters in '${replace(replace(replace(entry.host, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.host, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a host: host[:port], without https://. Example: git.example.com"}" if wrong]
      if entry.host != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.app.id == null] : true if wrong]
      if entry.app != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.app.id == null] : "$.repositories.${name}.app: Object missing required field `id`" if wrong]
      if entry.app != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.app.id))] : true if wrong]
      if try(entry.app.id != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.app.id))] : "$.repositories.${name}.app.id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.app.id)) ? "control characters in '${replace(replace(replace(entry.app.id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.app.id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}" if wrong]
      if try(entry.app.id != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.app.installation == null] : true if wrong]
      if entry.app != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.app.installation == null] : "$.repositories.${name}.app: Object missing required field `installation`" if wrong]
      if entry.app != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.app.installation))] : true if wrong]
      if try(entry.app.installation != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.app.installation))] : "$.repositories.${name}.app.installation: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.app.installation)) ? "control characters in '${replace(replace(replace(entry.app.installation, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.app.installation, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}" if wrong]
      if try(entry.app.installation != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.app.key == null] : true if wrong]
      if entry.app != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.app.key == null] : "$.repositories.${name}.app: Object missing required field `key`" if wrong]
      if entry.app != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.app.key.env))] : true if wrong]
      if try(entry.app.key.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.app.key.env))] : "$.repositories.${name}.app.key.env: control characters in '${replace(replace(replace(entry.app.key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.app.key.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.app.key.file))] : true if wrong]
      if try(entry.app.key.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.app.key.file))] : "$.repositories.${name}.app.key.file: control characters in '${replace(replace(replace(entry.app.key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.app.key.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.app.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.app.key.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.app.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.app.key.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.app.key.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.app.key.env != null, entry.app.key.file != null, entry.app.key.command != null, entry.app.key.stdin == true] : true if named]) != 1 || try(length(entry.app.key.command) == 0, false)] : true if wrong]
      if can(entry.app.key.env)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.app.key.env != null, entry.app.key.file != null, entry.app.key.command != null, entry.app.key.stdin == true] : true if named]) != 1 || try(length(entry.app.key.command) == 0, false)] : "$.repositories.${name}.app.key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(entry.app.key.env)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.sync_app.id == null] : true if wrong]
      if entry.sync_app != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.sync_app.id == null] : "$.repositories.${name}.sync_app: Object missing required field `id`" if wrong]
      if entry.sync_app != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.sync_app.id))] : true if wrong]
      if try(entry.sync_app.id != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.sync_app.id))] : "$.repositories.${name}.sync_app.id: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sync_app.id)) ? "control characters in '${replace(replace(replace(entry.sync_app.id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sync_app.id, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}" if wrong]
      if try(entry.sync_app.id != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.sync_app.installation == null] : true if wrong]
      if entry.sync_app != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.sync_app.installation == null] : "$.repositories.${name}.sync_app: Object missing required field `installation`" if wrong]
      if entry.sync_app != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.sync_app.installation))] : true if wrong]
      if try(entry.sync_app.installation != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[A-Za-z0-9._-]+$", entry.sync_app.installation))] : "$.repositories.${name}.sync_app.installation: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.sync_app.installation)) ? "control characters in '${replace(replace(replace(entry.sync_app.installation, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.sync_app.installation, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an id as GitHub shows it in the App's settings. Example: 123456"}" if wrong]
      if try(entry.sync_app.installation != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.sync_app.key == null] : true if wrong]
      if entry.sync_app != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.sync_app.key == null] : "$.repositories.${name}.sync_app: Object missing required field `key`" if wrong]
      if entry.sync_app != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_app.key.env))] : true if wrong]
      if try(entry.sync_app.key.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_app.key.env))] : "$.repositories.${name}.sync_app.key.env: control characters in '${replace(replace(replace(entry.sync_app.key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sync_app.key.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_app.key.file))] : true if wrong]
      if try(entry.sync_app.key.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_app.key.file))] : "$.repositories.${name}.sync_app.key.file: control characters in '${replace(replace(replace(entry.sync_app.key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.sync_app.key.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.sync_app.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.sync_app.key.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.sync_app.key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.sync_app.key.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.sync_app.key.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.sync_app.key.env != null, entry.sync_app.key.file != null, entry.sync_app.key.command != null, entry.sync_app.key.stdin == true] : true if named]) != 1 || try(length(entry.sync_app.key.command) == 0, false)] : true if wrong]
      if can(entry.sync_app.key.env)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.sync_app.key.env != null, entry.sync_app.key.file != null, entry.sync_app.key.command != null, entry.sync_app.key.stdin == true] : true if named]) != 1 || try(length(entry.sync_app.key.command) == 0, false)] : "$.repositories.${name}.sync_app.key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(entry.sync_app.key.env)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.project == null] : true if wrong]
      if try(entry.kind == "gitlab", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.project == null] : "$.repositories.${name}: Object missing required field `project`" if wrong]
      if try(entry.kind == "gitlab", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)(/(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*))+$", entry.project))] : true if wrong]
      if entry.project != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*)(/(\\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\\.{3}[A-Za-z0-9._-]*))+$", entry.project))] : "$.repositories.${name}.project: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.project)) ? "control characters in '${replace(replace(replace(entry.project, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.project, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the full path of a project: group/name, with all its groups. Example: group/subgroup/name"}" if wrong]
      if entry.project != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.directory == null] : true if wrong]
      if try(entry.kind == "sandbox", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.directory == null] : "$.repositories.${name}: Object missing required field `directory`" if wrong]
      if try(entry.kind == "sandbox", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory))] : true if wrong]
      if entry.directory != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.directory))] : "$.repositories.${name}.directory: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.directory)) ? "control characters in '${replace(replace(replace(entry.directory, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.directory, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an absolute path. Example: /srv/sandbox"}" if wrong]
      if entry.directory != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.push_key.env))] : true if wrong]
      if try(entry.push_key.env != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.push_key.env))] : "$.repositories.${name}.push_key.env: control characters in '${replace(replace(replace(entry.push_key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.push_key.env != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.push_key.file))] : true if wrong]
      if try(entry.push_key.file != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.push_key.file))] : "$.repositories.${name}.push_key.file: control characters in '${replace(replace(replace(entry.push_key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(entry.push_key.file != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for index, part in entry.push_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in entry.push_key.command : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for index, part in entry.push_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.repositories.${name}.push_key.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in entry.push_key.command : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.push_key.env != null, entry.push_key.file != null, entry.push_key.command != null, entry.push_key.stdin == true] : true if named]) != 1 || try(length(entry.push_key.command) == 0, false)] : true if wrong]
      if entry.push_key != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [length([for named in [entry.push_key.env != null, entry.push_key.file != null, entry.push_key.command != null, entry.push_key.stdin == true] : true if named]) != 1 || try(length(entry.push_key.command) == 0, false)] : "$.repositories.${name}.push_key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if entry.push_key != null
    ]))
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
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "aws" : entry.sync) == "aws" && entry.sync_credential != null] : true if wrong]
      if try(entry.kind == "codecommit", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "aws" : entry.sync) == "aws" && entry.sync_credential != null] : "$.repositories.${name}.sync_credential: of no use with sync 'aws'. Leave it out." if wrong]
      if try(entry.kind == "codecommit", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "aws" : entry.sync) == "token" && entry.sync_credential == null] : true if wrong]
      if try(entry.kind == "codecommit", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "aws" : entry.sync) == "token" && entry.sync_credential == null] : "$.repositories.${name}.sync_credential: missing: with sync 'token' every cluster stores a token. Refer to a token that may only read." if wrong]
      if try(entry.kind == "codecommit", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "aws" : entry.sync) == "token" && !(try(length(entry.sync_user), 0) > 0)] : true if wrong]
      if try(entry.kind == "codecommit", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "aws" : entry.sync) == "token" && !(try(length(entry.sync_user), 0) > 0)] : "$.repositories.${name}.sync_user: missing: the user whose Git credentials clusters read with. Set sync = \"token\", sync_user and sync_credential, or none." if wrong]
      if try(entry.kind == "codecommit", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [!((entry.sync == null ? "aws" : entry.sync) == "token") && try(length(entry.sync_user), 0) > 0] : true if wrong]
      if try(entry.kind == "codecommit", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [!((entry.sync == null ? "aws" : entry.sync) == "token") && try(length(entry.sync_user), 0) > 0] : "$.repositories.${name}.sync_user: of no use without a token. Set sync = \"token\", sync_user and sync_credential, or none." if wrong]
      if try(entry.kind == "codecommit", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url))] : true if wrong]
      if try(contains(["gitea", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url))] : "$.repositories.${name}.url: '${replace(entry.url == null ? "" : entry.url, "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]." if wrong]
      if try(contains(["gitea", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", entry.url)))] : true if wrong]
      if try(contains(["gitea", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", entry.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", entry.url)))] : "$.repositories.${name}.url: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]." if wrong]
      if try(contains(["gitea", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_credential != null] : true if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_credential != null] : "$.repositories.${name}.sync_credential: of no use with sync 'deploy-key'. Leave it out." if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential == null] : true if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential == null] : "$.repositories.${name}.sync_credential: missing: with sync 'token' every cluster stores a token. Refer to a token that may only read." if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITEA_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential))] : true if wrong]
      if try(entry.kind == "gitea", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITEA_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential))] : "$.repositories.${name}.sync_credential: the credential that writes, which never enters a cluster. Refer to another token that may only read." if wrong]
      if try(entry.kind == "gitea", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_url != null] : true if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_url != null] : "$.repositories.${name}.sync_url: of no use with sync 'token'. Leave it out." if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.sync_url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url))] : true if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.sync_url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url))] : "$.repositories.${name}.sync_url: '${replace(entry.sync_url == null ? "" : entry.sync_url, "/:[^/@]*@/", ":***@")}' is not a URL of a repository over SSH. Use ssh://[user@]host[:port]/path." if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url))] : true if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url))] : "$.repositories.${name}.sync_url: a password in the URL. A handover holds no secret. Use ssh://[user@]host[:port]/path." if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url)))] : true if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.sync_url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.sync_url)))] : "$.repositories.${name}.sync_url: ssh would read an option in '${entry.sync_url}'. Use ssh://[user@]host[:port]/path." if wrong]
      if try(contains(["gitea", "github", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.owner}/${entry.name}")), false)] : true if wrong]
      if try(contains(["gitea", "github"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.owner}/${entry.name}")), false)] : "$.repositories.${name}.sync_url: leads to '${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}', not to '${entry.owner}/${entry.name}'. Declare the same repository." if wrong]
      if try(contains(["gitea", "github"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true] : true if wrong]
      if try(contains(["gitea", "gitlab"], entry.kind), false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true] : "$.repositories.${name}.known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use." if wrong]
      if try(contains(["gitea", "gitlab"], entry.kind), false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_credential != null] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_credential != null] : "$.repositories.${name}.sync_credential: of no use with sync 'app'. Leave it out." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(entry.app != null) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITHUB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential))] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(entry.app != null) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITHUB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential))] : "$.repositories.${name}.sync_credential: the credential that writes, which never enters a cluster. Refer to another token that may only read." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_app != null] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && entry.sync_app != null] : "$.repositories.${name}.sync_app: of no use with sync 'deploy-key'. Leave it out." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_app != null] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_app != null] : "$.repositories.${name}.sync_app: of no use with sync 'token'. Leave it out." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_app == null] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_app == null] : "$.repositories.${name}.sync_app: missing: with sync 'app' every cluster stores the key of an App. Name an App that may only read." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.app != null && (try(entry.sync_app.id == entry.app.id, false) || try(jsonencode(entry.sync_app.key) == jsonencode(entry.app.key), false))] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.app != null && (try(entry.sync_app.id == entry.app.id, false) || try(jsonencode(entry.sync_app.key) == jsonencode(entry.app.key), false))] : "$.repositories.${name}.sync_app: the App that writes, which never enters a cluster. Name another App that may only read." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_url != null] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "app" && entry.sync_url != null] : "$.repositories.${name}.sync_url: of no use with sync 'app'. Leave it out." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && !((entry.host == null ? "github.com" : entry.host) == "github.com" || endswith((entry.host == null ? "github.com" : entry.host), ".ghe.com")) && try(length(entry.known_hosts), 0) == 0] : true if wrong]
      if try(entry.kind == "github", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && !((entry.host == null ? "github.com" : entry.host) == "github.com" || endswith((entry.host == null ? "github.com" : entry.host), ".ghe.com")) && try(length(entry.known_hosts), 0) == 0] : "$.repositories.${name}.known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use." if wrong]
      if try(entry.kind == "github", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITLAB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential))] : true if wrong]
      if try(entry.kind == "gitlab", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "token" && entry.sync_credential != null && !(false) && jsonencode(entry.sync_credential) == (entry.credential == null ? jsonencode({ env = "GITLAB_TOKEN", file = null, command = null, stdin = false }) : jsonencode(entry.credential))] : "$.repositories.${name}.sync_credential: the credential that writes, which never enters a cluster. Refer to another token that may only read." if wrong]
      if try(entry.kind == "gitlab", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.project}")), false)] : true if wrong]
      if try(entry.kind == "gitlab", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [(entry.sync == null ? "deploy-key" : entry.sync) == "deploy-key" && can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.sync_url)) && try(!endswith("/${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}", lower("/${entry.project}")), false)] : "$.repositories.${name}.sync_url: leads to '${lower(trimsuffix(trim(replace(entry.sync_url == null ? "" : entry.sync_url, "/^[^:]*:[/]+[^/]*|[?#].*$/", ""), "/"), ".git"))}', not to '${entry.project}'. Declare the same repository." if wrong]
      if try(entry.kind == "gitlab", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [entry.url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url))] : true if wrong]
      if try(entry.kind == "ssh", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [entry.url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url))] : "$.repositories.${name}.url: '${replace(entry.url == null ? "" : entry.url, "/:[^/@]*@/", ":***@")}' is not a URL of a repository over SSH. Use ssh://[user@]host[:port]/path." if wrong]
      if try(entry.kind == "ssh", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url))] : true if wrong]
      if try(entry.kind == "ssh", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url))] : "$.repositories.${name}.url: a password in the URL. A handover holds no secret. Use ssh://[user@]host[:port]/path." if wrong]
      if try(entry.kind == "ssh", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url)))] : true if wrong]
      if try(entry.kind == "ssh", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", entry.url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", entry.url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.url)))] : "$.repositories.${name}.url: ssh would read an option in '${entry.url}'. Use ssh://[user@]host[:port]/path." if wrong]
      if try(entry.kind == "ssh", false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.repositories : [for wrong in [try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true] : true if wrong]
      if try(entry.kind == "ssh", false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.repositories : [for wrong in [try(length(entry.known_hosts), 0) == 0 && entry.trust_on_first_use != true] : "$.repositories.${name}.known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use." if wrong]
      if try(entry.kind == "ssh", false)
    ]))
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
      manager               = optional(string, "provisioner")
      distribution_artifact = optional(string, "")
      cluster_type          = optional(string, "kubernetes")
      cluster_size          = optional(string, "")
      flux_version          = optional(string, "v2.9.4")
      distribution          = optional(string)
      trusted_root          = optional(string)
      pin_images            = optional(bool, true)
      components            = optional(list(string), ["source-controller", "kustomize-controller", "helm-controller", "notification-controller"])
      namespace             = optional(string, "flux-system")
      registry              = optional(string, "ghcr.io/fluxcd")
      image_pull_secret     = optional(string, "")
      log_level             = optional(string, "info")
      network_policy        = optional(bool, true)
      watch_all_namespaces  = optional(bool, true)
      cluster_domain        = optional(string, "cluster.local")
      toleration_keys       = optional(list(string), [])
      interval              = optional(string, "1m0s")
      sync_interval         = optional(string, "10m0s")
      lockdown              = optional(bool, false)
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
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings, the key '${name}': ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", name)) ? "control characters in '${replace(replace(replace(name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}"
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", name))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.cluster))] : true if wrong]
      if entry.cluster != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.cluster))] : "$.pairings.${name}.cluster: control characters in '${replace(replace(replace(entry.cluster, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.cluster != null
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if entry.repository == null
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}: Object missing required field `repository`"
      if entry.repository == null
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.repository))] : true if wrong]
      if entry.repository != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.repository))] : "$.pairings.${name}.repository: control characters in '${replace(replace(replace(entry.repository, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.repository != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.path)) || can(regex("^(?:/)", entry.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", entry.path)) || can(regex("^(?:.*[^/]{256})", entry.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", entry.path))] : true if wrong]
      if entry.path != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.path)) || can(regex("^(?:/)", entry.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", entry.path)) || can(regex("^(?:.*[^/]{256})", entry.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", entry.path))] : "$.pairings.${name}.path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.path)) ? "control characters in '${replace(replace(replace(entry.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}" if wrong]
      if entry.path != null
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["ecdsa", "ed25519", "rsa"], entry.deploy_key.algorithm)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.deploy_key.algorithm: Invalid enum value '${entry.deploy_key.algorithm}' (known: ecdsa, ed25519, rsa)"
      if !contains(["ecdsa", "ed25519", "rsa"], entry.deploy_key.algorithm)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["cluster", "terraform"], entry.deploy_key.custody)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.deploy_key.custody: Invalid enum value '${entry.deploy_key.custody}' (known: cluster, terraform)"
      if !contains(["cluster", "terraform"], entry.deploy_key.custody)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["flux-operator", "provisioner"], entry.gitops.manager)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.manager: Invalid enum value '${entry.gitops.manager}' (known: flux-operator, provisioner)"
      if !contains(["flux-operator", "provisioner"], entry.gitops.manager)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^(oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9._-]+)+(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?)?$", entry.gitops.distribution_artifact))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.distribution_artifact: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.distribution_artifact)) ? "control characters in '${replace(replace(replace(entry.gitops.distribution_artifact, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.distribution_artifact, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of an artifact: oci://host[:port]/path[:tag]. Example: oci://ghcr.io/controlplaneio-fluxcd/flux-operator-manifests:latest"}"
      if !can(regex("^(oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9._-]+)+(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?)?$", entry.gitops.distribution_artifact))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["aws", "azure", "gcp", "kubernetes", "openshift"], entry.gitops.cluster_type)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.cluster_type: Invalid enum value '${entry.gitops.cluster_type}' (known: aws, azure, gcp, kubernetes, openshift)"
      if !contains(["aws", "azure", "gcp", "kubernetes", "openshift"], entry.gitops.cluster_type)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["", "large", "medium", "small"], entry.gitops.cluster_size)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.cluster_size: Invalid enum value '${entry.gitops.cluster_size}' (known: , large, medium, small)"
      if !contains(["", "large", "medium", "small"], entry.gitops.cluster_size)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^v(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})$", entry.gitops.flux_version))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.flux_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.flux_version)) ? "control characters in '${replace(replace(replace(entry.gitops.flux_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.flux_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a version such as `v2.9.4`. Example: v2.9.4"}"
      if !can(regex("^v(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})$", entry.gitops.flux_version))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.gitops.distribution))] : true if wrong]
      if entry.gitops.distribution != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.gitops.distribution))] : "$.pairings.${name}.gitops.distribution: control characters in '${replace(replace(replace(entry.gitops.distribution, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.gitops.distribution != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.gitops.trusted_root))] : true if wrong]
      if entry.gitops.trusted_root != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", entry.gitops.trusted_root))] : "$.pairings.${name}.gitops.trusted_root: control characters in '${replace(replace(replace(entry.gitops.trusted_root, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if entry.gitops.trusted_root != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.gitops.components : [for wrong in [!contains(["helm-controller", "image-automation-controller", "image-reflector-controller", "kustomize-controller", "notification-controller", "source-controller", "source-watcher"], part)] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.gitops.components : [for wrong in [!contains(["helm-controller", "image-automation-controller", "image-reflector-controller", "kustomize-controller", "notification-controller", "source-controller", "source-watcher"], part)] : "$.pairings.${name}.gitops.components[${index}]: Invalid enum value '${part}' (known: helm-controller, image-automation-controller, image-reflector-controller, kustomize-controller, notification-controller, source-controller, source-watcher)" if wrong]
      if part != null
      ]
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", entry.gitops.namespace)) || can(regex("^(?:default$|kube-)", entry.gitops.namespace))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.namespace)) ? "control characters in '${replace(replace(replace(entry.gitops.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`; not default, and not kube-*. Example: flux-system"}"
      if !can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", entry.gitops.namespace)) || can(regex("^(?:default$|kube-)", entry.gitops.namespace))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$", entry.gitops.registry))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.registry: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.registry)) ? "control characters in '${replace(replace(replace(entry.gitops.registry, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.registry, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a registry: host[:port][/path], in lower case after the host. Example: ghcr.io/fluxcd"}"
      if !can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$", entry.gitops.registry))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", entry.gitops.image_pull_secret))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.image_pull_secret: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.image_pull_secret)) ? "control characters in '${replace(replace(replace(entry.gitops.image_pull_secret, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.image_pull_secret, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a Secret. Example: registry"}"
      if !can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", entry.gitops.image_pull_secret))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["debug", "error", "info"], entry.gitops.log_level)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.log_level: Invalid enum value '${entry.gitops.log_level}' (known: debug, error, info)"
      if !contains(["debug", "error", "info"], entry.gitops.log_level)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", entry.gitops.cluster_domain))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.cluster_domain: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.cluster_domain)) ? "control characters in '${replace(replace(replace(entry.gitops.cluster_domain, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.cluster_domain, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a domain such as cluster.local. Example: cluster.local"}"
      if !can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", entry.gitops.cluster_domain))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.gitops.toleration_keys : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", part))] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.gitops.toleration_keys : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", part))] : "$.pairings.${name}.gitops.toleration_keys[${index}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the key of a taint. Example: example.com/dedicated"}" if wrong]
      if part != null
      ]
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", entry.gitops.interval)) || !can(regex("^(?:.*[1-9])", entry.gitops.interval))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.interval)) ? "control characters in '${replace(replace(replace(entry.gitops.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if !can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", entry.gitops.interval)) || !can(regex("^(?:.*[1-9])", entry.gitops.interval))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", entry.gitops.sync_interval)) || !can(regex("^(?:.*[1-9])", entry.gitops.sync_interval))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.sync_interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.sync_interval)) ? "control characters in '${replace(replace(replace(entry.gitops.sync_interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.sync_interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}"
      if !can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", entry.gitops.sync_interval)) || !can(regex("^(?:.*[1-9])", entry.gitops.sync_interval))
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [entry.gitops.verify.keys == null] : true if wrong]
      if entry.gitops.verify != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [entry.gitops.verify.keys == null] : "$.pairings.${name}.gitops.verify: Object missing required field `keys`" if wrong]
      if entry.gitops.verify != null
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.env))] : true if wrong]
      if try(part.env != null, false)
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.env))] : "$.pairings.${name}.gitops.verify.keys[${index}].env: control characters in '${replace(replace(replace(part.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.env != null, false)
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.file))] : true if wrong]
      if try(part.file != null, false)
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.file))] : "$.pairings.${name}.gitops.verify.keys[${index}].file: control characters in '${replace(replace(replace(part.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.file != null, false)
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for inner, piece in part.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.command : it])
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for inner, piece in part.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.gitops.verify.keys[${index}].command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.command : it])
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for wrong in [length([for named in [part.env != null, part.file != null, part.command != null, part.stdin == true] : true if named]) != 1 || try(length(part.command) == 0, false)] : true if wrong]
      if part != null
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.gitops.verify.keys : [for wrong in [length([for named in [part.env != null, part.file != null, part.command != null, part.stdin == true] : true if named]) != 1 || try(length(part.command) == 0, false)] : "$.pairings.${name}.gitops.verify.keys[${index}]: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if part != null
      ]
      if can([for it in entry.gitops.verify.keys : it])
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [!contains(["HEAD", "Tag", "TagAndHEAD"], entry.gitops.verify.mode)] : true if wrong]
      if try(entry.gitops.verify.mode != null, false)
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [!contains(["HEAD", "Tag", "TagAndHEAD"], entry.gitops.verify.mode)] : "$.pairings.${name}.gitops.verify.mode: Invalid enum value '${entry.gitops.verify.mode}' (known: HEAD, Tag, TagAndHEAD)" if wrong]
      if try(entry.gitops.verify.mode != null, false)
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for wrong in [try(length(entry.gitops.verify.keys), 1) == 0] : true if wrong]
      if entry.gitops.verify != null
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for wrong in [try(length(entry.gitops.verify.keys), 1) == 0] : "$.pairings.${name}.gitops.verify.keys: none, so nothing could be verified. Refer to the public keys of those who sign." if wrong]
      if entry.gitops.verify != null
    ]))
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^([a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?)?$", entry.gitops.hub))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.hub: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.hub)) ? "control characters in '${replace(replace(replace(entry.gitops.hub, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.hub, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a cluster of the fleet. Example: hub"}"
      if !can(regex("^([a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?)?$", entry.gitops.hub))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !contains(["generic", "kubeconfig"], entry.gitops.spoke_access)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.spoke_access: Invalid enum value '${entry.gitops.spoke_access}' (known: generic, kubeconfig)"
      if !contains(["generic", "kubeconfig"], entry.gitops.spoke_access)
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^([A-Za-z0-9][A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?$", entry.gitops.spoke_role))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.spoke_role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.spoke_role)) ? "control characters in '${replace(replace(replace(entry.gitops.spoke_role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.spoke_role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a ClusterRole. Example: cluster-admin"}"
      if !can(regex("^([A-Za-z0-9][A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?$", entry.gitops.spoke_role))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if !can(regex("^([hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/?)?$", entry.gitops.spoke_server))
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.spoke_server: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.gitops.spoke_server)) ? "control characters in '${replace(replace(replace(entry.gitops.spoke_server, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.gitops.spoke_server, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the address of an API server, https://host[:port]. Example: https://10.0.0.1:6443"}"
      if !can(regex("^([hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/?)?$", entry.gitops.spoke_server))
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length(setsubtract(["source-controller", "kustomize-controller"], (try(entry.gitops.components, null) == null ? [] : entry.gitops.components))) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.components: ${join(", ", [for needed in ["source-controller", "kustomize-controller"] : needed if !contains((try(entry.gitops.components, null) == null ? [] : entry.gitops.components), needed)])} missing. Flux cannot sync without them."
      if length(setsubtract(["source-controller", "kustomize-controller"], (try(entry.gitops.components, null) == null ? [] : entry.gitops.components))) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(length(entry.gitops.distribution), 0) == 0 && !startswith(entry.gitops.flux_version, "v2.")
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.flux_version: there is no release of Flux ${entry.gitops.flux_version} that can be paired. Declare v2.x.y, or a distribution of your own."
      if try(length(entry.gitops.distribution), 0) == 0 && !startswith(entry.gitops.flux_version, "v2.")
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if(try(entry.gitops.verify.mode, null) == "Tag" || try(entry.gitops.verify.mode, null) == "TagAndHEAD") && true
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.gitops.verify.mode: '${try(entry.gitops.verify.mode, null)}' needs a tag, and none is declared. Use HEAD."
      if(try(entry.gitops.verify.mode, null) == "Tag" || try(entry.gitops.verify.mode, null) == "TagAndHEAD") && true
    ])
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [part.name == null] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [part.name == null] : "$.pairings.${name}.prerequisites[${index}]: Object missing required field `name`" if wrong]
      if part != null
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", part.name))] : true if wrong]
      if try(part.name != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", part.name))] : "$.pairings.${name}.prerequisites[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.name)) ? "control characters in '${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}" if wrong]
      if try(part.name != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [part.manifests == null] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [part.manifests == null] : "$.pairings.${name}.prerequisites[${index}]: Object missing required field `manifests`" if wrong]
      if part != null
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", part.manifests))] : true if wrong]
      if try(part.manifests != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.prerequisites : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", part.manifests))] : "$.pairings.${name}.prerequisites[${index}].manifests: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.manifests)) ? "control characters in '${replace(replace(replace(part.manifests, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.manifests, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the path of a file or a folder. Example: manifests/cilium.yaml"}" if wrong]
      if try(part.manifests != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in entry.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in entry.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : "$.pairings.${name}.labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}" if wrong]
      if part != null
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], part.kind)] : true if wrong]
      if try(part.kind != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "progressive_delivery", "receiver", "sops", "tenant"], part.kind)] : "$.pairings.${name}.platform[${index}].kind: Invalid value '${part.kind}' (known: alert, artifact_generator, bucket_source, egress, git_source, helm_source, image_automation, monitoring, oci_source, progressive_delivery, receiver, sops, tenant)" if wrong]
      if try(part.kind != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.kind == null] : true if wrong]
      if can(part.kind)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.kind == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `kind` (known: alert, artifact_generator, bucket_source, egress, git_source, helm_source, image_automation, monitoring, oci_source, progressive_delivery, receiver, sops, tenant)" if wrong]
      if can(part.kind)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for foreign in [{
      alert                = ["inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      artifact_generator   = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      bucket_source        = ["address", "url", "token", "channel", "username", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      egress               = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      git_source           = ["provider", "address", "token", "channel", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      helm_source          = ["address", "token", "channel", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "known_hosts", "sparse", "recurse_submodules", "verify", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      image_automation     = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      monitoring           = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      oci_source           = ["address", "token", "channel", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "bucket", "endpoint", "region", "prefix", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "commit", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      progressive_delivery = ["address", "url", "token", "channel", "ca_file", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      receiver             = ["provider", "address", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "denied", "allowed", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      sops                 = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "access_key", "secret_key", "interval", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      tenant               = ["provider", "address", "token", "channel", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "tag", "semver", "commit", "sparse", "recurse_submodules", "pass_credentials", "images", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex"]
      }] : [for name, entry in var.pairings : [for index, part in entry.platform : [
        for field in foreign[part.kind] : true
        if part[field] != null
      ]
      if can(foreign[part.kind])
      ]
      ]
    ])) == 0
    error_message = join("\n", flatten([for foreign in [{
      alert                = ["inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      artifact_generator   = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      bucket_source        = ["address", "url", "token", "channel", "username", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      egress               = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      git_source           = ["provider", "address", "token", "channel", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      helm_source          = ["address", "token", "channel", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "known_hosts", "sparse", "recurse_submodules", "verify", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      image_automation     = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      monitoring           = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      oci_source           = ["address", "token", "channel", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "inputs", "path_pattern", "artifacts", "bucket", "endpoint", "region", "prefix", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "commit", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      progressive_delivery = ["address", "url", "token", "channel", "ca_file", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      receiver             = ["provider", "address", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "interval", "denied", "allowed", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      sops                 = ["provider", "address", "url", "token", "channel", "username", "ca_file", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "access_key", "secret_key", "interval", "denied", "allowed", "repository", "deploy_key", "branch", "tag", "semver", "commit", "credential", "known_hosts", "sparse", "recurse_submodules", "verify", "pass_credentials", "images", "path", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "namespaces", "role", "sync_interval", "wait", "quota", "network_policy", "egress_denied", "egress_allowed", "workloads"]
      tenant               = ["provider", "address", "token", "channel", "insecure", "severity", "sources", "inclusion_list", "exclusion_list", "metadata", "timeout", "inputs", "path_pattern", "artifacts", "deliver", "bucket", "endpoint", "region", "prefix", "service_account", "access_key", "secret_key", "denied", "allowed", "tag", "semver", "commit", "sparse", "recurse_submodules", "pass_credentials", "images", "push_branch", "change_request", "author_name", "author_email", "message", "signing_key", "signing_password", "signing_format", "namespace", "prometheus", "labels", "scraping", "rules", "dashboards", "dashboard_labels", "state_metrics", "state_metrics_account", "fleet", "depends_on", "failing_after", "suspended_after", "key_days", "digest", "layer_media_type", "verify_artifact", "metrics_server", "chart", "version", "values", "load_tester", "load_tester_chart", "load_tester_version", "load_tester_values", "metrics", "alerts", "type", "events", "resources", "email", "audience", "age", "kms", "recovery", "recovery_waived", "paths", "encrypted_regex"]
      }] : [for name, entry in var.pairings : [for index, part in entry.platform : [
        for field in foreign[part.kind] : "$.pairings.${name}.platform[${index}]: Object contains unknown field `${field}`"
        if part[field] != null
      ]
      if can(foreign[part.kind])
      ]
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.name == null] : true if wrong]
      if try(contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "oci_source", "receiver", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.name == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `name`" if wrong]
      if try(contains(["alert", "artifact_generator", "bucket_source", "git_source", "helm_source", "image_automation", "oci_source", "receiver", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", part.name))] : true if wrong]
      if try(part.name != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", part.name))] : "$.pairings.${name}.platform[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.name)) ? "control characters in '${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(part.name != null && contains(["alert", "artifact_generator", "bucket_source", "egress", "git_source", "helm_source", "image_automation", "monitoring", "oci_source", "receiver", "sops", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", part.name))] : true if wrong]
      if try(part.name != null && part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", part.name))] : "$.pairings.${name}.platform[${index}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.name)) ? "control characters in '${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a release: lower-case letters, digits and `-`, at most 40 of them. Example: flagger"}" if wrong]
      if try(part.name != null && part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.provider == null] : true if wrong]
      if try(contains(["alert", "progressive_delivery"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.provider == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `provider`" if wrong]
      if try(contains(["alert", "progressive_delivery"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["alertmanager", "discord", "generic-hmac", "gitea", "giteapullrequestcomment", "github", "githubpullrequestcomment", "gitlab", "gitlabmergerequestcomment", "grafana", "matrix", "msteams", "opsgenie", "pagerduty", "slack"], part.provider)] : true if wrong]
      if try(part.provider != null && part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["alertmanager", "discord", "generic-hmac", "gitea", "giteapullrequestcomment", "github", "githubpullrequestcomment", "gitlab", "gitlabmergerequestcomment", "grafana", "matrix", "msteams", "opsgenie", "pagerduty", "slack"], part.provider)] : "$.pairings.${name}.platform[${index}].provider: Invalid enum value '${part.provider}' (known: alertmanager, discord, generic-hmac, gitea, giteapullrequestcomment, github, githubpullrequestcomment, gitlab, gitlabmergerequestcomment, grafana, matrix, msteams, opsgenie, pagerduty, slack)" if wrong]
      if try(part.provider != null && part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["aws", "azure", "gcp", "generic"], part.provider)] : true if wrong]
      if try(part.provider != null && contains(["bucket_source", "helm_source", "oci_source"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["aws", "azure", "gcp", "generic"], part.provider)] : "$.pairings.${name}.platform[${index}].provider: Invalid enum value '${part.provider}' (known: aws, azure, gcp, generic)" if wrong]
      if try(part.provider != null && contains(["bucket_source", "helm_source", "oci_source"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["gatewayapi:v1", "kubernetes", "traefik"], part.provider)] : true if wrong]
      if try(part.provider != null && part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["gatewayapi:v1", "kubernetes", "traefik"], part.provider)] : "$.pairings.${name}.platform[${index}].provider: Invalid enum value '${part.provider}' (known: gatewayapi:v1, kubernetes, traefik)" if wrong]
      if try(part.provider != null && part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.address.env))] : true if wrong]
      if try(part.address.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.address.env))] : "$.pairings.${name}.platform[${index}].address.env: control characters in '${replace(replace(replace(part.address.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.address.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.address.file))] : true if wrong]
      if try(part.address.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.address.file))] : "$.pairings.${name}.platform[${index}].address.file: control characters in '${replace(replace(replace(part.address.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.address.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.address.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.address.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.address.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].address.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.address.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.address.env != null, part.address.file != null, part.address.command != null, part.address.stdin == true] : true if named]) != 1 || try(length(part.address.command) == 0, false)] : true if wrong]
      if can(part.address.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.address.env != null, part.address.file != null, part.address.command != null, part.address.stdin == true] : true if named]) != 1 || try(length(part.address.command) == 0, false)] : "$.pairings.${name}.platform[${index}].address: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.address.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null] : true if wrong]
      if try(contains(["helm_source", "oci_source"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `url`" if wrong]
      if try(contains(["helm_source", "oci_source"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.url))] : true if wrong]
      if try(part.url != null && contains(["alert", "git_source", "helm_source", "receiver", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.url))] : "$.pairings.${name}.platform[${index}].url: control characters in '${replace(replace(replace(part.url, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.url != null && contains(["alert", "git_source", "helm_source", "receiver", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", part.url))] : true if wrong]
      if try(part.url != null && part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", part.url))] : "$.pairings.${name}.platform[${index}].url: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.url)) ? "control characters in '${replace(replace(replace(part.url, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.url, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of a repository in a registry, without a tag: oci://host[:port]/path. Example: oci://ghcr.io/example/apps"}" if wrong]
      if try(part.url != null && part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.token.env))] : true if wrong]
      if try(part.token.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.token.env))] : "$.pairings.${name}.platform[${index}].token.env: control characters in '${replace(replace(replace(part.token.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.token.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.token.file))] : true if wrong]
      if try(part.token.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.token.file))] : "$.pairings.${name}.platform[${index}].token.file: control characters in '${replace(replace(replace(part.token.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.token.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.token.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.token.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.token.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].token.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.token.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.token.env != null, part.token.file != null, part.token.command != null, part.token.stdin == true] : true if named]) != 1 || try(length(part.token.command) == 0, false)] : true if wrong]
      if can(part.token.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.token.env != null, part.token.file != null, part.token.command != null, part.token.stdin == true] : true if named]) != 1 || try(length(part.token.command) == 0, false)] : "$.pairings.${name}.platform[${index}].token: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.token.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}{}?/]*$", part.channel))] : true if wrong]
      if try(part.channel != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}{}?/]*$", part.channel))] : "$.pairings.${name}.platform[${index}].channel: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.channel)) ? "control characters in '${replace(replace(replace(part.channel, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.channel, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a channel or a room: `#channel`, an id, or `!room:server`. Example: #platform"}" if wrong]
      if try(part.channel != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.username))] : true if wrong]
      if try(part.username != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.username))] : "$.pairings.${name}.platform[${index}].username: control characters in '${replace(replace(replace(part.username, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.username != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.ca_file))] : true if wrong]
      if try(part.ca_file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.ca_file))] : "$.pairings.${name}.platform[${index}].ca_file: control characters in '${replace(replace(replace(part.ca_file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.ca_file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["error", "info"], part.severity)] : true if wrong]
      if try(part.severity != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["error", "info"], part.severity)] : "$.pairings.${name}.platform[${index}].severity: Invalid enum value '${part.severity}' (known: error, info)" if wrong]
      if try(part.severity != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [piece.object_kind == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.sources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [piece.object_kind == null] : "$.pairings.${name}.platform[${index}].sources[${inner}]: Object missing required field `object_kind`" if wrong]
      if piece != null
      ]
      if can([for it in part.sources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [!contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImagePolicy", "ImageRepository", "ImageUpdateAutomation", "Kustomization", "OCIRepository"], piece.object_kind)] : true if wrong]
      if try(piece.object_kind != null, false)
      ]
      if can([for it in part.sources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [!contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImagePolicy", "ImageRepository", "ImageUpdateAutomation", "Kustomization", "OCIRepository"], piece.object_kind)] : "$.pairings.${name}.platform[${index}].sources[${inner}].object_kind: Invalid enum value '${piece.object_kind}' (known: Bucket, GitRepository, HelmChart, HelmRelease, HelmRepository, ImagePolicy, ImageRepository, ImageUpdateAutomation, Kustomization, OCIRepository)" if wrong]
      if try(piece.object_kind != null, false)
      ]
      if can([for it in part.sources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.sources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", piece.name))] : "$.pairings.${name}.platform[${index}].sources[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object, or `*` for all. Example: *"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.sources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.namespace))] : true if wrong]
      if try(piece.namespace != null, false)
      ]
      if can([for it in part.sources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.namespace))] : "$.pairings.${name}.platform[${index}].sources[${inner}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.namespace)) ? "control characters in '${replace(replace(replace(piece.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace, or nothing for Flux's own. Example: apps"}" if wrong]
      if try(piece.namespace != null, false)
      ]
      if can([for it in part.sources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for key, part in piece.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in piece.labels : it])
      ]
      if can([for it in part.sources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sources : [for key, part in piece.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : "$.pairings.${name}.platform[${index}].sources[${inner}].labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}" if wrong]
      if part != null
      ]
      if can([for it in piece.labels : it])
      ]
      if can([for it in part.sources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inclusion_list : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.inclusion_list : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inclusion_list : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].inclusion_list[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.inclusion_list : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.exclusion_list : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.exclusion_list : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.exclusion_list : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].exclusion_list[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.exclusion_list : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.metadata : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in part.metadata : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.metadata : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.pairings.${name}.platform[${index}].metadata.${key}: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in part.metadata : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.timeout)) || !can(regex("^(?:.*[1-9])", part.timeout))] : true if wrong]
      if try(part.timeout != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.timeout)) || !can(regex("^(?:.*[1-9])", part.timeout))] : "$.pairings.${name}.platform[${index}].timeout: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.timeout)) ? "control characters in '${replace(replace(replace(part.timeout, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.timeout, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(part.timeout != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.inputs == null] : true if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.inputs == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `inputs`" if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [piece.alias == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.inputs : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [piece.alias == null] : "$.pairings.${name}.platform[${index}].inputs[${inner}]: Object missing required field `alias`" if wrong]
      if piece != null
      ]
      if can([for it in part.inputs : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$", piece.alias))] : true if wrong]
      if try(piece.alias != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$", piece.alias))] : "$.pairings.${name}.platform[${index}].inputs[${inner}].alias: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.alias)) ? "control characters in '${replace(replace(replace(piece.alias, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.alias, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a short name: lower-case letters, digits, `_` and `-`. Example: base"}" if wrong]
      if try(piece.alias != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!contains(["Bucket", "ExternalArtifact", "GitRepository", "HelmChart", "OCIRepository"], piece.object_kind)] : true if wrong]
      if try(piece.object_kind != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!contains(["Bucket", "ExternalArtifact", "GitRepository", "HelmChart", "OCIRepository"], piece.object_kind)] : "$.pairings.${name}.platform[${index}].inputs[${inner}].object_kind: Invalid enum value '${piece.object_kind}' (known: Bucket, ExternalArtifact, GitRepository, HelmChart, OCIRepository)" if wrong]
      if try(piece.object_kind != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [piece.name == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.inputs : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [piece.name == null] : "$.pairings.${name}.platform[${index}].inputs[${inner}]: Object missing required field `name`" if wrong]
      if piece != null
      ]
      if can([for it in part.inputs : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : "$.pairings.${name}.platform[${index}].inputs[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.namespace))] : true if wrong]
      if try(piece.namespace != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.inputs : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.namespace))] : "$.pairings.${name}.platform[${index}].inputs[${inner}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.namespace)) ? "control characters in '${replace(replace(replace(piece.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.namespace != null, false)
      ]
      if can([for it in part.inputs : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{1,900})?$", part.path_pattern))] : true if wrong]
      if try(part.path_pattern != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{1,900})?$", part.path_pattern))] : "$.pairings.${name}.platform[${index}].path_pattern: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.path_pattern)) ? "control characters in '${replace(replace(replace(part.path_pattern, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.path_pattern, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a pattern of folders: @ALIAS/ and a path with captures. Example: @base/apps/{app}"}" if wrong]
      if try(part.path_pattern != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.artifacts == null] : true if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.artifacts == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `artifacts`" if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [piece.name == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [piece.name == null] : "$.pairings.${name}.platform[${index}].artifacts[${inner}]: Object missing required field `name`" if wrong]
      if piece != null
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [!can(regex("^[a-z0-9{]([a-z0-9{}._-]{0,251}[a-z0-9}])?$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [!can(regex("^[a-z0-9{]([a-z0-9{}._-]{0,251}[a-z0-9}])?$", piece.name))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an artifact, which may have captures of path_pattern in it. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", piece.revision))] : true if wrong]
      if try(piece.revision != null, false)
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", piece.revision))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].revision: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.revision)) ? "control characters in '${replace(replace(replace(piece.revision, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.revision, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the alias of a source. Example: @base"}" if wrong]
      if try(piece.revision != null, false)
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", piece.origin_revision))] : true if wrong]
      if try(piece.origin_revision != null, false)
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [!can(regex("^(@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)?$", piece.origin_revision))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].origin_revision: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.origin_revision)) ? "control characters in '${replace(replace(replace(piece.origin_revision, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.origin_revision, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the alias of a source. Example: @base"}" if wrong]
      if try(piece.origin_revision != null, false)
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [piece.copy == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [piece.copy == null] : "$.pairings.${name}.platform[${index}].artifacts[${inner}]: Object missing required field `copy`" if wrong]
      if piece != null
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [item.source == null] : true if wrong]
      if item != null
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [item.source == null] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}]: Object missing required field `source`" if wrong]
      if item != null
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [!can(regex("^@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", item.source))] : true if wrong]
      if try(item.source != null, false)
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [!can(regex("^@[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", item.source))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].source: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.source)) ? "control characters in '${replace(replace(replace(item.source, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.source, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not what is copied: @ALIAS/ and a path or a pattern. Example: @base/deploy/**"}" if wrong]
      if try(item.source != null, false)
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [!can(regex("^@artifact/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", item.target))] : true if wrong]
      if try(item.target != null, false)
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [!can(regex("^@artifact/[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]{0,1000}$", item.target))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].target: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.target)) ? "control characters in '${replace(replace(replace(item.target, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.target, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a place in the artifact: @artifact/ and a path. Example: @artifact/"}" if wrong]
      if try(item.target != null, false)
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for deepest, leaf in item.exclude : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", leaf))] : true if wrong]
      if leaf != null
      ]
      if can([for it in item.exclude : it])
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for deepest, leaf in item.exclude : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", leaf))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].exclude[${deepest}]: control characters in '${replace(replace(replace(leaf, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if leaf != null
      ]
      if can([for it in item.exclude : it])
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [!contains(["Extract", "Merge", "Overwrite"], item.strategy)] : true if wrong]
      if try(item.strategy != null, false)
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [!contains(["Extract", "Merge", "Overwrite"], item.strategy)] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].strategy: Invalid enum value '${item.strategy}' (known: Extract, Merge, Overwrite)" if wrong]
      if try(item.strategy != null, false)
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [try(contains(split("/", item.target), ".."), false)] : true if wrong]
      if item != null
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.copy : [for wrong in [try(contains(split("/", item.target), ".."), false)] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy[${innermost}].target: '${item.target}' leads out of the artifact. Leave `..` out." if wrong]
      if item != null
      ]
      if can([for it in piece.copy : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!contains(["kustomization", "helm_release"], item.kind)] : true if wrong]
      if try(item.kind != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!contains(["kustomization", "helm_release"], item.kind)] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].kind: Invalid value '${item.kind}' (known: helm_release, kustomization)" if wrong]
      if try(item.kind != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [item.kind == null] : true if wrong]
      if can(item.kind)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [item.kind == null] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object missing required field `kind` (known: helm_release, kustomization)" if wrong]
      if can(item.kind)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for foreign in [{
      kustomization = ["chart", "version", "release_name", "create_namespace", "values", "values_secrets"]
      helm_release  = ["path", "prune", "wait", "health_checks", "facts", "decrypt"]
      }] : [for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [
        for field in foreign[item.kind] : true
        if item[field] != null
        ]
        if can(foreign[item.kind])
        ]
        if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
      ]
    ])) == 0
    error_message = join("\n", flatten([for foreign in [{
      kustomization = ["chart", "version", "release_name", "create_namespace", "values", "values_secrets"]
      helm_release  = ["path", "prune", "wait", "health_checks", "facts", "decrypt"]
      }] : [for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [
        for field in foreign[item.kind] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}]: Object contains unknown field `${field}`"
        if item[field] != null
        ]
        if can(foreign[item.kind])
        ]
        if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.name))] : true if wrong]
      if try(item.name != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.name))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.name)) ? "control characters in '${replace(replace(replace(item.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(item.name != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.depends_on : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf))] : true if wrong]
      if leaf != null
      ]
      if can([for it in item.depends_on : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.depends_on : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].depends_on[${deepest}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf)) ? "control characters in '${replace(replace(replace(leaf, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(leaf, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not `name` or `namespace/name`. Example: infrastructure"}" if wrong]
      if leaf != null
      ]
      if can([for it in item.depends_on : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", item.interval)) || !can(regex("^(?:.*[1-9])", item.interval))] : true if wrong]
      if try(item.interval != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", item.interval)) || !can(regex("^(?:.*[1-9])", item.interval))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.interval)) ? "control characters in '${replace(replace(replace(item.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(item.interval != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", item.timeout)) || !can(regex("^(?:.*[1-9])", item.timeout))] : true if wrong]
      if try(item.timeout != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", item.timeout)) || !can(regex("^(?:.*[1-9])", item.timeout))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].timeout: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.timeout)) ? "control characters in '${replace(replace(replace(item.timeout, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.timeout, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(item.timeout != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.target_namespace))] : true if wrong]
      if try(item.target_namespace != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.target_namespace))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].target_namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.target_namespace)) ? "control characters in '${replace(replace(replace(item.target_namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.target_namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(item.target_namespace != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.service_account))] : true if wrong]
      if try(item.service_account != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.service_account))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.service_account)) ? "control characters in '${replace(replace(replace(item.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(item.service_account != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item.path)) || can(regex("^(?:/)", item.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", item.path)) || can(regex("^(?:.*[^/]{256})", item.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", item.path))] : true if wrong]
      if try(item.path != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item.path)) || can(regex("^(?:/)", item.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", item.path)) || can(regex("^(?:.*[^/]{256})", item.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", item.path))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.path)) ? "control characters in '${replace(replace(replace(item.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}" if wrong]
      if try(item.path != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", leaf.api_version))] : true if wrong]
      if try(leaf.api_version != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", leaf.api_version))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].api_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf.api_version)) ? "control characters in '${replace(replace(replace(leaf.api_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(leaf.api_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an API version such as `apps/v1`. Example: apps/v1"}" if wrong]
      if try(leaf.api_version != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", leaf.object_kind))] : true if wrong]
      if try(leaf.object_kind != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", leaf.object_kind))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].object_kind: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf.object_kind)) ? "control characters in '${replace(replace(replace(leaf.object_kind, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(leaf.object_kind, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a kind of Kubernetes. Example: Deployment"}" if wrong]
      if try(leaf.object_kind != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [leaf.name == null] : true if wrong]
      if leaf != null
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [leaf.name == null] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}]: Object missing required field `name`" if wrong]
      if leaf != null
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf.name))] : true if wrong]
      if try(leaf.name != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf.name))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf.name)) ? "control characters in '${replace(replace(replace(leaf.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(leaf.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}" if wrong]
      if try(leaf.name != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", leaf.namespace))] : true if wrong]
      if try(leaf.namespace != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", leaf.namespace))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks[${deepest}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf.namespace)) ? "control characters in '${replace(replace(replace(leaf.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(leaf.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(leaf.namespace != null, false)
      ]
      if can([for it in item.health_checks : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item.chart))] : true if wrong]
      if try(item.chart != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item.chart))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].chart: control characters in '${replace(replace(replace(item.chart, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(item.chart != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item.version))] : true if wrong]
      if try(item.version != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item.version))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].version: control characters in '${replace(replace(replace(item.version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(item.version != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", item.release_name))] : true if wrong]
      if try(item.release_name != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", item.release_name))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].release_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.release_name)) ? "control characters in '${replace(replace(replace(item.release_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.release_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a release: lower-case letters, digits and `-`, at most 53 of them. Example: web"}" if wrong]
      if try(item.release_name != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(keys(jsondecode(item.values)))] : true if wrong]
      if try(item.values != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [!can(keys(jsondecode(item.values)))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].values: not an object in JSON. Use jsonencode({ NAME = VALUE })." if wrong]
      if try(item.values != null, false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.values_secrets : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf))] : true if wrong]
      if leaf != null
      ]
      if can([for it in item.values_secrets : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for deepest, leaf in item.values_secrets : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", leaf))] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].values_secrets[${deepest}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", leaf)) ? "control characters in '${replace(replace(replace(leaf, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(leaf, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}" if wrong]
      if leaf != null
      ]
      if can([for it in item.values_secrets : it])
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [item.wait == true && try(length(item.health_checks), 0) > 0] : true if wrong]
      if try(item.kind == "kustomization", false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [item.wait == true && try(length(item.health_checks), 0) > 0] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].health_checks: of no use with wait, which checks every object. Leave one of them out." if wrong]
      if try(item.kind == "kustomization", false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [item.create_namespace == true && try(length(item.target_namespace), 0) == 0] : true if wrong]
      if try(item.kind == "helm_release", false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for innermost, item in piece.deliver : [for wrong in [item.create_namespace == true && try(length(item.target_namespace), 0) == 0] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].deliver[${innermost}].create_namespace: of no use without target_namespace. Name the namespace." if wrong]
      if try(item.kind == "helm_release", false)
      ]
      if can([for it in piece.deliver : it])
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [try(length(piece.copy), 1) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.artifacts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.artifacts : [for wrong in [try(length(piece.copy), 1) == 0] : "$.pairings.${name}.platform[${index}].artifacts[${inner}].copy: nothing, so the artifact would be empty. Say what is copied into it." if wrong]
      if piece != null
      ]
      if can([for it in part.artifacts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!contains(["kustomization", "helm_release"], piece.kind)] : true if wrong]
      if try(piece.kind != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!contains(["kustomization", "helm_release"], piece.kind)] : "$.pairings.${name}.platform[${index}].deliver[${inner}].kind: Invalid value '${piece.kind}' (known: helm_release, kustomization)" if wrong]
      if try(piece.kind != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [piece.kind == null] : true if wrong]
      if can(piece.kind)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [piece.kind == null] : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object missing required field `kind` (known: helm_release, kustomization)" if wrong]
      if can(piece.kind)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for foreign in [{
      kustomization = ["chart", "version", "release_name", "create_namespace", "values", "values_secrets"]
      helm_release  = ["path", "prune", "wait", "health_checks", "facts", "decrypt"]
      }] : [for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [
        for field in foreign[piece.kind] : true
        if piece[field] != null
        ]
        if can(foreign[piece.kind])
      ]
      if can([for it in part.deliver : it])
      ]
      ]
    ])) == 0
    error_message = join("\n", flatten([for foreign in [{
      kustomization = ["chart", "version", "release_name", "create_namespace", "values", "values_secrets"]
      helm_release  = ["path", "prune", "wait", "health_checks", "facts", "decrypt"]
      }] : [for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [
        for field in foreign[piece.kind] : "$.pairings.${name}.platform[${index}].deliver[${inner}]: Object contains unknown field `${field}`"
        if piece[field] != null
        ]
        if can(foreign[piece.kind])
      ]
      if can([for it in part.deliver : it])
      ]
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.name))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.depends_on : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.depends_on : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.depends_on : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].depends_on[${innermost}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item)) ? "control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not `name` or `namespace/name`. Example: infrastructure"}" if wrong]
      if item != null
      ]
      if can([for it in piece.depends_on : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", piece.interval)) || !can(regex("^(?:.*[1-9])", piece.interval))] : true if wrong]
      if try(piece.interval != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", piece.interval)) || !can(regex("^(?:.*[1-9])", piece.interval))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.interval)) ? "control characters in '${replace(replace(replace(piece.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(piece.interval != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", piece.timeout)) || !can(regex("^(?:.*[1-9])", piece.timeout))] : true if wrong]
      if try(piece.timeout != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", piece.timeout)) || !can(regex("^(?:.*[1-9])", piece.timeout))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].timeout: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.timeout)) ? "control characters in '${replace(replace(replace(piece.timeout, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.timeout, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(piece.timeout != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.target_namespace))] : true if wrong]
      if try(piece.target_namespace != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.target_namespace))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].target_namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.target_namespace)) ? "control characters in '${replace(replace(replace(piece.target_namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.target_namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.target_namespace != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.service_account))] : true if wrong]
      if try(piece.service_account != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.service_account))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.service_account)) ? "control characters in '${replace(replace(replace(piece.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.service_account != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.path)) || can(regex("^(?:/)", piece.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece.path)) || can(regex("^(?:.*[^/]{256})", piece.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece.path))] : true if wrong]
      if try(piece.path != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.path)) || can(regex("^(?:/)", piece.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece.path)) || can(regex("^(?:.*[^/]{256})", piece.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece.path))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.path)) ? "control characters in '${replace(replace(replace(piece.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}" if wrong]
      if try(piece.path != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", item.api_version))] : true if wrong]
      if try(item.api_version != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*$", item.api_version))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].api_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.api_version)) ? "control characters in '${replace(replace(replace(item.api_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.api_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an API version such as `apps/v1`. Example: apps/v1"}" if wrong]
      if try(item.api_version != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", item.object_kind))] : true if wrong]
      if try(item.object_kind != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^[A-Z][A-Za-z0-9]{0,62}$", item.object_kind))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].object_kind: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.object_kind)) ? "control characters in '${replace(replace(replace(item.object_kind, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.object_kind, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a kind of Kubernetes. Example: Deployment"}" if wrong]
      if try(item.object_kind != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [item.name == null] : true if wrong]
      if item != null
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [item.name == null] : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}]: Object missing required field `name`" if wrong]
      if item != null
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item.name))] : true if wrong]
      if try(item.name != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item.name))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.name)) ? "control characters in '${replace(replace(replace(item.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}" if wrong]
      if try(item.name != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.namespace))] : true if wrong]
      if try(item.namespace != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.health_checks : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", item.namespace))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks[${innermost}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item.namespace)) ? "control characters in '${replace(replace(replace(item.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(item.namespace != null, false)
      ]
      if can([for it in piece.health_checks : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.chart))] : true if wrong]
      if try(piece.chart != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.chart))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].chart: control characters in '${replace(replace(replace(piece.chart, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.chart != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.version))] : true if wrong]
      if try(piece.version != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.version))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].version: control characters in '${replace(replace(replace(piece.version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.version != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", piece.release_name))] : true if wrong]
      if try(piece.release_name != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?$", piece.release_name))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].release_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.release_name)) ? "control characters in '${replace(replace(replace(piece.release_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.release_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a release: lower-case letters, digits and `-`, at most 53 of them. Example: web"}" if wrong]
      if try(piece.release_name != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(keys(jsondecode(piece.values)))] : true if wrong]
      if try(piece.values != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [!can(keys(jsondecode(piece.values)))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].values: not an object in JSON. Use jsonencode({ NAME = VALUE })." if wrong]
      if try(piece.values != null, false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.values_secrets : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.values_secrets : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for innermost, item in piece.values_secrets : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", item))] : "$.pairings.${name}.platform[${index}].deliver[${inner}].values_secrets[${innermost}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", item)) ? "control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object. Example: values"}" if wrong]
      if item != null
      ]
      if can([for it in piece.values_secrets : it])
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [piece.wait == true && try(length(piece.health_checks), 0) > 0] : true if wrong]
      if try(piece.kind == "kustomization", false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [piece.wait == true && try(length(piece.health_checks), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${inner}].health_checks: of no use with wait, which checks every object. Leave one of them out." if wrong]
      if try(piece.kind == "kustomization", false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [piece.create_namespace == true && try(length(piece.target_namespace), 0) == 0] : true if wrong]
      if try(piece.kind == "helm_release", false)
      ]
      if can([for it in part.deliver : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.deliver : [for wrong in [piece.create_namespace == true && try(length(piece.target_namespace), 0) == 0] : "$.pairings.${name}.platform[${index}].deliver[${inner}].create_namespace: of no use without target_namespace. Name the namespace." if wrong]
      if try(piece.kind == "helm_release", false)
      ]
      if can([for it in part.deliver : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.bucket == null] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.bucket == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `bucket`" if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$", part.bucket))] : true if wrong]
      if try(part.bucket != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$", part.bucket))] : "$.pairings.${name}.platform[${index}].bucket: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.bucket)) ? "control characters in '${replace(replace(replace(part.bucket, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.bucket, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a bucket. Example: example-manifests"}" if wrong]
      if try(part.bucket != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.endpoint == null] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.endpoint == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `endpoint`" if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", part.endpoint))] : true if wrong]
      if try(part.endpoint != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$", part.endpoint))] : "$.pairings.${name}.platform[${index}].endpoint: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.endpoint)) ? "control characters in '${replace(replace(replace(part.endpoint, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.endpoint, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a host: host[:port], without https://. Example: git.example.com"}" if wrong]
      if try(part.endpoint != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", part.region))] : true if wrong]
      if try(part.region != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", part.region))] : "$.pairings.${name}.platform[${index}].region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.region)) ? "control characters in '${replace(replace(replace(part.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a region. Example: eu-central-1"}" if wrong]
      if try(part.region != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.prefix))] : true if wrong]
      if try(part.prefix != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.prefix))] : "$.pairings.${name}.platform[${index}].prefix: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.prefix)) ? "control characters in '${replace(replace(replace(part.prefix, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.prefix, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the beginning of the names of objects. Example: clusters/"}" if wrong]
      if try(part.prefix != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", part.service_account))] : true if wrong]
      if try(part.service_account != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", part.service_account))] : "$.pairings.${name}.platform[${index}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.service_account)) ? "control characters in '${replace(replace(replace(part.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(part.service_account != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.access_key.env))] : true if wrong]
      if try(part.access_key.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.access_key.env))] : "$.pairings.${name}.platform[${index}].access_key.env: control characters in '${replace(replace(replace(part.access_key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.access_key.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.access_key.file))] : true if wrong]
      if try(part.access_key.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.access_key.file))] : "$.pairings.${name}.platform[${index}].access_key.file: control characters in '${replace(replace(replace(part.access_key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.access_key.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.access_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.access_key.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.access_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].access_key.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.access_key.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.access_key.env != null, part.access_key.file != null, part.access_key.command != null, part.access_key.stdin == true] : true if named]) != 1 || try(length(part.access_key.command) == 0, false)] : true if wrong]
      if can(part.access_key.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.access_key.env != null, part.access_key.file != null, part.access_key.command != null, part.access_key.stdin == true] : true if named]) != 1 || try(length(part.access_key.command) == 0, false)] : "$.pairings.${name}.platform[${index}].access_key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.access_key.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.secret_key.env))] : true if wrong]
      if try(part.secret_key.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.secret_key.env))] : "$.pairings.${name}.platform[${index}].secret_key.env: control characters in '${replace(replace(replace(part.secret_key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.secret_key.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.secret_key.file))] : true if wrong]
      if try(part.secret_key.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.secret_key.file))] : "$.pairings.${name}.platform[${index}].secret_key.file: control characters in '${replace(replace(replace(part.secret_key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.secret_key.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.secret_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.secret_key.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.secret_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].secret_key.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.secret_key.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.secret_key.env != null, part.secret_key.file != null, part.secret_key.command != null, part.secret_key.stdin == true] : true if named]) != 1 || try(length(part.secret_key.command) == 0, false)] : true if wrong]
      if can(part.secret_key.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.secret_key.env != null, part.secret_key.file != null, part.secret_key.command != null, part.secret_key.stdin == true] : true if named]) != 1 || try(length(part.secret_key.command) == 0, false)] : "$.pairings.${name}.platform[${index}].secret_key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.secret_key.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.interval)) || !can(regex("^(?:.*[1-9])", part.interval))] : true if wrong]
      if try(part.interval != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.interval)) || !can(regex("^(?:.*[1-9])", part.interval))] : "$.pairings.${name}.platform[${index}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.interval)) ? "control characters in '${replace(replace(replace(part.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(part.interval != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.denied == null] : true if wrong]
      if try(part.kind == "egress", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.denied == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `denied`" if wrong]
      if try(part.kind == "egress", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.denied : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.denied : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.denied : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : "$.pairings.${name}.platform[${index}].denied[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}" if wrong]
      if piece != null
      ]
      if can([for it in part.denied : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.allowed : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.allowed : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.allowed : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : "$.pairings.${name}.platform[${index}].allowed[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}" if wrong]
      if piece != null
      ]
      if can([for it in part.allowed : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.repository))] : true if wrong]
      if try(part.repository != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.repository))] : "$.pairings.${name}.platform[${index}].repository: control characters in '${replace(replace(replace(part.repository, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.repository != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", part.branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", part.branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", part.branch))] : true if wrong]
      if try(part.branch != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", part.branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", part.branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", part.branch))] : "$.pairings.${name}.platform[${index}].branch: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.branch)) ? "control characters in '${replace(replace(replace(part.branch, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.branch, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}" if wrong]
      if try(part.branch != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", part.tag)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", part.tag)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", part.tag))] : true if wrong]
      if try(part.tag != null && part.kind == "git_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", part.tag)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", part.tag)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", part.tag))] : "$.pairings.${name}.platform[${index}].tag: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.tag)) ? "control characters in '${replace(replace(replace(part.tag, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.tag, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}" if wrong]
      if try(part.tag != null && part.kind == "git_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", part.tag))] : true if wrong]
      if try(part.tag != null && part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", part.tag))] : "$.pairings.${name}.platform[${index}].tag: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.tag)) ? "control characters in '${replace(replace(replace(part.tag, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.tag, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a tag of an artifact. Example: v1.0.0"}" if wrong]
      if try(part.tag != null && part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", part.semver))] : true if wrong]
      if try(part.semver != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", part.semver))] : "$.pairings.${name}.platform[${index}].semver: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.semver)) ? "control characters in '${replace(replace(replace(part.semver, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.semver, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a range of versions. Example: >=1.2.0 <2.0.0"}" if wrong]
      if try(part.semver != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([0-9a-f]{40}|[0-9a-f]{64})$", part.commit))] : true if wrong]
      if try(part.commit != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([0-9a-f]{40}|[0-9a-f]{64})$", part.commit))] : "$.pairings.${name}.platform[${index}].commit: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.commit)) ? "control characters in '${replace(replace(replace(part.commit, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.commit, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the SHA of a commit in full. Example: 0000000000000000000000000000000000000000"}" if wrong]
      if try(part.commit != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.credential.env))] : true if wrong]
      if try(part.credential.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.credential.env))] : "$.pairings.${name}.platform[${index}].credential.env: control characters in '${replace(replace(replace(part.credential.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.credential.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.credential.file))] : true if wrong]
      if try(part.credential.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.credential.file))] : "$.pairings.${name}.platform[${index}].credential.file: control characters in '${replace(replace(replace(part.credential.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.credential.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.credential.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].credential.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.credential.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.credential.env != null, part.credential.file != null, part.credential.command != null, part.credential.stdin == true] : true if named]) != 1 || try(length(part.credential.command) == 0, false)] : true if wrong]
      if can(part.credential.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.credential.env != null, part.credential.file != null, part.credential.command != null, part.credential.stdin == true] : true if named]) != 1 || try(length(part.credential.command) == 0, false)] : "$.pairings.${name}.platform[${index}].credential: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.credential.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.known_hosts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.known_hosts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.known_hosts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].known_hosts[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.known_hosts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sparse : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.sparse : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.sparse : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece))] : "$.pairings.${name}.platform[${index}].sparse[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}" if wrong]
      if piece != null
      ]
      if can([for it in part.sparse : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.verify.keys == null] : true if wrong]
      if can(part.verify.keys)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.verify.keys == null] : "$.pairings.${name}.platform[${index}].verify: Object missing required field `keys`" if wrong]
      if can(part.verify.keys)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.env))] : true if wrong]
      if try(piece.env != null, false)
      ]
      if can([for it in part.verify.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.env))] : "$.pairings.${name}.platform[${index}].verify.keys[${inner}].env: control characters in '${replace(replace(replace(piece.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.env != null, false)
      ]
      if can([for it in part.verify.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.file))] : true if wrong]
      if try(piece.file != null, false)
      ]
      if can([for it in part.verify.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.file))] : "$.pairings.${name}.platform[${index}].verify.keys[${inner}].file: control characters in '${replace(replace(replace(piece.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.file != null, false)
      ]
      if can([for it in part.verify.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for innermost, item in piece.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.command : it])
      ]
      if can([for it in part.verify.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for innermost, item in piece.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].verify.keys[${inner}].command[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in piece.command : it])
      ]
      if can([for it in part.verify.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for wrong in [length([for named in [piece.env != null, piece.file != null, piece.command != null, piece.stdin == true] : true if named]) != 1 || try(length(piece.command) == 0, false)] : true if wrong]
      if piece != null
      ]
      if can([for it in part.verify.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify.keys : [for wrong in [length([for named in [piece.env != null, piece.file != null, piece.command != null, piece.stdin == true] : true if named]) != 1 || try(length(piece.command) == 0, false)] : "$.pairings.${name}.platform[${index}].verify.keys[${inner}]: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if piece != null
      ]
      if can([for it in part.verify.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["HEAD", "Tag", "TagAndHEAD"], part.verify.mode)] : true if wrong]
      if try(part.verify.mode != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["HEAD", "Tag", "TagAndHEAD"], part.verify.mode)] : "$.pairings.${name}.platform[${index}].verify.mode: Invalid enum value '${part.verify.mode}' (known: HEAD, Tag, TagAndHEAD)" if wrong]
      if try(part.verify.mode != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.verify.keys), 1) == 0] : true if wrong]
      if can(part.verify.keys)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.verify.keys), 1) == 0] : "$.pairings.${name}.platform[${index}].verify.keys: none, so nothing could be verified. Refer to the public keys of those who sign." if wrong]
      if can(part.verify.keys)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.images == null] : true if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.images == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `images`" if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.name == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.name == null] : "$.pairings.${name}.platform[${index}].images[${inner}]: Object missing required field `name`" if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : "$.pairings.${name}.platform[${index}].images[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.image == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.image == null] : "$.pairings.${name}.platform[${index}].images[${inner}]: Object missing required field `image`" if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$", piece.image))] : true if wrong]
      if try(piece.image != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$", piece.image))] : "$.pairings.${name}.platform[${index}].images[${inner}].image: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.image)) ? "control characters in '${replace(replace(replace(piece.image, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.image, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an image, without a scheme and without a tag: [host[:port]/]path. Example: ghcr.io/example/web"}" if wrong]
      if try(piece.image != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", piece.semver))] : true if wrong]
      if try(piece.semver != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[0-9A-Za-z.*^~<>=!|, +-]+$", piece.semver))] : "$.pairings.${name}.platform[${index}].images[${inner}].semver: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.semver)) ? "control characters in '${replace(replace(replace(piece.semver, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.semver, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a range of versions. Example: >=1.2.0 <2.0.0"}" if wrong]
      if try(piece.semver != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["asc", "desc"], piece.numerical)] : true if wrong]
      if try(piece.numerical != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["asc", "desc"], piece.numerical)] : "$.pairings.${name}.platform[${index}].images[${inner}].numerical: Invalid enum value '${piece.numerical}' (known: asc, desc)" if wrong]
      if try(piece.numerical != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["asc", "desc"], piece.alphabetical)] : true if wrong]
      if try(piece.alphabetical != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["asc", "desc"], piece.alphabetical)] : "$.pairings.${name}.platform[${index}].images[${inner}].alphabetical: Invalid enum value '${piece.alphabetical}' (known: asc, desc)" if wrong]
      if try(piece.alphabetical != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.tags))] : true if wrong]
      if try(piece.tags != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.tags))] : "$.pairings.${name}.platform[${index}].images[${inner}].tags: control characters in '${replace(replace(replace(piece.tags, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.tags != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.extract))] : true if wrong]
      if try(piece.extract != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.extract))] : "$.pairings.${name}.platform[${index}].images[${inner}].extract: control characters in '${replace(replace(replace(piece.extract, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.extract != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["Always", "IfNotPresent", "Never"], piece.digest)] : true if wrong]
      if try(piece.digest != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["Always", "IfNotPresent", "Never"], piece.digest)] : "$.pairings.${name}.platform[${index}].images[${inner}].digest: Invalid enum value '${piece.digest}' (known: Always, IfNotPresent, Never)" if wrong]
      if try(piece.digest != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for innermost, item in piece.exclude : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.exclude : it])
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for innermost, item in piece.exclude : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].images[${inner}].exclude[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in piece.exclude : it])
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", piece.interval)) || !can(regex("^(?:.*[1-9])", piece.interval))] : true if wrong]
      if try(piece.interval != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", piece.interval)) || !can(regex("^(?:.*[1-9])", piece.interval))] : "$.pairings.${name}.platform[${index}].images[${inner}].interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.interval)) ? "control characters in '${replace(replace(replace(piece.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(piece.interval != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["aws", "azure", "gcp", "generic"], piece.provider)] : true if wrong]
      if try(piece.provider != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!contains(["aws", "azure", "gcp", "generic"], piece.provider)] : "$.pairings.${name}.platform[${index}].images[${inner}].provider: Invalid enum value '${piece.provider}' (known: aws, azure, gcp, generic)" if wrong]
      if try(piece.provider != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.service_account))] : true if wrong]
      if try(piece.service_account != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.service_account))] : "$.pairings.${name}.platform[${index}].images[${inner}].service_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.service_account)) ? "control characters in '${replace(replace(replace(piece.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.service_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.service_account != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.username))] : true if wrong]
      if try(piece.username != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.username))] : "$.pairings.${name}.platform[${index}].images[${inner}].username: control characters in '${replace(replace(replace(piece.username, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.username != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.credential.env))] : true if wrong]
      if try(piece.credential.env != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.credential.env))] : "$.pairings.${name}.platform[${index}].images[${inner}].credential.env: control characters in '${replace(replace(replace(piece.credential.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.credential.env != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.credential.file))] : true if wrong]
      if try(piece.credential.file != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.credential.file))] : "$.pairings.${name}.platform[${index}].images[${inner}].credential.file: control characters in '${replace(replace(replace(piece.credential.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.credential.file != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for innermost, item in piece.credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.credential.command : it])
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for innermost, item in piece.credential.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].images[${inner}].credential.command[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in piece.credential.command : it])
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [length([for named in [piece.credential.env != null, piece.credential.file != null, piece.credential.command != null, piece.credential.stdin == true] : true if named]) != 1 || try(length(piece.credential.command) == 0, false)] : true if wrong]
      if can(piece.credential.env)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [length([for named in [piece.credential.env != null, piece.credential.file != null, piece.credential.command != null, piece.credential.stdin == true] : true if named]) != 1 || try(length(piece.credential.command) == 0, false)] : "$.pairings.${name}.platform[${index}].images[${inner}].credential: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(piece.credential.env)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.ca_file))] : true if wrong]
      if try(piece.ca_file != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.ca_file))] : "$.pairings.${name}.platform[${index}].images[${inner}].ca_file: control characters in '${replace(replace(replace(piece.ca_file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.ca_file != null, false)
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.numerical != null && length([for one in [piece.semver != null] : one if one]) == 1] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.numerical != null && length([for one in [piece.semver != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].images[${inner}].numerical: ${join(" and ", [for named in [piece.semver == null ? "" : "semver", piece.numerical == null ? "" : "numerical", piece.alphabetical == null ? "" : "alphabetical"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.alphabetical != null && length([for one in [piece.semver != null, piece.numerical != null] : one if one]) == 1] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.alphabetical != null && length([for one in [piece.semver != null, piece.numerical != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].images[${inner}].alphabetical: ${join(" and ", [for named in [piece.semver == null ? "" : "semver", piece.numerical == null ? "" : "numerical", piece.alphabetical == null ? "" : "alphabetical"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.semver == null && piece.numerical == null && piece.alphabetical == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.semver == null && piece.numerical == null && piece.alphabetical == null] : "$.pairings.${name}.platform[${index}].images[${inner}]: none of semver, numerical, alphabetical, so no tag is the newest. Give one, such as semver = '>=1.0.0'." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [try(length(piece.extract), 0) > 0 && try(length(piece.tags), 0) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [try(length(piece.extract), 0) > 0 && try(length(piece.tags), 0) == 0] : "$.pairings.${name}.platform[${index}].images[${inner}].extract: of no use without tags. Give the regular expression with the group that it names, or leave it out." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.credential == null && try(length(piece.username), 0) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.credential == null && try(length(piece.username), 0) > 0] : "$.pairings.${name}.platform[${index}].images[${inner}].username: of no use without credential. Refer to a token, or leave it out." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.credential != null && (piece.provider == null ? "generic" : piece.provider) != "generic"] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.credential != null && (piece.provider == null ? "generic" : piece.provider) != "generic"] : "$.pairings.${name}.platform[${index}].images[${inner}].credential: of no use with provider '${(piece.provider == null ? "generic" : piece.provider)}', which signs in by itself. Leave one of them out." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.credential != null && (piece.provider == null ? "generic" : piece.provider) == "generic" && !(try(length(piece.username), 0) > 0)] : true if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.images : [for wrong in [piece.credential != null && (piece.provider == null ? "generic" : piece.provider) == "generic" && !(try(length(piece.username), 0) > 0)] : "$.pairings.${name}.platform[${index}].images[${inner}].username: missing. Name whose token it is." if wrong]
      if piece != null
      ]
      if can([for it in part.images : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.path)) || can(regex("^(?:/)", part.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", part.path)) || can(regex("^(?:.*[^/]{256})", part.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", part.path))] : true if wrong]
      if try(part.path != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.path)) || can(regex("^(?:/)", part.path)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", part.path)) || can(regex("^(?:.*[^/]{256})", part.path)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", part.path))] : "$.pairings.${name}.platform[${index}].path: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.path)) ? "control characters in '${replace(replace(replace(part.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.path, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}" if wrong]
      if try(part.path != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", part.push_branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", part.push_branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", part.push_branch))] : true if wrong]
      if try(part.push_branch != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}~^:?*\\[\\\\]+$", part.push_branch)) || can(regex("^(?:-|@$|HEAD$|refs/|\\.|/)", part.push_branch)) || can(regex("^(?:.*(\\.\\.|@\\{|//|/\\.|\\.(/|$)|\\.lock(/|$)|/$))", part.push_branch))] : "$.pairings.${name}.platform[${index}].push_branch: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.push_branch)) ? "control characters in '${replace(replace(replace(part.push_branch, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.push_branch, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a branch name, as `git branch` prints it. Example: main"}" if wrong]
      if try(part.push_branch != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.author_name))] : true if wrong]
      if try(part.author_name != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^<>\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.author_name))] : "$.pairings.${name}.platform[${index}].author_name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.author_name)) ? "control characters in '${replace(replace(replace(part.author_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.author_name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name that git can write: words without < and >. Example: Flux"}" if wrong]
      if try(part.author_name != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", part.author_email))] : true if wrong]
      if try(part.author_email != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+$", part.author_email))] : "$.pairings.${name}.platform[${index}].author_email: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.author_email)) ? "control characters in '${replace(replace(replace(part.author_email, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.author_email, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an email address. Example: flux@example.com"}" if wrong]
      if try(part.author_email != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*$", part.message))] : true if wrong]
      if try(part.message != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]([^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]|\\n)*$", part.message))] : "$.pairings.${name}.platform[${index}].message: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.message)) ? "control characters in '${replace(replace(replace(part.message, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.message, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a commit message. Example: Update images"}" if wrong]
      if try(part.message != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_key.env))] : true if wrong]
      if try(part.signing_key.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_key.env))] : "$.pairings.${name}.platform[${index}].signing_key.env: control characters in '${replace(replace(replace(part.signing_key.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.signing_key.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_key.file))] : true if wrong]
      if try(part.signing_key.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_key.file))] : "$.pairings.${name}.platform[${index}].signing_key.file: control characters in '${replace(replace(replace(part.signing_key.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.signing_key.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.signing_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.signing_key.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.signing_key.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].signing_key.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.signing_key.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.signing_key.env != null, part.signing_key.file != null, part.signing_key.command != null, part.signing_key.stdin == true] : true if named]) != 1 || try(length(part.signing_key.command) == 0, false)] : true if wrong]
      if can(part.signing_key.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.signing_key.env != null, part.signing_key.file != null, part.signing_key.command != null, part.signing_key.stdin == true] : true if named]) != 1 || try(length(part.signing_key.command) == 0, false)] : "$.pairings.${name}.platform[${index}].signing_key: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.signing_key.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_password.env))] : true if wrong]
      if try(part.signing_password.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_password.env))] : "$.pairings.${name}.platform[${index}].signing_password.env: control characters in '${replace(replace(replace(part.signing_password.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.signing_password.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_password.file))] : true if wrong]
      if try(part.signing_password.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.signing_password.file))] : "$.pairings.${name}.platform[${index}].signing_password.file: control characters in '${replace(replace(replace(part.signing_password.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.signing_password.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.signing_password.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.signing_password.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.signing_password.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece))] : "$.pairings.${name}.platform[${index}].signing_password.command[${inner}]: control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if piece != null
      ]
      if can([for it in part.signing_password.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.signing_password.env != null, part.signing_password.file != null, part.signing_password.command != null, part.signing_password.stdin == true] : true if named]) != 1 || try(length(part.signing_password.command) == 0, false)] : true if wrong]
      if can(part.signing_password.env)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [length([for named in [part.signing_password.env != null, part.signing_password.file != null, part.signing_password.command != null, part.signing_password.stdin == true] : true if named]) != 1 || try(length(part.signing_password.command) == 0, false)] : "$.pairings.${name}.platform[${index}].signing_password: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(part.signing_password.env)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["gpg", "ssh"], part.signing_format)] : true if wrong]
      if try(part.signing_format != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["gpg", "ssh"], part.signing_format)] : "$.pairings.${name}.platform[${index}].signing_format: Invalid enum value '${part.signing_format}' (known: gpg, ssh)" if wrong]
      if try(part.signing_format != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", part.namespace))] : true if wrong]
      if try(part.namespace != null && part.kind == "monitoring", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", part.namespace))] : "$.pairings.${name}.platform[${index}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.namespace)) ? "control characters in '${replace(replace(replace(part.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`. Example: monitoring"}" if wrong]
      if try(part.namespace != null && part.kind == "monitoring", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", part.namespace)) || can(regex("^(?:default$|kube-)", part.namespace))] : true if wrong]
      if try(part.namespace != null && part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", part.namespace)) || can(regex("^(?:default$|kube-)", part.namespace))] : "$.pairings.${name}.platform[${index}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.namespace)) ? "control characters in '${replace(replace(replace(part.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`; not default, and not kube-*. Example: flux-system"}" if wrong]
      if try(part.namespace != null && part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["operator", "plain"], part.prometheus)] : true if wrong]
      if try(part.prometheus != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["operator", "plain"], part.prometheus)] : "$.pairings.${name}.platform[${index}].prometheus: Invalid enum value '${part.prometheus}' (known: operator, plain)" if wrong]
      if try(part.prometheus != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in part.labels : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : "$.pairings.${name}.platform[${index}].labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}" if wrong]
      if part != null
      ]
      if can([for it in part.labels : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.dashboard_labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in part.dashboard_labels : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.dashboard_labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : "$.pairings.${name}.platform[${index}].dashboard_labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}" if wrong]
      if part != null
      ]
      if can([for it in part.dashboard_labels : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", part.state_metrics_account))] : true if wrong]
      if try(part.state_metrics_account != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$", part.state_metrics_account))] : "$.pairings.${name}.platform[${index}].state_metrics_account: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.state_metrics_account)) ? "control characters in '${replace(replace(replace(part.state_metrics_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.state_metrics_account, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a ServiceAccount as `namespace/name`. Example: monitoring/kube-state-metrics"}" if wrong]
      if try(part.state_metrics_account != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.depends_on : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.depends_on : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.depends_on : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", piece))] : "$.pairings.${name}.platform[${index}].depends_on[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not `name` or `namespace/name`. Example: infrastructure"}" if wrong]
      if piece != null
      ]
      if can([for it in part.depends_on : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.failing_after)) || !can(regex("^(?:.*[1-9])", part.failing_after))] : true if wrong]
      if try(part.failing_after != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.failing_after)) || !can(regex("^(?:.*[1-9])", part.failing_after))] : "$.pairings.${name}.platform[${index}].failing_after: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.failing_after)) ? "control characters in '${replace(replace(replace(part.failing_after, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.failing_after, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(part.failing_after != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.suspended_after)) || !can(regex("^(?:.*[1-9])", part.suspended_after))] : true if wrong]
      if try(part.suspended_after != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.suspended_after)) || !can(regex("^(?:.*[1-9])", part.suspended_after))] : "$.pairings.${name}.platform[${index}].suspended_after: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.suspended_after)) ? "control characters in '${replace(replace(replace(part.suspended_after, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.suspended_after, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(part.suspended_after != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.key_days < 1] : true if wrong]
      if try(part.key_days != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.key_days < 1] : "$.pairings.${name}.platform[${index}].key_days: Expected `int` >= 1" if wrong]
      if try(part.key_days != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^sha256:[0-9a-f]{64}$", part.digest))] : true if wrong]
      if try(part.digest != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^sha256:[0-9a-f]{64}$", part.digest))] : "$.pairings.${name}.platform[${index}].digest: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.digest)) ? "control characters in '${replace(replace(replace(part.digest, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.digest, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a digest. Example: sha256:0000000000000000000000000000000000000000000000000000000000000000"}" if wrong]
      if try(part.digest != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z]+/[A-Za-z0-9.+_-]+$", part.layer_media_type))] : true if wrong]
      if try(part.layer_media_type != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[a-z]+/[A-Za-z0-9.+_-]+$", part.layer_media_type))] : "$.pairings.${name}.platform[${index}].layer_media_type: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.layer_media_type)) ? "control characters in '${replace(replace(replace(part.layer_media_type, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.layer_media_type, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a media type. Example: application/vnd.oci.image.layer.v1.tar"}" if wrong]
      if try(part.layer_media_type != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["cosign", "notation"], part.verify_artifact.tool)] : true if wrong]
      if try(part.verify_artifact.tool != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["cosign", "notation"], part.verify_artifact.tool)] : "$.pairings.${name}.platform[${index}].verify_artifact.tool: Invalid enum value '${part.verify_artifact.tool}' (known: cosign, notation)" if wrong]
      if try(part.verify_artifact.tool != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.env))] : true if wrong]
      if try(piece.env != null, false)
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.env))] : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}].env: control characters in '${replace(replace(replace(piece.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.env != null, false)
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.file))] : true if wrong]
      if try(piece.file != null, false)
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.file))] : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}].file: control characters in '${replace(replace(replace(piece.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.file != null, false)
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for innermost, item in piece.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.command : it])
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for innermost, item in piece.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}].command[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in piece.command : it])
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for wrong in [length([for named in [piece.env != null, piece.file != null, piece.command != null, piece.stdin == true] : true if named]) != 1 || try(length(piece.command) == 0, false)] : true if wrong]
      if piece != null
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.keys : [for wrong in [length([for named in [piece.env != null, piece.file != null, piece.command != null, piece.stdin == true] : true if named]) != 1 || try(length(piece.command) == 0, false)] : "$.pairings.${name}.platform[${index}].verify_artifact.keys[${inner}]: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if piece != null
      ]
      if can([for it in part.verify_artifact.keys : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [piece.issuer == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [piece.issuer == null] : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}]: Object missing required field `issuer`" if wrong]
      if piece != null
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", piece.issuer))] : true if wrong]
      if try(piece.issuer != null, false)
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", piece.issuer))] : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}].issuer: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.issuer)) ? "control characters in '${replace(replace(replace(piece.issuer, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.issuer, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a regular expression for the whole text, from `^` to `$`. Example: ^https://token.actions.githubusercontent.com$"}" if wrong]
      if try(piece.issuer != null, false)
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [piece.subject == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [piece.subject == null] : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}]: Object missing required field `subject`" if wrong]
      if piece != null
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", piece.subject))] : true if wrong]
      if try(piece.subject != null, false)
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.verify_artifact.identities : [for wrong in [!can(regex("^\\^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+\\$$", piece.subject))] : "$.pairings.${name}.platform[${index}].verify_artifact.identities[${inner}].subject: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.subject)) ? "control characters in '${replace(replace(replace(piece.subject, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.subject, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a regular expression for the whole text, from `^` to `$`. Example: ^https://token.actions.githubusercontent.com$"}" if wrong]
      if try(piece.subject != null, false)
      ]
      if can([for it in part.verify_artifact.identities : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.verify_artifact.trusted_root))] : true if wrong]
      if try(part.verify_artifact.trusted_root != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.verify_artifact.trusted_root))] : "$.pairings.${name}.platform[${index}].verify_artifact.trusted_root: control characters in '${replace(replace(replace(part.verify_artifact.trusted_root, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.verify_artifact.trusted_root != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.verify_artifact.trust_policy))] : true if wrong]
      if try(part.verify_artifact.trust_policy != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.verify_artifact.trust_policy))] : "$.pairings.${name}.platform[${index}].verify_artifact.trust_policy: control characters in '${replace(replace(replace(part.verify_artifact.trust_policy, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.verify_artifact.trust_policy != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && try(length(part.verify_artifact.identities), 0) > 0] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && try(length(part.verify_artifact.identities), 0) > 0] : "$.pairings.${name}.platform[${index}].verify_artifact.identities: of no use with notation. Leave it out." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && try(length(part.verify_artifact.trusted_root), 0) > 0] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && try(length(part.verify_artifact.trusted_root), 0) > 0] : "$.pairings.${name}.platform[${index}].verify_artifact.trusted_root: of no use with notation. Leave it out." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && !(try(length(part.verify_artifact.keys), 0) > 0)] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && !(try(length(part.verify_artifact.keys), 0) > 0)] : "$.pairings.${name}.platform[${index}].verify_artifact.keys: missing: notation needs certificates and a trust policy. Give both." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && !(try(length(part.verify_artifact.trust_policy), 0) > 0)] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "notation" && !(try(length(part.verify_artifact.trust_policy), 0) > 0)] : "$.pairings.${name}.platform[${index}].verify_artifact.trust_policy: missing: notation needs certificates and a trust policy. Give both." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "cosign" && try(length(part.verify_artifact.trust_policy), 0) > 0] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "cosign" && try(length(part.verify_artifact.trust_policy), 0) > 0] : "$.pairings.${name}.platform[${index}].verify_artifact.trust_policy: of no use with cosign. Leave it out." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "cosign" && (try(length(part.verify_artifact.keys), 0) > 0) == (try(length(part.verify_artifact.identities), 0) > 0)] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "cosign" && (try(length(part.verify_artifact.keys), 0) > 0) == (try(length(part.verify_artifact.identities), 0) > 0)] : "$.pairings.${name}.platform[${index}].verify_artifact: not exactly one of keys and identities. Say whose signatures are accepted, in one way." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "cosign" && try(length(part.verify_artifact.trusted_root), 0) > 0 && try(length(part.verify_artifact.keys), 0) > 0] : true if wrong]
      if can(part.verify_artifact.tool)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.verify_artifact.tool == null ? "cosign" : part.verify_artifact.tool) == "cosign" && try(length(part.verify_artifact.trusted_root), 0) > 0 && try(length(part.verify_artifact.keys), 0) > 0] : "$.pairings.${name}.platform[${index}].verify_artifact.trusted_root: of no use with keys. Leave it out." if wrong]
      if can(part.verify_artifact.tool)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", part.metrics_server))] : true if wrong]
      if try(part.metrics_server != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", part.metrics_server))] : "$.pairings.${name}.platform[${index}].metrics_server: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.metrics_server)) ? "control characters in '${replace(replace(replace(part.metrics_server, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.metrics_server, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a URL, http:// or https://, without a user and a query. Example: http://prometheus.monitoring:9090"}" if wrong]
      if try(part.metrics_server != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", part.chart))] : true if wrong]
      if try(part.chart != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", part.chart))] : "$.pairings.${name}.platform[${index}].chart: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.chart)) ? "control characters in '${replace(replace(replace(part.chart, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.chart, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of a repository in a registry, without a tag: oci://host[:port]/path. Example: oci://ghcr.io/example/apps"}" if wrong]
      if try(part.chart != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", part.version))] : true if wrong]
      if try(part.version != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", part.version))] : "$.pairings.${name}.platform[${index}].version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.version)) ? "control characters in '${replace(replace(replace(part.version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the version of a chart such as `1.36.1`. Example: 1.36.1"}" if wrong]
      if try(part.version != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(keys(jsondecode(part.values)))] : true if wrong]
      if try(part.values != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(keys(jsondecode(part.values)))] : "$.pairings.${name}.platform[${index}].values: not an object in JSON. Use jsonencode({ NAME = VALUE })." if wrong]
      if try(part.values != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", part.load_tester_chart))] : true if wrong]
      if try(part.load_tester_chart != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+$", part.load_tester_chart))] : "$.pairings.${name}.platform[${index}].load_tester_chart: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.load_tester_chart)) ? "control characters in '${replace(replace(replace(part.load_tester_chart, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.load_tester_chart, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the URL of a repository in a registry, without a tag: oci://host[:port]/path. Example: oci://ghcr.io/example/apps"}" if wrong]
      if try(part.load_tester_chart != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", part.load_tester_version))] : true if wrong]
      if try(part.load_tester_version != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$", part.load_tester_version))] : "$.pairings.${name}.platform[${index}].load_tester_version: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.load_tester_version)) ? "control characters in '${replace(replace(replace(part.load_tester_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.load_tester_version, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the version of a chart such as `1.36.1`. Example: 1.36.1"}" if wrong]
      if try(part.load_tester_version != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(keys(jsondecode(part.load_tester_values)))] : true if wrong]
      if try(part.load_tester_values != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(keys(jsondecode(part.load_tester_values)))] : "$.pairings.${name}.platform[${index}].load_tester_values: not an object in JSON. Use jsonencode({ NAME = VALUE })." if wrong]
      if try(part.load_tester_values != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [piece.name == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [piece.name == null] : "$.pairings.${name}.platform[${index}].metrics[${inner}]: Object missing required field `name`" if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [piece.query == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [piece.query == null] : "$.pairings.${name}.platform[${index}].metrics[${inner}]: Object missing required field `query`" if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^[^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.query))] : true if wrong]
      if try(piece.query != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^[^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}][^\\x{0000}-\\x{0008}\\x{000b}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.query))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].query: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.query)) ? "control characters in '${replace(replace(replace(piece.query, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.query, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a query. Example: sum(errors_total) / sum(requests_total) * 100"}" if wrong]
      if try(piece.query != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!contains(["cloudwatch", "datadog", "dynatrace", "graphite", "influxdb", "newrelic", "prometheus", "stackdriver"], piece.provider)] : true if wrong]
      if try(piece.provider != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!contains(["cloudwatch", "datadog", "dynatrace", "graphite", "influxdb", "newrelic", "prometheus", "stackdriver"], piece.provider)] : "$.pairings.${name}.platform[${index}].metrics[${inner}].provider: Invalid enum value '${piece.provider}' (known: cloudwatch, datadog, dynatrace, graphite, influxdb, newrelic, prometheus, stackdriver)" if wrong]
      if try(piece.provider != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", piece.address))] : true if wrong]
      if try(piece.address != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", piece.address))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].address: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.address)) ? "control characters in '${replace(replace(replace(piece.address, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.address, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a URL, http:// or https://, without a user and a query. Example: http://prometheus.monitoring:9090"}" if wrong]
      if try(piece.address != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^([a-z]{2,4}(-[a-z]+)+-[0-9])?$", piece.region))] : true if wrong]
      if try(piece.region != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [!can(regex("^([a-z]{2,4}(-[a-z]+)+-[0-9])?$", piece.region))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].region: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.region)) ? "control characters in '${replace(replace(replace(piece.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.region, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an AWS region. Example: eu-central-1"}" if wrong]
      if try(piece.region != null, false)
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.env))] : true if wrong]
      if try(part.env != null, false)
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.env))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}.env: control characters in '${replace(replace(replace(part.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.env != null, false)
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.file))] : true if wrong]
      if try(part.file != null, false)
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.file))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}.file: control characters in '${replace(replace(replace(part.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.file != null, false)
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for innermost, item in part.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in part.command : it])
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for innermost, item in part.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}.command[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in part.command : it])
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for wrong in [length([for named in [part.env != null, part.file != null, part.command != null, part.stdin == true] : true if named]) != 1 || try(length(part.command) == 0, false)] : true if wrong]
      if part != null
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for key, part in piece.credentials : [for wrong in [length([for named in [part.env != null, part.file != null, part.command != null, part.stdin == true] : true if named]) != 1 || try(length(part.command) == 0, false)] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials.${key}: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if part != null
      ]
      if can([for it in piece.credentials : it])
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "prometheus" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "prometheus" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: prometheus has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"]))[0], "")}'. Known: token, username, password." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "prometheus" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "username") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "prometheus" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "username") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: prometheus needs username. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "prometheus" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "password") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "prometheus" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "password") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "username", "password"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: prometheus needs password. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "influxdb" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "influxdb" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: influxdb has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"]))[0], "")}'. Known: token, org." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "influxdb" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "token") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "influxdb" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "token") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: influxdb needs token. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "influxdb" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "org") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "influxdb" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "org") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["token", "org"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: influxdb needs org. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "datadog" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "datadog" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: datadog has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"]))[0], "")}'. Known: datadog_api_key, datadog_application_key." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "datadog" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "datadog_api_key") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "datadog" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "datadog_api_key") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: datadog needs datadog_api_key. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "datadog" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "datadog_application_key") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "datadog" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "datadog_application_key") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["datadog_api_key", "datadog_application_key"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: datadog needs datadog_application_key. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "stackdriver" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["project", "serviceAccountKey"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "stackdriver" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["project", "serviceAccountKey"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: stackdriver has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["project", "serviceAccountKey"]))[0], "")}'. Known: project, serviceAccountKey." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "stackdriver" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "project") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["project", "serviceAccountKey"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "stackdriver" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "project") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["project", "serviceAccountKey"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: stackdriver needs project. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "cloudwatch" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), [])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "cloudwatch" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), [])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: cloudwatch has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), []))[0], "")}'. Known: none." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "newrelic" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "newrelic" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: newrelic has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"]))[0], "")}'. Known: newrelic_account_id, newrelic_query_key." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "newrelic" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "newrelic_account_id") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "newrelic" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "newrelic_account_id") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: newrelic needs newrelic_account_id. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "newrelic" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "newrelic_query_key") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "newrelic" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "newrelic_query_key") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["newrelic_account_id", "newrelic_query_key"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: newrelic needs newrelic_query_key. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "graphite" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "graphite" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: graphite has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"]))[0], "")}'. Known: username, password." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "graphite" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "username") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "graphite" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "username") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: graphite needs username. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "graphite" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "password") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "graphite" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "password") && length(setintersection(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) > 0 && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["username", "password"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: graphite needs password. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "dynatrace" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["dynatrace_token"])) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "dynatrace" && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["dynatrace_token"])) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: dynatrace has no entry '${try(sort(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["dynatrace_token"]))[0], "")}'. Known: dynatrace_token." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "dynatrace" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "dynatrace_token") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["dynatrace_token"])) == 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "dynatrace" && !contains(keys(piece.credentials == null ? {} : piece.credentials), "dynatrace_token") && length(setsubtract(keys(piece.credentials == null ? {} : piece.credentials), ["dynatrace_token"])) == 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].credentials: dynatrace needs dynatrace_token. Refer to it." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "cloudwatch" && !(try(length(piece.region), 0) > 0)] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) == "cloudwatch" && !(try(length(piece.region), 0) > 0)] : "$.pairings.${name}.platform[${index}].metrics[${inner}].region: missing. Name the region of CloudWatch." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) != "cloudwatch" && try(length(piece.region), 0) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.metrics : [for wrong in [(piece.provider == null ? "prometheus" : piece.provider) != "cloudwatch" && try(length(piece.region), 0) > 0] : "$.pairings.${name}.platform[${index}].metrics[${inner}].region: of no use with provider '${(piece.provider == null ? "prometheus" : piece.provider)}'. Leave it out." if wrong]
      if piece != null
      ]
      if can([for it in part.metrics : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.name == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.name == null] : "$.pairings.${name}.platform[${index}].alerts[${inner}]: Object missing required field `name`" if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece.name))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.service == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.service == null] : "$.pairings.${name}.platform[${index}].alerts[${inner}]: Object missing required field `service`" if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!contains(["discord", "gchat", "msteams", "rocket", "slack"], piece.service)] : true if wrong]
      if try(piece.service != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!contains(["discord", "gchat", "msteams", "rocket", "slack"], piece.service)] : "$.pairings.${name}.platform[${index}].alerts[${inner}].service: Invalid enum value '${piece.service}' (known: discord, gchat, msteams, rocket, slack)" if wrong]
      if try(piece.service != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.address == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.address == null] : "$.pairings.${name}.platform[${index}].alerts[${inner}]: Object missing required field `address`" if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.address.env))] : true if wrong]
      if try(piece.address.env != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.address.env))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].address.env: control characters in '${replace(replace(replace(piece.address.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.address.env != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.address.file))] : true if wrong]
      if try(piece.address.file != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.address.file))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].address.file: control characters in '${replace(replace(replace(piece.address.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.address.file != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for innermost, item in piece.address.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.address.command : it])
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for innermost, item in piece.address.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].address.command[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in piece.address.command : it])
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [length([for named in [piece.address.env != null, piece.address.file != null, piece.address.command != null, piece.address.stdin == true] : true if named]) != 1 || try(length(piece.address.command) == 0, false)] : true if wrong]
      if can(piece.address.env)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [length([for named in [piece.address.env != null, piece.address.file != null, piece.address.command != null, piece.address.stdin == true] : true if named]) != 1 || try(length(piece.address.command) == 0, false)] : "$.pairings.${name}.platform[${index}].alerts[${inner}].address: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(piece.address.env)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.token.env))] : true if wrong]
      if try(piece.token.env != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.token.env))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].token.env: control characters in '${replace(replace(replace(piece.token.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.token.env != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.token.file))] : true if wrong]
      if try(piece.token.file != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.token.file))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].token.file: control characters in '${replace(replace(replace(piece.token.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.token.file != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for innermost, item in piece.token.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : true if wrong]
      if item != null
      ]
      if can([for it in piece.token.command : it])
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for innermost, item in piece.token.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", item))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].token.command[${innermost}]: control characters in '${replace(replace(replace(item, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if item != null
      ]
      if can([for it in piece.token.command : it])
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [length([for named in [piece.token.env != null, piece.token.file != null, piece.token.command != null, piece.token.stdin == true] : true if named]) != 1 || try(length(piece.token.command) == 0, false)] : true if wrong]
      if can(piece.token.env)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [length([for named in [piece.token.env != null, piece.token.file != null, piece.token.command != null, piece.token.stdin == true] : true if named]) != 1 || try(length(piece.token.command) == 0, false)] : "$.pairings.${name}.platform[${index}].alerts[${inner}].token: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if can(piece.token.env)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.channel))] : true if wrong]
      if try(piece.channel != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.channel))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].channel: control characters in '${replace(replace(replace(piece.channel, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.channel != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.username))] : true if wrong]
      if try(piece.username != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece.username))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].username: control characters in '${replace(replace(replace(piece.username, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(piece.username != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", piece.proxy))] : true if wrong]
      if try(piece.proxy != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [!can(regex("^(https?://[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#@]+)?$", piece.proxy))] : "$.pairings.${name}.platform[${index}].alerts[${inner}].proxy: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.proxy)) ? "control characters in '${replace(replace(replace(piece.proxy, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.proxy, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a URL, http:// or https://, without a user and a query. Example: http://prometheus.monitoring:9090"}" if wrong]
      if try(piece.proxy != null, false)
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.token != null && piece.service != "slack"] : true if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.alerts : [for wrong in [piece.token != null && piece.service != "slack"] : "$.pairings.${name}.platform[${index}].alerts[${inner}].token: of no use with ${piece.service}. Leave it out." if wrong]
      if piece != null
      ]
      if can([for it in part.alerts : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.type == null] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.type == null] : "$.pairings.${name}.platform[${index}]: Object missing required field `type`" if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["acr", "bitbucket", "cdevents", "dockerhub", "gcr", "generic", "generic-hmac", "gitea", "github", "gitlab", "harbor", "nexus", "quay"], part.type)] : true if wrong]
      if try(part.type != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["acr", "bitbucket", "cdevents", "dockerhub", "gcr", "generic", "generic-hmac", "gitea", "github", "gitlab", "harbor", "nexus", "quay"], part.type)] : "$.pairings.${name}.platform[${index}].type: Invalid enum value '${part.type}' (known: acr, bitbucket, cdevents, dockerhub, gcr, generic, generic-hmac, gitea, github, gitlab, harbor, nexus, quay)" if wrong]
      if try(part.type != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.events : [for wrong in [!can(regex("^[A-Za-z][A-Za-z0-9._:-]*( [A-Za-z0-9]+)*$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.events : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.events : [for wrong in [!can(regex("^[A-Za-z][A-Za-z0-9._:-]*( [A-Za-z0-9]+)*$", piece))] : "$.pairings.${name}.platform[${index}].events[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an event. Example: push"}" if wrong]
      if piece != null
      ]
      if can([for it in part.events : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [!contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImageRepository", "Kustomization", "OCIRepository"], piece.object_kind)] : true if wrong]
      if try(piece.object_kind != null, false)
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [!contains(["Bucket", "GitRepository", "HelmChart", "HelmRelease", "HelmRepository", "ImageRepository", "Kustomization", "OCIRepository"], piece.object_kind)] : "$.pairings.${name}.platform[${index}].resources[${inner}].object_kind: Invalid enum value '${piece.object_kind}' (known: Bucket, GitRepository, HelmChart, HelmRelease, HelmRepository, ImageRepository, Kustomization, OCIRepository)" if wrong]
      if try(piece.object_kind != null, false)
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [piece.name == null] : true if wrong]
      if piece != null
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [piece.name == null] : "$.pairings.${name}.platform[${index}].resources[${inner}]: Object missing required field `name`" if wrong]
      if piece != null
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", piece.name))] : true if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [!can(regex("^(\\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$", piece.name))] : "$.pairings.${name}.platform[${index}].resources[${inner}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.name)) ? "control characters in '${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object, or `*`. Example: apps"}" if wrong]
      if try(piece.name != null, false)
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.namespace))] : true if wrong]
      if try(piece.namespace != null, false)
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [!can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$", piece.namespace))] : "$.pairings.${name}.platform[${index}].resources[${inner}].namespace: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece.namespace)) ? "control characters in '${replace(replace(replace(piece.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece.namespace, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of an object: lower-case letters, digits and `-`, at most 63 of them. Example: apps"}" if wrong]
      if try(piece.namespace != null, false)
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for key, part in piece.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in piece.labels : it])
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for key, part in piece.labels : [for wrong in [!can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", part))] : "$.pairings.${name}.platform[${index}].resources[${inner}].labels.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them. Example: payments"}" if wrong]
      if part != null
      ]
      if can([for it in piece.labels : it])
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [try(piece.name == "*", false) && !(try(length(piece.labels), 0) > 0)] : true if wrong]
      if piece != null
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [try(piece.name == "*", false) && !(try(length(piece.labels), 0) > 0)] : "$.pairings.${name}.platform[${index}].resources[${inner}].labels: `*` without labels, which Flux does not take. Say which labels the objects have." if wrong]
      if piece != null
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [piece.name != null && piece.name != "*" && try(length(piece.labels), 0) > 0] : true if wrong]
      if piece != null
      ]
      if can([for it in part.resources : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.resources : [for wrong in [piece.name != null && piece.name != "*" && try(length(piece.labels), 0) > 0] : "$.pairings.${name}.platform[${index}].resources[${inner}].labels: of no use with the name '${piece.name}'. Name `*`, or leave the labels out." if wrong]
      if piece != null
      ]
      if can([for it in part.resources : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+)?$", part.email))] : true if wrong]
      if try(part.email != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^([^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+@[^\\s<>\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]+)?$", part.email))] : "$.pairings.${name}.platform[${index}].email: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.email)) ? "control characters in '${replace(replace(replace(part.email, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.email, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an email address. Example: pusher@example.iam.gserviceaccount.com"}" if wrong]
      if try(part.email != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.audience))] : true if wrong]
      if try(part.audience != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.audience))] : "$.pairings.${name}.platform[${index}].audience: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.audience)) ? "control characters in '${replace(replace(replace(part.audience, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.audience, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not an audience. Example: https://flux.example.com"}" if wrong]
      if try(part.audience != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.kms : [for wrong in [!can(regex("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.kms : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.kms : [for wrong in [!can(regex("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece))] : "$.pairings.${name}.platform[${index}].kms[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the ARN of an AWS KMS key, or a key of Google Cloud KMS, Azure Key Vault or Vault. Example: arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"}" if wrong]
      if piece != null
      ]
      if can([for it in part.kms : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.recovery : [for wrong in [!can(regex("^(age1[02-9ac-hj-np-z]{50}[02-9ac-hj-np-z]*|[0-9A-Fa-f]{40}|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.recovery : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.recovery : [for wrong in [!can(regex("^(age1[02-9ac-hj-np-z]{50}[02-9ac-hj-np-z]*|[0-9A-Fa-f]{40}|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+|projects/[^/\\s,]+/locations/[^/\\s,]+/keyRings/[^/\\s,]+/cryptoKeys/[^/\\s,]+|https://[A-Za-z0-9-]+\\.vault\\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+|https://[^\\s,/]+/v1/[^\\s,]+/keys/[A-Za-z0-9._-]+)$", piece))] : "$.pairings.${name}.platform[${index}].recovery[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a recipient of SOPS: `age1...`, the fingerprint of a PGP key, the ARN of an AWS KMS key, or a key of Google Cloud KMS, Azure Key Vault or Vault. Example: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"}" if wrong]
      if piece != null
      ]
      if can([for it in part.recovery : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.recovery_waived))] : true if wrong]
      if try(part.recovery_waived != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.recovery_waived))] : "$.pairings.${name}.platform[${index}].recovery_waived: control characters in '${replace(replace(replace(part.recovery_waived, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.recovery_waived != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.paths : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.paths : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.paths : [for wrong in [!can(regex("^[^\\\\\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", piece)) || can(regex("^(?:/)", piece)) || can(regex("^(?:(.*/)?(\\.\\.|\\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))", piece)) || can(regex("^(?:.*[^/]{256})", piece)) || can(regex("^(?:(.*/)?flux-system(/\\.?)*$)", piece))] : "$.pairings.${name}.platform[${index}].paths[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a relative path inside the repository, with parts of 255 bytes at most, no blanks around them, and not ending in Flux's own flux-system. Example: clusters/production"}" if wrong]
      if piece != null
      ]
      if can([for it in part.paths : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.encrypted_regex))] : true if wrong]
      if try(part.encrypted_regex != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.encrypted_regex))] : "$.pairings.${name}.platform[${index}].encrypted_regex: control characters in '${replace(replace(replace(part.encrypted_regex, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.encrypted_regex != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.namespaces : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece)) || can(regex("^(?:default$|kube-)", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.namespaces : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.namespaces : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", piece)) || can(regex("^(?:default$|kube-)", piece))] : "$.pairings.${name}.platform[${index}].namespaces[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a namespace: lower-case letters, digits and `-`; not default, and not kube-*. Example: flux-system"}" if wrong]
      if piece != null
      ]
      if can([for it in part.namespaces : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9]([A-Za-z0-9:._-]{0,251}[A-Za-z0-9])?$", part.role))] : true if wrong]
      if try(part.role != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^[A-Za-z0-9]([A-Za-z0-9:._-]{0,251}[A-Za-z0-9])?$", part.role))] : "$.pairings.${name}.platform[${index}].role: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.role)) ? "control characters in '${replace(replace(replace(part.role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.role, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not the name of a ClusterRole. Example: admin"}" if wrong]
      if try(part.role != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.sync_interval)) || !can(regex("^(?:.*[1-9])", part.sync_interval))] : true if wrong]
      if try(part.sync_interval != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!can(regex("^(0*[0-9]{1,4}h(0*[0-9]{1,5}m)?(0*[0-9]{1,7}s)?|0*[0-9]{1,5}m(0*[0-9]{1,7}s)?|0*[0-9]{1,7}s)$", part.sync_interval)) || !can(regex("^(?:.*[1-9])", part.sync_interval))] : "$.pairings.${name}.platform[${index}].sync_interval: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part.sync_interval)) ? "control characters in '${replace(replace(replace(part.sync_interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part.sync_interval, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a duration such as `1m0s`, longer than none and of about a year at most. Example: 1m0s"}" if wrong]
      if try(part.sync_interval != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.quota : [for wrong in [!can(regex("^[0-9]{1,18}(\\.[0-9]{1,9})?(m|[kMGTPE]i?|Ki)?$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in part.quota : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for key, part in part.quota : [for wrong in [!can(regex("^[0-9]{1,18}(\\.[0-9]{1,9})?(m|[kMGTPE]i?|Ki)?$", part))] : "$.pairings.${name}.platform[${index}].quota.${key}: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", part)) ? "control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a quantity of Kubernetes. Example: 10Gi"}" if wrong]
      if part != null
      ]
      if can([for it in part.quota : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.egress_denied : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.egress_denied : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.egress_denied : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : "$.pairings.${name}.platform[${index}].egress_denied[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}" if wrong]
      if piece != null
      ]
      if can([for it in part.egress_denied : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.egress_allowed : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : true if wrong]
      if piece != null
      ]
      if can([for it in part.egress_allowed : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for inner, piece in part.egress_allowed : [for wrong in [!can(regex("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}$", piece))] : "$.pairings.${name}.platform[${index}].egress_allowed[${inner}]: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", piece)) ? "control characters in '${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(piece, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a network: an address and a length. Example: 10.0.0.0/8"}" if wrong]
      if piece != null
      ]
      if can([for it in part.egress_allowed : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["drain", "keep"], part.workloads)] : true if wrong]
      if try(part.workloads != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!contains(["drain", "keep"], part.workloads)] : "$.pairings.${name}.platform[${index}].workloads: Invalid enum value '${part.workloads}' (known: drain, keep)" if wrong]
      if try(part.workloads != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address != null && try(length(part.url), 0) > 0] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address != null && try(length(part.url), 0) > 0] : "$.pairings.${name}.platform[${index}].url: address and url are given. Leave all but one of them out." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && contains(["slack", "msteams", "discord"], part.provider == null ? "" : part.provider) && !(contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && contains(["slack", "msteams", "discord"], part.provider == null ? "" : part.provider) && !(contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)] : "$.pairings.${name}.platform[${index}].address: missing: ${part.provider} gives out an address that is a secret. Refer to it." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && !(try(length(part.url), 0) > 0) && contains(["matrix", "alertmanager", "grafana", "generic-hmac"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && !(try(length(part.url), 0) > 0) && contains(["matrix", "alertmanager", "grafana", "generic-hmac"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].url: missing: nothing says where ${part.provider} is. Give the URL, or refer to it with address." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && try(length(part.url), 0) > 0 && !(part.insecure == true && can(regex("^[hH][tT][tT][pP]://", part.url))) && (part.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url)))] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && try(length(part.url), 0) > 0 && !(part.insecure == true && can(regex("^[hH][tT][tT][pP]://", part.url))) && (part.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url)))] : "$.pairings.${name}.platform[${index}].url: '${replace(part.url == null ? "" : part.url, "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && try(length(part.url), 0) > 0 && !(part.insecure == true && can(regex("^[hH][tT][tT][pP]://", part.url))) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", part.url))))] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.address == null && try(length(part.url), 0) > 0 && !(part.insecure == true && can(regex("^[hH][tT][tT][pP]://", part.url))) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", part.url))))] : "$.pairings.${name}.platform[${index}].url: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.token != null && contains(["msteams", "discord"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.token != null && contains(["msteams", "discord"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].token: of no use with ${part.provider}, whose address is the secret. Leave it out." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.token == null && contains(["matrix", "pagerduty", "opsgenie", "grafana", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.token == null && contains(["matrix", "pagerduty", "opsgenie", "grafana", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].token: missing: ${part.provider} needs one. Refer to it." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(contains(["matrix"], part.provider == null ? "" : part.provider) || (contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)) && part.token != null && !(try(length(part.channel), 0) > 0)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(contains(["matrix"], part.provider == null ? "" : part.provider) || (contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)) && part.token != null && !(try(length(part.channel), 0) > 0)] : "$.pairings.${name}.platform[${index}].channel: missing. Say where messages are to appear." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.channel), 0) > 0 && !(contains(["matrix"], part.provider == null ? "" : part.provider) || (contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)) && contains(["slack"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.channel), 0) > 0 && !(contains(["matrix"], part.provider == null ? "" : part.provider) || (contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)) && contains(["slack"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].channel: of no use with ${part.provider} without token. Leave it out." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.channel), 0) > 0 && !(contains(["matrix"], part.provider == null ? "" : part.provider) || (contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)) && !contains(["slack"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.channel), 0) > 0 && !(contains(["matrix"], part.provider == null ? "" : part.provider) || (contains(["slack"], part.provider == null ? "" : part.provider) && part.token != null)) && !contains(["slack"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].channel: of no use with ${part.provider}. Leave it out." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.username), 0) > 0 && contains(["msteams", "matrix", "pagerduty", "opsgenie", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.username), 0) > 0 && contains(["msteams", "matrix", "pagerduty", "opsgenie", "generic-hmac", "github", "gitlab", "gitea", "githubpullrequestcomment", "gitlabmergerequestcomment", "giteapullrequestcomment"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].username: of no use with ${part.provider}. Leave it out." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.username), 0) > 0 && contains(["alertmanager", "grafana"], part.provider == null ? "" : part.provider) && part.token == null] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.username), 0) > 0 && contains(["alertmanager", "grafana"], part.provider == null ? "" : part.provider) && part.token == null] : "$.pairings.${name}.platform[${index}].username: of no use without token. Refer to its password." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.ca_file != null && contains(["discord"], part.provider == null ? "" : part.provider)] : true if wrong]
      if try(part.kind == "alert", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.ca_file != null && contains(["discord"], part.provider == null ? "" : part.provider)] : "$.pairings.${name}.platform[${index}].ca_file: of no use with ${part.provider}. Leave it out." if wrong]
      if try(part.kind == "alert", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.inputs), 1) == 0] : true if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.inputs), 1) == 0] : "$.pairings.${name}.platform[${index}].inputs: none are given. Name at least one." if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.artifacts), 1) == 0] : true if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.artifacts), 1) == 0] : "$.pairings.${name}.platform[${index}].artifacts: none are given. Name at least one." if wrong]
      if try(part.kind == "artifact_generator", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.access_key == null && part.secret_key != null] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.access_key == null && part.secret_key != null] : "$.pairings.${name}.platform[${index}].access_key: missing. Both keys are needed, or neither." if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.access_key != null && part.secret_key != null && try(length(part.service_account), 0) > 0] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.access_key != null && part.secret_key != null && try(length(part.service_account), 0) > 0] : "$.pairings.${name}.platform[${index}].access_key: of no use with service_account. Leave one of them out." if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.access_key != null && part.secret_key != null && try(length(part.service_account), 0) == 0 && !contains(["generic", "aws"], (part.provider == null ? "generic" : part.provider))] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.access_key != null && part.secret_key != null && try(length(part.service_account), 0) == 0 && !contains(["generic", "aws"], (part.provider == null ? "generic" : part.provider))] : "$.pairings.${name}.platform[${index}].access_key: provider '${(part.provider == null ? "generic" : part.provider)}' has no such keys. Use the identity of the cluster." if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.secret_key == null && part.access_key != null] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.secret_key == null && part.access_key != null] : "$.pairings.${name}.platform[${index}].secret_key: missing. Both keys are needed, or neither." if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.service_account), 0) > 0 && (part.provider == null ? "generic" : part.provider) == "generic" && part.access_key == null && part.secret_key == null] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.service_account), 0) > 0 && (part.provider == null ? "generic" : part.provider) == "generic" && part.access_key == null && part.secret_key == null] : "$.pairings.${name}.platform[${index}].service_account: provider 'generic' has no identities. Name the cloud as provider." if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.ca_file != null && (part.provider == null ? "generic" : part.provider) != "generic"] : true if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.ca_file != null && (part.provider == null ? "generic" : part.provider) != "generic"] : "$.pairings.${name}.platform[${index}].ca_file: of no use with provider '${(part.provider == null ? "generic" : part.provider)}', whose authorities are known. Leave it out." if wrong]
      if try(part.kind == "bucket_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]), 0) > 0] : true if wrong]
      if try(contains(["bucket_source", "git_source"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)][0], 0)}].chart: missing. Give the path of the chart." if wrong]
      if try(contains(["bucket_source", "git_source"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.denied), 1) == 0] : true if wrong]
      if try(part.kind == "egress", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.denied), 1) == 0] : "$.pairings.${name}.platform[${index}].denied: none, so nothing is denied. Name a network." if wrong]
      if try(part.kind == "egress", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.tag != null && length([for one in [part.branch != null] : one if one]) == 1] : true if wrong]
      if try(part.kind == "git_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.tag != null && length([for one in [part.branch != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].tag: ${join(" and ", [for named in [part.branch == null ? "" : "branch", part.tag == null ? "" : "tag", part.semver == null ? "" : "semver", part.commit == null ? "" : "commit"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if try(part.kind == "git_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.semver != null && length([for one in [part.branch != null, part.tag != null] : one if one]) == 1] : true if wrong]
      if try(part.kind == "git_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.semver != null && length([for one in [part.branch != null, part.tag != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].semver: ${join(" and ", [for named in [part.branch == null ? "" : "branch", part.tag == null ? "" : "tag", part.semver == null ? "" : "semver", part.commit == null ? "" : "commit"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if try(part.kind == "git_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.commit != null && length([for one in [part.branch != null, part.tag != null, part.semver != null] : one if one]) == 1] : true if wrong]
      if try(part.kind == "git_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.commit != null && length([for one in [part.branch != null, part.tag != null, part.semver != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].commit: ${join(" and ", [for named in [part.branch == null ? "" : "branch", part.tag == null ? "" : "tag", part.semver == null ? "" : "semver", part.commit == null ? "" : "commit"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if try(part.kind == "git_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && part.url == null] : true if wrong]
      if try(part.kind == "git_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && part.url == null] : "$.pairings.${name}.platform[${index}]: missing required field `url`. Give the URL, or `repository`, one of the fleet, with deploy_key." if wrong]
      if try(part.kind == "git_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.deploy_key == true && part.repository == null] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.deploy_key == true && part.repository == null] : "$.pairings.${name}.platform[${index}].repository: missing with deploy_key. Name the repository of the fleet that the key is for." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key != true] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key != true] : "$.pairings.${name}.platform[${index}].repository: of no use without deploy_key. Set deploy_key, or give `url` instead." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.url), 0) > 0] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.url), 0) > 0] : "$.pairings.${name}.platform[${index}].url: of no use with repository: a deploy key is made for it. Leave it out." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.credential), 0) > 0] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.credential), 0) > 0] : "$.pairings.${name}.platform[${index}].credential: of no use with repository: a deploy key is made for it. Leave it out." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.known_hosts), 0) > 0] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.known_hosts), 0) > 0] : "$.pairings.${name}.platform[${index}].known_hosts: of no use with repository: a deploy key is made for it. Leave it out." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.ca_file), 0) > 0] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.repository != null && part.deploy_key == true && try(length(part.ca_file), 0) > 0] : "$.pairings.${name}.platform[${index}].ca_file: of no use with repository: a deploy key is made for it. Leave it out." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && (part.url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", part.url))))] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && (part.url != null && !can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", part.url))))] : "$.pairings.${name}.platform[${index}].url: '${replace(part.url == null ? "" : part.url, "/:[^/@]*@/", ":***@")}' is not a URL of a repository over SSH. Use ssh://[user@]host[:port]/path." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", part.url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", part.url))))] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", part.url)) && can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", part.url))))] : "$.pairings.${name}.platform[${index}].url: a password in the URL. A handover holds no secret. Use ssh://[user@]host[:port]/path." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", part.url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", part.url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.url)))))] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && (can(regex("^[sS][sS][hH]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/+[^/?#]", part.url)) && !can(regex("^[^:]*://[^/?#@]*:[^/?#]*@", part.url)) && (!can(regex("^[sS][sS][hH]://([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*@)?([^\\-\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?/+[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#][^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.url)))))] : "$.pairings.${name}.platform[${index}].url: ssh would read an option in '${part.url}'. Use ssh://[user@]host[:port]/path." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (part.url != null && !can(regex("^[sS][sS][hH]://", part.url)) && (part.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url))))] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (part.url != null && !can(regex("^[sS][sS][hH]://", part.url)) && (part.url != null && !can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url))))] : "$.pairings.${name}.platform[${index}].url: '${replace(part.url == null ? "" : part.url, "/:[^/@]*@/", ":***@")}' is not a URL over HTTPS. Use https://host[:port][/prefix]." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (part.url != null && !can(regex("^[sS][sS][hH]://", part.url)) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", part.url)))))] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (part.url != null && !can(regex("^[sS][sS][hH]://", part.url)) && (can(regex("^[hH][tT][tT][pP][sS]://([^/?#]*@)?([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?([/?#][^\\s]*)?$", part.url)) && (!can(regex("^[hH][tT][tT][pP][sS]://([^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{0,5})?(/[^\\s\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}?#]*)?\\??#?$", part.url)))))] : "$.pairings.${name}.platform[${index}].url: a user, a query or a fragment in the URL. A handover holds no secret. Use https://host[:port][/prefix]." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && part.credential == null)] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && part.credential == null)] : "$.pairings.${name}.platform[${index}].credential: missing: SSH needs a private key. Refer to a private key that may read the repository." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && part.credential != null && try(length(part.known_hosts), 0) == 0)] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && part.credential != null && try(length(part.known_hosts), 0) == 0)] : "$.pairings.${name}.platform[${index}].known_hosts: no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them with the fingerprints that the host's owner publishes, or set trust_on_first_use." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && part.ca_file != null)] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (can(regex("^[sS][sS][hH]://", part.url)) && part.ca_file != null)] : "$.pairings.${name}.platform[${index}].ca_file: of no use over SSH. Leave it out." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (part.url != null && !can(regex("^[sS][sS][hH]://", part.url)) && try(length(part.known_hosts), 0) > 0)] : true if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.repository != null || part.deploy_key == true) && (part.url != null && !can(regex("^[sS][sS][hH]://", part.url)) && try(length(part.known_hosts), 0) > 0)] : "$.pairings.${name}.platform[${index}].known_hosts: of no use over HTTPS. Leave it out." if wrong]
      if try(contains(["git_source", "tenant"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(try(part.verify.mode, null) == "Tag" || try(part.verify.mode, null) == "TagAndHEAD") && part.tag == null && part.semver == null] : true if wrong]
      if try(part.kind == "git_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(try(part.verify.mode, null) == "Tag" || try(part.verify.mode, null) == "TagAndHEAD") && part.tag == null && part.semver == null] : "$.pairings.${name}.platform[${index}].verify.mode: '${try(part.verify.mode, null)}' needs a tag, and none is declared. Use HEAD." if wrong]
      if try(part.kind == "git_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential == null && try(length(part.username), 0) > 0] : true if wrong]
      if try(contains(["helm_source", "oci_source", "progressive_delivery"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential == null && try(length(part.username), 0) > 0] : "$.pairings.${name}.platform[${index}].username: of no use without credential. Refer to a token, or leave it out." if wrong]
      if try(contains(["helm_source", "oci_source", "progressive_delivery"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential != null && (part.provider == null ? "generic" : part.provider) != "generic"] : true if wrong]
      if try(contains(["helm_source", "oci_source"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential != null && (part.provider == null ? "generic" : part.provider) != "generic"] : "$.pairings.${name}.platform[${index}].credential: of no use with provider '${(part.provider == null ? "generic" : part.provider)}', which signs in by itself. Leave one of them out." if wrong]
      if try(contains(["helm_source", "oci_source"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential != null && (part.provider == null ? "generic" : part.provider) == "generic" && !(try(length(part.username), 0) > 0)] : true if wrong]
      if try(contains(["helm_source", "oci_source"], part.kind), false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential != null && (part.provider == null ? "generic" : part.provider) == "generic" && !(try(length(part.username), 0) > 0)] : "$.pairings.${name}.platform[${index}].username: missing. Name whose token it is." if wrong]
      if try(contains(["helm_source", "oci_source"], part.kind), false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.provider == null ? "generic" : part.provider) != "generic" && try(!startswith(part.url, "oci://"), false)] : true if wrong]
      if try(part.kind == "helm_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.provider == null ? "generic" : part.provider) != "generic" && try(!startswith(part.url, "oci://"), false)] : "$.pairings.${name}.platform[${index}].provider: a cloud's identity is for registries (oci://) only. Leave it out." if wrong]
      if try(part.kind == "helm_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "kustomization", false)]), 0) > 0] : true if wrong]
      if try(part.kind == "helm_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "kustomization", false)]), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in part.deliver : n if try(one.kind == "kustomization", false)][0], 0)}]: a Helm repository delivers charts only. Use a helm_release." if wrong]
      if try(part.kind == "helm_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]), 0) > 0] : true if wrong]
      if try(part.kind == "helm_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)]), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) == 0, false)][0], 0)}].chart: missing. Give the name of the chart." if wrong]
      if try(part.kind == "helm_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.images), 1) == 0] : true if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.images), 1) == 0] : "$.pairings.${name}.platform[${index}].images: none. Name the images to look for." if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.change_request == true && part.push_branch == null] : true if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.change_request == true && part.push_branch == null] : "$.pairings.${name}.platform[${index}].change_request: of no use without push_branch. Name the branch that is proposed." if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [can(regex("[.]Updated", part.message))] : true if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [can(regex("[.]Updated", part.message))] : "$.pairings.${name}.platform[${index}].message: .Updated is no field of the template since Flux v2.7. Use .Changed.Changes." if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [can(regex("[.]Changed[.]ImageResult", part.message))] : true if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [can(regex("[.]Changed[.]ImageResult", part.message))] : "$.pairings.${name}.platform[${index}].message: .Changed.ImageResult is no field of the template since Flux v2.7. Use .Changed.Changes." if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.signing_password != null && part.signing_key == null] : true if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.signing_password != null && part.signing_key == null] : "$.pairings.${name}.platform[${index}].signing_password: of no use without signing_key. Leave it out." if wrong]
      if try(part.kind == "image_automation", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false] : true if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false] : "$.pairings.${name}.platform[${index}]: nothing is left of it. Leave one of scraping, rules, dashboards, state_metrics on, or leave the piece out." if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false) && (part.prometheus == null ? "operator" : part.prometheus) == "plain" && try(length(part.labels), 0) > 0] : true if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false) && (part.prometheus == null ? "operator" : part.prometheus) == "plain" && try(length(part.labels), 0) > 0] : "$.pairings.${name}.platform[${index}].labels: of no use with prometheus 'plain', which has no such objects. Leave it out." if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false) && part.dashboards == false && try(length(part.dashboard_labels), 0) > 0] : true if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false) && part.dashboards == false && try(length(part.dashboard_labels), 0) > 0] : "$.pairings.${name}.platform[${index}].dashboard_labels: of no use without dashboards. Leave it out." if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false) && part.state_metrics == false && try(length(part.state_metrics_account), 0) > 0] : true if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.scraping == false && part.rules == false && part.dashboards == false && part.state_metrics == false) && part.state_metrics == false && try(length(part.state_metrics_account), 0) > 0] : "$.pairings.${name}.platform[${index}].state_metrics_account: of no use without state_metrics. Leave it out." if wrong]
      if try(part.kind == "monitoring", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.semver != null && length([for one in [part.tag != null] : one if one]) == 1] : true if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.semver != null && length([for one in [part.tag != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].semver: ${join(" and ", [for named in [part.tag == null ? "" : "tag", part.semver == null ? "" : "semver", part.digest == null ? "" : "digest"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.digest != null && length([for one in [part.tag != null, part.semver != null] : one if one]) == 1] : true if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.digest != null && length([for one in [part.tag != null, part.semver != null] : one if one]) == 1] : "$.pairings.${name}.platform[${index}].digest: ${join(" and ", [for named in [part.tag == null ? "" : "tag", part.semver == null ? "" : "semver", part.digest == null ? "" : "digest"] : named if named != ""])} are given. Leave all but one of them out." if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "kustomization" && contains([for other in part.deliver : other.kind], "helm_release"), false)]), 0) > 0] : true if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "kustomization" && contains([for other in part.deliver : other.kind], "helm_release"), false)]), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in part.deliver : n if try(one.kind == "kustomization" && contains([for other in part.deliver : other.kind], "helm_release"), false)][0], 0)}]: an artifact is a chart or manifests, not both. Declare another source for the other one." if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) > 0, false)]), 0) > 0] : true if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) > 0, false)]), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.chart), 0) > 0, false)][0], 0)}].chart: of no use: the artifact is the chart, and the source has its version. Leave it out." if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.version), 0) > 0, false)]), 0) > 0] : true if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.version), 0) > 0, false)]), 0) > 0] : "$.pairings.${name}.platform[${index}].deliver[${try([for n, one in part.deliver : n if try(one.kind == "helm_release" && try(length(one.version), 0) > 0, false)][0], 0)}].version: of no use: the artifact is the chart, and the source has its version. Leave it out." if wrong]
      if try(part.kind == "oci_source", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential != null && !(try(length(part.username), 0) > 0)] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.credential != null && !(try(length(part.username), 0) > 0)] : "$.pairings.${name}.platform[${index}].username: missing. Name whose token it is." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.provider == "traefik" && try(tonumber(split(".", (part.version == null ? "1.36.1" : part.version))[0]) * 1000000 + tonumber(split(".", (part.version == null ? "1.36.1" : part.version))[1]) < 1000043, false)] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.provider == "traefik" && try(tonumber(split(".", (part.version == null ? "1.36.1" : part.version))[0]) * 1000000 + tonumber(split(".", (part.version == null ? "1.36.1" : part.version))[1]) < 1000043, false)] : "$.pairings.${name}.platform[${index}].version: Flagger before 1.43.0 knows only Traefik 2. Choose 1.43.0 or newer." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(contains(keys(jsondecode(part.values)), "meshProvider"), false)] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(contains(keys(jsondecode(part.values)), "meshProvider"), false)] : "$.pairings.${name}.platform[${index}].values.meshProvider: is what the piece itself says. Use provider instead." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(contains(keys(jsondecode(part.values)), "metricsServer"), false)] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(contains(keys(jsondecode(part.values)), "metricsServer"), false)] : "$.pairings.${name}.platform[${index}].values.metricsServer: is what the piece itself says. Use metrics_server instead." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.load_tester != true && part.load_tester_chart != null && part.load_tester_chart != "oci://ghcr.io/fluxcd/charts/loadtester"] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.load_tester != true && part.load_tester_chart != null && part.load_tester_chart != "oci://ghcr.io/fluxcd/charts/loadtester"] : "$.pairings.${name}.platform[${index}].load_tester_chart: of no use without load_tester. Set load_tester, or leave it out." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.load_tester != true && part.load_tester_version != null && part.load_tester_version != "0.31.0"] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.load_tester != true && part.load_tester_version != null && part.load_tester_version != "0.31.0"] : "$.pairings.${name}.platform[${index}].load_tester_version: of no use without load_tester. Set load_tester, or leave it out." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.load_tester != true && try(length(jsondecode(part.load_tester_values)), 0) > 0] : true if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.load_tester != true && try(length(jsondecode(part.load_tester_values)), 0) > 0] : "$.pairings.${name}.platform[${index}].load_tester_values: of no use without load_tester. Set load_tester, or leave it out." if wrong]
      if try(part.kind == "progressive_delivery", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.repository), 0) > 0 && !try(contains(["github", "gitlab", "gitea"], part.type), true)] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.repository), 0) > 0 && !try(contains(["github", "gitlab", "gitea"], part.type), true)] : "$.pairings.${name}.platform[${index}].repository: of no use with type '${part.type}', whose webhooks provisioner does not make. Leave it out." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.url), 0) > 0 && try(length(part.repository), 0) == 0] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.url), 0) > 0 && try(length(part.repository), 0) == 0] : "$.pairings.${name}.platform[${index}].url: of no use without repository: no webhook is made that could lead there. Name a repository of the fleet, or leave it out." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.events), 0) > 0 && !try(contains(["github", "gitlab", "gitea", "bitbucket", "cdevents"], part.type), true)] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.events), 0) > 0 && !try(contains(["github", "gitlab", "gitea", "bitbucket", "cdevents"], part.type), true)] : "$.pairings.${name}.platform[${index}].events: of no use with type '${part.type}', whose events have no names. Leave them out." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.email), 0) > 0 && part.type != null && part.type != "gcr"] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.email), 0) > 0 && part.type != null && part.type != "gcr"] : "$.pairings.${name}.platform[${index}].email: of no use with type '${part.type}'. Leave it out." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(try(length(part.email), 0) > 0) && try(part.type == "gcr", false)] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(try(length(part.email), 0) > 0) && try(part.type == "gcr", false)] : "$.pairings.${name}.platform[${index}].email: missing: gcr needs it. It is that of the Pub/Sub subscription that pushes to the cluster." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.audience), 0) > 0 && part.type != null && part.type != "gcr"] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.audience), 0) > 0 && part.type != null && part.type != "gcr"] : "$.pairings.${name}.platform[${index}].audience: of no use with type '${part.type}'. Leave it out." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(try(length(part.audience), 0) > 0) && try(part.type == "gcr", false)] : true if wrong]
      if try(part.kind == "receiver", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(try(length(part.audience), 0) > 0) && try(part.type == "gcr", false)] : "$.pairings.${name}.platform[${index}].audience: missing: gcr needs it. It is that of the Pub/Sub subscription that pushes to the cluster." if wrong]
      if try(part.kind == "receiver", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.age == true || try(length(part.kms), 0) > 0)] : true if wrong]
      if try(part.kind == "sops", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [!(part.age == true || try(length(part.kms), 0) > 0)] : "$.pairings.${name}.platform[${index}].age: no key to encrypt to. Set age to give the cluster a key of its own, or name keys in kms." if wrong]
      if try(part.kind == "sops", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.age == true || try(length(part.kms), 0) > 0) && try(length(part.service_account), 0) > 0 && try(length(part.kms), 0) == 0] : true if wrong]
      if try(part.kind == "sops", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(part.age == true || try(length(part.kms), 0) > 0) && try(length(part.service_account), 0) > 0 && try(length(part.kms), 0) == 0] : "$.pairings.${name}.platform[${index}].service_account: of no use without kms. Leave it out." if wrong]
      if try(part.kind == "sops", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.age == true && try(length(part.kms), 0) == 0 && try(length(part.recovery), 0) == 0 && try(length(part.recovery_waived), 0) == 0] : true if wrong]
      if try(part.kind == "sops", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.age == true && try(length(part.kms), 0) == 0 && try(length(part.recovery), 0) == 0 && try(length(part.recovery_waived), 0) == 0] : "$.pairings.${name}.platform[${index}].recovery: missing: the key of a cluster is gone when the cluster is. Name a recipient whose private key you keep elsewhere (`age-keygen`), or say in recovery_waived why no file has to be readable then." if wrong]
      if try(part.kind == "sops", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.namespaces), 0) == 0 && can(regex("^(default$|kube-)", part.name))] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.namespaces), 0) == 0 && can(regex("^(default$|kube-)", part.name))] : "$.pairings.${name}.platform[${index}].name: namespace '${part.name}' is Kubernetes' own. Name namespaces of the tenant's own." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(try(part.verify.mode, null) == "Tag" || try(part.verify.mode, null) == "TagAndHEAD") && true] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [(try(part.verify.mode, null) == "Tag" || try(part.verify.mode, null) == "TagAndHEAD") && true] : "$.pairings.${name}.platform[${index}].verify.mode: '${try(part.verify.mode, null)}' needs a tag, and none is declared. Use HEAD." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.egress_allowed), 0) > 0 && try(length(part.egress_denied), 0) == 0] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [try(length(part.egress_allowed), 0) > 0 && try(length(part.egress_denied), 0) == 0] : "$.pairings.${name}.platform[${index}].egress_allowed: of no use without egress_denied. Everything is allowed as it is." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.credential), 0) > 0] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.credential), 0) > 0] : "$.pairings.${name}.platform[${index}].credential: of no use without url. Give the URL, or leave it out." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.known_hosts), 0) > 0] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.known_hosts), 0) > 0] : "$.pairings.${name}.platform[${index}].known_hosts: of no use without url. Give the URL, or leave it out." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.ca_file), 0) > 0] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.ca_file), 0) > 0] : "$.pairings.${name}.platform[${index}].ca_file: of no use without url. Give the URL, or leave it out." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.verify), 0) > 0] : true if wrong]
      if try(part.kind == "tenant", false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for index, part in entry.platform : [for wrong in [part.url == null && !(part.repository != null || part.deploy_key == true) && try(length(part.verify), 0) > 0] : "$.pairings.${name}.platform[${index}].verify: of no use without url. Give the URL, or leave it out." if wrong]
      if try(part.kind == "tenant", false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in entry.facts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in entry.facts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.pairings.${name}.facts.${key}: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.env))] : true if wrong]
      if try(part.env != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.env))] : "$.pairings.${name}.secret_facts.${key}.env: control characters in '${replace(replace(replace(part.env, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.env != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.file))] : true if wrong]
      if try(part.file != null, false)
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part.file))] : "$.pairings.${name}.secret_facts.${key}.file: control characters in '${replace(replace(replace(part.file, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if try(part.file != null, false)
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for index, part in part.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
      if can([for it in part.command : it])
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for index, part in part.command : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.pairings.${name}.secret_facts.${key}.command[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
      if can([for it in part.command : it])
      ]
    ]))
  }

  validation {
    condition = length(flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for wrong in [length([for named in [part.env != null, part.file != null, part.command != null, part.stdin == true] : true if named]) != 1 || try(length(part.command) == 0, false)] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for name, entry in var.pairings : [for key, part in entry.secret_facts : [for wrong in [length([for named in [part.env != null, part.file != null, part.command != null, part.stdin == true] : true if named]) != 1 || try(length(part.command) == 0, false)] : "$.pairings.${name}.secret_facts.${key}: not exactly one of env, file, command and stdin. Set one of them." if wrong]
      if part != null
      ]
    ]))
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
      if try(length([for n, part in entry.prerequisites : n if contains(slice(entry.prerequisites[*].name, 0, n), part.name)]) > 0, false)
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.prerequisites[${try([for n, part in entry.prerequisites : n if contains(slice(entry.prerequisites[*].name, 0, n), part.name)][0], 0)}].name: '${try(entry.prerequisites[try([for n, part in entry.prerequisites : n if contains(slice(entry.prerequisites[*].name, 0, n), part.name)][0], 0)].name, "")}' is declared twice. Give one of them another name."
      if try(length([for n, part in entry.prerequisites : n if contains(slice(entry.prerequisites[*].name, 0, n), part.name)]) > 0, false)
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
      if length([for fact in keys(entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.facts, the key '${try([for fact in keys(entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}': '${try([for fact in keys(entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}' is not the name of a fact: letters, digits and `_`, beginning with no digit. Example: vpc_id"
      if length([for fact in keys(entry.facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact in keys(entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.secret_facts, the key '${try([for fact in keys(entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}': '${try([for fact in keys(entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))][0], "")}' is not the name of a fact: letters, digits and `_`, beginning with no digit. Example: vpc_id"
      if length([for fact in keys(entry.secret_facts) : fact if !can(regex("^[A-Za-z_][A-Za-z0-9_]{0,252}$", fact))]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact, value in entry.facts : fact if value == null]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.facts.${try([for fact, value in entry.facts : fact if value == null][0], "")}: Expected `bool | int | str`, got `null`. A fact is a text, a whole number or a boolean; write anything else as a text."
      if length([for fact, value in entry.facts : fact if value == null]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if length([for fact in keys(entry.secret_facts) : fact if contains(keys(entry.facts), fact)]) > 0
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.secret_facts.${try([for fact in keys(entry.secret_facts) : fact if contains(keys(entry.facts), fact)][0], "")}: '${try([for fact in keys(entry.secret_facts) : fact if contains(keys(entry.facts), fact)][0], "")}' is a plain fact, too. Give one of them another name."
      if length([for fact in keys(entry.secret_facts) : fact if contains(keys(entry.facts), fact)]) > 0
    ])
  }

  validation {
    condition = length([
      for name, entry in var.pairings : true
      if try(floor(length(replace(base64encode(join("", concat(keys(entry.facts), values(entry.facts)))), "=", "")) * 3 / 4), 0) > 1048576
    ]) == 0
    error_message = join("\n", [
      for name, entry in var.pairings : "$.pairings.${name}.facts: have ${floor(length(replace(base64encode(join("", concat(keys(entry.facts), values(entry.facts)))), "=", "")) * 3 / 4)} bytes; 1048576 are possible. Keep large data in a ConfigMap of your own, in Git."
      if try(floor(length(replace(base64encode(join("", concat(keys(entry.facts), values(entry.facts)))), "=", "")) * 3 / 4), 0) > 1048576
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
      if entry.name == null
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}]: Object missing required field `name`"
      if entry.name == null
    ])
  }

  validation {
    condition = length(flatten([for number, entry in var.waves : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.name))] : true if wrong]
      if entry.name != null
    ])) == 0
    error_message = join("\n", flatten([for number, entry in var.waves : [for wrong in [!can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", entry.name))] : "$.waves[${number}].name: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.name)) ? "control characters in '${replace(replace(replace(entry.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.name, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a name of lower-case letters, digits, `-` and `.`, at most 63 of them. Example: production"}" if wrong]
      if entry.name != null
    ]))
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if !can(regex("^(rest|[1-9][0-9]{0,4}|(100|[1-9][0-9]?)%)$", entry.clusters))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].clusters: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.clusters)) ? "control characters in '${replace(replace(replace(entry.clusters, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.clusters, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a number of clusters, a percentage of them, or `rest`. Example: 10%"}"
      if !can(regex("^(rest|[1-9][0-9]{0,4}|(100|[1-9][0-9]?)%)$", entry.clusters))
    ])
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if !can(regex("^( *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *(, *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *)*)?$", entry.selector))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].selector: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.selector)) ? "control characters in '${replace(replace(replace(entry.selector, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.selector, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a label selector. Example: tier in (gold,silver),!legacy"}"
      if !can(regex("^( *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *(, *(! *[A-Za-z0-9][A-Za-z0-9_./-]*|[A-Za-z0-9][A-Za-z0-9_./-]*( *(==?|!=) *[A-Za-z0-9_.-]*| +(in|notin) *\\([A-Za-z0-9_., -]*\\))?) *)*)?$", entry.selector))
    ])
  }

  validation {
    condition = length([
      for number, entry in var.waves : true
      if !can(regex("^([0-9]{1,4}h([0-9]{1,5}m)?([0-9]{1,6}s)?|[0-9]{1,5}m([0-9]{1,6}s)?|[0-9]{1,6}s)$", entry.pause))
    ]) == 0
    error_message = join("\n", [
      for number, entry in var.waves : "$.waves[${number}].pause: ${can(regex("[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]", entry.pause)) ? "control characters in '${replace(replace(replace(entry.pause, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." : "'${replace(replace(replace(entry.pause, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}' is not a time such as `10m`. Example: 10m"}"
      if !can(regex("^([0-9]{1,4}h([0-9]{1,5}m)?([0-9]{1,6}s)?|[0-9]{1,5}m([0-9]{1,6}s)?|[0-9]{1,6}s)$", entry.pause))
    ])
  }

  validation {
    condition = length(flatten([for number, entry in var.waves : [for index, part in entry.check : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : true if wrong]
      if part != null
      ]
    ])) == 0
    error_message = join("\n", flatten([for number, entry in var.waves : [for index, part in entry.check : [for wrong in [!can(regex("^[^\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]*$", part))] : "$.waves[${number}].check[${index}]: control characters in '${replace(replace(replace(part, "\\", "\\\\"), "\n", "\\n"), "/[\\x{0000}-\\x{001f}\\x{007f}-\\x{00a0}\\x{00ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}\\x{fff9}-\\x{fffb}]/", "?")}'. Use one line of plain text." if wrong]
      if part != null
      ]
    ]))
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

