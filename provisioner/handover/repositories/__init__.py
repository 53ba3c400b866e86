"""Git hosts: where a repository lives and how it is reached. One file a host, of the same name
everywhere."""
