# Two stages: the toolchain stays behind; the image holds one binary, which brings templates, assets
# and migrations along, and certificates. `docker build -t unspool .`, then
# `docker run -p 8080:8080 -v unspool:/data unspool`.
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc g++ make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Cargo.toml Cargo.lock sqlx.toml ./
COPY .cargo .cargo
# The dependencies alone first, so that a change of ours does not build them again.
RUN mkdir -p src benches/search && echo '//! x' >src/lib.rs && echo 'fn main() {}' >src/main.rs \
    && touch benches/pages.rs benches/search/main.rs && cargo build --release --locked --lib && rm -rf src benches
COPY . .
RUN touch src/lib.rs src/main.rs && cargo build --release --locked --bin unspool

FROM debian:bookworm-slim
# The fonts write PDF and previews in every script; without them there are those of Latin, Greek and
# Cyrillic.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates \
    fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --create-home unspool
COPY --from=build /src/target/release/unspool /usr/local/bin/unspool
USER unspool
WORKDIR /data
VOLUME /data
ENV UNSPOOL_SERVER__LISTEN=0.0.0.0:8080
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["unspool"]
CMD ["serve"]
