# provisioner for pods: `provisioner watch`, and the Jobs of `provisioner fleet job`. No Terraform: pods
# read a handover. How to build it without root: docs/image.md.
ARG BASE=docker.io/library/python:3.12-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY provisioner provisioner
COPY modules/provisioner_cdk modules/provisioner_cdk
COPY .ci/constraints.txt constraints.txt
RUN python -m venv /opt/provisioner
RUN /opt/provisioner/bin/pip install --no-cache-dir --constraint constraints.txt ".[azure,google,verify,watch]"

FROM ${BASE}
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git openssh-client \
    && rm -rf /var/lib/apt/lists/* \
    # ssh refuses to run for a user without a name.
    && useradd --no-log-init --uid 65532 --create-home --home-dir /var/lib/provisioner provisioner
COPY --from=build /opt/provisioner /opt/provisioner
ENV PATH=/opt/provisioner/bin:/usr/local/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1
USER 65532
WORKDIR /var/lib/provisioner
ENTRYPOINT ["provisioner"]
CMD ["--help"]
