"""A fake of the Terraform providers of Git hosts: it speaks the real plugin protocol, so that real
Terraform plans, applies, imports and destroys our stacks. Schemas come from the prebuilt bindings
(`tests.support.bindings`); what a resource does is written here from the providers' published
reference, and kept in memory. Only the Gitea half can be backed by something real."""
