#!/usr/bin/env bash
set -euo pipefail

# How full the disks are that have a file system of their own.
df --human-readable --exclude-type=tmpfs --exclude-type=devtmpfs
