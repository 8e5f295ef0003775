#!/usr/bin/env bash
# Reads manifests, one JSON object in each line, and says what must not be in them.
set -euo pipefail

problems=$(jq --raw-output --slurp '
  def clusterwide: .kind | IN("Namespace", "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding", "StorageClass",
    "PersistentVolume", "PriorityClass", "IngressClass", "APIService", "ValidatingWebhookConfiguration",
    "MutatingWebhookConfiguration");
  def containers: .. | objects | .containers, .initContainers | arrays | .[];
  def problem:
    (select(.kind == "Secret") | "a Secret, and the store can be read by everyone"),
    (select(.metadata.namespace == null and (clusterwide | not)) | "no namespace"),
    (select(.metadata.annotations["helm.sh/hook"]?) | "a hook of Helm, which would be an ordinary object"),
    (containers | "\(.image)" as $image
      | (select($image | test("^[^/]+[.:][^/]*/.+:[^/:]+$") | not) | "\($image) is not a whole name with a tag"),
        (select($image | endswith(":latest")) | "\($image) is another image each day"),
        (select(.imagePullPolicy == "Always") | "\($image) would be pulled although the node has it"));
  if length == 0 then "no objects at all" else .[] | "\(.kind) \(.metadata.name): \(problem)" end
')
if [ -n "$problems" ]; then
  printf '%s\n' "$problems" >&2
  exit 1
fi
