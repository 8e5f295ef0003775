let count = n: n + count (n - 1); in count 10
