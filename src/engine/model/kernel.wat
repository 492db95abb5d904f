;; multiply: out[i, o] += sum over k of x[i, k] * weights[o / 8, k, o % 8], all 32-bit floats.
;; Four rows of x meet eight outputs at a time: per input 6 loads for 32 products.
;; n is a multiple of 4, outputs of 8; addresses are in bytes, multiples of 16.
;; convolve: out[i, d] = sum over t of 0..4 of h[i + (t - 2) * dilation, d] * taps[t, d], within the n rows.
;; normalise: each row of x to mean 0 and variance 1 (and 1e-5 more, against nought), times gain, plus shift.
;; rectify: out[k] = h[k] + max(out[k], 0) for each number.
;; All three take a width that is a multiple of 4.
;; Compiled by test/engine/model/kernel.test.ts, which compares it with kernel.ts.
(module
  (memory (export "memory") 4)
  (func (export "multiply")
    (param $x i32) (param $n i32) (param $inputs i32)
    (param $weights i32) (param $outputs i32) (param $out i32)
    (local $rowBytes i32) (local $outBytes i32) (local $i i32) (local $o i32) (local $k i32)
    (local $a i32) (local $b i32) (local $c i32) (local $d i32) (local $w i32) (local $to i32)
    (local $a0 v128) (local $a1 v128) (local $b0 v128) (local $b1 v128)
    (local $c0 v128) (local $c1 v128) (local $d0 v128) (local $d1 v128)
    (local $w0 v128) (local $w1 v128) (local $s v128)
    (local.set $rowBytes (i32.shl (local.get $inputs) (i32.const 2)))
    (local.set $outBytes (i32.shl (local.get $outputs) (i32.const 2)))
    (local.set $i (i32.const 0))
    (loop $rows
      (local.set $w (local.get $weights))
      (local.set $o (i32.const 0))
      (loop $panels
        (local.set $a (local.get $x))
        (local.set $b (i32.add (local.get $a) (local.get $rowBytes)))
        (local.set $c (i32.add (local.get $b) (local.get $rowBytes)))
        (local.set $d (i32.add (local.get $c) (local.get $rowBytes)))
        (local.set $to (i32.add (local.get $out) (i32.shl (local.get $o) (i32.const 2))))
        (local.set $a0 (v128.load (local.get $to)))
        (local.set $a1 (v128.load offset=16 (local.get $to)))
        (local.set $to (i32.add (local.get $to) (local.get $outBytes)))
        (local.set $b0 (v128.load (local.get $to)))
        (local.set $b1 (v128.load offset=16 (local.get $to)))
        (local.set $to (i32.add (local.get $to) (local.get $outBytes)))
        (local.set $c0 (v128.load (local.get $to)))
        (local.set $c1 (v128.load offset=16 (local.get $to)))
        (local.set $to (i32.add (local.get $to) (local.get $outBytes)))
        (local.set $d0 (v128.load (local.get $to)))
        (local.set $d1 (v128.load offset=16 (local.get $to)))
        (local.set $k (local.get $inputs))
        (loop $inner
          (local.set $w0 (v128.load (local.get $w)))
          (local.set $w1 (v128.load offset=16 (local.get $w)))
          (local.set $s (v128.load32_splat (local.get $a)))
          (local.set $a0 (f32x4.add (local.get $a0) (f32x4.mul (local.get $s) (local.get $w0))))
          (local.set $a1 (f32x4.add (local.get $a1) (f32x4.mul (local.get $s) (local.get $w1))))
          (local.set $s (v128.load32_splat (local.get $b)))
          (local.set $b0 (f32x4.add (local.get $b0) (f32x4.mul (local.get $s) (local.get $w0))))
          (local.set $b1 (f32x4.add (local.get $b1) (f32x4.mul (local.get $s) (local.get $w1))))
          (local.set $s (v128.load32_splat (local.get $c)))
          (local.set $c0 (f32x4.add (local.get $c0) (f32x4.mul (local.get $s) (local.get $w0))))
          (local.set $c1 (f32x4.add (local.get $c1) (f32x4.mul (local.get $s) (local.get $w1))))
          (local.set $s (v128.load32_splat (local.get $d)))
          (local.set $d0 (f32x4.add (local.get $d0) (f32x4.mul (local.get $s) (local.get $w0))))
          (local.set $d1 (f32x4.add (local.get $d1) (f32x4.mul (local.get $s) (local.get $w1))))
          (local.set $a (i32.add (local.get $a) (i32.const 4)))
          (local.set $b (i32.add (local.get $b) (i32.const 4)))
          (local.set $c (i32.add (local.get $c) (i32.const 4)))
          (local.set $d (i32.add (local.get $d) (i32.const 4)))
          (local.set $w (i32.add (local.get $w) (i32.const 32)))
          (local.set $k (i32.sub (local.get $k) (i32.const 1)))
          (br_if $inner (local.get $k)))
        (v128.store (local.get $to) (local.get $d0))
        (v128.store offset=16 (local.get $to) (local.get $d1))
        (local.set $to (i32.sub (local.get $to) (local.get $outBytes)))
        (v128.store (local.get $to) (local.get $c0))
        (v128.store offset=16 (local.get $to) (local.get $c1))
        (local.set $to (i32.sub (local.get $to) (local.get $outBytes)))
        (v128.store (local.get $to) (local.get $b0))
        (v128.store offset=16 (local.get $to) (local.get $b1))
        (local.set $to (i32.sub (local.get $to) (local.get $outBytes)))
        (v128.store (local.get $to) (local.get $a0))
        (v128.store offset=16 (local.get $to) (local.get $a1))
        (local.set $o (i32.add (local.get $o) (i32.const 8)))
        (br_if $panels (i32.lt_u (local.get $o) (local.get $outputs))))
      (local.set $x (i32.add (local.get $x) (i32.shl (local.get $rowBytes) (i32.const 2))))
      (local.set $out (i32.add (local.get $out) (i32.shl (local.get $outBytes) (i32.const 2))))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $rows (i32.lt_u (local.get $i) (local.get $n)))))
  (func (export "convolve")
    (param $h i32) (param $n i32) (param $width i32) (param $taps i32) (param $dilation i32) (param $out i32)
    (local $rowBytes i32) (local $i i32) (local $d i32) (local $t i32) (local $row i32) (local $sum v128)
    (local.set $rowBytes (i32.shl (local.get $width) (i32.const 2)))
    (loop $rows
      (local.set $d (i32.const 0))
      (loop $channels
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $t (i32.const 0))
        (loop $reach
          (local.set $row
            (i32.add (local.get $i) (i32.mul (i32.sub (local.get $t) (i32.const 2)) (local.get $dilation))))
          (if (i32.lt_u (local.get $row) (local.get $n)) ;; before the first row it is huge, unsigned
            (then
              (local.set $sum
                (f32x4.add
                  (local.get $sum)
                  (f32x4.mul
                    (v128.load
                      (i32.add
                        (i32.add (local.get $h) (local.get $d))
                        (i32.mul (local.get $row) (local.get $rowBytes))))
                    (v128.load
                      (i32.add
                        (i32.add (local.get $taps) (local.get $d))
                        (i32.mul (local.get $t) (local.get $rowBytes)))))))))
          (local.set $t (i32.add (local.get $t) (i32.const 1)))
          (br_if $reach (i32.lt_u (local.get $t) (i32.const 5))))
        (v128.store
          (i32.add
            (i32.add (local.get $out) (local.get $d))
            (i32.mul (local.get $i) (local.get $rowBytes)))
          (local.get $sum))
        (local.set $d (i32.add (local.get $d) (i32.const 16)))
        (br_if $channels (i32.lt_u (local.get $d) (local.get $rowBytes))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $rows (i32.lt_u (local.get $i) (local.get $n)))))

  (func (export "normalise")
    (param $x i32) (param $n i32) (param $width i32) (param $gain i32) (param $shift i32)
    (local $end i32) (local $rowEnd i32) (local $at i32) (local $rowBytes i32)
    (local $sum v128) (local $mean v128) (local $scale v128) (local $delta v128)
    (local.set $rowBytes (i32.shl (local.get $width) (i32.const 2)))
    (local.set $end (i32.add (local.get $x) (i32.mul (local.get $n) (local.get $rowBytes))))
    (loop $rows
      (local.set $rowEnd (i32.add (local.get $x) (local.get $rowBytes)))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $x))
      (loop $adding
        (local.set $sum (f32x4.add (local.get $sum) (v128.load (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $adding (i32.lt_u (local.get $at) (local.get $rowEnd))))
      (local.set $mean (f32x4.splat (f32.div (call $across (local.get $sum)) (f32.convert_i32_u (local.get $width)))))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $x))
      (loop $squaring
        (local.set $delta (f32x4.sub (v128.load (local.get $at)) (local.get $mean)))
        (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (local.get $delta) (local.get $delta))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $squaring (i32.lt_u (local.get $at) (local.get $rowEnd))))
      (local.set $scale
        (f32x4.splat
          (f32.div
            (f32.const 1)
            (f32.sqrt
              (f32.add
                (f32.div (call $across (local.get $sum)) (f32.convert_i32_u (local.get $width)))
                (f32.const 1e-5))))))
      (local.set $at (i32.const 0))
      (loop $scaling
        (v128.store
          (local.get $x)
          (f32x4.add
            (f32x4.mul
              (f32x4.mul (f32x4.sub (v128.load (local.get $x)) (local.get $mean)) (local.get $scale))
              (v128.load (i32.add (local.get $gain) (local.get $at))))
            (v128.load (i32.add (local.get $shift) (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (br_if $scaling (i32.lt_u (local.get $at) (local.get $rowBytes))))
      (br_if $rows (i32.lt_u (local.get $x) (local.get $end)))))

  (func (export "rectify") (param $out i32) (param $h i32) (param $bytes i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $out) (local.get $bytes)))
    (loop $all
      (v128.store
        (local.get $out)
        (f32x4.add
          (v128.load (local.get $h))
          (f32x4.max (v128.load (local.get $out)) (v128.const f32x4 0 0 0 0))))
      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (local.set $h (i32.add (local.get $h) (i32.const 16)))
      (br_if $all (i32.lt_u (local.get $out) (local.get $end)))))

  (func $across (param $v v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $v)) (f32x4.extract_lane 1 (local.get $v)))
      (f32.add (f32x4.extract_lane 2 (local.get $v)) (f32x4.extract_lane 3 (local.get $v))))))
