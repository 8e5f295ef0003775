let count = n: if n == 0 then 0 else n + count (n - 1); in count 10
