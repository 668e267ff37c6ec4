# The hub as an image: `docker build .`, then `docker compose up` (docker-compose.yml). It holds no PostgreSQL, no
# setting and no key: the database comes by HUB_DATABASE_URL and its sisters, keys lie in the volume /data or are mounted.

FROM node:20-slim AS build
WORKDIR /hub
COPY package.json package-lock.json ./
# the optional packages are the embedded PostgreSQL, which a container has beside it
RUN npm ci --omit=optional
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY schema ./schema
COPY migrations ./migrations
COPY src ./src
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:20-slim
WORKDIR /hub
# migrations and roles.sql are part of the build in dist/migrations
COPY --from=build /hub/package.json ./
COPY --from=build /hub/node_modules ./node_modules
COPY --from=build /hub/dist ./dist
# what stands in the image belongs to root; the hub can write to /data, and to /public what anybody may read
RUN install -d -o node -g node -m 0711 /data && install -d -o node -g node -m 0755 /public
# it listens to more than this machine, so it is for production unless somebody says otherwise
ENV NODE_ENV=production HUB_ENV=production HUB_DATA_DIR=/data HUB_HOST=0.0.0.0 HUB_PORT=4000
VOLUME /data
EXPOSE 4000
USER node
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/src/cli/hub.js"]
CMD ["start"]
