{
  runCommand,
  kubernetes-helm,
  kustomize,
  writableTmpDirAsHomeHook,
  chart,
}:

runCommand "shop.yaml"
  {
    nativeBuildInputs = [
      kubernetes-helm
      kustomize
      writableTmpDirAsHomeHook
    ];
  }
  ''
    # Kustomize reads nothing outside of its folder, and the store is read-only.
    cp --recursive --no-preserve=mode ${./overlay} work

    helm template shop ${chart} \
      --namespace shop \
      --values ${./values.yaml} \
      --kube-version 1.35.0 \
      --include-crds \
      --no-hooks \
      > work/base.yaml

    kustomize build work > "$out"
  ''
