"""Render the pipelines again after a change of the template."""

from stacks import pipelines

for host, file in pipelines.FILES.items():
    (pipelines.FOLDER / file).write_text(pipelines.render(host))
    print(pipelines.FOLDER / file)
